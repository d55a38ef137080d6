"""Soft light below words, made part of the picture: no transparency goes to the printer."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFilter

from printing.press.script import Box, PlacedPicture, Scrim

# The longest side of a mask while it is drawn; it is smooth, so it is enlarged without loss.
MASK = 420


def light(image: Image.Image, placed: PlacedPicture) -> Image.Image:
    """Lay a placed picture's scrims into its pixels (RGB, already cropped), in place."""
    for scrim in placed.scrims:
        _lay(image, placed.box, scrim)
    return image


def _lay(image: Image.Image, page_box: Box, scrim: Scrim) -> None:
    across = image.width / (page_box[2] - page_box[0])
    down = image.height / (page_box[3] - page_box[1])
    x0, y0, x1, y1 = scrim.box
    reach = scrim.feather * 1.5
    left, right = (x0 - reach - page_box[0]) * across, (x1 + reach - page_box[0]) * across
    top, bottom = (page_box[3] - y1 - reach) * down, (page_box[3] - y0 + reach) * down
    corner = round(left), round(top)
    size = max(1, round(right) - corner[0]), max(1, round(bottom) - corner[1])
    mask = _mask(scrim, (x1 - x0 + 2 * reach, y1 - y0 + 2 * reach), reach)
    full = mask.resize(size, Image.Resampling.BICUBIC)
    image.paste(scrim.color, (*corner, corner[0] + size[0], corner[1] + size[1]), full)


def _mask(scrim: Scrim, extent: tuple[float, float], reach: float) -> Image.Image:
    scale = MASK / max(extent)
    size = max(2, round(extent[0] * scale)), max(2, round(extent[1] * scale))
    mask = Image.new("L", size, 0)
    inner = (reach * scale, reach * scale, size[0] - reach * scale - 1, size[1] - reach * scale - 1)
    full = round(255 * scrim.strength)
    ImageDraw.Draw(mask).rounded_rectangle(inner, scrim.radius * scale, fill=full)
    return mask.filter(ImageFilter.GaussianBlur(scrim.feather * scale / 2))
