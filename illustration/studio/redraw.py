"""Asking for a picture again: four verbs that change four different things."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from enum import StrEnum

from illustration.studio.order import PictureOrder


class Verb(StrEnum):
    """Why a picture is asked for again; each has its own line in the costs."""

    EDIT = "edit"  # a region of the picture, everything else kept to the pixel
    RESTYLE = "restyle"  # the same picture in another style
    REGENERATE = "regenerate"  # the same words, another throw
    REWRITE = "rewrite"  # another brief


def restyled(order: PictureOrder, new_style: str) -> PictureOrder:
    """The same picture in another style. Its request has the present picture as reference 1.

    Raises ValueError if the style is no other; the line-up takes the present picture by
    `references_in_order(..., present=key)`.
    """
    if new_style == order.style:
        raise ValueError(_nothing("the style is the one it has. Give another, or draw it again"))
    return replace(order, style=new_style)


def regenerated(order: PictureOrder, n: int) -> PictureOrder:
    """The same words with another seed: the n-th throw after the first, the same whenever asked.

    Raises ValueError under 1.
    """
    if n < 1:
        raise ValueError(f"A picture drawn again is throw 1 or later, not {n}.")
    mark = hashlib.sha256(f"{order.seed}/again/{n}".encode()).digest()
    # Six bytes, as first seeds have: JSON's readers hold so many without rounding.
    return replace(order, seed=int.from_bytes(mark[:6], "big"))


def _nothing(why: str) -> str:
    return f"Nothing was asked for and nothing spent: {why}."
