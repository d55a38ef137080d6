"""Numbers and bullets that Word writes before a paragraph without their being in its text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_PLACE = re.compile(r"%([1-9])")
BULLET = "• "


@dataclass(slots=True)
class Numbering:
    """The lists of a file and how far each has counted."""

    levels: dict[str, dict[str, Element]] = field(default_factory=dict)
    counts: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def mark(self, properties: Element | None) -> str:
        """What stands before the next paragraph of this list, a space behind it; else nothing."""
        if properties is None:
            return ""
        number = _value(properties.find("w-numId"))
        depth = min(_whole(_value(properties.find("w-ilvl")), 0), 8)
        level = self.levels.get(number, {}).get(str(depth))
        if level is None or number == "0":
            return ""
        counts = self.counts[number]
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        start = _whole(_value(level.find("w-start")), 1)
        counts[depth] = counts.get(depth, start - 1) + 1
        if _value(level.find("w-numFmt")) in ("bullet", "none"):
            return BULLET if _value(level.find("w-numFmt")) == "bullet" else ""
        return self._shown(number, level, counts)

    def _shown(self, number: str, level: Element, counts: dict[int, int]) -> str:
        def place(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            own = self.levels[number].get(str(at))
            kind = _value(own.find("w-numFmt")) if own is not None else "decimal"
            return _written(counts.get(at, 1), kind)

        words = _PLACE.sub(place, _value(level.find("w-lvlText"))).strip()
        return f"{words} " if words else ""


def read_numbering(root: Element | None) -> Numbering:
    """The lists of a file's numbering part; none without one."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstract = {
        one.get("w-abstractNumId", ""): {
            level.get("w-ilvl", ""): level for level in one.findall("w-lvl")
        }
        for one in root.iter("w-abstractNum")
    }
    for one in root.iter("w-num"):
        own = dict(abstract.get(_value(one.find("w-abstractNumId")), {}))
        for level in one.findall("w-lvlOverride/w-lvl"):
            own[level.get("w-ilvl", "")] = level
        numbering.levels[one.get("w-numId", "")] = own
    return numbering


def _written(count: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 % 9 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and 0 < count < 40:
        return _roman(count).upper() if kind == "upperRoman" else _roman(count)
    return str(count)


def _roman(count: int) -> str:
    told = ""
    for value, letters in _ROMAN:
        while count >= value:
            told += letters
            count -= value
    return told


def _whole(written: str, otherwise: int) -> int:
    return (
        int(written) if written.isascii() and written.isdigit() and len(written) < 6 else otherwise
    )


def _value(element: Element | None) -> str:
    return element.get("w-val", "") if element is not None else ""
