"""Files handed out: opened before the answer begins, so that nothing is asked of the wall after."""

from __future__ import annotations

import mimetypes

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404


def picture_file(name: str) -> FileResponse:
    """Return a stored picture. Raises Http404 where the storage has none of that name."""
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return stored_file(name, kind, name.rpartition("/")[2])


def stored_file(name: str, kind: str, called: str, *, attached: bool = False) -> FileResponse:
    """Return a stored file under the name `called`. Raises Http404 where there is none."""
    try:
        file = default_storage.open(name, "rb")
    except FileNotFoundError:
        raise Http404 from None
    answer = FileResponse(file, content_type=kind, as_attachment=attached, filename=called)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
