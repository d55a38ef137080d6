"""Muzzles of beasts: noses, snouts, trunks and mouths, in the head's own frame."""

from __future__ import annotations

from collections.abc import Callable

from illustration.painter.brush import BODY, CRISP, Stroke
from illustration.painter.face import INK, mouth
from illustration.painter.pen import Pen
from illustration.painter.pigment import Colour, darker, lighter
from illustration.painter.sitter import Sitter
from illustration.painter.spline import arc

SOFT = Stroke(0.4, 0.3, 0.25)
Muzzle = Callable[[Sitter, Pen, float, float, float], None]


def _nose(head: Pen, x: float, y: float, size: float, colour: Colour = (52, 42, 46)) -> None:
    head.blob([(x - size, y - size * 0.45), (x, y - size * 0.62), (x + size, y - size * 0.45),
               (x + size * 0.4, y + size * 0.45), (x, y + size * 0.66), (x - size * 0.4,
                                                                         y + size * 0.45)],
              colour, BODY)  # fmt: skip
    head.oval(x - size * 0.3, y - size * 0.25, size * 0.24, size * 0.14, (250, 246, 244), CRISP)


def fox(sitter: Sitter, head: Pen, rx: float, ry: float, shift: float) -> None:
    """White cheeks running to points and a small nose."""
    pale = sitter.look.belly
    for side in (-1, 1):
        head.blob([(shift * 0.6, ry * 0.3), (side * rx * 0.62, ry * 0.06), (side * rx * 1.06,
                                                                            ry * 0.34),
                   (side * rx * 0.66, ry * 0.8), (shift * 0.8, ry * 0.98)], pale, SOFT)  # fmt: skip
    head.oval(shift, ry * 0.62, rx * 0.3, ry * 0.3, pale, SOFT)
    _nose(head, shift * 1.3, ry * 0.4, rx * 0.13)
    mouth(sitter, head, shift * 1.2, ry * 0.68, rx * 0.15)


def bear(sitter: Sitter, head: Pen, rx: float, ry: float, shift: float) -> None:
    """A round pale muzzle."""
    head.oval(shift, ry * 0.46, rx * 0.46, ry * 0.42, sitter.look.belly, SOFT)
    _nose(head, shift * 1.25, ry * 0.24, rx * 0.17)
    mouth(sitter, head, shift * 1.2, ry * 0.58, rx * 0.16)


def dog(sitter: Sitter, head: Pen, rx: float, ry: float, shift: float) -> None:
    """A broad muzzle with jowls and a blaze between the eyes."""
    head.limb(
        [(shift * 0.5, -ry * 0.7), (shift, ry * 0.1)],
        (rx * 0.2, rx * 0.32),
        sitter.look.belly,
        SOFT,
    )
    bear(sitter, head, rx, ry, shift)


def cat(sitter: Sitter, head: Pen, rx: float, ry: float, shift: float) -> None:
    """Two soft cheeks, a pink nose and whiskers."""
    for side in (-1, 1):
        head.oval(shift + side * rx * 0.2, ry * 0.5, rx * 0.28, ry * 0.28, sitter.look.belly, SOFT)
    _nose(head, shift * 1.2, ry * 0.3, rx * 0.1, (212, 112, 112))
    mouth(sitter, head, shift * 1.15, ry * 0.6, rx * 0.13)
    hairs = [[(shift + s * rx * 0.34, ry * (0.46 + d)), (shift + s * rx * 1.02,
                                                         ry * (0.38 + 2.2 * d))]
             for s in (-1, 1) for d in (-0.04, 0.05, 0.13)]  # fmt: skip
    head.lines(hairs, rx * 0.02, (250, 246, 240), 0.8, smooth=False)


def mouse(sitter: Sitter, head: Pen, rx: float, ry: float, shift: float) -> None:
    """A pale lower face with a small round nose."""
    head.blob([(shift - rx * 0.8, ry * 0.2), (shift, ry * 0.06), (shift + rx * 0.8, ry * 0.2),
               (shift + rx * 0.5, ry * 0.86), (shift - rx * 0.5, ry * 0.86)], sitter.look.belly,
              SOFT)  # fmt: skip
    head.oval(shift * 1.3, ry * 0.34, rx * 0.12, rx * 0.1, (72, 52, 56), BODY)
    head.oval(shift * 1.3 - rx * 0.03, ry * 0.31, rx * 0.035, rx * 0.025, (250, 246, 244), CRISP)
    mouth(sitter, head, shift * 1.2, ry * 0.62, rx * 0.14)


