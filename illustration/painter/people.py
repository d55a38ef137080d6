"""People: children, grown-ups and the old, with skin, hair and clothes of their own."""

from __future__ import annotations

from dataclasses import replace

from illustration.painter import clothes, hair, headwear
from illustration.painter.brush import CRISP, Stroke
from illustration.painter.face import brows, cheeks, eyes, mouth
from illustration.painter.limbs import arm, holding, legs, seated_legs
from illustration.painter.look import Look
from illustration.painter.pen import Pen
from illustration.painter.pigment import Colour, darker, lighter, mix
from illustration.painter.sitter import Mannequin, Sitter
from illustration.painter.wardrobe import Garment, cloth

CHILD = Mannequin(neck=(0, -0.585), neck_width=0.15, shoulder=(0.135, -0.56), hip=(0.13, -0.31),
                  arm=0.31, arm_width=0.085, head=(0, -0.77), head_radius=(0.195, 0.2),
                  foot=(0.075, 0), leg_width=0.095)  # fmt: skip
ADULT = Mannequin(neck=(0, -0.69), neck_width=0.13, shoulder=(0.145, -0.665), hip=(0.125, -0.39),
                  arm=0.36, arm_width=0.08, head=(0, -0.835), head_radius=(0.145, 0.155),
                  foot=(0.07, 0), leg_width=0.09)  # fmt: skip
SKIN = Stroke(0.45, 0.25, 0.4)


def paint_person(sitter: Sitter) -> None:
    """Paint a person; feet at the origin, about one unit tall."""
    man = CHILD if sitter.look.age == "child" else ADULT
    body = sitter if not sitter.pose.sitting else _lowered(sitter, man)
    pen, outfit = body.pen, _outfit(sitter.look)
    if not sitter.pose.back:
        clothes.behind(body, man)
    _lower_half(sitter, body, man, outfit)
    arm(body, man, -1, outfit[0].colour, _hands(sitter.look))
    clothes.top(body, man, outfit[0])
    bib = sitter.look.worn("overalls")
    if bib and outfit[0] is not bib and not sitter.pose.back:
        clothes.top(body, man, replace(bib, kind="bib"))
    if (apron := sitter.look.worn("apron")) and not sitter.pose.back:
        clothes.top(body, man, apron)
    arm(body, man, 1, outfit[0].colour, _hands(sitter.look))
    if sitter.pose.sitting:
        _seated(sitter, man, outfit)
    clothes.straps(body, man)
    if sitter.pose.back:
        clothes.behind(body, man)
    pen.limb(
        [(0, man.neck[1] + 0.01), (0, man.neck[1] - 0.04)],
        (0.075, 0.075),
        darker(sitter.look.skin, 0.2),
    )
    head = pen.at(0, man.neck[1], sitter.pose.tilt).at(0, man.head[1] - man.neck[1])
    _head(body, head, *man.head_radius)
    if scarf := sitter.look.worn("scarf"):
        clothes.scarf(body, man, scarf)
    clothes.small_things(body, man)
    holding(body, man)


def _lowered(sitter: Sitter, man: Mannequin) -> Sitter:
    drop = -man.hip[1] - man.leg_width * 1.15
    return Sitter(sitter.pen.at(0, drop), sitter.look, sitter.pose, sitter.eyes)


def _outfit(look: Look) -> tuple[Garment, Garment, Garment]:
    """Top, legs and shoes: what is named, else the character's own constant colours."""
    own = cloth(look.name, "top")
    kind = "dress" if look.female and not look.wears else "shirt"
    top = look.worn("coat", "dress", "overalls", "shirt") or Garment(kind, own, lighter(own, 0.7))
    below = look.worn("trousers", "overalls", "skirt")
    shade: Colour = (78, 92, 128) if top.colour[2] < 150 else (122, 92, 70)
    trousers = below or Garment("trousers", shade, shade)
    shoes = look.worn("boots") or Garment("shoes", (112, 72, 56), (250, 240, 220))
    return top, trousers, shoes


def _hands(look: Look) -> Colour:
    mittens = look.worn("mittens")
    return mittens.colour if mittens else look.skin


