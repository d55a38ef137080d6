"""Composition: camera, horizon and every figure's place, chosen by brief and seed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from illustration.painter.cast import FLYERS, Actor, actors, passers_by
from illustration.painter.chance import Chance
from illustration.painter.colours import words_of
from illustration.painter.figures import extent
from illustration.painter.stages import stages
from illustration.painter.words import places_in, things_in
from illustration.studio.order import Box, PictureOrder

SHOTS = {"close": (0.52, 0.58), "medium": (0.42, 0.5), "wide": (0.31, 0.37)}
FAR_WORDS = frozenset(
    [
        "far",
        "distance",
        "tiny",
        "wide",
        "view",
        "valley",
        "huge",
        "vast",
        "across",
        "landscape",
        "world",
    ]
)
NEAR_WORDS = frozenset(
    [
        "close",
        "face",
        "smiles",
        "whispers",
        "hugs",
        "eyes",
        "portrait",
        "looks",
        "holds",
        "near",
        "together",
    ]
)
Extent = tuple[float, float, float, float]


@dataclass(frozen=True)
class Stand:
    """A figure in its place: its feet and its scale (pixels a model unit), in picture pixels."""

    actor: Actor
    x: float
    y: float
    scale: float
    flip: bool
    reach: Extent
    ground: float

    @property
    def box(self) -> Box:
        """What the figure covers, in picture pixels."""
        left, up, right, down = (part * self.scale for part in self.reach)
        return self.x - left, self.y - up, self.x + right, self.y + down


@dataclass(frozen=True)
class Composition:
    """The picture's plan: the place, its things, the horizon in pixels, all stands."""

    place: str
    things: frozenset[str]
    horizon: float
    stands: tuple[Stand, ...]


def compose(order: PictureOrder) -> Composition:
    """Plan a page or a spread; the same order gives the same plan."""
    throw = Chance("composition", order.seed, order.brief, order.purpose)
    place = _place(order, throw)
    cast = actors(order)
    shares = _share_out(order, cast, throw)
    stands = tuple(
        s for stage, group in shares for s in _line_up(order, stage, group, throw, place)
    )
    horizon = _horizon(order, stands, place, throw)
    passers = _passing(order, stands, horizon, throw)
    return Composition(place, things_in(order.brief), horizon, (*passers, *stands))


def _place(order: PictureOrder, throw: Chance) -> str:
    found = places_in(order.brief)
    return found[0] if found else throw.pick(("meadow", "hills", "meadow", "garden"))


