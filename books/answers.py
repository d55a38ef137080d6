"""What each step of a new title asks, and what of an answer can be kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

from books.enums import ContributorRole
from books.errors import Refused
from books.manuscript.isbn import read_isbn
from books.manuscript.value import LANGUAGE, MAX_TITLE, MAX_WORD, MAX_WORDS
from books.printers import PrintWish, meaning_of
from illustration.studio.styles import STYLES
from printing.press.trim import Trim

MAX_NAME, MAX_CREDIT, MAX_CHARACTERS, MAX_CREDITS, MAX_PAGES = 80, 160, 40, 30, 2000
MAX_FURTHER = 12
TRAITS = ("body", "eyes", "build", "hair", "skin", "age", "marks")
ARRANGEMENTS = ("auto", "facing", "on-picture")
_NOT_KEPT = "Nothing was kept; mend it and go on."

Answers = Mapping[str, Any]


class Step(StrEnum):
    """The steps of a new title, in order."""

    PRINTING = "printing"
    MANUSCRIPT = "manuscript"
    PREVIEW = "preview"
    PLAN = "plan"
    CHARACTERS = "characters"
    STYLE = "style"
    CHECK = "check"


def cleaned(step: Step, answers: Answers) -> dict[str, Any]:
    """Return a step's answers as they are kept. Raises Refused, one sentence, for what cannot be.

    The manuscript and the last step are no answers of this kind: they have verbs of their own.
    """
    if step not in _CLEANERS:
        raise Refused(f"The step {step} takes no answers of this kind. {_NOT_KEPT}")
    return _CLEANERS[step](answers)


def wish_of(answers: Answers) -> PrintWish:
    """Return the printing step's answers as a wish. Raises Refused."""
    pages = answers.get("pages", 32)
    if not isinstance(pages, int) or not 1 <= pages <= MAX_PAGES:
        raise Refused(f"Expected pages are a number from 1 to {MAX_PAGES}. {_NOT_KEPT}")
    try:
        trim = str(Trim.parse(_words(answers, "trim", 30)))
    except ValueError as error:
        raise Refused(f"{error}. {_NOT_KEPT}") from error
    return PrintWish(
        printer=_words(answers, "printer", 60),
        trim=trim,
        stock=_words(answers, "stock", 40),
        bleed=answers.get("bleed", True) is True,
        pages=pages,
    )


def _printing(answers: Answers) -> dict[str, Any]:
    wish = wish_of(answers)
    try:
        against = meaning_of(wish).against
    except ValueError as error:
        raise Refused(f"{error}. {_NOT_KEPT}") from error
    if against:
        raise Refused(f"It cannot be printed so. {' '.join(against)}")
    language = language_in(answers)
    return {
        "printer": wish.printer,
        "trim": wish.trim,
        "stock": wish.stock,
        "bleed": wish.bleed,
        "pages": wish.pages,
        "language": language,
        "further": _further(answers, language),
        "isbn": isbn_in(answers),
    }


def isbn_in(answers: Answers) -> str:
    """Return the ISBN as thirteen digits, "" where there is none. Raises Refused."""
    isbn = _words(answers, "isbn", 30)
    try:
        return read_isbn(isbn) if isbn else ""
    except ValueError as error:
        raise Refused(f'The ISBN "{isbn}" {error}. {_NOT_KEPT}') from error


def language_in(answers: Answers) -> str:
    """Return the language's code. Raises Refused."""
    code = _words(answers, "language", 20)
    if not LANGUAGE.fullmatch(code):
        raise Refused(f'"{code}" is no language code; write one such as en or pt-BR. {_NOT_KEPT}')
    return code


def _further(answers: Answers, first: str) -> list[str]:
    """The languages of further editions, each once; the manuscript's own is not one."""
    codes = _list(answers.get("further", []), "further")
    if len(codes) > MAX_FURTHER:
        raise Refused(f"There are {len(codes)} further languages; keep {MAX_FURTHER}. {_NOT_KEPT}")
    kept = dict.fromkeys(language_in({"language": code}) for code in codes if code)
    return [code for code in kept if code != first]


def _preview(answers: Answers) -> dict[str, Any]:
    title = _words(answers, "title", MAX_TITLE)
    if not title:
        raise Refused(f"The book has no title yet; write one. {_NOT_KEPT}")
    people = [_credit(row) for row in _rows(answers, "contributors", MAX_CREDITS)]
    return {"title": title, "contributors": [each for each in people if each["name"]]}


