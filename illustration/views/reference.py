"""A reference picture's bytes for whoever holds its signed link: a provider, for an hour."""

from __future__ import annotations

import mimetypes

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from illustration.carriages import artwork_of


@require_safe
def reference(request: HttpRequest, token: str) -> HttpResponseBase:
    """Hand out the one picture of a link; anything else is not found, and nothing tells why."""
    artwork = artwork_of(token)
    if artwork is None:
        raise Http404
    try:
        file = default_storage.open(artwork.file, "rb")
    except FileNotFoundError:
        raise Http404 from None
    kind = mimetypes.guess_type(artwork.file)[0] or "application/octet-stream"
    answer = FileResponse(file, content_type=kind)
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["X-Robots-Tag"] = "noindex"
    return answer
