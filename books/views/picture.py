"""A picture's bytes, for members of its publisher only."""

from __future__ import annotations

import mimetypes

from django.core.files.storage import default_storage
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponseBase,
    HttpResponseNotModified,
)
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from books.models import Artwork
from books.operations.renditions import EDGES

FOREVER = "private, max-age=31536000, immutable"
ASK_AGAIN = "private, no-cache"


@require_safe
def picture(request: HttpRequest, artwork: int, edge: int) -> HttpResponseBase:
    """Answer an artwork at a longer edge of 256 or 1024 pixels, or as it is with edge 0.

    While a small picture is not made yet the whole one stands in, and is asked for again.
    """
    if edge and edge not in EDGES:
        raise Http404
    found = get_object_or_404(Artwork, pk=artwork)
    small = found.renditions.filter(edge=edge).first() if edge else None
    name = small.file if small else found.file
    tag = f'"{found.sha256[:32]}-{edge if small else 0}"'
    settled = FOREVER if small or not edge else ASK_AGAIN
    answer: HttpResponseBase
    if request.headers.get("If-None-Match") == tag:
        answer = HttpResponseNotModified()
    else:
        answer = _file(name)
    answer["ETag"] = tag
    answer["Cache-Control"] = settled
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _file(name: str) -> FileResponse:
    try:
        file = default_storage.open(name, "rb")
    except FileNotFoundError:
        raise Http404 from None
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return FileResponse(file, content_type=kind)
