"""A spread in two matched pictures: the left half first, the right half with the left to see."""

from __future__ import annotations

from dataclasses import replace

from illustration.studio.order import FOLD_BAND, Box, Half, PictureOrder
from illustration.studio.references import Kind, Lineup

# The fold's clear band is half in each picture, and a picture is half as wide as the spread.
CLEAR = round(FOLD_BAND * 100)


def halves(
    order: PictureOrder, *, left_brief: str = "", right_brief: str = ""
) -> tuple[PictureOrder, PictureOrder]:
    """Part a spread at its fold into two orders of half its width (rounded up), left one first.

    Each half keeps the style, cast, light and seed, and the part of the text room that lies on
    it; without a brief of its own it has the whole picture's. An exact text must be given to one
    half by the caller. Raises ValueError for anything but a whole spread.
    """
    if order.purpose != "spread":
        raise ValueError(f"Only a spread is drawn in two halves, and this is a {order.purpose}.")
    if order.exact_text:
        raise ValueError("Say on which half the exact words stand: ask for each half by itself.")
    left = _half(order, "left", left_brief)
    return left, _half(order, "right", right_brief)


def half_words(half: Half, lineup: Lineup) -> str:
    """Tell the side of a spread a picture is; ValueError for a right half without its left."""
    if not half:
        return ""
    if half == "left":
        return (
            "This is the left half of one picture over two facing pages: draw what of it belongs "
            "on the left. Ground, sky and light run on unbroken through the right edge; nobody "
            f"and nothing important within {CLEAR} % of the width of that edge, where the pages "
            "are bound."
        )
    seen = lineup.numbers(Kind.LEFT_HALF)
    if not seen:
        raise ValueError("The right half of a spread is drawn after its left half, and beside it.")
    return (
        f"Reference picture {seen[0]} is the left half of one picture over two facing pages: "
        "continue this picture to the right. What meets its right edge goes on at your left edge "
        "at the same height, scale, colour and light; nobody of the left half comes again. Nobody "
        f"and nothing important within {CLEAR} % of the width of the left edge, where the pages "
        "are bound."
    )


def _half(order: PictureOrder, half: Half, brief: str) -> PictureOrder:
    found = (_on_half(box, half) for box in order.text_room)
    return replace(
        order,
        purpose="page",
        half=half,
        brief=brief or order.brief,
        width=-(-order.width // 2),
        text_room=tuple(box for box in found if box is not None),
    )


def _on_half(box: Box, half: Half) -> Box | None:
    start = 0.0 if half == "left" else 0.5
    x0, x1 = (min(1.0, max(0.0, (edge - start) * 2)) for edge in (box[0], box[2]))
    return (x0, box[1], x1, box[3]) if x0 < x1 else None
