"""The looks of a Word file: which style is a title or heading, what is bold, italic or hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from books.manuscript.pieces import Level

_HEADING = re.compile(r"heading ?[1-9]", re.IGNORECASE)
_OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Look:
    """How a run shows."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of a file by their id; `default` is the paragraphs' own."""

    by_id: dict[str, Element] = field(default_factory=dict)
    default: str = ""

    def level(self, style: str | None, properties: Element | None) -> Level:
        """Whether a paragraph is a title, a heading, or neither."""
        for one in self._chain(style):
            name = _value(one.find("w-name"))
            if name.casefold() == "title":
                return "title"
            if _HEADING.fullmatch(name) or one.find("w-pPr/w-outlineLvl") is not None:
                return "heading"
        outline = properties.find("w-outlineLvl") if properties is not None else None
        return "heading" if _value(outline) in tuple("012345678") else ""

    def breaks_before(self, style: str | None, properties: Element | None) -> bool:
        """Whether a paragraph begins a page of the file."""
        own = properties.find("w-pageBreakBefore") if properties is not None else None
        if own is not None:
            return is_on(own)
        for one in self._chain(style):
            asked = one.find("w-pPr/w-pageBreakBefore")
            if asked is not None:
                return is_on(asked)
        return False

    def numbering(self, style: str | None) -> Element | None:
        """The list a style puts its paragraphs in, if any."""
        found = (one.find("w-pPr/w-numPr") for one in self._chain(style))
        return next((one for one in found if one is not None), None)

    def look(self, style: str | None, run: Element | None) -> Look:
        """How a run shows in a paragraph of `style`.

        A run's own word counts; else the toggles of paragraph style and character style cancel
        each other (ECMA-376 part 1, 17.7.3). A heading's own bold is no emphasis.
        """
        heading = bool(self.level(style, None))
        named = _value(run.find("w-rStyle")) if run is not None else ""
        faces = []
        for tag, complex_tag in (("w-b", "w-bCs"), ("w-i", "w-iCs"), ("w-vanish", "w-vanish")):
            own = _own(run, tag, complex_tag)
            if own is None:
                by_paragraph = self._toggle(style, tag) and (tag == "w-vanish" or not heading)
                own = by_paragraph != self._toggle(named or None, tag)
            faces.append(own)
        return Look(*faces)

    def _toggle(self, style: str | None, tag: str) -> bool:
        for one in self._chain(style):
            found = one.find(f"w-rPr/{tag}")
            if found is not None:
                return is_on(found)
        return False

    def _chain(self, style: str | None) -> Iterator[Element]:
        seen: set[str] = set()
        while style and style in self.by_id and style not in seen:
            seen.add(style)
            one = self.by_id[style]
            yield one
            style = _value(one.find("w-basedOn"))


def read_styles(root: Element | None) -> Styles:
    """The styles of a file's styles part; none without one."""
    styles = Styles()
    for one in root.iter("w-style") if root is not None else ():
        key = one.get("w-styleId", "")
        styles.by_id[key] = one
        if one.get("w-type") == "paragraph" and one.get("w-default") in ("1", "true", "on"):
            styles.default = key
    return styles


def is_on(toggle: Element) -> bool:
    """Whether a toggle property switches on; without a value it does."""
    return toggle.get("w-val", "1") not in _OFF


def _own(run: Element | None, tag: str, complex_tag: str) -> bool | None:
    if run is None:
        return None
    spoken = run.find("w-rtl") is not None or run.find("w-cs") is not None
    for each in (complex_tag, tag) if spoken else (tag,):
        found = run.find(each)
        if found is not None:
            return is_on(found)
    return None


def _value(element: Element | None) -> str:
    return element.get("w-val", "") if element is not None else ""
