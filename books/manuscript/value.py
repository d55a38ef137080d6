"""One value of title.toml: read as what it should be, or refused by its name and line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from books.manuscript.entries import Entries, KeyPath
from books.manuscript.isbn import read_isbn

MAX_WORD = 120
MAX_TITLE = 200
MAX_WORDS = 2000
MAX_LIST = 50

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_SIDE = r"([0-9]{1,2}(?:\.[0-9]{1,4})?)"
_TRIM = re.compile(rf"\s*{_SIDE}\s*[xX×]\s*{_SIDE}\s*(?:in)?\s*")


@dataclass(frozen=True, slots=True)
class Value:
    """A value at a path of title.toml; every reading of it raises ManuscriptError."""

    entries: Entries
    path: KeyPath
    value: Any

    @property
    def name(self) -> str:
        """The key as a person writes it, without the index of a repeated table."""
        return ".".join(part for part in self.path if isinstance(part, str))

    @property
    def line(self) -> int:
        """The line where this value is written, from 1."""
        return self.entries.line(*self.path)

    def refuse(self, why: str) -> NoReturn:
        """Raise ManuscriptError: the key, its line, and what to do."""
        self.entries.source.refuse(self.line, f"{self.name} {why}")

    def words(self, limit: int = MAX_WORDS) -> str:
        """A string on one line, not empty, of at most `limit` characters."""
        if not isinstance(self.value, str):
            self.refuse(f"is {_kind(self.value)}; write words between quotation marks.")
        words = " ".join(self.value.split())
        if not words:
            self.refuse("is empty; write it or delete the key.")
        if len(words) > limit:
            self.refuse(f"has {len(words)} characters; shorten it to {limit} at most.")
        if any(unicodedata.category(character) == "Cc" for character in words):
            self.refuse("holds a control character; delete it.")
        return words

    def word(self) -> str:
        """A short string, such as a name or a trait."""
        return self.words(MAX_WORD)

    def word_list(self) -> tuple[str, ...]:
        """A list of short strings; one string alone is a list of one."""
        if isinstance(self.value, str):
            return (self.word(),)
        if not isinstance(self.value, list):
            self.refuse(f'is {_kind(self.value)}; write a list, such as ["one", "two"].')
        if len(self.value) > MAX_LIST:
            self.refuse(f"has {len(self.value)} entries; keep {MAX_LIST} at most.")
        return tuple(Value(self.entries, self.path, entry).word() for entry in self.value)

    def word_or_list(self) -> str:
        """A short string, or a list of them joined by commas."""
        return ", ".join(self.word_list())

    def number_or_word(self) -> str:
        """An age: 7 or "about seven"."""
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            if not 0 <= self.value < 10_000:
                self.refuse("is no age; write a number of years from 0 to 9999.")
            return str(self.value)
        return self.word()

    def title(self) -> str:
        """The book's title."""
        return self.words(MAX_TITLE)

    def yes_or_no(self) -> bool:
        """A TOML boolean."""
        if not isinstance(self.value, bool):
            self.refuse(f"is {_kind(self.value)}; write true or false, without quotation marks.")
        return self.value

    def one_or_two(self) -> int:
        """The pages of a scene."""
        if isinstance(self.value, bool) or self.value not in (1, 2):
            self.refuse(f"is {_kind(self.value)}; write 1 for a page or 2 for a spread.")
        return int(self.value)

    def language(self) -> str:
        """A language code such as en, pt-BR."""
        if not LANGUAGE.fullmatch(code := self.word()):
            self.refuse(f'is "{code}"; write a language code, such as "en" or "pt-BR".')
        return code

    def trim(self) -> str:
        """Width and height in inches as "8.5x8.5", without needless zeros."""
        match = _TRIM.fullmatch(written := self.word())
        if not match or not all(float(side) for side in match.groups()):
            self.refuse(f'is "{written}"; write width x height in inches, such as "8.5x8.5".')
        return "x".join(f"{float(side):g}" for side in match.groups())

    def isbn(self) -> str:
        """Thirteen digits with the right check digit."""
        try:
            return read_isbn(written := self.word())
        except ValueError as error:
            self.refuse(f'"{written}" {error}.')


Reading = Callable[[Value], Any]


def read_table(at: Value, readings: Mapping[str, Reading], needed: tuple[str, ...] = ()) -> Any:
    """The table's keys read by `readings`; an unknown or missing key raises ManuscriptError."""
    if not isinstance(at.value, dict):
        at.refuse(f"is {_kind(at.value)}; write it as a table, such as [{at.name}].")
    for key, value in at.value.items():
        if key not in readings:
            known = ", ".join(readings)
            strange = Value(at.entries, (*at.path, key), value)
            shown = strange.name if len(strange.name) <= MAX_WORD else f"{strange.name[:MAX_WORD]}…"
            line = strange.line
            at.entries.source.refuse(line, f'unknown key "{shown}"; known here: {known}.')
    for key in needed:
        if key not in at.value:
            at.refuse(f"has no {key}; add {key} = … to it.")
    return {
        key: reading(Value(at.entries, (*at.path, key), at.value[key]))
        for key, reading in readings.items()
        if key in at.value
    }


def tables(at: Value) -> tuple[Value, ...]:
    """The tables of an array, such as every [[scene]]."""
    if not isinstance(at.value, list):
        at.refuse(f"is {_kind(at.value)}; write each as a table of its own, [[{at.name}]].")
    found = enumerate(at.value)
    return tuple(Value(at.entries, (*at.path, index), value) for index, value in found)


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {value}" if abs(value) < 10**15 else "a huge number"
    kinds: dict[type, str] = {str: f'"{value}"'[:MAX_WORD], list: "a list", dict: "a table"}
    return kinds.get(type(value), "a date or time")
