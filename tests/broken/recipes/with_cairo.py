"""Cairo (pycairo of Debian 12, cairo 1.16): a clean book, and two with a fault.

Run by the system's Python: `/usr/bin/python3 tests/broken/recipes/with_cairo.py`.
"""

from __future__ import annotations

from pathlib import Path

import cairo

OTHERS = Path(__file__).resolve().parents[1] / "others"
WIDE, TALL = 432, 648  # 6 x 9 in
FACE = "DejaVu Serif"


def words(context: cairo.Context, x: float, y: float, text: str, size: float = 18) -> None:
    context.select_font_face(FACE)
    context.set_font_size(size)
    context.set_source_rgb(0, 0, 0)
    context.move_to(x, y)
    context.show_text(text)


def page(context: cairo.Context, number: int) -> None:
    if number == 1:
        words(context, 60, 200, "Pip and the Moon", 28)
        words(context, 60, 250, "Ada Owl")
    elif number == 2:
        words(context, 60, 560, "ISBN 978-0-306-40615-7", 10)
    else:
        words(context, 60, 120, f"The moon looked in, {number} times.")
        gradient = cairo.RadialGradient(216, 380, 10, 216, 380, 110)
        gradient.add_color_stop_rgb(0, 0.98, 0.92, 0.7)
        gradient.add_color_stop_rgb(1, 0.6, 0.7, 0.9)
        context.set_source(gradient)
        context.arc(216, 380, 110, 0, 6.2832)
        context.fill()
        context.set_source_rgb(0.2, 0.3, 0.5)
        context.set_line_width(2)
        context.arc(216, 380, 120, 0, 6.2832)
        context.stroke()


def hairline(context: cairo.Context, number: int) -> None:
    if number == 7:
        context.set_source_rgb(0, 0, 0)
        context.set_line_width(0.2)
        context.move_to(80, 300)
        context.line_to(340, 300)
        context.stroke()


def half_seen(context: cairo.Context, number: int) -> None:
    if number == 8:
        context.set_source_rgba(0.8, 0.2, 0.2, 0.5)
        context.rectangle(150, 300, 120, 120)
        context.fill()


def book(name: str, fault=None, wide: float = WIDE) -> None:
    surface = cairo.PDFSurface(str(OTHERS / f"{name}.pdf"), wide, TALL)
    surface.set_metadata(cairo.PDF_METADATA_TITLE, "Pip and the Moon")
    surface.set_metadata(cairo.PDF_METADATA_AUTHOR, "Ada Owl")
    surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, "2026-11-21T12:00:00Z")
    context = cairo.Context(surface)
    for number in range(1, 25):
        page(context, number)
        if fault is not None:
            fault(context, number)
        context.show_page()
    surface.finish()


book("clean-cairo")
book("cairo-hairline", hairline)
book("cairo-half-seen", half_seen)
