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

    A picture of nearly the page's shape fills it and is cropped; any other stands whole in a
    frame, at least as large as its longer side allows.
    """
    across, down = size[0] / wanted[0], size[1] / wanted[1]
    return int(DPI * (min(across, down) if _fills(size, wanted) else max(across, down)))


def _fills(size: tuple[int, int], wanted: tuple[int, int]) -> bool:
    ratio = (size[0] / size[1]) / (wanted[0] / wanted[1])
    return max(ratio, 1 / ratio) - 1 < SHAPE


def _shape_told(size: tuple[int, int], wanted: tuple[int, int]) -> list[str]:
    across, down = size[0] / wanted[0], size[1] / wanted[1]
    if not _fills(size, wanted):
        return [
            f"Its shape, {size[0]} x {size[1]}, is not the page's, {wanted[0]} x {wanted[1]}: it "
            "will stand whole in a white frame instead of filling the page."
        ]
    cut = 1 - min(across, down) / max(across, down)
    if cut < SEEN_CROP:
        return []
    side = "width" if across > down else "height"
    return [f"{cut:.0%} of its {side} will be cropped to the page's shape."]


def _pixels_told(size: tuple[int, int], wanted: tuple[int, int]) -> list[str]:
    dpi = resolution(size, wanted)
    if dpi >= DPI:
        return []
    return [
        f"It has too few pixels: {dpi} DPI as placed. {wanted[0]} x {wanted[1]} pixels are needed "
        f"for {DPI} DPI; nothing is ever enlarged."
    ]
