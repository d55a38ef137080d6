"""Beasts: every furry or thick-skinned animal that stands upright in a picture book."""

from __future__ import annotations

from illustration.painter import clothes, coats, headwear, markings
from illustration.painter.brush import Stroke
from illustration.painter.ears import paint_ears, paint_horns
from illustration.painter.face import cheeks, eyes
from illustration.painter.limbs import arm, holding, legs, seated_legs
from illustration.painter.muzzles import MUZZLES
from illustration.painter.pen import Pen
from illustration.painter.pigment import Colour, darker, mix
from illustration.painter.sitter import Mannequin, Sitter

FUR = Stroke(0.65, 0.5, 0.4, 0.12)
DARK_LIMBS = frozenset({"panda", "mask", "zebra"})
SOCKS = frozenset({"fox"})


def mannequin(neck: float) -> Mannequin:
    """The beast's proportions; `neck` lengthens it."""
    return Mannequin(neck=(0, -0.475 - neck * 0.8), neck_width=0.25, shoulder=(0.15, -0.45),
                     hip=(0.2, -0.17),
                     arm=0.27, arm_width=0.115, head=(0, -0.66 - neck), head_radius=(0.265, 0.225),
                     foot=(0.115, 0), leg_width=0.15)  # fmt: skip


def paint_beast(sitter: Sitter) -> None:
    """Paint a beast; feet at the origin, about one unit tall."""
    man, look = mannequin(sitter.look.species.neck), sitter.look
    body = sitter
    if sitter.pose.sitting:
        body = Sitter(sitter.pen.at(0, 0.08), look, sitter.pose, sitter.eyes)
    limb = _limb_colour(sitter)
    if not sitter.pose.back:
        coats.tail(body, man.hip[0] * 0.7, man.hip[1])
        clothes.behind(body, man)
    coats.behind(body, man)
    _legs(sitter, man, limb)
    _torso(body, man)
    for side in (-1, 1):
        arm(body, man, side, _sleeve(sitter, limb), _paw(sitter, limb), bare=True)
    clothes.straps(body, man)
    if sitter.pose.back:
        clothes.behind(body, man)
        coats.tail(body, 0.0, man.hip[1])
    head = body.pen.at(0, man.neck[1], sitter.pose.tilt).at(0, man.head[1] - man.neck[1])
    _neck(body, man)
    paint_head(body, head, man)
    if scarf := look.worn("scarf"):
        clothes.scarf(body, man, scarf)
    clothes.small_things(body, man)
    holding(body, man)


def _limb_colour(sitter: Sitter) -> Colour:
    if sitter.look.species.pattern in DARK_LIMBS:
        return (66, 62, 72)
    return darker(sitter.look.body, 0.06)


def _sleeve(sitter: Sitter, limb: Colour) -> Colour:
    worn = sitter.look.worn("coat", "dress", "shirt")
    return worn.colour if worn else limb


def _paw(sitter: Sitter, limb: Colour) -> Colour:
    mittens = sitter.look.worn("mittens")
    if mittens:
        return mittens.colour
    return darker(limb, 0.5) if sitter.look.species.muzzle in SOCKS else darker(limb, 0.1)


def _legs(sitter: Sitter, man: Mannequin, limb: Colour) -> None:
    boots, trousers = sitter.look.worn("boots"), sitter.look.worn("trousers", "overalls")
    leg = trousers.colour if trousers else limb
    foot = boots.colour if boots else _paw(sitter, limb)
    if sitter.pose.sitting:
        seated_legs(sitter, man, leg, foot, paw=boots is None)
    else:
        legs(sitter, man, leg, foot, boots is not None, paw=boots is None)


