"""Four-legged animals on all fours: cats and dogs, horses and cows, elephants, lizards."""

from __future__ import annotations

from dataclasses import dataclass, replace

from illustration.painter import clothes, coats, hides
from illustration.painter.beast import FUR, paint_head
from illustration.painter.brush import BODY, Stroke
from illustration.painter.held import put_in_hand
from illustration.painter.pen import Pen
from illustration.painter.pigment import Colour, darker
from illustration.painter.sitter import Mannequin, Sitter
from illustration.painter.spline import Pair

HAIRY = Stroke(0.6, 0.5, 0.4, 0.2)


@dataclass(frozen=True)
class Frame4:
    """How an animal on all fours is built, in model units; it looks to the left."""

    leg: float = 0.3
    leg_width: float = 0.105
    long: float = 0.34
    deep: float = 0.185
    neck: float = 0.1
    head: Pair = (0.19, 0.175)


BUILDS: dict[str, Frame4] = {
    "": Frame4(),
    "hoofed": Frame4(leg=0.34, leg_width=0.092, neck=0.13, head=(0.185, 0.185)),
    "woolly": Frame4(leg=0.26, leg_width=0.088, long=0.32, deep=0.2, neck=0.05, head=(0.19, 0.18)),
    "ox": Frame4(leg=0.27, leg_width=0.115, long=0.38, deep=0.225, neck=0.03, head=(0.205, 0.195)),
    "tall": Frame4(leg=0.44, leg_width=0.085, long=0.28, deep=0.17, neck=0.46, head=(0.14, 0.15)),
    "heavy": Frame4(leg=0.24, leg_width=0.155, long=0.4, deep=0.25, neck=0.02, head=(0.215, 0.2)),
    "low": Frame4(leg=0.1, leg_width=0.1, long=0.42, deep=0.125, neck=-0.02, head=(0.18, 0.14)),
}


def paint_quadruped(sitter: Sitter) -> None:
    """Paint an animal on four legs; feet at the origin, it faces where it looks."""
    build = BUILDS[sitter.look.species.build]
    pose = replace(sitter.pose, turn=-abs(sitter.pose.turn))
    pen = sitter.pen.at(0, 0, 0, flip=sitter.pose.turn > 0)
    if pose.back:
        pen, pose = sitter.pen.at(0, 0, 0, flip=True), replace(pose, back=False)
    body = Sitter(pen, sitter.look, pose, sitter.eyes)
    trunk, drop = _set_up(body, build)
    _far_legs(body, build, drop)
    coats.tail(Sitter(trunk, body.look, pose), build.long * 0.86, -build.deep * 0.35)
    _barrel(Sitter(trunk, body.look, pose), build)
    _near_legs(body, build, drop)
    _neck_and_head(body, trunk, build)


def _set_up(sitter: Sitter, build: Frame4) -> tuple[Pen, float]:
    """The pen of the trunk, tilted as the pose wants, and how much the belly is lowered."""
    pose, up = sitter.pose, build.leg + build.deep * 0.72
    if pose.lying or (pose.asleep and pose.sitting) or pose.holding == "book":
        return sitter.pen.at(0, -build.deep * 1.02), up - build.deep
    if pose.sitting:
        return sitter.pen.at(0.02, -up * 0.9, 33), 0.0
    if pose.action == "reach":
        return sitter.pen.at(0.04, -up * 1.22, 44), 0.0
    if pose.leap:
        return sitter.pen.at(0, -up * 1.1, 14), 0.0
    return sitter.pen.at(0, -up, pose.lean * 0.2), 0.0


def _legs_of(sitter: Sitter, build: Frame4) -> tuple[Pair, Pair, Pair, Pair]:
    """Where the hooves stand: near fore, far fore, near hind, far hind; x from the middle."""
    pose, x, reach = sitter.pose, build.long * 0.72, build.leg
    if pose.leap:
        return (-x - reach, -reach * 1.1), (-x - reach * 1.2, -reach * 1.4), \
            (x + reach, -reach * 0.2), (x + reach * 1.2, -reach * 0.35)  # fmt: skip
    if pose.flying:
        return (-x - reach * 0.7, -0.04), (-x - reach * 0.9, -0.1), (x + reach * 0.8, -0.02), \
            (x + reach * 0.9, -0.08)  # fmt: skip
    step = pose.stride * 0.3 * reach
    lift = -0.05 * pose.stride
    return (-x - step, lift), (-x + step * 1.1 + 0.05, 0), (x - step * 0.6, 0), \
        (x + step + 0.02, lift * 0.8)  # fmt: skip


