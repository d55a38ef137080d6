"""Marking the subjects of a picture: what no edge may cut, no fold hide and no word cover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from books.models import Artwork, Book
from books.operations.subjects import MOST, mark_subjects
from books.views.answering import answer
from books.views.finding import find_book, member_of

EDGES = ("x0", "y0", "x1", "y1")
# Empty rows offered below those that are filled.
SPARE = 2


@dataclass(frozen=True)
class Row:
    """A box of the form: its four fields as they stand, in pixels."""

    n: int
    x0: str
    y0: str
    x1: str
    y1: str

    @property
    def extent(self) -> tuple[int, int] | None:
        """Its width and height, None while it is no box."""
        try:
            wide, high = int(self.x1) - int(self.x0), int(self.y1) - int(self.y0)
        except ValueError:
            return None
        return (wide, high) if wide > 0 and high > 0 else None


@require_http_methods(["GET", "HEAD", "POST"])
def subjects(request: HttpRequest, book: str, artwork: int) -> HttpResponse:
    """Show a picture with its marked boxes, or save them."""
    found = find_book(book)
    picture = get_object_or_404(
        Artwork.objects.select_related("book__publisher", "scene"), pk=artwork, book=found
    )
    if request.method != "POST":
        return _show(request, found, picture, _stored(picture))
    sent = _sent(request)
    return answer(
        request,
        lambda: mark_subjects(artwork=picture, boxes=_boxes(sent), by=member_of(request)),
        told=lambda _none: _("The subjects are marked; the pages heed them now."),
        then=_back(request, found, picture),
        again=lambda status: _show(request, found, picture, sent, status),
    )


def _show(
    request: HttpRequest, book: Book, picture: Artwork, boxes: list[list[str]], status: int = 200
) -> HttpResponse:
    boxes = boxes[:MOST]
    blank = [["", "", "", ""]] * min(SPARE, MOST - len(boxes))
    told: dict[str, Any] = {
        "book": book,
        "artwork": picture,
        "scene": picture.scene,
        "rows": [Row(n, *box) for n, box in enumerate([*boxes, *blank], start=1)],
        "figures": [] if picture.subjects else [_extent(each["box"]) for each in picture.figures],
        "back": _back(request, book, picture),
        "next": request.GET.urlencode(),
        "tab": "book",
    }
    return render(request, "books/subjects.html", told, status=status)


def _extent(box: list[int]) -> tuple[int, int, int, int]:
    x0, y0, x1, y1 = box
    return x0, y0, x1 - x0, y1 - y0


def _stored(picture: Artwork) -> list[list[str]]:
    return [[str(edge) for edge in box] for box in picture.subjects]


def _sent(request: HttpRequest) -> list[list[str]]:
    """The rows of the form that say anything."""
    columns = [request.POST.getlist(edge)[: MOST + SPARE] for edge in EDGES]
    rows = [[cell.strip()[:9] for cell in row] for row in zip(*columns, strict=False)]
    return [row for row in rows if any(row)]


def _boxes(rows: list[list[str]]) -> list[list[int]]:
    """The boxes as numbers; what is no whole number can be no edge, and is refused as such."""
    return [
        [int(cell) if cell.isascii() and cell.isdigit() else -1 for cell in row] for row in rows
    ]


def _back(request: HttpRequest, book: Book, picture: Artwork) -> str:
    """The page the person came from, else the picture's scene, else the book."""
    page, edition = request.GET.get("page", ""), request.GET.get("edition", "")
    if all(each.isascii() and each.isdigit() and len(each) < 5 for each in (page, edition)):
        return reverse("page", args=[book.publisher.slug, book.slug, int(edition), int(page)])
    if picture.scene is not None:
        return reverse("scene", args=[book.publisher.slug, book.slug, picture.scene.position])
    return reverse("book", args=[book.publisher.slug, book.slug])
