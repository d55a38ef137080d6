"""Walks a Word file's body in order: paragraphs, tables, sections, and wrappers around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from books.manuscript.columns import Cell, Line
from books.manuscript.draft import Run
from books.manuscript.pieces import Break, Runs, Words
from books.manuscript.word.inline import Inline
from books.manuscript.word.opened import Opened, words_in

_SAME_PAGE = ("continuous", "nextColumn")
_MARKS = ("w-ins", "w-del", "w-moveFrom", "w-moveTo")
_CELL_MARKS = ("w-cellIns", "w-cellDel", "w-cellMerge")


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands in the body; `place` names it."""

    lines: tuple[Line, ...]
    place: str
    number: int


Block = Words | Break | Table


@dataclass(slots=True)
class Body:
    """The walk through a body; `paragraph` and `table` count from 1."""

    opened: Opened
    paragraph: int = 0
    table: int = 0
    section: int = 0
    kinds: list[str] = field(default_factory=list)

    def blocks(self) -> Iterator[Block]:
        """The blocks in order; every paragraph of the body counts, empty ones as well."""
        # A section says how it begins; its words end with the paragraph that carries it.
        self.kinds = [_section_kind(one) for one in self.opened.body.iter("w-sectPr")]
        yield from self._walk(self.opened.body)

    def _walk(self, parent: Element) -> Iterator[Block]:
        for one in parent:
            if one.tag == "w-p":
                self.paragraph += 1
                yield from self._paragraph(one)
            elif one.tag == "w-tbl":
                self.table += 1
                yield self._table(one)
            elif one.tag == "w-sdt":
                if one.find("w-sdtPr/w-showingPlcHdr") is None:
                    for content in one.findall("w-sdtContent"):
                        yield from self._walk(content)
            elif one.tag in _MARKS:
                self._count("change", one)
                yield from self._walk(one)
            elif one.tag == "w-altChunk":
                self._count("embedded file", one)
            elif one.tag in ("m-oMath", "m-oMathPara"):
                self._count("equation", one)
            elif one.tag == "mc-AlternateContent":
                yield from self._walk(next(iter(one), one))
            elif one.tag != "w-sectPr":
                yield from self._walk(one)

    def _count(self, kind: str, one: Element) -> None:
        place = f"after paragraph {self.paragraph}" if self.paragraph else "at the beginning"
        self.opened.unresolved.add(kind, place, words_in(one))

    def _paragraph(self, one: Element) -> Iterator[Block]:
        place = f"paragraph {self.paragraph}"
        properties = one.find("w-pPr")
        styles = self.opened.styles
        style = _style(properties) or styles.default
        if styles.breaks_before(style, properties):
            yield Break(self.paragraph)
        level = styles.level(style, properties)
        for index, runs in enumerate(read_paragraph(self.opened, one, place)):
            if index:
                yield Break(self.paragraph)
            if any(run.text.strip() for run in runs):
                yield Words(runs, place, self.paragraph, level)
        if properties is not None and properties.find("w-sectPr") is not None:
            self.section += 1
            if self.kinds[self.section : self.section + 1] not in [[each] for each in _SAME_PAGE]:
                yield Break(self.paragraph)

    def _table(self, table: Element) -> Table:
        lines: list[Line] = []
        for number, row in enumerate(_below(table, "w-tr"), start=1):
            place = f"table {self.table} row {number}"
            for mark in ("w-ins", "w-del"):
                if row.find(f"w-trPr/{mark}") is not None:
                    self.opened.unresolved.add("change", place, words_in(row))
            cells: list[Cell] = [Cell()] * _whole(row.find("w-trPr/w-gridBefore"), 0)
            for cell in _below(row, "w-tc"):
                cells.append(self._cell(cell, place))
                span = _whole(cell.find("w-tcPr/w-gridSpan"), 1)
                cells += [Cell()] * (span - 1)
            lines.append(Line(tuple(cells), place, number))
        return Table(tuple(lines), f"table {self.table}", self.paragraph)

    def _cell(self, cell: Element, place: str) -> Cell:
        for mark in _CELL_MARKS:
            if cell.find(f"w-tcPr/{mark}") is not None:
                self.opened.unresolved.add("change", place, words_in(cell))
        merge = cell.find("w-tcPr/w-vMerge")
        told = (
            tuple(run for segment in segments for run in (*segment, Run("\n")))
            for paragraph in _below(cell, "w-p")
            for segments in [read_paragraph(self.opened, paragraph, place)]
        )
        kept = tuple(runs for runs in told if any(run.text.strip() for run in runs))
        return Cell(kept, merge is not None and merge.get("w-val", "continue") == "continue")


def read_paragraph(opened: Opened, one: Element, place: str) -> list[Runs]:
    """A paragraph's runs between its page breaks, its list's number or bullet before them."""
    properties = one.find("w-pPr")
    style = _style(properties) or opened.styles.default
    inline = Inline(opened, style, place)
    inline.walk(one)
    if properties is not None:
        opened.seen.formatting += properties.find("w-pPrChange") is not None
        for mark in _MARKS:
            # The change of a whole paragraph is one, though its end is marked as well.
            if properties.find(f"w-rPr/{mark}") is not None and mark not in inline.tracked:
                opened.unresolved.add("change", place, words_in(one) or "its end")
    segments = inline.runs()
    listed = properties.find("w-numPr") if properties is not None else None
    listed = opened.styles.numbering(style) if listed is None else listed
    if any(run.text.strip() for runs in segments for run in runs):
        mark = opened.numbering.mark(listed)
        if mark:
            segments[0] = (Run(mark), *segments[0])
    return segments


def _below(parent: Element, tag: str) -> Iterator[Element]:
    """The elements of a tag, through whatever wraps them; a nested table's words are its cell's."""
    for one in parent:
        if one.tag == tag:
            yield one
        elif one.tag not in ("w-tblPr", "w-trPr", "w-tcPr", "w-sdtPr"):
            yield from _below(one, tag)


def _section_kind(section: Element) -> str:
    kind = section.find("w-type")
    return kind.get("w-val", "nextPage") if kind is not None else "nextPage"


def _style(properties: Element | None) -> str:
    found = properties.find("w-pStyle") if properties is not None else None
    return found.get("w-val", "") if found is not None else ""


def _whole(found: Element | None, otherwise: int) -> int:
    written = found.get("w-val", "") if found is not None else ""
    return min(int(written), 64) if written.isascii() and written.isdigit() else otherwise
