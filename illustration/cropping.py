"""A small picture of one place of an artwork, kept in this process for whoever looks again."""

from __future__ import annotations

import io

from django.core.cache import caches

from books import storing
from books.models import Artwork
from illustration.studio.order import PixelBox

EDGE = 240  # pixels of a crop's longer edge on the screen
AIR = 0.15  # of the box, left around it on every side
KEPT_SECONDS = 86_400


def crop_of(artwork: Artwork, box: PixelBox) -> bytes:
    """WebP bytes of a box (pixels of the artwork) with some air round it. Raises OSError."""
    pages, key = caches["pages"], f"crop-{artwork.sha256}-{'-'.join(map(str, box))}"
    known: bytes | None = pages.get(key)
    if known is None:
        known = _cropped(storing.read(artwork.file), box)
        pages.set(key, known, KEPT_SECONDS)
    return known


def _cropped(data: bytes, box: PixelBox) -> bytes:
    from PIL import Image  # noqa: PLC0415  (the web process must not load Pillow at start)

    with Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP"]) as picture:
        whole, wanted = picture.size, _aired(box, picture.size)
        scale = min(1.0, EDGE / max(wanted[2] - wanted[0], wanted[3] - wanted[1]))
        # JPEG alone can be decoded at a half, a quarter or an eighth, not under what is asked.
        picture.draft("RGB", (round(whole[0] * scale), round(whole[1] * scale)))
        across, down = picture.width / whole[0], picture.height / whole[1]
        x0, y0, x1, y1 = wanted
        part = picture.crop(
            (int(x0 * across), int(y0 * down), -int(-x1 * across // 1), -int(-y1 * down // 1))
        ).convert("RGB")
    part.thumbnail((EDGE, EDGE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    part.save(out, "WEBP", quality=86, method=4)
    return out.getvalue()


def _aired(box: PixelBox, size: tuple[int, int]) -> PixelBox:
    x0, y0, x1, y1 = box
    along, down = round((x1 - x0) * AIR), round((y1 - y0) * AIR)
    left, top = max(0, min(x0 - along, size[0] - 1)), max(0, min(y0 - down, size[1] - 1))
    return left, top, max(left + 1, min(x1 + along, size[0])), max(top + 1, min(y1 + down, size[1]))