def rabbit(sitter: Sitter, head: Pen, rx: float, ry: float, shift: float) -> None:
    """Soft cheeks, a pink nose and two teeth."""
    for side in (-1, 1):
        head.oval(shift + side * rx * 0.22, ry * 0.48, rx * 0.3, ry * 0.28, sitter.look.belly, SOFT)
    head.oval(shift, ry * 0.78, rx * 0.09, ry * 0.13, (252, 250, 244), CRISP)
    _nose(head, shift * 1.2, ry * 0.28, rx * 0.1, (222, 122, 128))
    mouth(sitter, head, shift * 1.1, ry * 0.6, rx * 0.14)


def snout(sitter: Sitter, head: Pen, rx: float, ry: float, shift: float) -> None:
    """A pig's disc with two nostrils."""
    pink = darker(sitter.look.body, 0.18)
    mouth(sitter, head, shift, ry * 0.72, rx * 0.2)
    head.oval(shift * 1.2, ry * 0.34, rx * 0.33, ry * 0.25, pink, BODY)
    for side in (-1, 1):
        head.oval(
            shift * 1.25 + side * rx * 0.12,
            ry * 0.34,
            rx * 0.055,
            ry * 0.085,
            darker(pink, 0.6),
            CRISP,
        )


def long(sitter: Sitter, head: Pen, rx: float, ry: float, shift: float) -> None:
    """The long soft nose of deer, goats and horses."""
    head.blob([(shift - rx * 0.46, ry * 0.1), (shift + rx * 0.46, ry * 0.1), (shift + rx * 0.5,
                                                                              ry * 0.75),
               (shift, ry * 1.12), (shift - rx * 0.5, ry * 0.75)], sitter.look.belly,
              SOFT)  # fmt: skip
    for side in (-1, 1):
        head.oval(shift * 1.2 + side * rx * 0.2, ry * 0.58, rx * 0.055, ry * 0.05, INK, CRISP)
    mouth(sitter, head, shift * 1.2, ry * 0.86, rx * 0.17)


def cow(sitter: Sitter, head: Pen, rx: float, ry: float, shift: float) -> None:
    """A broad pink muzzle."""
    pink = (
        (240, 186, 178)
        if sitter.look.species.pattern == "patches"
        else lighter(sitter.look.belly, 0.1)
    )
    head.oval(shift, ry * 0.6, rx * 0.72, ry * 0.42, pink, SOFT)
    for side in (-1, 1):
        head.oval(
            shift * 1.2 + side * rx * 0.28,
            ry * 0.46,
            rx * 0.07,
            ry * 0.06,
            darker(pink, 0.6),
            CRISP,
        )
    mouth(sitter, head, shift * 1.2, ry * 0.78, rx * 0.22)


def sheep(sitter: Sitter, head: Pen, rx: float, ry: float, shift: float) -> None:
    """A dark smooth face set in wool."""
    head.blob([(shift - rx * 0.62, -ry * 0.5), (shift + rx * 0.62, -ry * 0.5), (shift + rx * 0.56,
                                                                                ry * 0.5),
               (shift, ry * 1.02), (shift - rx * 0.56, ry * 0.5)], (222, 196, 172),
              SOFT)  # fmt: skip
    _nose(head, shift * 1.2, ry * 0.44, rx * 0.1, (150, 104, 100))
    mouth(sitter, head, shift * 1.2, ry * 0.72, rx * 0.13)


def monkey(sitter: Sitter, head: Pen, rx: float, ry: float, shift: float) -> None:
    """A pale heart of a face."""
    head.blob([(shift, -ry * 0.34), (shift + rx * 0.5, -ry * 0.5), (shift + rx * 0.8, -ry * 0.02),
               (shift + rx * 0.6, ry * 0.72), (shift, ry * 0.94), (shift - rx * 0.6, ry * 0.72),
               (shift - rx * 0.8, -ry * 0.02), (shift - rx * 0.5, -ry * 0.5)], sitter.look.belly,
              SOFT)  # fmt: skip
    for side in (-1, 1):
        head.oval(shift * 1.2 + side * rx * 0.06, ry * 0.36, rx * 0.03, rx * 0.03, INK, CRISP)
    mouth(sitter, head, shift * 1.1, ry * 0.62, rx * 0.2)


