"""How a page is set: its template, art short of the bleed, what the printer cuts of its picture."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from books.bordered import border_told
from books.enums import ShortArt, Template
from books.models import Edition, Page
from books.openings import PageCard
from books.operations.looks import choose_short_art as choose_short_art_of
from books.operations.looks import set_page_template as set_page_template_of
from books.operations.looks import templates_of
from books.reaching import OVER_PAGE, shortfalls_of
from books.showing import SHORT_ART, TEMPLATE
from books.views.answering import answer
from books.views.finding import find_edition, find_page, member_of
from books.views.links import page_url, plan_url

Choice = tuple[str, str | Promise]


@dataclass(frozen=True)
class Dressing:
    """What a page's screen says and offers about how it is set.

    `short` says whether the picture ends short of the bleed, whatever was chosen; `ways` are what
    can be tried where it does, each with its words.
    """

    templates: tuple[Choice, ...]
    template: str | Promise
    remarks: tuple[str, ...]
    border: str
    short: bool
    over: bool
    ways: tuple[Choice, ...]
    edition_says: str | Promise


def dressing_of(page: Page, edition: Edition, card: PageCard) -> Dressing:
    """Return how a page is set, and how it could be."""
    over = bool(card.artwork and page.part and edition.bleed and page.template in OVER_PAGE)
    return Dressing(
        templates=tuple((each.value, TEMPLATE[each]) for each in templates_of(page)),
        template=TEMPLATE[Template(page.template)],
        remarks=card.drawing.remarks,
        border=border_told(card.artwork, edition) if over and card.artwork else "",
        short=bool(shortfalls_of(page, edition, card.artwork)),
        over=over,
        ways=tuple((way.value, SHORT_ART[way]) for way in ShortArt),
        edition_says=SHORT_ART[ShortArt(edition.short_art)],
    )


@require_POST
def set_page_template(request: HttpRequest, book: str, edition: int, number: int) -> HttpResponse:
    """Set a page in another template."""
    from books.views.page import show_page  # noqa: PLC0415  (the screen shows this room's part)

    page = find_page(book, edition, number)
    wanted = request.POST.get("template", "")
    if wanted not in list(Template):
        raise Http404
    return answer(
        request,
        lambda: set_page_template_of(page=page, template=Template(wanted), by=member_of(request)),
        told=lambda _none: (
            _("Page %(n)s is set anew; its layout waits for approval.") % {"n": number}
        ),
        then=page_url(page),
        again=lambda status: show_page(request, find_page(book, edition, number), status),
    )


@require_POST
def choose_page_short_art(
    request: HttpRequest, book: str, edition: int, number: int
) -> HttpResponse:
    """Say what becomes of a page's picture that ends short of the bleed."""
    from books.views.page import show_page  # noqa: PLC0415  (the screen shows this room's part)

    page = find_page(book, edition, number)
    choice = _choice(request)
    return answer(
        request,
        lambda: choose_short_art_of(
            edition=page.edition, page=page, choice=choice, by=member_of(request)
        ),
        told=lambda _none: _("Chosen; look at page %(n)s as it stands now.") % {"n": number},
        then=page_url(page),
        again=lambda status: show_page(request, find_page(book, edition, number), status),
    )


@require_POST
def choose_short_art(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Say what becomes of an edition's pictures that end short of the bleed."""
    from books.views.plan import show_plan  # noqa: PLC0415  (the screen shows this room's part)

    found = find_edition(book, edition)
    choice = _choice(request)
    return answer(
        request,
        lambda: choose_short_art_of(edition=found, choice=choice, by=member_of(request)),
        told=lambda _none: _("Chosen; pages it changes wait for approval of their layout."),
        then=plan_url(found),
        again=lambda status: show_plan(request, find_edition(book, edition), status),
    )


def _choice(request: HttpRequest) -> ShortArt | None:
    wanted = request.POST.get("choice", "")
    if wanted and wanted not in list(ShortArt):
        raise Http404
    return ShortArt(wanted) if wanted else None
