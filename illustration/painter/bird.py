"""Birds: owls, songbirds, ducks, penguins, crows, eagles and the long-legged."""

from __future__ import annotations

import math

from illustration.painter import clothes, headwear
from illustration.painter.brush import BODY, CRISP, Stroke
from illustration.painter.face import cheeks, eyes
from illustration.painter.held import put_in_hand
from illustration.painter.pen import Pen
from illustration.painter.pigment import Colour, darker, lighter, mix
from illustration.painter.sitter import Mannequin, Sitter
from illustration.painter.spline import arc

PLUME = Stroke(0.65, 0.5, 0.4, 0.15)
BEAK: Colour = (240, 160, 52)
MAN = Mannequin(neck=(0, -0.5), neck_width=0.46, shoulder=(0.25, -0.46), hip=(0.27, -0.16), arm=0.4,
                arm_width=0.16, head=(0, -0.68), head_radius=(0.29, 0.25), foot=(0.11, 0),
                leg_width=0.07)  # fmt: skip


def paint_bird(sitter: Sitter) -> None:
    """Paint a bird; feet at the origin, about one unit tall."""
    look, lift = sitter.look, sitter.look.species.neck
    _feet(sitter, lift)
    body = Sitter(
        sitter.pen.at(0, 0.06 if sitter.pose.sitting else -lift), look, sitter.pose, sitter.eyes
    )
    if not sitter.pose.back:
        _tail(body)
        clothes.behind(body, MAN)
    if sitter.pose.left_arm > 60:
        _wing(body, -1)
    _body(body)
    if sitter.pose.left_arm <= 60:
        _wing(body, -1)
    _wing(body, 1)
    if sitter.pose.back:
        _tail(body)
        clothes.behind(body, MAN)
    clothes.straps(body, MAN)
    head = body.pen.at(0, MAN.neck[1], sitter.pose.tilt).at(
        0, MAN.head[1] - MAN.neck[1] - lift * 0.4
    )
    if lift:
        body.pen.limb([(0, -0.4), (0.02, -0.62 - lift * 0.4)], (0.3, 0.2), look.body, PLUME)
    _head(body, head)
    if scarf := look.worn("scarf"):
        clothes.scarf(body, MAN, scarf)
    clothes.small_things(body, MAN)
    _holding(body)


def _holding(sitter: Sitter) -> None:
    """A book before the breast, anything else from the tip of the raised wing."""
    kind = sitter.pose.holding
    if kind == "book":
        put_in_hand(sitter.pen, kind, 0.0, -0.3, 1.15)
    elif kind:
        turn = math.radians(90 - sitter.pose.right_arm)
        put_in_hand(sitter.pen, kind, 0.24 + 0.36 * math.cos(turn), -0.48 + 0.36 * math.sin(turn))


def _feet(sitter: Sitter, lift: float) -> None:
    tone = (236, 140, 52) if sitter.look.species.body != (66, 66, 82) else (96, 92, 104)
    boots = sitter.look.worn("boots")
    for side in (-1, 1):
        x = side * 0.1 + 0.06 * sitter.pose.stride * (side > 0)
        y = -0.04 * sitter.pose.stride * (side < 0)
        pen = sitter.pen.at(x, y)
        pen.limb([(0, -0.14 - lift), (0, -0.02)], (0.045, 0.04), tone, BODY)
        if boots:
            clothes.shoe(sitter.pen, x, y, 0.075, boots.colour, tall=True)
            continue
        for toe in (-1, 0, 1):
            pen.limb([(0, -0.03), (toe * 0.055, 0.0)], (0.04, 0.045), tone, BODY)


