"""The view: one backdrop being painted, its light, its horizon and the places to leave calm."""

from __future__ import annotations

from dataclasses import dataclass, field

from illustration.painter.chance import Chance
from illustration.painter.frame import Frame
from illustration.painter.layer import Layer
from illustration.painter.light import Light
from illustration.painter.pen import Pen
from illustration.painter.pigment import Colour, mix

FROST: Colour = (240, 244, 250)
GOLD: Colour = (216, 150, 66)


@dataclass
class View:
    """All lengths in pixels of the backdrop's layer.

    `rooms` are for words and the fold, `stands` for the cast: nothing busy goes into the
    first, nothing that hides or crowds a figure into the second.
    """

    layer: Layer
    light: Light
    horizon: float
    things: frozenset[str]
    chance: Chance
    rooms: tuple[tuple[float, float, float, float], ...] = ()
    stands: tuple[tuple[float, float, float, float], ...] = ()
    taken: list[tuple[float, float, float, float]] = field(default_factory=list)

    @property
    def w(self) -> int:
        """Width in pixels."""
        return self.layer.rgb.width

    @property
    def h(self) -> int:
        """Height in pixels."""
        return self.layer.rgb.height

    @property
    def u(self) -> float:
        """The shorter edge in pixels, what sizes are measured by."""
        return min(self.w, self.h)

    def on(self, colour: Colour, depth: float = 0.0) -> Colour:
        """A colour under this view's light."""
        return self.light.on(colour, depth)

    def turf(self, colour: Colour) -> Colour:
        """A ground or leaf colour as the season has it: frosted in winter, gold in autumn."""
        if self.light.name == "winter":
            return mix(colour, FROST, 0.62)
        return mix(colour, GOLD, 0.45) if "autumn" in self.things else colour

    def pen(self, x: float, y: float, scale: float, flip: bool = False) -> Pen:
        """A pen whose model origin lies at pixel (x, y)."""
        return Pen(self.layer, Frame.at(x, y, scale, flip))

    def near(self, y: float) -> float:
        """How near a point on the ground is: 0 at the horizon, 1 at the bottom edge."""
        return max(0.0, min(1.0, (y - self.horizon) / max(1.0, self.h - self.horizon)))

    def calm(
        self, x0: float, y0: float, x1: float, y1: float, stands: bool = True, tuck: float = 0.0
    ) -> bool:
        """Whether a box touches no text room, no fold, no other piece and (asked) no figure.

        `tuck` is the share of a figure's width, on either side, that a piece may stand behind.
        """
        kept = [*self.rooms, *self.taken]
        for k in self.stands if stands else ():
            inset = tuck * (k[2] - k[0])
            kept.append((k[0] + inset, k[1], k[2] - inset, k[3]))
        return not any(x0 < k[2] and k[0] < x1 and y0 < k[3] and k[1] < y1 for k in kept)

    def find(
        self, width: float, height: float, foot: tuple[float, float], tuck: float = 0.0
    ) -> tuple[float, float] | None:
        """A calm foot point for a piece `width` x `height` standing between two y's, or None."""
        throw = self.chance.branch("find", round(width), len(self.taken))
        low, high = width / 2 + 0.02 * self.w, self.w * 0.98 - width / 2
        for step in throw.shuffled(range(48) if high > low else ()):
            x, y = low + (high - low) * step / 47, throw.between(*foot)
            box = (x - width / 2, y - height, x + width / 2, y)
            if self.calm(*box, tuck=tuck):
                self.taken.append(box)
                return x, y
        return None
