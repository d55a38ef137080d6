"""Cairo (pycairo of Debian 12, cairo 1.16): a clean cover in RGB, one without bleed.

KDP paperback, 8.5 x 8.5 in, 32 pages of premium colour: 17.325104 x 8.75 in.
Run by the system's Python: `/usr/bin/python3 tests/broken/recipes/cover_with_cairo.py`.
"""

from __future__ import annotations

from pathlib import Path

import cairo

OTHERS = Path(__file__).resolve().parents[1] / "others"
WIDE, TALL = 17.325104 * 72, 8.75 * 72


def words(context: cairo.Context, x: float, y: float, text: str, size: float) -> None:
    context.select_font_face("DejaVu Serif")
    context.set_font_size(size)
    context.set_source_rgb(0, 0, 0)
    context.move_to(x, y)
    context.show_text(text)


def cover(name: str, short: float) -> None:
    surface = cairo.PDFSurface(str(OTHERS / f"{name}.pdf"), WIDE, TALL)
    surface.set_metadata(cairo.PDF_METADATA_TITLE, "Pip and the Moon")
    surface.set_metadata(cairo.PDF_METADATA_AUTHOR, "Ada Owl")
    surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, "2026-11-21T12:00:00Z")
    context = cairo.Context(surface)
    context.set_source_rgb(0.75, 0.85, 0.95)
    context.rectangle(short, short, WIDE - 2 * short, TALL - 2 * short)
    context.fill()
    words(context, 700, 200, "Pip and the Moon", 40)
    words(context, 700, 260, "Ada Owl", 20)
    words(context, 60, 200, "The moon looks in on Pip.", 18)
    context.show_page()
    surface.finish()


cover("clean-cairo-cover", 0)
cover("cairo-cover-without-bleed", 9)
