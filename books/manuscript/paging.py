"""Puts paragraphs, breaks, labels and rows together into story pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from books.manuscript.credits import Credit
from books.manuscript.cutting import cut_notes, plain_note
from books.manuscript.draft import ManuscriptError, StoryPage
from books.manuscript.fronts import Front, part_front, read_credits, take_credits, title_of_file
from books.manuscript.pieces import Break, Label, Piece, Row, Told, Words
from books.manuscript.proposing import propose_pages
from books.manuscript.titlefile import SceneAsked

MAX_LETTERS = 200_000


@dataclass(slots=True)
class Sheet:
    """A story page while it is gathered. `first` is where it starts in its file."""

    first: int
    label: Label | None = None
    words: list[Words] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    cast: tuple[str, ...] | None = None
    of_table: bool = False

    @property
    def stands(self) -> bool:
        """Whether it counts even at the outer end of the book, where an empty one is no page."""
        return bool(self.label or self.of_table or self.notes or _filled(self.words))


def tell(
    name: str,
    pieces: Sequence[Piece],
    *,
    notes: tuple[str, ...] = (),
    credits: tuple[Credit, ...] = (),
    words_above: Literal["a page", "noted"] = "a page",
) -> Told:
    """The manuscript that a format's pieces tell.

    A page begins at every break, label and labelled row; a row without a label goes on with the
    page above it, unless no row of the table has one. Without any of them pages are proposed.
    `words_above` says what becomes of words between the title and the first page. Raises
    ManuscriptError, naming the place.
    """
    left = list(pieces)
    _check_length(name, left)
    credits = credits or take_credits(left)
    front = part_front(name, left)
    title, title_notes = front.title, tuple[str, ...]()
    matter = _Matter()
    rest = [one for one in front.rest if not (isinstance(one, Row) and matter.takes(one))]
    if words_above == "noted":
        notes = (*notes, *_aside(rest))
        rest = [one for one in rest if not isinstance(one, Words)]
    title = title or matter.title
    if not title:
        title, title_notes = title_of_file(name)
    if not any(not isinstance(one, Words) for one in rest):
        rest, page_notes = propose_pages([one for one in rest if isinstance(one, Words)])
        sheets = _gather(rest)
    else:
        sheets = _gather(rest)
        page_notes = (*_front_notes(front, rest), *_outside_notes(sheets), *_label_notes(sheets))
    pages = [_page(name, sheet) for sheet in sheets]
    return Told(
        name=name,
        title=title,
        pages=tuple(pages),
        cover_notes=(*front.notes, *matter.cover_notes),
        credits=credits or tuple(matter.credits),
        contributors=front.contributors,
        asked=_asked(sheets),
        notes=(*notes, *title_notes, *matter.notes, *page_notes),
    )


@dataclass(slots=True)
class _Matter:
    title: str = ""
    cover_notes: list[str] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def takes(self, row: Row) -> bool:
        """Whether a row is no story page: labelled title, cover, credits, or a word alone."""
        word = row.label.words.casefold() if row.label else ""
        text = "\n".join("".join(run.text for run in runs) for runs in row.text)
        if word == "title" and text.strip() and not self.title:
            self.title = " ".join(text.split())
            self.cover_notes += row.art
        elif word in ("cover", "front cover") and not text.strip():
            self.cover_notes += row.art
        elif word == "credits" and (found := read_credits(text)):
            self.credits += found
        elif row.label and not row.label.numbers and not text.strip() and not row.art:
            self.notes.append(f'"{row.label.words}" ({row.place}) says nothing and is no page.')
        else:
            return False
        return True


def _check_length(name: str, pieces: Sequence[Piece]) -> None:
    letters = sum(len(one.text) for one in pieces if isinstance(one, Words)) + sum(
        len(run.text) for one in pieces if isinstance(one, Row) for runs in one.text for run in runs
    )
    if letters > MAX_LETTERS:
        raise ManuscriptError(
            f"{name} has {letters} letters, and at most {MAX_LETTERS} make a picture book; hand in "
            "the story alone."
        )


def _aside(pieces: Sequence[Piece]) -> list[str]:
    return [
        f'"{" ".join(one.text.split())[:80]}" ({one.place}) stands above the pages; it is not '
        "taken."
        for one in pieces
        if isinstance(one, Words)
    ]


def _gather(pieces: Sequence[Piece]) -> list[Sheet]:
    labelled = any(isinstance(one, Row) and one.label for one in pieces)
    sheets = [Sheet(1)]
    after_break = False
    for one in pieces:
        if isinstance(one, Words):
            if sheets[-1].of_table:
                sheets.append(Sheet(one.number))
            sheets[-1].words.append(one)
        elif isinstance(one, Break):
            sheets.append(Sheet(one.number))
        elif isinstance(one, Label):
            if not (after_break and not _filled(sheets[-1].words)):
                sheets.append(Sheet(one.number))
            sheets[-1].label = one
            sheets[-1].notes += [one.aside] if one.aside else []
        elif labelled and not _begins(one, sheets[-1]):
            _add_row(sheets[-1], one)
        else:
            sheets.append(Sheet(one.number, one.label, of_table=True))
            _add_row(sheets[-1], one)
        after_break = isinstance(one, Break) or (after_break and not _says(one))
    return _without_outer(sheets)


def _says(one: Piece) -> bool:
    return not isinstance(one, Words) or bool(one.text.strip())


def _begins(row: Row, sheet: Sheet) -> bool:
    """Whether a row begins a page: another label than the one above it, or none above it."""
    if not sheet.of_table or sheet.label is None:
        return True
    return row.label is not None and row.label.words.casefold() != sheet.label.words.casefold()


def _add_row(sheet: Sheet, row: Row) -> None:
    sheet.words += [Words(runs, row.place, row.number) for runs in row.text]
    sheet.notes += [note for art in row.art if (note := plain_note(art))]
    if row.label is not None and row.label.aside and row.label.aside not in sheet.notes:
        sheet.notes.append(row.label.aside)
    if row.cast is not None:
        sheet.cast = tuple(dict.fromkeys((*(sheet.cast or ()), *row.cast)))


def _without_outer(sheets: list[Sheet]) -> list[Sheet]:
    stands = [at for at, sheet in enumerate(sheets) if sheet.stands]
    return sheets[stands[0] : stands[-1] + 1] if stands else []


def _filled(words: Sequence[Words]) -> bool:
    return any(one.text.strip() for one in words)


def _page(name: str, sheet: Sheet) -> StoryPage:
    cut = cut_notes(name, sheet.words)
    return StoryPage(cut.text, (*cut.notes, *sheet.notes), sheet.first)


def _asked(sheets: Sequence[Sheet]) -> tuple[SceneAsked, ...]:
    spreads = [bool(sheet.label and sheet.label.spread) for sheet in sheets]
    if not any(spreads) and all(sheet.cast is None for sheet in sheets):
        return ()
    return tuple(
        SceneAsked(sheet.first, pages=2 if spread else 1, cast=sheet.cast)
        for sheet, spread in zip(sheets, spreads, strict=True)
    )


def _front_notes(front: Front, rest: Sequence[Piece]) -> list[str]:
    before = []
    for one in rest:
        if not isinstance(one, Words):
            break
        before.append(one)
    if not _filled(before):
        return []
    what = "below the title" if front.title else "at the beginning"
    return [f"The words {what}, before the first page mark, are story page 1."]


def _outside_notes(sheets: Sequence[Sheet]) -> list[str]:
    if not any(sheet.of_table for sheet in sheets):
        return []
    return [
        f"The words outside the table ({sheet.words[0].place}) are story page {at}."
        for at, sheet in enumerate(sheets, start=1)
        if at > 1 and not sheet.of_table and sheet.label is None and _filled(sheet.words)
    ]


def _label_notes(sheets: Sequence[Sheet]) -> list[str]:
    notes = []
    last = 0
    for at, sheet in enumerate(sheets, start=1):
        label = sheet.label
        if label is None:
            continue
        if not label.numbers:
            notes.append(f'"{label.words}" ({label.place}) was taken as story page {at}.')
            continue
        if len(label.numbers) == 2 and not label.spread:
            notes.append(
                f'"{label.words}" ({label.place}) names more than two facing pages; it was taken '
                "as one page."
            )
        if label.numbers[0] <= last:
            notes.append(
                f'"{label.words}" ({label.place}) stands after page {last}; pages are taken in the '
                "order they stand."
            )
        last = label.numbers[-1]
    return notes
