"""A page as the press makes it, as a picture."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from books.openings import facts_for, pictures_of
from books.proofs import EDGES, LOOKS, PressRefuses, prove
from books.views.finding import find_page

SHORT = ("scale", "mirror", "fill")
ASK_AGAIN = "private, no-cache"


@require_safe
def page_picture(
    request: HttpRequest, book: str, edition: int, number: int, edge: int, look: str = "printed"
) -> HttpResponse:
    """Answer a page (media box, WebP) at a longer edge of 512, 1024 or 2048 pixels.

    `look` is one of LOOKS: as drawn, as printed, where colours shift; `?short=` tries what becomes
    of a picture that ends short of the bleed. A page the press cannot set
    is answered with the press's sentence (409).
    """
    shown = next((each for each in LOOKS if each == look), None)
    if edge not in EDGES or shown is None:
        raise Http404
    page = find_page(book, edition, number)
    tried = request.GET.get("short", "")
    tried = tried if tried in SHORT else ""
    page.short_art = tried or page.short_art
    facts = facts_for(page.edition, page.edition.pages.count())
    artwork = pictures_of([page]).get(page.scene_id or 0)
    answer: HttpResponse
    try:
        proof = prove(facts, page.edition, page, artwork, edge=edge, look=shown, tried=tried)
    except PressRefuses as error:
        answer = HttpResponse(str(error), status=error.status, content_type="text/plain")
    else:
        tag = f'"{proof.sha256[:32]}"'
        if request.headers.get("If-None-Match") == tag:
            answer = HttpResponseNotModified()
        else:
            answer = HttpResponse(proof.data, content_type="image/webp")
        answer["ETag"] = tag
    answer["Cache-Control"] = ASK_AGAIN
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
