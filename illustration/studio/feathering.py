"""Feathering: the edge of a mask fades inward, so that outside it nothing changes."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageChops, ImageFilter

LABEL_SIDE = 128  # pixels of the longer edge on which separate places are told apart


class BadRegion(ValueError):
    """A region that cannot be edited; the sentence says why."""


def feathered(mask: Image.Image, pixels: int) -> Image.Image:
    """The mask (L) with an edge that fades over so many pixels, inward only.

    What was 0 stays 0. A place too small for the fade gets a shorter one, so that its middle is
    always 255. Raises BadRegion for a negative width.
    """
    if pixels < 0:
        raise BadRegion("A fade is 0 pixels wide or wider.")
    whole = marked(mask)
    soft = Image.new("L", mask.size)
    for place in _places(whole):
        soft = ImageChops.lighter(soft, _faded(place, pixels))
    return ImageChops.darker(soft, whole)


def marked(mask: Image.Image) -> Image.Image:
    """The mask with whatever is not 0 at 255."""
    return mask.convert("L").point([0] + [255] * 255)


def _faded(place: Image.Image, pixels: int) -> Image.Image:
    """One place with the widest fade up to `pixels` that leaves its middle whole."""
    while pixels > 1:
        reach = pixels / 2
        # What is wholly marked as far as half the fade goes; blurred, that reaches the edge again.
        core = place.filter(ImageFilter.BoxBlur(reach)).point([0] * 255 + [255])
        soft = ImageChops.darker(core.filter(ImageFilter.BoxBlur(reach)), place)
        if soft.getextrema()[1] == 255:
            return soft
        pixels //= 2
    return place


def _places(whole: Image.Image) -> list[Image.Image]:
    """The mask's separate places, a mask for each; near ones count as one."""
    step = max(1, -(-max(whole.size) // LABEL_SIDE))
    small = np.asarray(whole.reduce(step).point([0] + [255] * 255)) > 0
    labels = np.where(small, np.arange(1, small.size + 1).reshape(small.shape), 0)
    while True:
        padded = np.pad(labels, 1)
        around = [
            padded[y : y + small.shape[0], x : x + small.shape[1]]
            for y in range(3)
            for x in range(3)
        ]
        spread = np.where(small, np.max(around, axis=0), 0)
        if (spread == labels).all():
            break
        labels = spread
    found = []
    for label in np.unique(labels[small]):
        rough = Image.fromarray(np.where(labels == label, 255, 0).astype(np.uint8))
        full = rough.resize((rough.width * step, rough.height * step), Image.Resampling.NEAREST)
        found.append(ImageChops.darker(full.crop((0, 0, *whole.size)), whole))
    return found
