"""Reads title.toml: the book, its edition, its people, its characters and the scenes asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from books.manuscript.draft import ROLES, CharacterDraft, Contributor, EditionDraft
from books.manuscript.entries import Entries, read_entries
from books.manuscript.source import Source
from books.manuscript.value import Reading, Value, read_table, tables

MAX_TITLE_BYTES = 128 * 1024

_BOOK: dict[str, Reading] = {
    "title": Value.title,
    "language": Value.language,
    "style": Value.words,
    "edition": lambda at: at,
    "contributor": tables,
    "character": tables,
    "scene": tables,
}
_EDITION: dict[str, Reading] = {
    "printer": Value.word,
    "trim": Value.trim,
    "bleed": Value.yes_or_no,
    "stock": Value.word,
    "isbn": Value.isbn,
}
_CONTRIBUTOR: dict[str, Reading] = {"name": Value.word, "role": Value.word}
_CHARACTER: dict[str, Reading] = {
    "name": Value.word,
    "kind": Value.word,
    "body": Value.word,
    "eyes": Value.word,
    "wears": Value.word_list,
    "build": Value.word,
    "hair": Value.word_or_list,
    "skin": Value.word,
    "age": Value.number_or_word,
    "marks": Value.word_or_list,
}
_SCENE: dict[str, Reading] = {
    "pages": Value.one_or_two,
    "brief": Value.words,
    "cast": Value.word_list,
    "light": Value.word,
}


@dataclass(frozen=True, slots=True)
class SceneAsked:
    """A [[scene]] as written; `cast` is None where it is left to be found in the text."""

    line: int
    pages: int = 1
    brief: str = ""
    cast: tuple[str, ...] | None = None
    light: str = ""


@dataclass(frozen=True, slots=True)
class TitleFile:
    """What title.toml says; empty where it says nothing or is missing."""

    title: str = ""
    language: str = ""
    style: str = ""
    edition: EditionDraft = EditionDraft()
    contributors: tuple[Contributor, ...] = ()
    characters: tuple[CharacterDraft, ...] = ()
    scenes: tuple[SceneAsked, ...] = ()
    language_line: int = 1


def read_title(source: Source) -> TitleFile:
    """Read title.toml; every fault raises ManuscriptError with the key and its line."""
    entries = read_entries(source)
    book = read_table(Value(entries, (), entries.values), _BOOK)
    characters = _characters(book.get("character", ()))
    edition = read_table(book["edition"], _EDITION) if "edition" in book else {}
    return TitleFile(
        title=book.get("title", ""),
        language=book.get("language", ""),
        style=book.get("style", ""),
        edition=EditionDraft(**edition),
        contributors=tuple(_contributor(at) for at in book.get("contributor", ())),
        characters=characters,
        scenes=tuple(_scene(at, characters) for at in book.get("scene", ())),
        language_line=entries.line("language"),
    )


def _contributor(at: Value) -> Contributor:
    person = read_table(at, _CONTRIBUTOR, needed=("name", "role"))
    if person["role"] not in ROLES:
        role = _at(at.entries, at, "role")
        role.refuse(f'is "{person["role"]}"; write one of {", ".join(ROLES)}.')
    return Contributor(**person)


def _characters(found: tuple[Value, ...]) -> tuple[CharacterDraft, ...]:
    characters: dict[str, CharacterDraft] = {}
    for at in found:
        character = CharacterDraft(**read_table(at, _CHARACTER, needed=("name",)))
        key = character.name.casefold()
        if key in characters:
            name = _at(at.entries, at, "name")
            name.refuse(f'"{character.name}" is taken by a character above; write another.')
        characters[key] = character
    return tuple(characters.values())


def _scene(at: Value, characters: tuple[CharacterDraft, ...]) -> SceneAsked:
    asked: dict[str, Any] = read_table(at, _SCENE)
    if "cast" in asked:
        names = {character.name.casefold(): character.name for character in characters}
        for name in asked["cast"]:
            if name.casefold() not in names:
                _at(at.entries, at, "cast").refuse(
                    f'names "{name}", who is no [[character]] of this file; known: '
                    f"{', '.join(names.values()) or 'none'}."
                )
        found = (names[name.casefold()] for name in asked["cast"])
        asked["cast"] = tuple(dict.fromkeys(found))
    return SceneAsked(line=at.line, **asked)


def _at(entries: Entries, at: Value, key: str) -> Value:
    return Value(entries, (*at.path, key), at.value[key])