def _leg(pen: Pen, build: Frame4, hip: Pair, foot: Pair, colour: Colour, hoof: Colour) -> None:
    w = build.leg_width
    knee = ((hip[0] + foot[0]) / 2 + 0.02, (hip[1] + foot[1]) / 2)
    pen.limb([hip, knee, (foot[0], foot[1] - w * 0.3)], (w * 1.35, w, w * 0.92), colour, FUR)
    pen.blob([(foot[0] - w * 0.62, foot[1]), (foot[0] - w * 0.5, foot[1] - w * 0.6),
              (foot[0] + w * 0.42, foot[1] - w * 0.6), (foot[0] + w * 0.5, foot[1])],
             hoof, BODY)  # fmt: skip


def _colours(sitter: Sitter) -> tuple[Colour, Colour]:
    look = sitter.look
    leg = darker(look.body, 0.08)
    hoofed = look.species.build in {"hoofed", "tall"}
    return leg, (82, 66, 64) if hoofed else darker(leg, 0.22)


def _folded(sitter: Sitter, build: Frame4, x: float, colour: Colour, hoof: Colour) -> None:
    """A leg tucked under an animal that lies down."""
    w = build.leg_width
    sitter.pen.limb([(x + 0.1, -w * 0.75), (x - 0.1, -w * 0.5)], (w * 1.5, w), colour, FUR)
    sitter.pen.oval(x - 0.13, -w * 0.42, w * 0.55, w * 0.42, hoof, BODY)


def _far_legs(sitter: Sitter, build: Frame4, drop: float) -> None:
    if drop:
        return
    colour, hoof = (darker(part, 0.28) for part in _colours(sitter))
    _, fore, _, hind = _legs_of(sitter, build)
    top = -build.leg - build.deep * 0.4
    if sitter.pose.sitting:
        _leg(sitter.pen, build, (-0.16, top * 1.05), (-0.19, 0.0), colour, hoof)
        return
    if sitter.pose.action == "reach":
        _raised(sitter, build, -0.3, colour, hoof)
    else:
        _leg(sitter.pen, build, (-build.long * 0.6, top), fore, colour, hoof)
    _leg(sitter.pen, build, (build.long * 0.7, top), hind, colour, hoof)


def _raised(sitter: Sitter, build: Frame4, x: float, colour: Colour, hoof: Colour) -> None:
    """A foreleg pawing the air."""
    y = -build.leg - build.deep * 1.5
    _leg(sitter.pen, build, (x + 0.14, y), (x - build.leg * 0.7, y - 0.04), colour, hoof)


def _near_legs(sitter: Sitter, build: Frame4, drop: float) -> None:
    colour, hoof = _colours(sitter)
    if drop:
        for x in (-build.long * 0.62, build.long * 0.66):
            _folded(sitter, build, x, colour, hoof)
        return
    fore, _, hind, _ = _legs_of(sitter, build)
    top = -build.leg - build.deep * 0.35
    if sitter.pose.sitting:
        x = build.long * 0.62
        sitter.pen.oval(x, -build.deep * 0.85, build.deep * 0.95, build.deep * 0.9, colour, FUR)
        _folded(sitter, build, x * 0.7, colour, hoof)
        _leg(sitter.pen, build, (-0.1, top * 1.05), (-0.1, 0.0), colour, hoof)
    elif sitter.pose.action == "reach":
        _raised(sitter, build, -0.22, colour, hoof)
        _leg(sitter.pen, build, (build.long * 0.42, top), (build.long * 0.5, 0), colour, hoof)
    else:
        if sitter.pose.action == "wave":
            _raised(sitter, build, -build.long * 0.95, colour, hoof)
        else:
            _leg(sitter.pen, build, (-build.long * 0.7, top), fore, colour, hoof)
        _leg(sitter.pen, build, (build.long * 0.62, top), hind, colour, hoof)


