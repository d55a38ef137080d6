"""The front of a manuscript without marks of its own: its title, and who is credited below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from books.manuscript.credits import Credit
from books.manuscript.cutting import cut_notes
from books.manuscript.draft import Contributor, ManuscriptError, Run
from books.manuscript.markup import MAX_TITLE
from books.manuscript.pieces import Piece, Words
from books.manuscript.text import plain_text

LONGEST_GUESSED_TITLE = 100
PASTED = "pasted"

_NO_TITLE = re.compile(r".*[.,;:]", re.DOTALL)
_BYLINE = re.compile(
    r"(?P<what>(?:(?:written|words|story|text|told|illustrated|illustrations|pictures|art|drawings|"
    r"translated|translation|edited|photographs)(?:,? (?:and|&) )?)*)\s*by:?\s+(?P<who>\S.*)",
    re.IGNORECASE,
)
_ROLES = {
    "author": re.compile(r"written|words|story|text|told", re.IGNORECASE),
    "illustrator": re.compile(r"illustrat|pictures|art|drawings", re.IGNORECASE),
    "translator": re.compile(r"translat", re.IGNORECASE),
    "editor": re.compile(r"edited", re.IGNORECASE),
    "photographer": re.compile(r"photographs", re.IGNORECASE),
}
_CREDIT = re.compile(r"[*•][ \t]*([^:*\s][^:*]{0,39}):(?:[ \t]+(.*))?")


@dataclass(frozen=True, slots=True)
class Front:
    """The title found, its art notes, the people of the bylines, and the pieces that are left."""

    title: str
    notes: tuple[str, ...]
    contributors: tuple[Contributor, ...]
    rest: list[Piece]


def part_front(name: str, pieces: Sequence[Piece]) -> Front:
    """Take title and bylines off the beginning.

    The title is the first paragraph in a title's or heading's style, else the first line, where
    it is short and does not end as a sentence. Only what stands before the first page mark
    counts. A line "by Ada Owl" or "illustrated by …" after it names people.
    """
    rest = list(pieces)
    start = next((at for at, one in enumerate(rest) if not isinstance(one, Words)), len(rest))
    found = _title_at(rest[:start])
    if found is None:
        return Front("", (), (), rest)
    words = rest[found]
    assert isinstance(words, Words)
    title, below = (words, None) if words.level else _first_line(words)
    rest[found : found + 1] = [below] if below is not None else []
    cut = cut_notes(name, [title])
    shown = " ".join(plain_text(cut.text).split())
    if len(shown) > MAX_TITLE:
        raise ManuscriptError(
            f"{name} {words.place}: the title has {len(shown)} characters; shorten it to "
            f"{MAX_TITLE} at most."
        )
    contributors = _take_bylines(rest, found)
    return Front(shown, cut.notes, contributors, rest)


def title_of_file(name: str) -> tuple[str, tuple[str, ...]]:
    """A title made of a file's name, and the note that says so.

    Raises ManuscriptError for words that were pasted and have no name.
    """
    stem = PurePosixPath(name).stem
    words = " ".join(re.split(r"[\s_\-–.]+", stem)).strip()
    if not words or stem.casefold() == PASTED:
        raise ManuscriptError(
            f"{name} has no title; write it as the first line, above the first page."
        )
    title = (words[:1].upper() + words[1:])[:MAX_TITLE]
    note = f'{name} has no title of its own, so its name was taken: "{title}"; mend it if need be.'
    return title, (note,)


def take_credits(pieces: list[Piece]) -> tuple[Credit, ...]:
    """Take the last paragraphs of `* Key: value` off the end; values letter for letter."""
    credits: list[Credit] = []
    while pieces and isinstance(last := pieces[-1], Words):
        found = read_credits(last.text)
        if not found:
            break
        credits[:0] = found
        pieces.pop()
    return tuple(credits)


def read_credits(text: str) -> list[Credit]:
    """The credits of a paragraph whose every line is `* Key: value`, else none."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    found = [_CREDIT.fullmatch(line) for line in lines]
    return [(one[1].strip(), (one[2] or "").strip()) for one in found if one] if all(found) else []


def _title_at(front: Sequence[Piece]) -> int | None:
    words = [(at, one) for at, one in enumerate(front) if isinstance(one, Words)]
    for level in ("title", "heading"):
        for at, one in words:
            if one.level == level and one.text.strip():
                return at
    if words:
        at, one = words[0]
        line = one.text.strip().split("\n")[0].strip()
        if 0 < len(line) <= LONGEST_GUESSED_TITLE and not _NO_TITLE.fullmatch(line):
            return at
    return None


def _first_line(words: Words) -> tuple[Words, Words | None]:
    before: list[Run] = []
    after: list[Run] = []
    for run in words.runs:
        if after:
            after.append(run)
            continue
        line, broken, rest = run.text.partition("\n")
        before.append(Run(line, run.bold, run.italic))
        if broken:
            after.append(Run(rest, run.bold, run.italic))
    below = Words(tuple(after), words.place, words.number) if after else None
    return Words(tuple(before), words.place, words.number), below


def _take_bylines(rest: list[Piece], at: int) -> tuple[Contributor, ...]:
    people: list[Contributor] = []
    while at < len(rest) and isinstance(words := rest[at], Words):
        lines = [line.strip() for line in words.text.split("\n") if line.strip()]
        found = [_BYLINE.fullmatch(line) for line in lines]
        if not all(found) or len(words.text) > 2 * LONGEST_GUESSED_TITLE:
            break
        people += [person for one in found if one for person in _people(one)]
        rest.pop(at)
    return tuple(people)


def _people(byline: re.Match[str]) -> list[Contributor]:
    roles = [role for role, said in _ROLES.items() if said.search(byline["what"])] or ["author"]
    names = re.split(r"\s*,\s*|\s+(?:and|&)\s+", byline["who"].strip())
    return [Contributor(name, role) for role in roles for name in names if name]