def _torso(sitter: Sitter, man: Mannequin) -> None:
    pen, look = sitter.pen, sitter.look
    (sx, sy), (hx, hy) = man.shoulder, man.hip
    outline = [(0, sy - 0.06), (sx, sy), (hx * 0.98, (sy + hy) / 2 + 0.05), (hx, hy),
               (hx * 0.7, hy + 0.09),
               (0, hy + 0.11), (-hx * 0.7, hy + 0.09), (-hx, hy), (-hx * 0.98,
                                                                   (sy + hy) / 2 + 0.05),
               (-sx, sy)]  # fmt: skip
    pen.blob(outline, look.body, FUR)
    if not sitter.pose.back:
        pen.oval(
            sitter.pose.turn * 0.03,
            hy - 0.07,
            hx * 0.66,
            0.155,
            look.belly,
            Stroke(0.4, 0.4, 0.15, 0.2),
        )
    markings.torso_marks(sitter, man)
    for garment in look.wears:
        if garment.kind in {"coat", "dress", "shirt", "overalls", "apron"}:
            clothes.top(sitter, man, garment)
    if skirt := look.worn("skirt"):
        pen.blob([(-hx, hy - 0.08), (hx, hy - 0.08), (hx * 1.3, hy + 0.1), (0, hy + 0.13),
                  (-hx * 1.3, hy + 0.1)],
                 skirt.colour, clothes.CLOTH)  # fmt: skip


def _neck(sitter: Sitter, man: Mannequin) -> None:
    if sitter.look.species.neck:
        knots = [(0, man.shoulder[1] + 0.03), (0, man.head[1] + 0.1)]
        sitter.pen.limb(knots, (0.2, 0.15), sitter.look.body, FUR)
        if sitter.look.species.pattern == "giraffe":
            for k, x in enumerate((-0.03, 0.035, -0.02)):
                y = man.shoulder[1] - 0.02 - 0.07 * k
                sitter.pen.oval(x, y, 0.03, 0.026, darker(sitter.look.body, 0.5), markings.MARK)


def paint_head(sitter: Sitter, head: Pen, man: Mannequin) -> None:
    """The head with ears, muzzle, horns and headwear, in a pen whose origin is its middle."""
    look, (rx, ry) = sitter.look, man.head_radius
    kind = look.species.ears
    ear = (66, 62, 72) if look.species.pattern == "panda" else look.body
    paint_ears(head, kind, rx, ry, ear)
    skull = [(0, -ry), (rx * 0.72, -ry * 0.78), (rx, -ry * 0.08), (rx * 0.92, ry * 0.5),
             (rx * 0.45, ry * 0.94),
             (0, ry), (-rx * 0.45, ry * 0.94), (-rx * 0.92, ry * 0.5), (-rx, -ry * 0.08),
             (-rx * 0.72, -ry * 0.78)]  # fmt: skip
    head.blob(skull, look.body, FUR)
    markings.head_marks(sitter, head, rx, ry)
    if not sitter.pose.back:
        _face(sitter, head, rx, ry)
    elif kind == "floppy":
        paint_ears(head, kind, rx, ry, ear)
    if look.species.horns:
        paint_horns(head, look.species.horns, rx, ry)
    headwear.put_on(sitter, head, rx, ry)


def _face(sitter: Sitter, head: Pen, rx: float, ry: float) -> None:
    look, shift = sitter.look, sitter.pose.turn * rx * 0.25
    high = (
        -0.84
        if look.species.ears == "frog"
        else -0.2
        if look.species.muzzle in {"long", "cow", "croc"}
        else -0.06
    )
    apart = 0.52 if look.species.ears == "frog" else 0.44
    cheeks(sitter, head, ry * 0.36, rx * 0.7, rx * 0.14, mix(look.body, (236, 110, 110), 0.55))
    if look.species.muzzle == "trunk":
        eyes(sitter, head, ry * high, rx * apart, rx * 0.17, 1.1)
        MUZZLES["trunk"](sitter, head, rx, ry, shift)
    else:
        MUZZLES[look.species.muzzle](sitter, head, rx, ry, shift)
        eyes(sitter, head, ry * high, rx * apart, rx * 0.185, 1.1)
    headwear.glasses(sitter, head, ry * high, rx * apart, rx * 0.33)