def _tail(sitter: Sitter) -> None:
    pen, look = sitter.pen, sitter.look
    if look.species.tail == "train":
        for step in range(11):
            angle = math.radians(-168 + 156 * step / 10)
            tip = (0.72 * math.cos(angle), -0.3 + 0.72 * math.sin(angle))
            pen.limb([(0, -0.25), tip], (0.06, 0.17), mix(look.body, (70, 170, 110), 0.5), PLUME)
            pen.oval(*tip, 0.06, 0.06, (240, 190, 70), BODY)
            pen.oval(*tip, 0.034, 0.034, look.body, BODY)
        return
    for step in range(3):
        tip = (0.34 + 0.02 * step, -0.02 - 0.09 * step)
        pen.limb([(0.12, -0.2), tip], (0.14, 0.07), darker(look.body, 0.3 - 0.1 * step), PLUME)


def _body(sitter: Sitter) -> None:
    pen, look = sitter.pen, sitter.look
    egg = [(0, -0.78), (0.22, -0.72), (0.3, -0.48), (0.32, -0.26), (0.22, -0.1), (0, -0.06),
           (-0.22, -0.1),
           (-0.32, -0.26), (-0.3, -0.48), (-0.22, -0.72)]  # fmt: skip
    pen.blob(egg, look.body, PLUME)
    if not sitter.pose.back:
        pen.oval(
            sitter.pose.turn * 0.04, -0.27, 0.215, 0.2, look.belly, Stroke(0.4, 0.4, 0.15, 0.2)
        )
        tone = mix(look.belly, look.body, 0.6)
        scales = [arc(-0.13 + 0.087 * k + 0.043 * (row % 2), -0.36 + 0.07 * row, 0.03, 0.03, 20,
                      160, 8)
                  for row in range(4) for k in range(4 - row % 2)]  # fmt: skip
        pen.lines(scales, 0.011, tone, 0.8, smooth=False)
    for garment in look.wears:
        if garment.kind in {"coat", "dress", "shirt", "overalls", "apron"}:
            clothes.top(sitter, MAN, garment)


def _wing(sitter: Sitter, side: int) -> None:
    """A wing from the shoulder: folded when low, a fan of feathers when raised."""
    angle = sitter.pose.left_arm if side < 0 else sitter.pose.right_arm
    colour = darker(sitter.look.body, 0.14)
    pen = sitter.pen.at(side * 0.26, -0.5, 0, flip=side < 0)
    if angle < 60:
        wing = pen.at(0, 0, -angle * 0.55)
        wing.blob(
            [(-0.02, -0.06), (0.08, 0.02), (0.1, 0.2), (0.02, 0.38), (-0.07, 0.3), (-0.08, 0.08)],
            colour,
            PLUME,
        )
        rows = [
            [(-0.04, 0.1 + 0.07 * k), (0.02, 0.14 + 0.07 * k), (0.07, 0.1 + 0.07 * k)]
            for k in range(3)
        ]
        wing.lines(rows, 0.012, darker(colour, 0.4), 0.6)
        return
    wing = pen.at(-0.03, 0.02, 90 - angle)
    for step in range(5):
        turn = math.radians(46 - 17 * step)
        reach = 0.36 + 0.05 * step
        tip = (reach * math.cos(turn), reach * math.sin(turn))
        wing.limb(
            [(0, 0.03), (tip[0] * 0.6, tip[1] * 0.55), tip],
            (0.1, 0.13, 0.075),
            lighter(colour, 0.07 * step),
            PLUME,
        )
    wing.limb([(-0.02, 0.02), (0.2, -0.02), (0.34, -0.05)], (0.16, 0.15, 0.09), colour, PLUME)


