"""What a picture claims to be, read from its header before a decoder is let near it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from books.darkroom.bounds import MAX_BYTES, MAX_EDGE, MAX_PIXELS, MEGABYTE, MIN_EDGE
from books.darkroom.refusal import Refusal


@dataclass(frozen=True)
class Header:
    """A picture's claims: pixels, bits a colour, and what of it will not be kept.

    `plain` says that nothing but pixels is in the file, `lossless_as_it_is` that its coded pixels
    may be kept. `upright_inks`: a CMYK JPEG holds its inks as they are, where Adobe's convention,
    the usual one, turns them over. `white_is_zero`: grey values count ink, not light.
    """

    kind: str
    width: int
    height: int
    bits: int = 8
    plain: bool = False
    upright_inks: bool = False
    white_is_zero: bool = False
    lossless_as_it_is: bool = False
    tail_bytes: int = 0
    found: frozenset[str] = frozenset()


def check_bytes(path: Path) -> None:
    """Raise Refusal for a file over the bound, before a byte of it is read."""
    size = os.path.getsize(path)
    if size > MAX_BYTES:
        raise Refusal(too_many_bytes(size))


def too_many_bytes(size: int) -> str:
    """The sentence for a file of `size` bytes, over the bound."""
    return (
        f"has {size / MEGABYTE:.0f} MB, and at most {MAX_BYTES // MEGABYTE} MB are taken; save it "
        "with 8 bits a colour, or as a TIFF with LZW or ZIP compression."
    )


def check_size(width: int, height: int) -> None:
    """Raise Refusal for a picture (pixels) that is too large to be read or too small to be one."""
    shown = f"has {width} x {height} pixels"
    if width < 1 or height < 1:
        raise Refusal(f"{shown}, which is no picture; export it again.")
    if width * height > MAX_PIXELS or max(width, height) > MAX_EDGE:
        raise Refusal(
            f"{shown}; at most {MAX_PIXELS // 1_000_000} million and {MAX_EDGE} on a side are "
            "taken, which is a letter-size spread at 600 dpi: export it smaller."
        )
    if min(width, height) < MIN_EDGE:
        raise Refusal(f"{shown}, too few to be a picture; at least {MIN_EDGE} a side are needed.")
