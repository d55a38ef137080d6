"""Whether a cover says what the inside says, and whether its fields can be printed at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from books.content import authors
from books.covers import shown_author
from books.enums import Barcode, PageKind
from books.models import Edition, Page
from printing.press.cover.ean import BarcodeError, verified
from printing.press.preflight.isbn import printed


def mismatches(edition: Edition, pages: Iterable[Page]) -> list[str]:
    """Return a sentence for each thing the cover and the interior say differently.

    KDP help GYEKAVKMSE23PFTM: title, author and ISBN agree on cover, title page, copyright page.
    """
    return list(_told(edition, list(pages)))


def missing(edition: Edition) -> list[str]:
    """Return a sentence for each thing a cover cannot be pressed without."""
    found = []
    if edition.barcode == Barcode.OWN and not edition.isbn:
        found.append(
            "The edition has no ISBN for its barcode: enter one, or let the printer set it, or "
            "choose no barcode."
        )
    if edition.price_addon and edition.barcode != Barcode.OWN:
        found.append("A price add-on needs the press's own barcode.")
    return found


def sound_isbn(isbn: str) -> bool:
    """Whether an ISBN has thirteen digits with the right last one."""
    try:
        verified(isbn)
    except BarcodeError:
        return False
    return True


def _told(edition: Edition, pages: list[Page]) -> Iterator[str]:
    front = " ".join(page.text for page in pages if page.kind == PageKind.TITLE)
    if front.strip() and _plain(edition.shown_title) not in _plain(front):
        yield f"The title page does not say “{edition.shown_title}”, as the cover does."
    for name in _names(authors(edition.book.contributors.all())):
        if _plain(name) not in _plain(shown_author(edition)):
            yield f"The book credits {name}, whom the cover's author line leaves out."
    for page in pages:
        for number in printed(page.text):
            if edition.isbn and len(number) == len(edition.isbn) and number != edition.isbn:
                yield f"Page {page.number} prints the ISBN {number}, the cover {edition.isbn}."


def _names(credited: str) -> list[str]:
    return [name.strip() for name in credited.split(",") if name.strip()]


def _plain(text: str) -> str:
    """Letters and digits alone, without capitals and accents."""
    parted = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[^\w]+|_", "", "".join(c for c in parted if not unicodedata.combining(c)))
