"""Setting one scene's words another way."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from books.manuscript.folio import Arrangement
from books.operations.plan import choose_arrangement
from books.views.answering import answer
from books.views.finding import find_edition, find_scene, member_of
from books.views.links import scene_url
from books.views.trouble import forbidden

WAYS: dict[str, Arrangement] = {
    "facing": "facing",
    "on-picture": "on-picture",
    "auto": "auto",
}


@require_POST
def arrange_scene(request: HttpRequest, book: str, edition: int, position: int) -> HttpResponse:
    """Let a scene's words face it, lie on it, or stand where the plan puts them."""
    found, scene = find_edition(book, edition), find_scene(book, position)
    wanted = WAYS.get(request.POST.get("arrangement", ""))
    if wanted is None:
        raise Http404
    member = member_of(request)
    there = scene_url(scene, member.publisher.slug)
    return answer(
        request,
        lambda: choose_arrangement(edition=found, scene=scene, arrangement=wanted, by=member),
        told=lambda _none: _("The pages are planned anew; moved layouts wait for approval."),
        then=there,
        # The scene's screen is another floor's: it tells the sentence after a redirect.
        again=lambda status: redirect(there) if status != 403 else forbidden(request),
    )
