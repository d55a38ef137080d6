"""An edition's rows as the press's content: what each page shows, before it has its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, cast

from books import storing
from books.enums import Part
from books.faces import face_of, press_name
from books.manuscript.text import paragraphs
from books.models import Artwork, Edition, Page
from printing.press.content import (
    BookContent,
    Kind,
    PageContent,
    Paragraph,
    PictureContent,
    PixelBox,
    Run,
    Template,
)
from printing.press.geometry import Trim

if TYPE_CHECKING:
    from printing.press.content import Part as PressPart
    from printing.press.content import ShortArt


def page_paragraphs(markdown: str) -> tuple[Paragraph, ...]:
    """Return a page's Markdown as the press's paragraphs."""
    return tuple(
        Paragraph(tuple(Run(run.text, run.bold, run.italic) for run in paragraph.runs))
        for paragraph in paragraphs(markdown)
    )


def page_content(page: Page, artwork: Artwork | None) -> PageContent:
    """Return one page; `artwork` is the picture its scene shows now, None while there is none."""
    return PageContent(
        number=page.number,
        kind=cast("Kind", page.kind),
        template=cast("Template", page.template),
        paragraphs=page_paragraphs(page.text),
        picture=picture_content(artwork, Part(page.part)) if artwork and page.part else None,
        short_art=cast("ShortArt", page.short_art or page.edition.short_art),
        short_asked=bool(page.short_art),
        face=press_name(face_of(page, page.edition)),
    )


def picture_content(artwork: Artwork, part: Part) -> PictureContent:
    """Return an artwork as the press takes it; boxes are pixels of the whole picture.

    What a person marked outranks the painter's figures: of those only the names and faces of
    whoever stands in a marked box are kept.
    """
    figures = [(_box(figure["box"]), str(figure.get("name", ""))) for figure in artwork.figures]
    marked = [(_box(box), _name_in(box, figures)) for box in artwork.subjects]
    subjects = marked or figures
    return PictureContent(
        path=storing.as_path(artwork.file),
        width=artwork.width,
        height=artwork.height,
        sha256=artwork.sha256,
        part=cast("PressPart", part.value),
        figures=tuple(box for box, _ in subjects),
        names=tuple(name for _, name in subjects),
        faces=tuple(_faces(artwork)),
    )


def _box(edges: Sequence[int]) -> PixelBox:
    x0, y0, x1, y1 = edges
    return x0, y0, x1, y1


def _name_in(box: Sequence[int], figures: Iterable[tuple[Sequence[int], str]]) -> str:
    """The name of the figure whose middle a marked box holds, "" where it holds none."""
    for (x0, y0, x1, y1), name in figures:
        if box[0] <= (x0 + x1) / 2 <= box[2] and box[1] <= (y0 + y1) / 2 <= box[3]:
            return name
    return ""


def _faces(artwork: Artwork) -> Iterator[tuple[int, int, int, int]]:
    """A box around each figure's eyes, as far again on every side: a face, as good as is known."""
    for figure in artwork.figures:
        eyes = figure.get("eyes") or []
        if eyes:
            x0, y0 = (min(eye[n] for eye in eyes) for n in (0, 1))
            x1, y1 = (max(eye[n] for eye in eyes) for n in (2, 3))
            air = round((x1 - x0) / 2)
            yield x0 - air, y0 - air, x1 + air, y1 + air


def book_content(edition: Edition, pages: Iterable[Page] | None = None) -> BookContent:
    """Return a whole edition. `pages` default to its rows; unsaved ones may be tried instead."""
    if pages is None:
        pages = edition.pages.select_related("scene__artwork").all()
    contributors = list(edition.book.contributors.all()) if edition.book.pk else []
    return BookContent(
        title=edition.shown_title,
        author=authors(contributors),
        language=edition.language,
        isbn=edition.isbn,
        publisher=edition.publisher.name,
        profile_key=edition.printer,
        trim=Trim.parse(edition.trim),
        bleed=edition.bleed,
        stock=edition.stock,
        body_pt=edition.body_pt,
        created=edition.created_at.isoformat() if edition.created_at else "",
        pages=tuple(
            page_content(page, page.scene.artwork if page.scene is not None else None)
            for page in pages
        ),
    )


class Credited(Protocol):
    """Somebody with a name and a role: a contributor's row, or what a list read of it."""

    @property
    def name(self) -> str:
        """The name as printed."""

    @property
    def role(self) -> str:
        """One of ContributorRole."""


def authors(contributors: Iterable[Credited]) -> str:
    """Return the authors' names for a file's metadata, "A, B"; else all who are credited."""
    people = list(contributors)
    names = [person.name for person in people if person.role == "author"]
    return ", ".join(names or [person.name for person in people])
