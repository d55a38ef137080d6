"""A cover laid out by the press from an edition's rows."""

from __future__ import annotations

from books.covers import cover_art, cover_content, template_of
from books.errors import NotReady
from books.models import Edition
from books.printers import profile_of
from printing.press.cover.layout import lay_cover
from printing.press.geometry import Trim
from printing.press.script import BookScript
from printing.press.terms import PrinterProfile


def lay_out_cover(
    edition: Edition,
    pages: int,
    *,
    newest: bool = False,
    profile: PrinterProfile | None = None,
) -> BookScript:
    """Return the cover's script; with `newest` from the pictures drawn last.

    `profile` is that of a print run; else the edition's own. Raises NotReady with the press's
    sentence where it cannot be laid out.
    """
    try:
        return lay_cover(
            cover_content(edition, cover_art(edition, newest=newest)),
            profile or profile_of(edition),
            Trim.parse(edition.trim),
            pages=pages,
            stock=edition.stock,
            template=template_of(edition),
        )
    except (ValueError, OSError) as error:
        raise NotReady(f"The cover cannot be laid out. {error}") from error
