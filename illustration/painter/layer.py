"""Layers: a sheet of premultiplied colour with its coverage, and how sheets lie on each other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PIL import Image, ImageChops

from illustration.painter.manner import WATERCOLOUR, Manner
from illustration.painter.paper import Paper, sheet_of_paper
from illustration.painter.pigment import Colour


@dataclass
class Layer:
    """Paint on a sheet: RGB premultiplied by `alpha`; without alpha the sheet is opaque.

    `unit` is the length in pixels that stroke softness and grain are measured by: a thousandth
    of the picture's longer edge at this layer's scale. `manner` is the style it is painted in.
    """

    rgb: Image.Image
    alpha: Image.Image | None
    paper: Paper
    unit: float
    manner: Manner = WATERCOLOUR

    @classmethod
    def opaque(cls, width: int, height: int, colour: Colour, manner: Manner = WATERCOLOUR) -> Layer:
        """A covered sheet of one colour, in pixels."""
        edge = max(width, height)
        paper = sheet_of_paper(max(160, round(edge / 2.5)))
        return cls(Image.new("RGB", (width, height), colour), None, paper, edge / 1000, manner)

    def clear(self, width: int, height: int) -> Layer:
        """An empty transparent sheet with the same paper and unit."""
        black = Image.new("RGB", (width, height))
        return replace(self, rgb=black, alpha=Image.new("L", (width, height)))

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.rgb.size

    def lay(self, patch: Image.Image | Colour, mask: Image.Image, x: int, y: int) -> None:
        """Put colour on the sheet through a mask whose top left corner is at (x, y)."""
        box = (x, y, x + mask.width, y + mask.height)
        self.rgb.paste(patch, box, mask)
        if self.alpha is not None:
            self.alpha.paste(255, box, mask)

    def stamp(self, other: Layer, x: int, y: int, strength: float = 1.0) -> None:
        """Lay another transparent sheet over this one with its top left corner at (x, y)."""
        left, top = max(0, -x), max(0, -y)
        right = min(other.rgb.width, self.rgb.width - x)
        bottom = min(other.rgb.height, self.rgb.height - y)
        if right <= left or bottom <= top or other.alpha is None:
            return
        rgb, alpha = (part.crop((left, top, right, bottom)) for part in (other.rgb, other.alpha))
        if strength < 1:
            rgb, alpha = (part.point(_scaled(strength, part)) for part in (rgb, alpha))
        self._over(rgb, alpha, x + left, y + top)

    def _over(self, rgb: Image.Image, alpha: Image.Image, x: int, y: int) -> None:
        box = (x, y, x + rgb.width, y + rgb.height)
        rest = ImageChops.invert(alpha)
        under = ImageChops.multiply(self.rgb.crop(box), Image.merge("RGB", (rest,) * 3))
        self.rgb.paste(ImageChops.add(rgb, under), box)
        if self.alpha is not None:
            over = ImageChops.add(alpha, ImageChops.multiply(self.alpha.crop(box), rest))
            self.alpha.paste(over, box)

    def resized(self, width: int, height: int, flip: bool = False) -> Layer:
        """The sheet at another size in pixels, mirrored when `flip`."""
        parts = [self.rgb, self.alpha or Image.new("L", self.size, 255)]
        parts = [part.resize((width, height), Image.Resampling.BILINEAR) for part in parts]
        if flip:
            parts = [part.transpose(Image.Transpose.FLIP_LEFT_RIGHT) for part in parts]
        unit = self.unit * height / self.size[1]
        return replace(self, rgb=parts[0], alpha=parts[1], unit=unit)


def _scaled(strength: float, image: Image.Image) -> list[int]:
    return [round(value * strength) for value in range(256)] * len(image.getbands())
