"""Where a child's photo may come in, it is read in memory: what was never written is never left.

Django spools a longer upload into a named file, which a killed process leaves behind. The first
of FILE_UPLOAD_HANDLERS is this one, since forms are read before any view is asked.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest
from django.urls import Resolver404, resolve

from illustration.studio.photo import MOST_BYTES

DOORS = frozenset({"character-photo", "own-edition"})
# The photo and the words of its form.
MOST_IN_ALL = MOST_BYTES + 256 * 1024


class PhotoInMemory(MemoryFileUploadHandler):
    """Takes every file at the doors of photos, whatever its length; elsewhere it takes none."""

    def handle_raw_input(
        self, input_data: Any, META: dict[str, str], content_length: int, *_more: Any
    ) -> None:
        """Be in force at those doors; raise RequestDataTooBig before more is read than we take."""
        self.activated = self.request is not None and _leads_to_a_photo(self.request)
        if self.activated and content_length > MOST_IN_ALL:
            raise RequestDataTooBig


def _leads_to_a_photo(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).url_name in DOORS
    except Resolver404:
        return False
