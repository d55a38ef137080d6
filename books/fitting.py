"""How a handed-in picture suits the place it is meant for: its pixels, its shape."""

from __future__ import annotations

from books.errors import NotReady
from books.models import Scene
from books.sizes import scene_pixels
from printing.press.placing import DPI, SHAPE

# A crop nobody sees is not worth a sentence.
SEEN_CROP = 0.005


def fit_told(scene: Scene | None, size: tuple[int, int]) -> list[str]:
    """Return the sentences about a picture of `size` (width, height in pixels) on its scene.

    None where it has the pixels and the shape, or where no edition shows the scene yet.
    """
    if scene is None:
        return []
    try:
        wanted = scene_pixels(scene)
    except NotReady:
        return []
    return [*_shape_told(size, wanted), *_pixels_told(size, wanted)]


def resolution(size: tuple[int, int], wanted: tuple[int, int]) -> int:
    """Return the DPI a picture has as placed, where `wanted` pixels are 300 DPI.

    A picture of nearly the page's shape fills it and is cropped; any other is taken as it stands
    whole, at least as large as its longer side allows.
    """
    across, down = size[0] / wanted[0], size[1] / wanted[1]
    return int(DPI * (min(across, down) if _fills(size, wanted) else max(across, down)))


def _fills(size: tuple[int, int], wanted: tuple[int, int]) -> bool:
    ratio = (size[0] / size[1]) / (wanted[0] / wanted[1])
    return max(ratio, 1 / ratio) - 1 < SHAPE


def _shape_told(size: tuple[int, int], wanted: tuple[int, int]) -> list[str]:
    across, down = size[0] / wanted[0], size[1] / wanted[1]
    if not _fills(size, wanted):
        sides = "top and bottom" if across < down else "left and right"
        return [
            f"Its shape, {size[0]} x {size[1]}, is not the page's, {wanted[0]} x {wanted[1]}: it "
            f"would end {_missing(size, wanted):.2f} in short at {sides}. On its page choose a "
            "template that frames it, or whether it is scaled, mirrored or filled to the bleed."
        ]
    cut = 1 - min(across, down) / max(across, down)
    if cut < SEEN_CROP:
        return []
    side = "width" if across > down else "height"
    return [f"{cut:.0%} of its {side} will be cropped to the page's shape."]


def _missing(size: tuple[int, int], wanted: tuple[int, int]) -> float:
    """What is missing at each of two edges, in inches, where the picture stands whole."""
    across, down = wanted[0] / size[0], wanted[1] / size[1]
    scale = min(across, down)
    return max(wanted[0] - size[0] * scale, wanted[1] - size[1] * scale) / 2 / DPI


def _pixels_told(size: tuple[int, int], wanted: tuple[int, int]) -> list[str]:
    dpi = resolution(size, wanted)
    if dpi >= DPI:
        return []
    return [
        f"It has too few pixels: {dpi} DPI as placed. {wanted[0]} x {wanted[1]} pixels are needed "
        f"for {DPI} DPI; nothing is ever enlarged."
    ]
