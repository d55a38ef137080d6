"""A title as one child's own: which lines change where a character becomes the child."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from books.enums import PageKind
from books.fronting import credit_lines, escape
from books.models import Book, Character, Edition, Page
from books.renaming import NAMING, Front, front_of, renamed
from illustration.child_name import put_name, stands_in

# What of an animal a child has not; what it wears, its age and its eyes stay.
OF_THE_KIND = ("body", "marks")
COVER_WORDS = ("blurb", "age_line")


@dataclass(frozen=True)
class Wish:
    """Whom a title is for: the child's name and looks, and the character that becomes the child.

    `kind` is "" where the character stays what it is; `title` is "" for the one proposed.
    """

    character: Character
    name: str
    hair: str
    skin: str
    kind: str = ""
    title: str = ""

    @property
    def was(self) -> str:
        """The name that is replaced."""
        return self.character.name

    def put(self, text: str, language: str) -> str:
        """Return a text with the child's name in the character's place."""
        return put_name(text, self.was, self.name, language)

    @property
    def traits(self) -> dict[str, str | list[str]]:
        """The character's traits as the child's."""
        kept = {
            word: value
            for word, value in self.character.traits.items()
            if not (self.kind and self.kind != self.character.kind and word in OF_THE_KIND)
        }
        return {**kept, **{k: v for k, v in (("hair", self.hair), ("skin", self.skin)) if v}}


@dataclass(frozen=True)
class Line:
    """A text that becomes another: where it stands, and both wordings."""

    where: str | Promise
    was: str
    now: str

    @property
    def changes(self) -> list[tuple[str, str]]:
        """The paragraphs that become others, as (was, now); all of it where they do not pair."""
        was, now = self.was.split("\n\n"), self.now.split("\n\n")
        if len(was) != len(now):
            return [(self.was, self.now)]
        return [(old, new) for old, new in zip(was, now, strict=True) if old != new]


def title_for(book: Book, wish: Wish) -> str:
    """Return the title asked for, else the book's with the child's name in it, else behind it."""
    if wish.title.strip():
        return " ".join(wish.title.split())
    if stands_in(book.title, wish.was):
        return wish.put(book.title, book.language)
    return _("%(title)s, for %(name)s") % {"title": book.title, "name": wish.name}


def front_now(edition: Edition, book: Book, wish: Wish) -> Front:
    """Return what an edition's front pages name once the title is the child's; it has no ISBN."""
    own = wish.put(edition.title, edition.language) if edition.title else title_for(book, wish)
    return replace(front_of(edition), title=own, isbn="")


def page_text(page: Page, was: Front, now: Front, wish: Wish, language: str) -> str:
    """Return a page's words with the child's name. Credits and the copyright page's keep theirs."""
    text = renamed(page.kind, page.text, was, replace(now, isbn=was.isbn))
    if page.kind == PageKind.COPYRIGHT:
        return text
    if page.kind not in NAMING:
        return wish.put(text, language)
    left = [*credit_lines(was.credits), escape(now.title)]
    lines = text.split("\n")
    return "\n".join(
        line if any(each in line for each in left) else wish.put(line, language) for line in lines
    )


def changed_lines(book: Book, wish: Wish) -> list[Line]:
    """Return every text of the title that would change, in reading order. Saves nothing."""
    lines = [Line(_("Title"), book.title, title_for(book, wish))]
    for edition in book.editions.select_related("book", "publisher").order_by("number"):
        lines += _of_edition(edition, book, wish)
    lines += [
        Line(
            _("Brief of the front cover") if scene.position == 0
            else _("Brief of scene %(n)s") % {"n": scene.position},
            scene.brief,
            wish.put(scene.brief, book.language),
        )
        for scene in book.scenes.order_by("position")
    ]  # fmt: skip
    return [line for line in lines if line.was != line.now]


def _of_edition(edition: Edition, book: Book, wish: Wish) -> Iterator[Line]:
    n, language = edition.number, edition.language
    if edition.title:
        now = wish.put(edition.title, language)
        yield Line(_("Title of edition %(n)s") % {"n": n}, edition.title, now)
    for field in COVER_WORDS:
        text = str(getattr(edition, field))
        where = _("Cover of edition %(n)s") if n > 1 else _("Cover")
        yield Line(where % {"n": n}, text, wish.put(text, language))
    was, now_front = front_of(edition), front_now(edition, book, wish)
    for page in edition.pages.order_by("number"):
        where = _("Edition %(n)s, page %(page)s") if n > 1 else _("Page %(page)s")
        text = page_text(page, was, now_front, wish, language)
        yield Line(where % {"n": n, "page": page.number}, page.text, text)