def _credit(row: Answers) -> dict[str, str]:
    role = _words(row, "role", 20) or ContributorRole.AUTHOR.value
    if role not in set(ContributorRole):
        known = ", ".join(ContributorRole)
        raise Refused(f'"{role}" is no role here; choose one of {known}. {_NOT_KEPT}')
    return {"name": _words(row, "name", MAX_CREDIT), "role": role}


def _plan(answers: Answers) -> dict[str, Any]:
    arrangement = _words(answers, "arrangement", 20) or "auto"
    if arrangement not in ARRANGEMENTS:
        raise Refused(f"Choose one of {', '.join(ARRANGEMENTS)}. {_NOT_KEPT}")
    return {"arrangement": arrangement}


def _characters(answers: Answers) -> dict[str, Any]:
    rows = [_character(row) for row in _rows(answers, "characters", MAX_CHARACTERS)]
    kept = [row for row in rows if row["name"]]
    for row in rows:
        if not row["name"] and any(row[word] for word in ("kind", "wears", *TRAITS)):
            raise Refused(f"A character has traits and no name; write the name. {_NOT_KEPT}")
    names = [row["name"].casefold() for row in kept]
    for row, name in zip(kept, names, strict=True):
        if names.count(name) > 1:
            raise Refused(f"Two characters are called {row['name']}; rename one. {_NOT_KEPT}")
    return {"characters": kept}


def _character(row: Answers) -> dict[str, Any]:
    wears = row.get("wears", [])
    parts = wears.split(",") if isinstance(wears, str) else _list(wears, "wears")
    scenes = row.get("scenes")
    return {
        "name": _words(row, "name", MAX_NAME),
        "kind": _words(row, "kind", MAX_NAME),
        **{word: _words(row, word, MAX_WORD) for word in TRAITS},
        "wears": [part for each in parts if (part := _one_line(each, "wears", MAX_WORD))],
        # None leaves the scenes to what brief and text say.
        "scenes": None if scenes is None else sorted(set(_numbers(scenes))),
    }


def _style(answers: Answers) -> dict[str, Any]:
    key, words = _words(answers, "style", 60), _words(answers, "words", MAX_WORDS)
    shelf = {style.key: style.words for style in STYLES}
    if key in shelf:
        return {"style": key, "words": shelf[key]}
    if key not in ("", "own"):
        raise Refused(f"The shelf has no style {key}; it has {', '.join(shelf)}. {_NOT_KEPT}")
    if not words:
        raise Refused(
            f"No style is chosen: take one from the shelf or write your own words. {_NOT_KEPT}"
        )
    return {"style": "own", "words": words}


_CLEANERS: dict[Step, Callable[[Answers], dict[str, Any]]] = {
    Step.PRINTING: _printing,
    Step.PREVIEW: _preview,
    Step.PLAN: _plan,
    Step.CHARACTERS: _characters,
    Step.STYLE: _style,
}
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]+")


def _words(answers: Answers, name: str, most: int) -> str:
    return _one_line(answers.get(name, ""), name, most)


def _one_line(value: Any, name: str, most: int) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise Refused(f"{name} is no text; write words. {_NOT_KEPT}")
    words = " ".join(_UNSEEN.sub(" ", value).split())
    if len(words) > most:
        raise Refused(f"{name} has {len(words)} characters; shorten it to {most}. {_NOT_KEPT}")
    return words


def _rows(answers: Answers, name: str, most: int) -> list[Answers]:
    rows = _list(answers.get(name, []), name)
    if len(rows) > most:
        raise Refused(f"There are {len(rows)} {name}; keep {most} at most. {_NOT_KEPT}")
    if not all(isinstance(row, Mapping) for row in rows):
        raise Refused(f"{name} is no list of rows. {_NOT_KEPT}")
    return rows


def _list(value: Any, name: str) -> list[Any]:
    if not isinstance(value, Iterable) or isinstance(value, str | bytes | Mapping):
        raise Refused(f"{name} is no list. {_NOT_KEPT}")
    return list(value)


def _numbers(value: Any) -> list[int]:
    numbers = _list(value, "scenes")
    if not all(isinstance(each, int) and not isinstance(each, bool) for each in numbers):
        raise Refused(f"scenes are numbers. {_NOT_KEPT}")
    return numbers
