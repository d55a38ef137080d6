"""Parts a story without any page marks into pages, to be looked at by a person."""

from __future__ import annotations

from collections.abc import Sequence

from books.manuscript.draft import Run
from books.manuscript.pieces import Break, Piece, Words

MOST_PAGES = 28
FEWEST_PARAGRAPHS = 4


def propose_pages(words: Sequence[Words]) -> tuple[list[Piece], tuple[str, ...]]:
    """The paragraphs with breaks between them, and the note that says how they were parted.

    Each paragraph is a page, up to MOST_PAGES; more are put together, in order, so that every
    page has about as many words. Where there are fewer paragraphs than FEWEST_PARAGRAPHS, the
    author's lines are taken instead.
    """
    filled = [one for one in words if one.text.strip()]
    what = "paragraph"
    if len(filled) < FEWEST_PARAGRAPHS:
        lines = [line for one in filled for line in _lines(one)]
        if len(lines) >= FEWEST_PARAGRAPHS:
            filled, what = lines, "line"
    pages = _share_out(filled)
    pieces: list[Piece] = []
    for index, page in enumerate(pages):
        if index:
            pieces.append(Break(page[0].number))
        pieces += page
    return pieces, (_note(len(filled), len(pages), what),) if filled else ()


def _note(count: int, pages: int, what: str) -> str:
    many = f"its {count} {what}s" if count > 1 else f"its one {what}"
    how = f"each of {many} is a page" if count == pages else f"{many} were put on {pages} pages"
    return (
        f"The story has no page marks, so {how}; to part it otherwise write Page 1, Page 2 … on "
        "lines of their own."
    )


def _share_out(words: Sequence[Words]) -> list[list[Words]]:
    count = min(len(words), MOST_PAGES)
    total = sum(_weight(one) for one in words)
    pages: list[list[Words]] = [[] for _ in range(count)]
    before = 0
    for one in words:
        # As many pages as there are paragraphs: each has its own, whatever its length.
        at = min(before * count // total, count - 1) if len(words) > count else len(pages)
        if at == len(pages):
            at = next(index for index, page in enumerate(pages) if not page)
        pages[at].append(one)
        before += _weight(one)
    return [page for page in pages if page]


def _weight(words: Words) -> int:
    return len(words.text.split()) or 1


def _lines(words: Words) -> list[Words]:
    lines: list[list[Run]] = [[]]
    for run in words.runs:
        for index, part in enumerate(run.text.split("\n")):
            if index:
                lines.append([])
            lines[-1].append(Run(part, run.bold, run.italic))
    found = (Words(tuple(line), words.place, words.number) for line in lines)
    return [line for line in found if line.text.strip()]
