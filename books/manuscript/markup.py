"""Parts a manuscript's Markdown into its title, its story pages and its credits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from books.manuscript.credits import Credit, is_page_break, part_credits
from books.manuscript.draft import StoryPage
from books.manuscript.notes import part_notes
from books.manuscript.source import Source
from books.manuscript.text import plain_text

MAX_STORY_PAGES = 828
MAX_TITLE = 200

_TITLE = re.compile(r" {0,3}#[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t].*)?")


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One text of a book; `title` is empty without a first heading, `cover_notes` are the art
    notes that stand before the first page.
    """

    source: Source
    title: str
    cover_notes: tuple[str, ...]
    pages: tuple[StoryPage, ...]
    credits: tuple[Credit, ...]


def read_manuscript(source: Source) -> Manuscript:
    """Part a source: a first `# title`, pages after lines holding only `##`, a block of credits.

    Words between the title and the first `##` are the first story page; an empty part between two
    `##` is a page without words, at the start or the end it is none. Raises ManuscriptError for
    no page, more than MAX_STORY_PAGES, a heading elsewhere, or an open art note.
    """
    end, credits = part_credits(source.lines)
    lines = source.lines[:end]
    title_at = next((at for at, line in enumerate(lines) if line.strip()), None)
    heading = _TITLE.fullmatch(lines[title_at]) if title_at is not None else None
    title, cover_notes, start = "", tuple[str, ...](), 0
    if heading and title_at is not None:
        title, cover_notes = _read_title(source, title_at + 1, heading[1])
        start = title_at + 1
    pages = tuple(_read_pages(source, lines, start))
    _check_count(source, lines, pages)
    if not pages[0].text and pages[0].line < _first_break(lines):
        cover_notes, pages = cover_notes + pages[0].art_notes, pages[1:]
    return Manuscript(source, title, cover_notes, pages, credits)


def _read_title(source: Source, line: int, words: str) -> tuple[str, tuple[str, ...]]:
    text, notes = part_notes(source, line, (words,))
    title = plain_text(text)
    if not title:
        source.refuse(line, "the title is empty; write `# ` and the book's title.")
    if len(title) > MAX_TITLE:
        source.refuse(
            line, f"the title has {len(title)} characters; shorten it to {MAX_TITLE} at most."
        )
    return title, notes


def _first_break(lines: tuple[str, ...]) -> int:
    return next(at for at, line in enumerate(lines, start=1) if is_page_break(line))


def _read_pages(source: Source, lines: tuple[str, ...], start: int) -> Iterator[StoryPage]:
    parts = list(_parts(lines, start))
    for index, (first, part) in enumerate(parts):
        for number, line in enumerate(part, start=first):
            _check_heading(source, number, line)
        text, notes = part_notes(source, first, part)
        outer = index in (0, len(parts) - 1)
        if text.strip() or notes or not outer:
            filled = next((at for at, line in enumerate(part) if line.strip()), 0)
            yield StoryPage(_between_empty_lines(text), notes, first + filled)


def _parts(lines: tuple[str, ...], start: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    first = start
    for index in range(start, len(lines)):
        if is_page_break(lines[index]):
            yield first + 1, lines[first:index]
            first = index + 1
    yield first + 1, lines[first:]


def _between_empty_lines(text: str) -> str:
    lines = text.split("\n")
    filled = [index for index, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[filled[0] : filled[-1] + 1]) if filled else ""


def _check_heading(source: Source, number: int, line: str) -> None:
    if _HEADING.fullmatch(line):
        shown = " ".join(line.split())[:40]
        source.refuse(
            number,
            f'"{shown}" is a heading inside the book: the one title stands first and a page break '
            "is `##` alone; write \\# for a sign that is printed.",
        )


def _check_count(source: Source, lines: tuple[str, ...], pages: tuple[StoryPage, ...]) -> None:
    last = max((at for at, line in enumerate(source.lines, start=1) if line.strip()), default=1)
    if not any(is_page_break(line) for line in lines):
        source.refuse(last, "the book has no pages; put a line holding only ## before each page.")
    if not any(page.text or page.art_notes for page in pages):
        source.refuse(last, "the book has no pages with words; write the story between the ##.")
    if len(pages) > MAX_STORY_PAGES:
        source.refuse(
            pages[MAX_STORY_PAGES].line,
            f"the book has {len(pages)} story pages, and no printer binds more than "
            f"{MAX_STORY_PAGES}; shorten it or part it into volumes.",
        )
