"""What differs between two scripts of one book: which pages, and what about each."""

from __future__ import annotations

from dataclasses import dataclass, replace

from printing.press.script import BookScript, PageScript

# What a script says of the whole book, in the words a person reads, beside its pages.
FACTS = (
    ("title", "title"),
    ("author", "author"),
    ("language", "language"),
    ("isbn", "ISBN"),
    ("publisher", "publisher"),
    ("profile_key", "printer"),
    ("profile_version", "version of the printer's rules"),
    ("trim", "trim"),
    ("bleed", "bleed"),
    ("stock", "stock"),
    ("body_pt", "size of the story text"),
    ("direction", "reading direction"),
)
# What makes another book of it in the trade: a further printing keeps all of these (ISBN Users'
# Manual, 7th edition, 6: a change of title, language, binding or size takes a new number).
ANOTHER_BOOK = frozenset({"title", "author", "language", "isbn", "trim", "bleed", "direction"})


@dataclass(frozen=True)
class FactChange:
    """One fact of the book, as it was and as it is now, both as text."""

    name: str
    shown: str
    was: str
    now: str


@dataclass(frozen=True)
class PageChange:
    """A page that prints otherwise: by its words, by its pictures, by where things stand."""

    number: int
    words: bool
    pictures: bool
    places: bool


@dataclass(frozen=True)
class Changes:
    """All that differs. `added` and `gone` are the numbers beyond the shorter book's last page."""

    facts: tuple[FactChange, ...] = ()
    pages: tuple[PageChange, ...] = ()
    added: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.facts or self.pages or self.added or self.gone)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The pages of the new book that are not pressed as before, in order."""
        return (*(page.number for page in self.pages), *self.added)

    @property
    def another_book(self) -> tuple[str, ...]:
        """What a further printing under the same ISBN may not change, as people say it."""
        told = [each.shown for each in self.facts if each.name in ANOTHER_BOOK]
        return (*told, *(["number of pages"] if self.added or self.gone else []))


def differences(old: BookScript, new: BookScript) -> Changes:
    """What of a book's print file changes from one script to another; paths are no difference.

    The date inside the file is left out: it is the edition's and moves with it alone.
    """
    known = {page.number: page for page in old.pages}
    there = {page.number for page in new.pages}
    return Changes(
        facts=tuple(_facts(old, new)),
        pages=tuple(
            _page(known[page.number], page)
            for page in new.pages
            if page.number in known and known[page.number].digest() != page.digest()
        ),
        added=tuple(page.number for page in new.pages if page.number not in known),
        gone=tuple(page.number for page in old.pages if page.number not in there),
    )


def _facts(old: BookScript, new: BookScript) -> list[FactChange]:
    pairs = [(name, shown, getattr(old, name), getattr(new, name)) for name, shown in FACTS]
    return [
        FactChange(name, shown, _said(was), _said(now))
        for name, shown, was, now in pairs
        if was != now
    ]


def _page(old: PageScript, new: PageScript) -> PageChange:
    words = [line.text for line in old.lines] != [line.text for line in new.lines]
    pictures = _shown(old) != _shown(new)
    # What is left once words and pictures are taken out: boxes, rules, the size of the page.
    bare = (
        replace(old, lines=(), pictures=()).digest() != replace(new, lines=(), pictures=()).digest()
    )
    return PageChange(new.number, words, pictures, bare or not (words or pictures))


def _shown(page: PageScript) -> list[tuple[str, tuple[int, int, int, int]]]:
    return [(each.sha256, each.crop) for each in page.pictures]


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
