"""A region edit: part of a picture is drawn again, and every pixel outside stays as it was.

A model that is given a mask may redraw all of the picture all the same. What it sends back is
therefore laid into the original by us, within the mask only, and the proof is kept with it.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from illustration.studio.feathering import BadRegion, feathered, marked
from illustration.studio.prompt import NO_WORDS

DPI = (300, 300)
# Measured on painted pages of 2588 x 2625 pixels; figures in docs/picture-checks.md.
PNG_LEVEL = 2
MASK_BYTES = 4_000_000  # OpenAI Images: a mask is a PNG of less than 4 MB


__all__ = [
    "BadRegion", "OutsideChanged", "composite", "edit_mask_png", "feathered", "mask_of", "proof",
    "region_prompt", "saved_png",
]  # fmt: skip


class OutsideChanged(ValueError):
    """A saved picture that differs from its original outside the mask; it must not be kept."""


def mask_of(boxes_or_polygon: Sequence[Sequence[float]], size: tuple[int, int]) -> Image.Image:
    """A mask (L: 255 to be redrawn, 0 kept) of boxes, or of one polygon, for a picture's size.

    Boxes are x0, y0, x1, y1 and a polygon's points x, y, all in pixels from the top left corner;
    a box's right and lower edges lie outside it. Raises BadRegion where nothing of the picture is
    covered, or where boxes and points are mixed.
    """
    mask = Image.new("L", size)
    lengths = {len(part) for part in boxes_or_polygon}
    if lengths == {4}:
        for box in boxes_or_polygon:
            x0, y0, x1, y1 = (round(edge) for edge in box)
            if x0 < x1 and y0 < y1:
                mask.paste(255, (x0, y0, x1, y1))
    elif lengths == {2} and len(boxes_or_polygon) > 2:
        points = [(float(point[0]), float(point[1])) for point in boxes_or_polygon]
        ImageDraw.Draw(mask).polygon(points, fill=255)
    else:
        raise BadRegion("Mark boxes, or one outline of at least three points; nothing was asked.")
    if mask.getbbox() is None:
        raise BadRegion("What was marked lies outside the picture; nothing was asked.")
    return mask


def composite(original: Image.Image, edited: Image.Image, mask: Image.Image) -> Image.Image:
    """The original (RGB) with the edited picture within the mask (L, as wide as feathered).

    An edited picture of another size is resampled to the original's. Raises BadRegion where the
    mask is of another size than the original.
    """
    if mask.size != original.size:
        raise BadRegion(f"The mask is {mask.size} and the picture {original.size} pixels.")
    base, new = original.convert("RGB"), edited.convert("RGB")
    if new.size != base.size:
        new = new.resize(base.size, Image.Resampling.LANCZOS)
    return Image.composite(new, base, mask.convert("L"))


def proof(
    original: Image.Image, saved: Image.Image, mask: Image.Image
) -> dict[str, int | float | str]:
    """What shows that nothing outside the mask (where it is 0) changed.

    The hashes are sha256 of the outside pixels' RGB bytes, row by row. Raises OutsideChanged with
    the number of pixels where the two differ outside, or in size.
    """
    if not original.size == saved.size == mask.size:
        raise OutsideChanged(
            f"The picture was {original.size}, the saved one is {saved.size} and the mask "
            f"{mask.size} pixels; it is not kept and the picture stays as it was."
        )
    before, after = (np.asarray(picture.convert("RGB")) for picture in (original, saved))
    outside = np.asarray(mask.convert("L")) == 0
    differs = (before != after).any(axis=2)
    leaked = int((differs & outside).sum())
    if leaked:
        raise OutsideChanged(
            f"{leaked} pixels outside the marked region changed; the new picture is not kept and "
            "the picture stays as it was."
        )
    inside = int((~outside).sum())
    return {
        "width": original.width,
        "height": original.height,
        "mask_sha256": hashlib.sha256(mask.convert("L").tobytes()).hexdigest(),
        "outside_pixels": int(outside.sum()),
        "changed_outside": leaked,
        "original_outside_sha256": hashlib.sha256(before[outside].tobytes()).hexdigest(),
        "saved_outside_sha256": hashlib.sha256(after[outside].tobytes()).hexdigest(),
        "changed_inside": round(int(differs.sum()) / inside, 4) if inside else 0.0,
    }


def saved_png(image: Image.Image) -> bytes:
    """The picture (RGB) as PNG of 300 dpi, without loss: a JPEG would change what is outside."""
    out = io.BytesIO()
    image.convert("RGB").save(out, "PNG", compress_level=PNG_LEVEL, dpi=DPI)
    return out.getvalue()


def edit_mask_png(mask: Image.Image) -> bytes:
    """The mask as OpenAI Images takes it: RGBA PNG, transparent where it is to be redrawn.

    It has the size of the mask, which has to be that of the first picture sent. Raises BadRegion
    where it comes to 4 MB or more.
    """
    kept = marked(mask).point([255 - value for value in range(256)])
    sheet = Image.new("RGBA", mask.size, (0, 0, 0, 255))
    sheet.putalpha(kept)
    out = io.BytesIO()
    sheet.save(out, "PNG", compress_level=9)
    if len(out.getvalue()) >= MASK_BYTES:
        raise BadRegion("The marked region is too intricate to be sent; mark it more simply.")
    return out.getvalue()


def region_prompt(change: str, style: str, *, also: Sequence[str] = ()) -> str:
    """The words a region is asked for with; the style stands first and word for word.

    `also` are further sentences: where the region lies, who is on which reference. Raises
    BadRegion where no change is named.
    """
    wanted = change.strip().rstrip(".")
    if not wanted:
        raise BadRegion("Say what is to change in the marked region; nothing was asked.")
    parts = [
        f"Style: {style}" if style else "",
        f"Redraw the masked region of this picture only: {wanted}.",
        "Everything outside it stays exactly as it is; inside, keep the light, the colours, the "
        "line and the scale of what surrounds it, so that no seam shows.",
        *also,
        NO_WORDS,
    ]
    return "\n".join(part for part in parts if part)
