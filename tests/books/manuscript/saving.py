"""Manuscripts saved in every format by the libraries authors' programs are made with."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

import docx
import openpyxl
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.text.paragraph import Paragraph as WordParagraph
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from books.manuscript.draft import Paragraph, Run

Page = Sequence[Paragraph]


@dataclass
class Story:
    """What is to be saved: pages of paragraphs, art notes by page index, credits."""

    title: str
    pages: Sequence[Page]
    art: dict[int, str] = field(default_factory=dict)
    credits: Sequence[tuple[str, str]] = ()


def in_paragraphs(story: Story, *, labels: bool = False) -> bytes:
    """A Word file with a title, a page break before each page, or a line "Page 3" if `labels`."""
    document = docx.Document()
    document.add_heading(story.title, 0)
    for number, page in enumerate(story.pages, start=1):
        if labels:
            document.add_heading(f"Page {number}", 2)
        else:
            document.add_page_break()
        for paragraph in page:
            write(document.add_paragraph(), paragraph)
        if number - 1 in story.art:
            document.add_paragraph(f"Art: {story.art[number - 1]}")
    if not labels:
        document.add_page_break()
    for key, value in story.credits:
        document.add_paragraph(f"* {key}: {value}")
    return saved(document)


def in_a_word_table(story: Story, header: Sequence[str] = ("Page", "Text", "Art note")) -> bytes:
    """A Word file whose table has one row for each page."""
    document = docx.Document()
    document.add_heading(story.title, 0)
    table = document.add_table(0, len(header))
    for cell, name in zip(table.add_row().cells, header, strict=True):
        cell.text = name
    for number, page in enumerate(story.pages, start=1):
        cells = table.add_row().cells
        cells[0].text = str(number)
        for index, paragraph in enumerate(page):
            write(cells[1].paragraphs[0] if not index else cells[1].add_paragraph(), paragraph)
        cells[2].text = story.art.get(number - 1, "")
    for key, value in story.credits:
        document.add_paragraph(f"* {key}: {value}")
    return saved(document)


def in_a_sheet(story: Story) -> bytes:
    """An Excel workbook; faces are rich text inside the cells."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([story.title])
    sheet.append(["Page", "Text", "Art note"])
    for number, page in enumerate(story.pages, start=1):
        parts: list[object] = []
        for index, paragraph in enumerate(page):
            parts += ["\n\n"] if index else []
            parts += [_block(run) for run in paragraph.runs]
        row = [number, CellRichText(*parts) if parts else None, story.art.get(number - 1)]
        sheet.append(row)
    lines = "\n".join(f"* {key}: {value}" for key, value in story.credits)
    sheet.append(["Credits", lines or None])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def in_commas(story: Story, separator: str = ",") -> bytes:
    """A CSV as Excel saves it: UTF-8 with a byte order mark, the separator of the country."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator)
    writer.writerow([story.title])
    writer.writerow(["Page", "Text", "Art note"])
    for number, page in enumerate(story.pages, start=1):
        writer.writerow([number, text_of(page), story.art.get(number - 1, "")])
    lines = "\n".join(f"* {key}: {value}" for key, value in story.credits)
    writer.writerow(["Credits", lines, ""])
    return out.getvalue().encode("utf-8-sig")


def in_plain_text(story: Story) -> bytes:
    """A plain text with a line "Page 3" before each page."""
    parts = [story.title]
    for number, page in enumerate(story.pages, start=1):
        parts += [f"Page {number}", text_of(page)]
        parts += [f"Art: {story.art[number - 1]}"] if number - 1 in story.art else []
    parts.append("\n".join(f"* {key}: {value}" for key, value in story.credits))
    return "\n\n".join(part for part in parts if part).encode()


def text_of(page: Page) -> str:
    """A page's words without faces, an empty line between paragraphs."""
    return "\n\n".join("".join(run.text for run in paragraph.runs) for paragraph in page)


def write(into: WordParagraph, paragraph: Paragraph) -> None:
    """Write runs into a Word paragraph, a newline as a line break."""
    for run in paragraph.runs:
        written = into.add_run(run.text)
        written.bold, written.italic = run.bold or None, run.italic or None


def saved(document: Document) -> bytes:
    """A Word document's bytes."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def page_break(document: Document) -> None:
    """End a page in the middle of a paragraph's own run."""
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _block(run: Run) -> object:
    face = InlineFont(b=run.bold or None, i=run.italic or None)
    return TextBlock(face, run.text) if run.bold or run.italic else run.text