def _head(sitter: Sitter, head: Pen) -> None:
    look, (rx, ry) = sitter.look, MAN.head_radius
    kind = look.species.ears
    if kind == "tufts":
        for side in (-1, 1):
            head.blob([(side * rx * x, ry * y) for x, y in ((0.25, -0.86), (0.74, -1.62),
                                                            (0.92, -1.5),
                      (0.98, -0.5))], darker(look.body, 0.2), PLUME)  # fmt: skip
    elif kind in {"comb", "crest"}:
        tone = (210, 56, 50) if kind == "comb" else look.body
        for x in (-0.2, 0.02, 0.24):
            head.limb([(rx * x, -ry * 0.8), (rx * x * 1.6, -ry * 1.32)], (0.05, 0.08), tone, PLUME)
    skull = [(0, -ry * 1.02), (rx * 0.76, -ry * 0.74), (rx, 0.02), (rx * 0.8, ry * 0.66),
             (0, ry * 0.98),
             (-rx * 0.8, ry * 0.66), (-rx, 0.02), (-rx * 0.76, -ry * 0.74)]  # fmt: skip
    head.blob(skull, look.body, PLUME)
    if not sitter.pose.back:
        _owl_face(sitter, head, rx, ry) if look.species.muzzle == "owl" else _bird_face(
            sitter, head, rx, ry
        )
    headwear.put_on(sitter, head, rx, ry)


def _owl_face(sitter: Sitter, head: Pen, rx: float, ry: float) -> None:
    shift = sitter.pose.turn * rx * 0.18
    disc = mix(sitter.look.belly, (255, 252, 246), 0.35)
    for side in (-1, 1):
        head.oval(
            side * rx * 0.42 + shift,
            -ry * 0.02,
            rx * 0.48,
            ry * 0.54,
            disc,
            Stroke(0.3, 0.4, 0.3, 0.2),
        )
    eyes(sitter, head, -ry * 0.02, rx * 0.42, rx * 0.3, 1.0)
    _beak(head, shift * 1.4, ry * 0.2, rx * 0.15, ry * 0.36)
    headwear.glasses(sitter, head, -ry * 0.02, rx * 0.42, rx * 0.4)


def _beak(head: Pen, x: float, y: float, half: float, long: float) -> None:
    head.blob([(x - half, y), (x, y - long * 0.35), (x + half, y), (x + half * 0.35,
                                                                    y + long * 0.6), (x, y + long),
               (x - half * 0.35, y + long * 0.6)], BEAK, BODY)  # fmt: skip
    head.oval(x - half * 0.3, y, half * 0.2, half * 0.16, lighter(BEAK, 0.7), CRISP)


def _bird_face(sitter: Sitter, head: Pen, rx: float, ry: float) -> None:
    look, shift = sitter.look, sitter.pose.turn * rx * 0.3
    kind = look.species.muzzle
    if look.species.body == (62, 68, 88):
        for side in (-1, 1):
            head.oval(
                side * rx * 0.4 + shift,
                ry * 0.12,
                rx * 0.44,
                ry * 0.56,
                look.belly,
                Stroke(0.3, 0.4, 0.1, 0.2),
            )
    cheeks(sitter, head, ry * 0.42, rx * 0.66, rx * 0.14, mix(look.body, (240, 110, 100), 0.6))
    eyes(sitter, head, -ry * 0.06, rx * 0.44, rx * 0.19, 1.12)
    tone: Colour = (92, 88, 98) if kind == "long-beak" and sum(look.body) < 330 else BEAK
    x, y = shift * 1.5, ry * 0.24
    if kind == "bill":
        head.oval(x, y + ry * 0.12, rx * 0.36, ry * 0.16, darker(tone, 0.3), BODY)
        head.blob([(x - rx * 0.4, y + ry * 0.02), (x, y - ry * 0.22), (x + rx * 0.4,
                                                                       y + ry * 0.02),
                   (x, y + ry * 0.14)],
                  tone, BODY)  # fmt: skip
    elif kind == "long-beak":
        side = 1 if shift >= 0 else -1
        head.blob([(x - rx * 0.15, y - ry * 0.14), (x + side * rx * 0.9, y + ry * 0.26),
                   (x - rx * 0.1, y + ry * 0.2)],
                  tone, BODY)  # fmt: skip
    else:
        _beak(head, x, y, rx * 0.2, ry * (0.5 if kind == "hook" else 0.3))
    headwear.glasses(sitter, head, -ry * 0.06, rx * 0.44, rx * 0.33)
