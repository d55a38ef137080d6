"""Text into runs of one direction, one script and one face."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from printing.press.direction import direction_of
from printing.press.faces import (
    OWN,
    SCRIPTS_OF,
    family_of_script,
    metrics,
    other_faces,
    text_face,
)
from printing.press.shaping.levels import CONTROLS, levels_of
from printing.press.shaping.sets import COMMON, script_of

# Drawn as nothing, whether a face has them or not.
IGNORED = {"\u200b", "\u200c", "\u200d", "\u2060", "\u034f", *map(chr, range(0xFE00, 0xFE10))}
# East Asian letters mix in one word; they are shaped and broken as one script.
EAST = {"Hira": "Hani", "Kana": "Hani", "Bopo": "Hani"}


@dataclass(frozen=True)
class Spelled:
    """Letters of one level, script and face, in reading order; `rtl` where the level is odd."""

    text: str
    face: str
    script: str
    level: int

    @property
    def rtl(self) -> bool:
        """Whether the run goes from right to left."""
        return self.level % 2 == 1


def runs_of(
    text: str, *, language: str, faces: Sequence[str] | str, rtl: bool | None = None
) -> list[Spelled]:
    """The runs of a paragraph without breaks in reading order, bidi controls dropped.

    `faces` is the face each character is asked for, or one for all. `rtl` is the direction of
    the paragraph, that of the language where it is not given.
    """
    asked = [faces] * len(text) if isinstance(faces, str) else list(faces)
    levels = levels_of(text, rtl=direction_of(language) == "rtl" if rtl is None else rtl)
    scripts = scripts_of(text)
    found: list[Spelled] = []
    before = ""
    for start, end in _units(text):
        unit = "".join(letter for letter in text[start:end] if letter not in CONTROLS)
        if not unit:
            continue
        last = found[-1] if found and before == asked[start] else None
        run = _spelled(unit, scripts[start], asked[start], levels[start], last, language)
        before = asked[start]
        if found and _alike(found[-1], run):
            run = replace(run, text=found.pop().text + unit)
        found.append(run)
    return found


def _spelled(
    unit: str, script: str, asked: str, level: int, last: Spelled | None, language: str
) -> Spelled:
    """A unit in its face. What belongs to any script goes on in the face before it."""
    if script_of(unit[0]) not in COMMON:
        return Spelled(unit, face_for(unit, script, asked, language), script, level)
    if last is None or last.level != level:
        script = SCRIPTS_OF.get(asked.partition("-")[0], (script,))[0] if level % 2 else script
    elif _is_for(last.face, last.script) and _has(last.face, unit):
        return replace(last, text=unit)
    return Spelled(unit, face_for(unit, script, asked, language), script, level)


def _alike(one: Spelled, other: Spelled) -> bool:
    return (one.face, one.script, one.level) == (other.face, other.script, other.level)


def scripts_of(text: str) -> list[str]:
    """The script of each character (UAX 24); what belongs to any takes that of its neighbours."""
    own = [EAST.get(script_of(letter), script_of(letter)) for letter in text]
    first = next((each for each in own if each not in COMMON), "Latn")
    found: list[str] = []
    for each in own:
        found.append(each if each not in COMMON else found[-1] if found else first)
    return found


@lru_cache(maxsize=20_000)
def face_for(unit: str, script: str, face: str, language: str) -> str:
    """The face of a letter with its marks: the one asked for where it is of the script and has
    them, else the script's own, else any that has them, else the one asked for after all."""
    drawn = "".join(letter for letter in unit if letter not in IGNORED)
    bold, italic = "Bold" in face, "Italic" in face
    told = {script_of(letter) for letter in drawn} - COMMON
    script = next(iter(told), script)
    own = text_face(family_of_script(script, language), bold=bold, italic=italic)
    for each in [face, own] if not told or _is_for(face, script) else [own, face]:
        if _has(each, drawn):
            return each
    return next(iter(other_faces(drawn, face)), face)


def _is_for(face: str, script: str) -> bool:
    family = face.partition("-")[0]
    return family in OWN or script in SCRIPTS_OF.get(family, ("Latn", "Cyrl", "Grek"))


def _has(face: str, letters: str) -> bool:
    measures = metrics(face)
    if not measures.lacks(letters):
        return True
    return not measures.lacks(unicodedata.normalize("NFD", letters))


def _units(text: str) -> Iterator[tuple[int, int]]:
    """Letters with the marks and joiners that follow them."""
    starts = [
        place
        for place, letter in enumerate(text)
        if not place or not (unicodedata.category(letter)[0] == "M" or letter in IGNORED)
    ]
    yield from pairwise([*starts, len(text)])


def _runs_right(language: str) -> bool:
    return direction_of(language) == "rtl"
