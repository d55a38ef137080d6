"""A publisher's own typeface for its own screens, so that a page looks as it will be pressed."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
)
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from books.models import OwnFace
from books.views.picture import ASK_AGAIN, FOREVER
from printing.press.script import PlacedFace

KINDS = {".ttf": ("font/ttf", "truetype"), ".otf": ("font/otf", "opentype")}
# A font that is not there yet hides its words rather than showing others of another width.
SHEET = """@font-face {{
  font-family: "{name}"; font-display: block; src: url("{url}") format("{form}");
}}
.face-{mark} {{ font-family: "{name}"; font-synthesis: none; }}
"""


@require_safe
def typeface_sheet(request: HttpRequest, face: int) -> HttpResponse:
    """Answer the stylesheet that gives a page's drawing its typeface; a retired one has it too."""
    row = get_object_or_404(OwnFace, pk=face)
    name = PlacedFace("", row.sha256).name
    url = reverse("typeface-file", args=[row.publisher.slug, row.pk])
    told = SHEET.format(
        name=name, mark=name.lower(), url=f"{url}?{row.sha256}", form=_kind(row.file)[1]
    )
    answer = HttpResponse(told, content_type="text/css; charset=utf-8")
    answer["Cache-Control"] = ASK_AGAIN
    answer["ETag"] = f'"{row.sha256[:32]}-sheet"'
    return answer


@require_safe
def typeface_file(request: HttpRequest, face: int) -> HttpResponseBase:
    """Answer the font file itself. It is asked for by its sha256, so it is kept for good."""
    row = get_object_or_404(OwnFace, pk=face)
    tag = f'"{row.sha256[:32]}"'
    answer: HttpResponseBase
    if request.headers.get("If-None-Match") == tag:
        answer = HttpResponseNotModified()
    else:
        answer = _file(row.file)
    answer["ETag"] = tag
    answer["Cache-Control"] = FOREVER
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _file(name: str) -> FileResponse:
    try:
        file = default_storage.open(name, "rb")
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(file, content_type=_kind(name)[0])


def _kind(name: str) -> tuple[str, str]:
    return KINDS[name[-4:]]
