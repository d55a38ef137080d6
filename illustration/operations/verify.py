"""Looking at a picture that came back before it is believed."""

from __future__ import annotations

import io

from books.errors import OctavoError


class BadPicture(OctavoError):
    """What came back is not the picture that was asked for."""


def verify(data: bytes, *, wanted: tuple[int, int]) -> tuple[int, int]:
    """Return the picture's (width, height) in pixels after decoding all of it.

    Raises BadPicture for bytes that are no whole JPEG, PNG or WebP, and for a picture with
    fewer pixels than wanted on either side.
    """
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  (only workers need Pillow)

    try:
        with Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP"]) as picture:
            picture.load()
            size = picture.size
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise BadPicture(f"The picture came back damaged ({error}); it is not kept.") from error
    if size[0] < wanted[0] or size[1] < wanted[1]:
        raise BadPicture(
            f"The picture came back as {size[0]} x {size[1]} pixels, smaller than the "
            f"{wanted[0]} x {wanted[1]} asked for; it is not kept."
        )
    return size
