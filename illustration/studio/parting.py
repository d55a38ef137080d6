"""A picture of two facing pages cut at its fold, for a request that asks for one half."""

from __future__ import annotations

import io
from typing import Literal

from PIL import Image

QUALITY = 92


def parted(data: bytes, half: Literal["left", "right"]) -> bytes:
    """One half of a JPEG, PNG or WebP of two facing pages, as JPEG bytes without any metadata.

    Where the width is odd both halves share the middle column of pixels. Raises OSError.
    """
    with Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP"]) as picture:
        wide, high = picture.size
        part = -(-wide // 2)
        start = 0 if half == "left" else wide - part
        plain = picture.convert("RGB").crop((start, 0, start + part, high))
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return out.getvalue()