def _lower_half(
    sitter: Sitter, body: Sitter, man: Mannequin, outfit: tuple[Garment, Garment, Garment]
) -> None:
    top, trousers, shoes = outfit
    bare = top.kind == "dress" or trousers.kind == "skirt"
    leg = sitter.look.skin if bare else trousers.colour
    if not sitter.pose.sitting:
        legs(sitter, man, leg, shoes.colour, shoes.kind == "boots", paw=False)
    if trousers.kind == "skirt":
        x, y = man.hip
        skirt = [(-x * 0.85, y - 0.06), (x * 0.85, y - 0.06), (x * 1.5, y + 0.13), (0, y + 0.155),
                 (-x * 1.5, y + 0.13)]  # fmt: skip
        body.pen.blob(skirt, trousers.colour, clothes.CLOTH)


def _seated(sitter: Sitter, man: Mannequin, outfit: tuple[Garment, Garment, Garment]) -> None:
    """Legs stretched towards us, over the hem of the clothes."""
    top, trousers, shoes = outfit
    bare = top.kind == "dress" or trousers.kind == "skirt"
    seated = replace(man, hip=(man.hip[0], -man.leg_width * 1.3))
    leg = sitter.look.skin if bare else trousers.colour
    seated_legs(sitter, seated, leg, shoes.colour, paw=False)


def _head(sitter: Sitter, head: Pen, rx: float, ry: float) -> None:
    look = sitter.look
    hair.behind(sitter, head, rx, ry)
    for side in (-1, 1):
        head.oval(side * rx * 0.98, ry * 0.08, rx * 0.2, ry * 0.24, darker(look.skin, 0.12), SKIN)
    jaw = [(0, -ry), (rx * 0.78, -ry * 0.66), (rx, 0), (rx * 0.8, ry * 0.62), (rx * 0.3, ry * 0.98),
           (-rx * 0.3, ry * 0.98), (-rx * 0.8, ry * 0.62), (-rx, 0), (-rx * 0.78,
                                                                      -ry * 0.66)]  # fmt: skip
    head.blob(jaw, look.skin, SKIN)
    if not sitter.pose.back:
        _features(sitter, head, rx, ry)
    hair.front(sitter, head, rx, ry)
    if not sitter.pose.back:
        headwear.glasses(sitter, head, ry * 0.1, rx * 0.42, rx * 0.32)
    headwear.put_on(sitter, head, rx, ry)


def _features(sitter: Sitter, head: Pen, rx: float, ry: float) -> None:
    look, shift = sitter.look, sitter.pose.turn * rx * 0.2
    rose = mix(look.skin, (226, 84, 84), 0.5)
    cheeks(sitter, head, ry * 0.42, rx * 0.58, rx * 0.19, rose)
    size = 0.17 if look.age == "child" else 0.165
    eyes(sitter, head, ry * 0.08, rx * 0.42, rx * size, 1.12, look.female)
    brow = darker(look.hair, 0.25) if look.age != "old" else (178, 176, 178)
    brows(sitter, head, -ry * 0.24, rx * 0.42, rx * 0.17, brow)
    nose = [
        (shift - rx * 0.02, ry * 0.2),
        (shift + rx * 0.09, ry * 0.36),
        (shift - rx * 0.04, ry * 0.4),
    ]
    head.line(nose, rx * 0.06, darker(look.skin, 0.45), 0.75)
    if look.beard:
        bush = [(-rx * 0.92, ry * 0.2), (-rx * 0.4, ry * 0.48), (rx * 0.4, ry * 0.48),
                (rx * 0.92, ry * 0.2),
                (rx * 0.7, ry * 0.95), (0, ry * 1.3), (-rx * 0.7, ry * 0.95)]  # fmt: skip
        head.blob(bush, look.hair, hair.CURL)
    mouth(sitter, head, shift, ry * 0.62, rx * 0.2)
    if look.freckles:
        for x, y in (
            (-0.5, 0.34),
            (-0.38, 0.42),
            (-0.6, 0.44),
            (0.5, 0.34),
            (0.38, 0.42),
            (0.6, 0.44),
        ):
            head.oval(rx * x + shift, ry * y, rx * 0.025, rx * 0.025, darker(look.skin, 0.5), CRISP)
    if look.age == "old":
        wrinkles = [[(s * rx * 0.72, ry * 0.02), (s * rx * 0.8, ry * 0.1)] for s in (-1, 1)]
        folds = [[(s * rx * 0.3, ry * 0.42), (s * rx * 0.38, ry * 0.62)] for s in (-1, 1)]
        head.lines([*wrinkles, *folds], rx * 0.03, darker(look.skin, 0.45), 0.7, smooth=False)
