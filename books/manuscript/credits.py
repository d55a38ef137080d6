"""The credits: the last block of `* Key: value` in a manuscript, and the people it names."""

from __future__ import annotations

import re

from books.manuscript.draft import Contributor

Credit = tuple[str, str]

_CREDIT = re.compile(r"\*[ \t]+([^:*\s][^:*]{0,39}):(?:[ \t]+(.*))?")
_CONTINUED = re.compile(r"[ \t]+(\S.*)")
_BREAK = re.compile(r"[ \t]{0,3}##[ \t]*")

_ROLE_OF = {
    "text": "author",
    "author": "author",
    "illustration": "illustrator",
    "illustrator": "illustrator",
    "translation": "translator",
    "translator": "translator",
    "editor": "editor",
    "photography": "photographer",
    "photographer": "photographer",
}


def is_page_break(line: str) -> bool:
    """Whether a line holds only `##`."""
    return _BREAK.fullmatch(line) is not None


def part_credits(lines: tuple[str, ...]) -> tuple[int, tuple[Credit, ...]]:
    """The index where the credits start (len(lines) without any) and the credits in order.

    They start after a page break, an empty line or at the top, and reach to the end of the file;
    an indented line continues the value before it. Values are kept letter for letter, `[CC-BY]`
    with its brackets.
    """
    start = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if _CREDIT.fullmatch(line.rstrip()):
            if index == 0 or not lines[index - 1].strip() or is_page_break(lines[index - 1]):
                start = index
        elif line.strip() and not _CONTINUED.fullmatch(line):
            break
    return start, tuple(_read(lines[start:]))


def contributors_of(credits: tuple[Credit, ...]) -> tuple[Contributor, ...]:
    """The people the credits name, one for each name between commas, by the roles we know."""
    return tuple(
        Contributor(name.strip(), _ROLE_OF[key.casefold()])
        for key, value in credits
        if key.casefold() in _ROLE_OF
        for name in value.split(",")
        if name.strip()
    )


def language_of(credits: tuple[Credit, ...]) -> str | None:
    """The language code the credits name, if any."""
    return next((value for key, value in credits if key.casefold() == "language"), None)


def _read(lines: tuple[str, ...]) -> list[Credit]:
    credits: list[Credit] = []
    for line in lines:
        if credit := _CREDIT.fullmatch(line.rstrip()):
            credits.append((credit[1].strip(), (credit[2] or "").strip()))
        elif (more := _CONTINUED.fullmatch(line.rstrip())) and credits:
            key, value = credits.pop()
            credits.append((key, f"{value} {more[1]}".strip()))
    return credits