def _share_out(
    order: PictureOrder, cast: list[Actor], throw: Chance
) -> list[tuple[Box, list[Actor]]]:
    """Which figure goes on which stage: alternating over the fold, all on one page's stage."""
    sides = 2 if order.purpose == "spread" else 1
    found = stages(order, max(1, -(-len(cast) // sides)))
    if len(found) == 2 and len(cast) == 1 and throw.chance(0.35) and not order.text_room:
        found.reverse()
    return [(stage, cast[step :: len(found)]) for step, stage in enumerate(found)]


def _line_up(
    order: PictureOrder, stage: Box, group: list[Actor], throw: Chance, place: str
) -> list[Stand]:
    """Place a group side by side on its stage, as large as shot and stage allow."""
    if not group:
        return []
    w, h = order.width, order.height
    left, top, right, bottom = stage[0] * w, stage[1] * h, stage[2] * w, stage[3] * h
    group = _turned(group, left + right > w * 1.06, throw)
    reaches = [extent(actor.look, actor.pose) for actor in group]
    sizes = _scales(order, group, reaches, throw, (right - left, bottom - top))
    widths = [(r[0] + r[2]) * s for r, s in zip(reaches, sizes, strict=True)]
    gap = min(sizes) * 0.06
    slack = max(0.0, right - left - sum(widths) - gap * (len(group) - 1))
    x = left + slack * throw.between(0.12, 0.88) * (1 if len(group) == 1 else 0.55)
    spread = slack * throw.between(0.15, 0.4) / max(1, len(group) - 1) if len(group) > 1 else 0.0
    stands = []
    for actor, reach, scale, width in zip(group, reaches, sizes, widths, strict=True):
        y, ground = _feet(actor, reach, scale, (top, bottom), throw, place)
        stands.append(Stand(actor, x + reach[0] * scale, y, scale, False, reach, ground))
        x += width + gap + spread
    return stands


def _turned(group: list[Actor], on_right: bool, throw: Chance) -> list[Actor]:
    """Figures of a group look at one another; one alone looks into the picture."""
    out = []
    for step, actor in enumerate(group):
        inward = (1 if step < len(group) / 2 else -1) if len(group) > 1 else (-1 if on_right else 1)
        turn = inward * max(0.15, abs(actor.pose.turn)) * throw.between(0.8, 1.2)
        out.append(replace(actor, pose=replace(actor.pose, turn=max(-0.9, min(0.9, turn)))))
    return out


def _scales(
    order: PictureOrder, group: list[Actor], reaches: list[Extent], throw: Chance,
    room: tuple[float, float],
) -> list[float]:  # fmt: skip
    share = throw.between(*SHOTS[_shot(order, throw)])
    tallest = max(actor.size for actor in group)
    abed = 0.7 if all(actor.pose.asleep for actor in group) else 1.0
    wanted = [
        abed * share * order.height * (actor.size / tallest) ** 0.8 / max(0.8, reach[1])
        for actor, reach in zip(group, reaches, strict=True)
    ]
    wide = sum((r[0] + r[2]) * s for r, s in zip(reaches, wanted, strict=True)) * 1.06
    high = max((r[1] + r[3]) * s for r, s in zip(reaches, wanted, strict=True))
    shrink = min(1.0, room[0] / wide, room[1] * 0.98 / high)
    return [scale * shrink for scale in wanted]


def _shot(order: PictureOrder, throw: Chance) -> str:
    spoken = set(words_of(order.brief))
    if spoken & FAR_WORDS:
        return "wide"
    if spoken & NEAR_WORDS and throw.chance(0.7):
        return "close"
    return throw.pick(("close", "medium", "medium", "close", "wide"))


def _feet(
    actor: Actor, reach: Extent, scale: float, span: tuple[float, float], throw: Chance, place: str
) -> tuple[float, float]:
    """Where the feet are and where the ground under them is, in pixels down the picture."""
    top, bottom = span
    low = bottom - reach[3] * scale
    slack = max(0.0, low - top - reach[1] * scale)
    ground = low - min(slack, scale * 0.25) * throw.between(0.0, 0.8)
    floats = place in {"underwater", "sky"} or actor.look.plan == "fish"
    if actor.pose.flying or (floats and actor.pose.action != "sit"):
        lift = slack * throw.between(0.45, 0.85)
        return max(top + reach[1] * scale, low - lift), low
    return ground, ground


def _horizon(order: PictureOrder, stands: tuple[Stand, ...], place: str, throw: Chance) -> float:
    """The horizon in pixels: behind the figures' middle, never at the very edge."""
    low, high = {"room": (0.52, 0.66), "sea": (0.4, 0.56), "city": (0.5, 0.64)}.get(
        place, (0.36, 0.64)
    )
    if not stands:
        return order.height * throw.between(low + 0.06, high - 0.04)
    foot = min(stand.ground for stand in stands)
    tall = max(stand.box[3] - stand.box[1] for stand in stands)
    wanted = foot - tall * throw.between(0.2, 0.52)
    if all(stand.actor.pose.flying for stand in stands):
        wanted = order.height * throw.between(0.6, 0.74)
        high = 0.76
    return max(min(wanted, high * order.height, foot - 0.04 * order.height), 0.24 * order.height)


def _passing(
    order: PictureOrder, stands: tuple[Stand, ...], horizon: float, throw: Chance
) -> list[Stand]:
    """Small passers-by wherever a stage still has room beside the cast."""
    placed: list[Stand] = []
    height = order.height * (1.0 if stands else 1.7)
    for actor in passers_by(order):
        reach = extent(actor.look, actor.pose)
        for attempt in range(30):
            scale = height * throw.between(0.2, 0.27) * actor.size * (1 - attempt / 60)
            stand = _try(order, actor, reach, scale, horizon, throw)
            if not any(_overlap(stand.box, other.box) for other in (*stands, *placed)):
                placed.append(stand)
                break
    return placed


def _try(
    order: PictureOrder, actor: Actor, reach: Extent, scale: float, horizon: float, throw: Chance
) -> Stand:
    x0, y0, x1, y1 = throw.pick(stages(order))
    left, up, right, down = (part * scale for part in reach)
    x = throw.between(
        x0 * order.width + left, max(x0 * order.width + left, x1 * order.width - right)
    )
    low = max(horizon + order.height * 0.03, y0 * order.height + up)
    foot = throw.between(low, max(low, min(y1 * order.height - down, horizon + order.height * 0.3)))
    if actor.look.plan in FLYERS:
        foot = throw.between(y0 * order.height + up, max(y0 * order.height + up, horizon))
    return Stand(actor, x, foot, scale, False, reach, max(foot, horizon + order.height * 0.05))


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