def _barrel(sitter: Sitter, build: Frame4) -> None:
    """The trunk of the body with its hide, and a cloth or bag over the back."""
    pen, look, (rx, ry) = sitter.pen, sitter.look, (build.long, build.deep)
    hides.behind(sitter, rx, ry)
    outline = [(-rx, -ry * 0.1), (-rx * 0.8, -ry * 0.85), (0, -ry * 0.9), (rx * 0.75, -ry),
               (rx * 1.02, -ry * 0.3), (rx * 0.95, ry * 0.5), (rx * 0.4, ry * 0.88),
               (-rx * 0.3, ry * 0.95), (-rx * 0.85, ry * 0.6)]  # fmt: skip
    pen.blob(outline, look.body, HAIRY)
    belly = [(-rx * 0.7, ry * 0.55), (0, ry * 0.5), (rx * 0.6, ry * 0.5), (rx * 0.3, ry * 0.86),
             (-rx * 0.3, ry * 0.92)]  # fmt: skip
    pen.blob(belly, look.belly, Stroke(0.2, 0.4, 0.0, 0.2, 1.5, 0.8))
    hides.marks(sitter, rx, ry)
    if cloth := look.worn("cape"):
        pen.blob([(-rx * 0.5, -ry * 0.95), (rx * 0.45, -ry), (rx * 0.5, ry * 0.5),
                  (-rx * 0.55, ry * 0.5)], cloth.colour, clothes.CLOTH)  # fmt: skip
    if bag := look.worn("backpack"):
        pen.blob([(-rx * 0.25, -ry * 0.6), (rx * 0.3, -ry * 0.62), (rx * 0.34, ry * 0.3),
                  (-rx * 0.3, ry * 0.3)], bag.colour, clothes.CLOTH)  # fmt: skip


def _neck_and_head(sitter: Sitter, trunk: Pen, build: Frame4) -> None:
    pose, look = sitter.pose, sitter.look
    rx, ry = build.head
    # The neck rises straight up whatever the tilt of the trunk is.
    px, py = trunk.point(-build.long * 0.78, -build.deep * 0.25)
    upright = Pen(sitter.pen.layer, replace(sitter.pen.frame, e=px, f=py))
    low = pose.asleep or pose.holding == "book"
    rise = (0.02 if low else 0.2) + build.neck * (0.35 if low else 1.0)
    reach = -0.1 - (0.06 if low else 0.0) - build.neck * 0.12
    width = build.deep * (1.25 if build.neck < 0.3 else 0.85)
    upright.limb([(0.06, 0.04), (0.0, -rise * 0.5), (reach * 0.9, -rise)],
                 (width * 1.2, width, width * 0.8), look.body, HAIRY)  # fmt: skip
    hides.neck(Sitter(upright, look, pose), rise, reach, width)
    man = Mannequin(neck=(reach * 0.3, -rise * 0.45), neck_width=width * 1.1, shoulder=(0.1, 0.0),
                    hip=(0.1, 0.1), arm=0.2, arm_width=0.1, head=(reach, -rise),
                    head_radius=(rx, ry), foot=(0, 0), leg_width=0.1)  # fmt: skip
    if scarf := look.worn("scarf"):
        clothes.scarf(Sitter(upright, look, pose), man, scarf)
    head = upright.at(reach, -rise - ry * 0.35, pose.tilt * 0.6)
    coats.round_head(Sitter(head, look, pose), rx, ry)
    paint_head(Sitter(head, look, pose, sitter.eyes), head, man)
    clothes.small_things(Sitter(upright, look, pose), man)
    if pose.holding == "book":
        put_in_hand(sitter.pen, "book", -build.long - rx * 0.5, -0.1, 0.9)
    elif pose.holding:
        put_in_hand(head, pose.holding, -rx * 0.2, ry * 0.8)
