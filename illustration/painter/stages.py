"""Stages: the largest places of a picture where figures may stand, clear of words and fold."""

from __future__ import annotations

from itertools import combinations

from illustration.studio.order import FOLD_BAND, Box, PictureOrder

MARGIN = 0.045  # share of the picture kept free round figures: bleed, trim and a breath of air
LEAST = (0.16, 0.2)  # a stage narrower or lower than this is no stage


def stages(order: PictureOrder, count: int = 1) -> list[Box]:
    """One stage for a page, one or two for a spread; the roomiest for `count` figures first.

    Fractions of the picture. Where words leave no room at all, the whole half is the stage.
    """
    found = [stage for half in halves(order) if (stage := _best(half, order.text_room, count))]
    if not found:
        found = [_inset(half) for half in halves(order)]
    found.sort(key=lambda box: _room(box, count), reverse=True)
    return [stage for stage in found if _room(stage, 1) > 0.3 * _room(found[0], 1)]


def halves(order: PictureOrder) -> list[Box]:
    """The picture, or both sides of a spread's fold without the fold's band."""
    if order.purpose != "spread":
        return [(0.0, 0.0, 1.0, 1.0)]
    half = FOLD_BAND / 2
    return [(0.0, 0.0, 0.5 - half, 1.0), (0.5 + half, 0.0, 1.0, 1.0)]


def _best(half: Box, rooms: tuple[Box, ...], count: int) -> Box | None:
    xs = sorted(
        {half[0], half[2], *(e for r in rooms for e in (r[0], r[2]) if half[0] < e < half[2])}
    )
    ys = sorted({0.0, 1.0, *(e for r in rooms for e in (r[1], r[3]))})
    boxes = [(x0, y0, x1, y1) for x0, x1 in combinations(xs, 2) for y0, y1 in combinations(ys, 2)]
    free = [_inset(box) for box in boxes if not any(touch(box, room) for room in rooms)]
    wide = [box for box in free if box[2] - box[0] >= LEAST[0] and box[3] - box[1] >= LEAST[1]]
    return max(wide, key=lambda box: _room(box, count), default=None)


def touch(a: Box, b: Box) -> bool:
    """Whether two boxes overlap."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _room(box: Box, count: int) -> float:
    """Area that `count` figures can use; a lower stage is worth more, as they stand."""
    width, height = box[2] - box[0], box[3] - box[1]
    used = min(width, (0.8 + 0.8 * count) * height) * min(height, 2.2 * width / count)
    return used * (0.6 + 0.4 * box[3])


def _inset(box: Box) -> Box:
    x0, y0, x1, y1 = box
    return (
        x0 + (MARGIN if x0 == 0 else 0.012), y0 + (MARGIN if y0 == 0 else 0.015),
        x1 - (MARGIN if x1 == 1 else 0.012), y1 - (MARGIN * 1.2 if y1 == 1 else 0.02),
    )  # fmt: skip