def koala(sitter: Sitter, head: Pen, rx: float, ry: float, shift: float) -> None:
    """A large upright nose."""
    head.oval(shift * 1.2, ry * 0.24, rx * 0.15, ry * 0.28, (64, 58, 66), BODY)
    mouth(sitter, head, shift, ry * 0.68, rx * 0.16)


def trunk(sitter: Sitter, head: Pen, rx: float, ry: float, shift: float) -> None:
    """An elephant's trunk curling aside, and its smile."""
    mouth(sitter, head, shift + rx * 0.05, ry * 0.82, rx * 0.2)
    side = 1 if shift >= 0 else -1
    line = [(shift * 1.2, ry * 0.16), (shift * 1.3, ry * 0.8), (shift + side * rx * 0.28,
                                                                ry * 1.36),
            (shift + side * rx * 0.78, ry * 1.24), (shift + side * rx * 0.86,
                                                    ry * 0.94)]  # fmt: skip
    head.limb(line, (rx * 0.42, rx * 0.36, rx * 0.28, rx * 0.23, rx * 0.2), sitter.look.body, BODY)
    dark = darker(sitter.look.body, 0.4)
    folds = [[(shift * 1.2 - rx * 0.15, ry * y), (shift * 1.25, ry * (y + 0.05)),
              (shift * 1.3 + rx * 0.14, ry * y)]
             for y in (0.44, 0.62, 0.8, 0.98)]  # fmt: skip
    head.lines(folds, rx * 0.025, dark, 0.6)


def wide(sitter: Sitter, head: Pen, rx: float, ry: float, shift: float) -> None:
    """A frog's wide smile."""
    head.blob([(-rx * 0.92, ry * 0.24), (0, ry * 0.32), (rx * 0.92, ry * 0.24),
               (rx * 0.6, ry * 0.84),
               (0, ry * 0.98), (-rx * 0.6, ry * 0.84)], sitter.look.belly, SOFT)  # fmt: skip
    head.line(arc(shift, ry * 0.05, rx * 0.72, ry * 0.42, 18, 162), rx * 0.035, INK, smooth=False)
    for side in (-1, 1):
        head.oval(shift + side * rx * 0.08, ry * 0.1, rx * 0.025, rx * 0.025, INK, CRISP)


def croc(sitter: Sitter, head: Pen, rx: float, ry: float, shift: float) -> None:
    """A long blunt jaw with small teeth."""
    head.blob([(shift - rx * 0.6, -ry * 0.05), (shift + rx * 0.6, -ry * 0.05), (shift + rx * 0.74,
                                                                                ry * 0.8),
               (shift, ry * 1.14), (shift - rx * 0.74, ry * 0.8)], lighter(sitter.look.body,
                                                                           0.12), SOFT)  # fmt: skip
    smile = arc(shift, ry * 0.36, rx * 0.66, ry * 0.5, 12, 168)
    head.line(smile, rx * 0.03, INK, smooth=False)
    for k in (2, 5, 10, 13):
        x, y = smile[k]
        head.corners(
            [(x - rx * 0.07, y), (x + rx * 0.07, y), (x, y + ry * 0.15)], (254, 252, 244), CRISP
        )
    for side in (-1, 1):
        head.oval(shift * 1.2 + side * rx * 0.24, ry * 0.16, rx * 0.06, ry * 0.05, INK, CRISP)


MUZZLES: dict[str, Muzzle] = {
    "fox": fox, "bear": bear, "dog": dog, "cat": cat, "mouse": mouse, "rabbit": rabbit,
                              "snout": snout,
    "long": long, "cow": cow, "sheep": sheep, "monkey": monkey, "koala": koala, "trunk": trunk,
    "wide": wide, "croc": croc, "round": bear,
}  # fmt: skip
