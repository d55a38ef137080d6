"""What can be done to a plan: each form names its page by folio and the plan it was shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, get_args

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from books.enums import Act
from books.models import Edition, Page, Scene
from books.operations.pages import delete_page as delete_page_of
from books.operations.pages import insert_page as insert_page_of
from books.operations.pages import move_part as move_part_of
from books.operations.spreads import Side
from books.operations.spreads import join_pages as join_pages_of
from books.operations.spreads import part_spread as part_spread_of
from books.operations.templates import Setting
from books.operations.templates import place_scene as place_scene_of
from books.operations.templates import set_template as set_template_of
from books.queries import pages_of
from books.replanning import read_story
from books.rules import may
from books.views.answering import answer
from books.views.finding import find_edition, find_page, find_scene, member_of
from books.views.links import plan_url
from books.views.plan import show_plan

T = TypeVar("T")
TEMPLATES: dict[str, Setting] = {word: word for word in get_args(Setting)}


@require_POST
def move_part(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Move a part of the story before another page, or to the end."""
    found, page = _page(request, book, edition)
    before = _before(request, book, edition)

    def deed() -> None:
        move_part_of(
            edition=found, page=page, before=before, by=member_of(request), seen=_seen(request)
        )

    return _answer(request, found, deed, lambda _none: _moved(page))


@require_POST
def insert_page(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Insert a page: words, a picture of the book, a new scene, or a blank."""
    found = find_edition(book, edition)
    before, picture = _before(request, book, edition), request.POST.get("picture", "")

    def deed() -> Page:
        return insert_page_of(
            edition=found,
            before=before,
            by=member_of(request),
            text=request.POST.get("text", ""),
            scene=_loose(book, picture),
            with_scene=picture == "new",
            brief=request.POST.get("brief", "") if picture == "new" else "",
            seen=_seen(request),
        )

    return _answer(
        request, found, deed, lambda page: _("Page %(n)s is inserted.") % {"n": page.number}
    )


@require_POST
def delete_page(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Delete a page; one that holds words is asked about first, with the words."""
    found, page = _page(request, book, edition)
    _scene, words, _all = _part_of(found, page)
    confirmed = request.POST.get("confirmed") == "yes"
    member = member_of(request)
    if words and not confirmed and may(member, Act.EDIT):
        told = {"book": found.book, "edition": found, "page": page, "words": words, "tab": "plan"}
        return render(request, "books/plan_delete.html", told | {"seen": _seen(request)})
    page.version = _number(request, "version") or page.version

    def deed() -> None:
        delete_page_of(page=page, by=member, confirmed=confirmed, seen=_seen(request))

    return _answer(
        request, found, deed, lambda _none: _("Page %(n)s is deleted.") % {"n": page.number}
    )


@require_POST
def join_pages(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Join a page and the one after it into a spread."""
    found, left = _page(request, book, edition)
    right = find_page(book, edition, _number(request, "with"))

    def deed() -> Scene:
        return join_pages_of(
            left=left, right=right, by=member_of(request), keep=_side(request), seen=_seen(request)
        )

    return _answer(
        request,
        found,
        deed,
        lambda scene: (
            _("Scene %(n)s is a spread now; a picture made for one page must be drawn again.")
            % {"n": scene.position}
        ),
    )


@require_POST
def part_spread(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Part a spread into two pages."""
    found, page = _page(request, book, edition)
    other = _loose(book, request.POST.get("picture", ""))

    def deed() -> Scene:
        return part_spread_of(
            page=page, by=member_of(request), keep=_side(request), other=other, seen=_seen(request)
        )

    return _answer(
        request,
        found,
        deed,
        lambda scene: (
            _(
                "The spread is two pages; the other one shows scene %(n)s. A picture made for the "
                "spread must be drawn again."
            )
            % {"n": scene.position}
        ),
    )


@require_POST
def set_template(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Set a scene's words on it, beside it, or one without the other."""
    found, page = _page(request, book, edition)
    wanted = TEMPLATES.get(request.POST.get("template", ""))
    scene, _going, words = _part_of(found, page)
    confirmed = request.POST.get("confirmed") == "yes"
    if wanted is None or scene is None:
        raise Http404
    if wanted == "picture-only" and words and not confirmed and may(member_of(request), Act.EDIT):
        told = {"book": found.book, "edition": found, "page": page, "words": words, "tab": "plan"}
        return render(
            request, "books/plan_delete.html", told | {"seen": _seen(request), "scene": scene}
        )

    return _answer(
        request,
        found,
        lambda: set_template_of(
            edition=found,
            scene=scene,
            template=wanted,
            by=member_of(request),
            confirmed=confirmed,
            seen=_seen(request),
        ),
        lambda _none: _("The pages are planned anew; moved layouts wait for approval."),
    )


@require_POST
def place_scene(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Give words that stand alone a picture: one of the book, or a new scene."""
    found, page = _page(request, book, edition)
    loose = _loose(book, request.POST.get("picture", ""))

    def deed() -> Scene:
        return place_scene_of(
            page=page,
            by=member_of(request),
            scene=loose,
            brief=request.POST.get("brief", ""),
            seen=_seen(request),
        )

    return _answer(
        request, found, deed, lambda scene: _("Scene %(n)s is on a page.") % {"n": scene.position}
    )


def _answer(
    request: HttpRequest, edition: Edition, deed: Callable[[], T], told: Callable[[T], object]
) -> HttpResponse:
    return answer(
        request,
        deed,
        told=told,
        then=plan_url(edition),
        again=lambda status: show_plan(request, edition, status),
    )


def _page(request: HttpRequest, book: str, edition: int) -> tuple[Edition, Page]:
    page = find_page(book, edition, _number(request, "page"))
    return page.edition, page


def _before(request: HttpRequest, book: str, edition: int) -> Page | None:
    """The page a form names to come before; the story's end where it says "end"."""
    if request.POST.get("before") == "end":
        return None
    return find_page(book, edition, _number(request, "before"))


def _loose(book: str, picture: str) -> Scene | None:
    return find_scene(book, int(picture)) if _is_folio(picture) else None


def _side(request: HttpRequest) -> Side:
    return "right" if request.POST.get("keep") == "right" else "left"


def _seen(request: HttpRequest) -> str:
    return request.POST.get("seen", "")


def _number(request: HttpRequest, name: str) -> int:
    sent = request.POST.get(name, "")
    return int(sent) if _is_folio(sent) else 0


def _is_folio(sent: str) -> bool:
    return sent.isascii() and sent.isdigit() and len(sent) < 6


def _moved(page: Page) -> str:
    now = Page.objects.filter(pk=page.pk).first()
    if now is None:  # the picture's own page: the words are on the picture now
        return _("Moved, and planned anew: words and picture share a page now.")
    return _("Moved; page %(was)s is page %(now)s now.") % {"was": page.number, "now": now.number}


def _part_of(edition: Edition, page: Page) -> tuple[Scene | None, str, str]:
    """A page's scene, the words that go with the page, and those of its whole part."""
    story = read_story(pages_of(edition))
    at = story.index_at(page)
    if at is None:
        return None, "", ""
    part = story.parts[at]
    words = story.words_of(part)
    return part.scene, words if part.pages == 2 else page.text.strip(), words
