"""How much of a file preflight is willing to swallow, so that a hostile one ends soon."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf

MEGABYTE = 1024 * 1024
STREAM_BYTES = 208 * MEGABYTE
CONTENT_BYTES = 24 * MEGABYTE
TOKENS = 2_000_000
OPERATORS = 4_000_000
FORM_COST = 200
PICTURE_COST = 100
PROGRAM_BYTES = 64 * MEGABYTE
PAGES = 2000
FORM_DEPTH = 16
IMAGE_PIXELS = 48_000_000
LZW_BYTES = 256 * 1024
LZW_WORST = 2700


@contextmanager
def bounded_streams() -> Iterator[None]:
    """Hold the PDF parser to STREAM_BYTES for any one unpacked stream while inside.

    The parser keeps its limits for the whole process, so the earlier ones are put back.
    """
    before = pikepdf.settings.set_qpdf_limits(
        flate_max_memory=STREAM_BYTES,
        png_max_memory=STREAM_BYTES,
        tiff_max_memory=STREAM_BYTES,
        run_length_max_memory=STREAM_BYTES,
        doc_max_warnings=500,
    )
    try:
        yield
    finally:
        pikepdf.settings.set_qpdf_limits(**before)  # type: ignore[arg-type]
