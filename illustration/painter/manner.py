"""Manners: how paint lies on the paper in each style, as numbers the brush reads."""

from __future__ import annotations

from dataclasses import dataclass

from illustration.painter.pigment import Colour


@dataclass(frozen=True)
class Manner:
    """One way of painting; 1 or 0 leaves a trait as the soft watercolour has it.

    Brush: `volume`, `clouds` and `edge` multiply a stroke's own; `rough` and `soft` (units) are
    the least of each; `cut` straightens curves; `lift` is the shadow under a cut shape (units).
    Line: `line` is the outline's width (units), `ink` its colour (None is the shape's own shade),
    `shaky` lets the hand tremble, `waxy` breaks the line on the paper's tooth.
    Pigment: `streaks` is the share of directional strokes in a shape, `bands` the steps of a sky.
    Paper: `tooth` is how much bare `paper` shows through, `grain` the paper's own relief.
    Palette: `colour` multiplies saturation, `pale` mixes towards the paper, `contrast` and
    `warmth` (-1 to 1) turn the whole picture, `bloom` lets lights shine over their edges and
    `dusk` sinks everything but the lights into blue.
    """

    name: str
    volume: float = 1.0
    clouds: float = 1.0
    edge: float = 1.0
    rough: float = 0.0
    soft: float = 0.0
    cut: bool = False
    lift: float = 0.0
    line: float = 0.0
    ink: Colour | None = None
    shaky: bool = False
    waxy: bool = False
    streaks: float = 0.0
    bands: int = 0
    tooth: float = 0.0
    paper: Colour = (255, 253, 247)
    grain: float = 1.0
    colour: float = 1.0
    pale: float = 0.0
    contrast: float = 1.0
    warmth: float = 0.0
    bloom: float = 0.0
    dusk: float = 0.0

    @property
    def plain(self) -> bool:
        """Whether the palette is left as painted."""
        return (self.colour, self.pale, self.contrast, self.warmth) == (1.0, 0.0, 1.0, 0.0)


MANNERS: dict[str, Manner] = {
    manner.name: manner
    for manner in (
        Manner("watercolour", colour=1.07, contrast=1.07),
        Manner("gouache", volume=0.42, clouds=0.3, edge=0.0, rough=0.6, streaks=0.5, grain=0.8,
               colour=1.2, contrast=1.12, warmth=0.14),
        Manner("pencil-and-wash", volume=0.35, clouds=0.7, edge=0.15, line=2.6,
               ink=(62, 58, 64), shaky=True, streaks=0.3, paper=(255, 250, 234), grain=1.0,
               colour=0.95, pale=0.24, contrast=1.22),
        Manner("cut-paper", volume=0.0, clouds=0.16, edge=0.0, cut=True, lift=5.0, bands=4,
               grain=1.5, colour=1.16, contrast=1.04),
        Manner("ink-and-flat-colour", volume=0.0, clouds=0.0, edge=0.0, line=3.4, ink=(30, 26, 34),
               bands=2, grain=0.25, colour=1.28, contrast=1.08, pale=0.06),
        Manner("wax-crayon", volume=0.5, clouds=0.5, edge=0.3, rough=0.9, line=3.0, shaky=True,
               waxy=True, streaks=0.8, tooth=0.42, paper=(255, 252, 240), grain=1.0,
               colour=1.35, contrast=1.05),
        Manner("chalk-pastel", volume=0.7, clouds=0.8, edge=0.0, rough=1.0, soft=1.6, streaks=0.45,
               tooth=0.3, paper=(236, 214, 190), grain=1.4, colour=1.15, pale=0.16,
               contrast=1.16, warmth=0.1),
        Manner("night-glow", volume=0.9, clouds=0.7, edge=0.2, colour=1.25, contrast=1.05,
               bloom=0.75, dusk=0.8, grain=0.7),
    )
}  # fmt: skip
WATERCOLOUR = MANNERS["watercolour"]
