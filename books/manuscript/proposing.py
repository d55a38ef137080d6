"""Parts a story without any page marks into pages, to be looked at by a person."""

from __future__ import annotations

from collections.abc import Sequence

from books.manuscript.cutting import is_note_alone, is_open
from books.manuscript.draft import Run
from books.manuscript.pieces import Break, Piece, Words

Block = list[Words]

MOST_PAGES = 28
FEWEST_PARAGRAPHS = 4


def propose_pages(words: Sequence[Words]) -> tuple[list[Piece], tuple[str, ...]]:
    """The paragraphs with breaks between them, and the note that says how they were parted.

    Each paragraph is a page, up to MOST_PAGES; more are put together, in order, so that every
    page has about as many words. Where there are fewer paragraphs than FEWEST_PARAGRAPHS, the
    author's lines are taken instead.
    """
    blocks = _with_notes([one for one in words if one.text.strip()])
    what = "paragraph"
    if len(blocks) < FEWEST_PARAGRAPHS:
        lines = _with_notes([line for block in blocks for one in block for line in _lines(one)])
        if len(lines) >= FEWEST_PARAGRAPHS:
            blocks, what = lines, "line"
    pages = _share_out(blocks)
    pieces: list[Piece] = []
    for index, page in enumerate(pages):
        if index:
            pieces.append(Break(page[0].number))
        pieces += page
    return pieces, (_note(len(blocks), len(pages), what),) if blocks else ()


def _with_notes(words: Sequence[Words]) -> list[Block]:
    """Paragraphs that belong together: an art note stays with the words before it, a bracket with
    what it holds.
    """
    blocks: list[Block] = []
    for one in words:
        held = blocks and (is_note_alone(one.text) or is_open([each.text for each in blocks[-1]]))
        if held or (len(blocks) == 1 and all(is_note_alone(each.text) for each in blocks[0])):
            blocks[-1].append(one)
        else:
            blocks.append([one])
    return blocks


def _note(count: int, pages: int, what: str) -> str:
    many = f"its {count} {what}s" if count > 1 else f"its one {what}"
    how = f"each of {many} is a page" if count == pages else f"{many} were put on {pages} pages"
    return (
        f"The story has no page marks, so {how}; to part it otherwise write Page 1, Page 2 … on "
        "lines of their own."
    )


def _share_out(blocks: list[Block]) -> list[Block]:
    if len(blocks) <= MOST_PAGES:
        return blocks
    total = sum(_weight(one) for one in blocks)
    pages: list[Block] = [[] for _ in range(MOST_PAGES)]
    before = 0
    for block in blocks:
        pages[min(before * MOST_PAGES // total, MOST_PAGES - 1)] += block
        before += _weight(block)
    return [page for page in pages if page]


def _weight(block: Block) -> int:
    return sum(len(one.text.split()) for one in block) or 1


def _lines(words: Words) -> list[Words]:
    lines: list[list[Run]] = [[]]
    for run in words.runs:
        for index, part in enumerate(run.text.split("\n")):
            if index:
                lines.append([])
            lines[-1].append(Run(part, run.bold, run.italic))
    found = (Words(tuple(line), words.place, words.number) for line in lines)
    return [line for line in found if line.text.strip()]
