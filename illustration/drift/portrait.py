"""The portrait: what an approved sheet says of a character's colours and where they lie."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from PIL import Image

from illustration.drift.difference import ciede2000
from illustration.drift.layouts import coarser, layouts_of
from illustration.drift.pigments import Pigments, binned
from illustration.drift.spaces import Floats, lab_of
from illustration.drift.views import Cutting, Whole, cuttings
from illustration.drift.words import Wanted, wanted
from illustration.studio.order import Traits

HEIGHTS = 40  # steps in which places on a figure are compared
WHOLE = ("body", "hair", "skin")
CELLS = 16  # a figure's box is looked at in so many rows and columns
STEP = 5.0
OWN, KIN = 10.0, 9.0  # how far a shade may lie from its trait; from a nameless colour's first shade
SHADING = 2.2  # kL within a trait: its shadows belong to it, black does not
RARE = 0.0015  # shades with less of the figure are edges and specks
SHOWN = 26.0  # a word and the nearest colour on the sheet are at most so far apart
ALIKE, SAME, PAPER = 9.0, 3.0, 3.0
ASIDE = 4.0  # what lying at the edge of its place costs a pixel that two like traits claim
AS_HIGH = 0.1  # of the figure: places with their middles nearer than this are one place
WHOLE_CELLS = 2  # fine ones that a trait must fill
NO_WORD = "The words name no colour."
NOT_SHOWN = "The sheet shows nothing of this colour."
TOO_SMALL = "It is too small on the sheet to be measured."
PAPER_WHITE = "It is as pale as the sheet's paper."
TOO_ALIKE = "Another trait has nearly the same colour."
OVER_OWN = "It has the colour of what it is worn over: whether it is there cannot be seen."


@dataclass(frozen=True)
class Feature:
    """A trait as the sheet shows it: its colour (sRGB), or why it cannot be judged."""

    wanted: Wanted
    rgb: Floats | None
    cannot: str = ""
    over_own: bool = False  # worn over its own colour: another colour is seen, absence is not
    hidden: bool = False  # by a scene's outfit


@dataclass(frozen=True)
class Portrait:
    """The figure's shades (n, 3) in sRGB; groups of them, the features' first; where each lies.

    `fine` holds a view each, (groups, FINE, FINE), shares of a cell from 0 to 1, of a box as
    high as the figure and `aspect` times as wide, about its middle. Features of nearly one colour
    share their shades and are told apart by place; `kin` numbers the first group of each such set.
    Things worn of one colour in one place are judged together; `joint` numbers the first of them.
    """

    features: tuple[Feature, ...]
    shades: Floats
    groups: tuple[Whole, ...]
    fine: tuple[Floats, ...]
    aspect: float
    kin: tuple[int, ...]
    joint: tuple[int, ...]

    @cached_property
    def layouts(self) -> tuple[Floats, ...]:
        """`fine` in (groups, CELLS, CELLS)."""
        return tuple(coarser(view, CELLS) for view in self.fine)

    @cached_property
    def sorted_shades(self) -> tuple[Whole, Whole, Whole]:
        """The shades in use, group after group; where each set begins; each group's set or -1."""
        firsts = [at for at in sorted(set(self.kin)) if len(self.groups[at])]
        sizes = [len(self.groups[at]) for at in firsts]
        which = [firsts.index(at) if at in firsts else -1 for at in self.kin]
        order = np.concatenate([self.groups[at] for at in firsts])
        return order, np.cumsum([0, *sizes[:-1]]), np.array(which)


def portrait(sheet: Image.Image, traits: Traits) -> Portrait | None:
    """Read a sheet; None where it shows no figure."""
    found, ground = cuttings(sheet)
    views = _whole(found)
    if not views:
        return None
    pigments = _pigments(views)
    lab, share, heights = lab_of(pigments.rgb), _share(pigments), _heights(views)
    features = [_feature(each, pigments, heights, ground) for each in wanted(traits)]
    joint = _joint(features)
    features = _told_apart(features, joint)
    kin = _kin(features)
    groups = _joined(_owned(features, lab, share), kin)
    groups += _nameless(groups, lab, share)
    kin += range(len(kin), len(groups))
    joint += range(len(joint), len(groups))
    aspect = float(np.median([view.mask.shape[1] / view.mask.shape[0] for view in views]))
    claims = _claims(features, lab, kin, joint)
    sizes = [each.wanted.sizes for each in features]
    layouts = layouts_of(views, pigments.index, groups, claims, aspect, sizes)
    features = [_large_enough(each, layouts, at) for at, each in enumerate(features)]
    return Portrait(
        tuple(features),
        pigments.rgb,
        tuple(groups),
        tuple(layouts),
        aspect,
        tuple(kin),
        tuple(joint),
    )


def _pigments(views: list[Cutting]) -> Pigments:
    return binned(np.concatenate([view.rgb[view.mask] for view in views]), STEP)


def _share(pigments: Pigments) -> Floats:
    return np.bincount(pigments.index, minlength=len(pigments.rgb)) / max(1, pigments.index.size)


def _heights(views: list[Cutting]) -> Floats:
    """How far down its figure each pixel lies, 0 to 1, in the pigments' sequence."""
    return np.concatenate([np.nonzero(view.mask)[0] / view.mask.shape[0] for view in views])


def _whole(views: list[Cutting]) -> list[Cutting]:
    """The views that are alike in their colours: a close-up of the face is not."""
    if len(views) < 3:
        return views
    pigments = _pigments(views)
    ends = np.cumsum([view.mask.sum() for view in views])[:-1]
    counts = [
        np.bincount(part, minlength=len(pigments.rgb)) / part.size
        for part in np.split(pigments.index, ends)
    ]
    shared = np.minimum(np.array(counts)[:, None], np.array(counts)[None]).sum(axis=-1)
    kinship = np.sort(shared, axis=1)[:, -3:-1].mean(axis=1)
    return [view for view, kin in zip(views, kinship, strict=True) if kin > 0.8 * kinship.max()]


def _feature(each: Wanted, pigments: Pigments, heights: Floats, ground: Floats) -> Feature:
    """The shade on the sheet that the words mean: near in colour, in its place, not a speck."""
    if each.colour is None:
        return Feature(each, None, NO_WORD)
    lab, count = lab_of(pigments.rgb), len(pigments.rgb)
    inside = (heights >= each.place[0]) & (heights <= each.place[1])
    share = np.bincount(pigments.index[inside], minlength=count) / max(1, heights.size)
    off = ciede2000(lab, each.colour, 2.0)
    best = int((share**0.4 * np.exp(-((off / 13) ** 2))).argmax())
    if off[best] > SHOWN:
        return Feature(each, None, NOT_SHOWN)
    pale = float(ciede2000(lab[best], ground)) < PAPER
    return Feature(each, pigments.rgb[best], PAPER_WHITE if pale else "")


def _joint(features: list[Feature]) -> list[int]:
    """For each feature the first of those worn in its place and of its colour, often itself."""
    joint: list[int] = []
    for at, one in enumerate(features):
        worn = [past for past in range(at) if features[past].wanted.key not in WHOLE]
        near = [joint[past] for past in worn if _hides(features[past], one)]
        joint.append(min(near, default=at))
    return joint


def _told_apart(features: list[Feature], joint: list[int]) -> list[Feature]:
    """Traits of one colour are told apart by place; in one place with hair or body they cannot
    be, and what is worn over a body of its colour cannot be told from it when it is gone."""
    told = []
    for at, one in enumerate(features):
        hidden = any(
            _hides(other, one) and joint[at] != joint[past] for past, other in enumerate(features)
        )
        beneath = [each for each in features if each.wanted.key in ("body", "skin")]
        over = one.wanted.key not in WHOLE and any(_apart(each, one) < ALIKE for each in beneath)
        told.append(replace(one, cannot=one.cannot or (TOO_ALIKE if hidden else ""), over_own=over))
    return told


def _hides(other: Feature, one: Feature) -> bool:
    """Whether another trait of the same colour has the same place; eyes are too small to."""
    if other is one or one.wanted.key == "eyes" or _apart(one, other) >= SAME:
        return False
    if one.wanted.key in WHOLE:
        return False  # what is left of the body when the scarf of its colour is taken off
    return abs(sum(one.wanted.place) - sum(other.wanted.place)) / 2 < AS_HIGH


def _apart(one: Feature, other: Feature) -> float:
    """CIEDE2000 between two features, shading forgiven; eyes and the unknown are like nothing."""
    if one.rgb is None or other.rgb is None or "eyes" in (one.wanted.key, other.wanted.key):
        return 99.0
    return float(ciede2000(lab_of(one.rgb), lab_of(other.rgb), 2.0))


def _kin(features: list[Feature]) -> list[int]:
    """For each feature the first one that it is nearly of one colour with."""
    kin: list[int] = []
    for at, one in enumerate(features):
        near = [kin[past] for past in range(at) if _apart(one, features[past]) < ALIKE]
        kin.append(min(near, default=at))
    return kin


def _joined(owned: list[Whole], kin: list[int]) -> list[Whole]:
    """Each feature's shades with those of its kin."""
    return [
        np.unique(
            np.concatenate([own for own, who in zip(owned, kin, strict=True) if who == first])
        )
        for first in kin
    ]


def _offs(features: list[Feature], lab: Floats) -> Floats:
    """How far each shade lies from each feature (features, shades); eyes own what is left."""
    rows = [
        np.full(len(lab), 99.0)
        if each.rgb is None
        else ciede2000(lab, lab_of(each.rgb), SHADING) + (6.0 if each.wanted.key == "eyes" else 0.0)
        for each in features
    ]
    return np.array(rows).reshape(len(features), len(lab))


def _owned(features: list[Feature], lab: Floats, share: Floats) -> list[Whole]:
    offs = _offs(features, lab)
    offs[:, share < RARE] = 99.0
    if not features:
        return []
    nearest = offs.argmin(axis=0)
    return [np.flatnonzero((nearest == at) & (offs[at] < OWN)) for at in range(len(features))]


def _nameless(owned: list[Whole], lab: Floats, share: Floats) -> list[Whole]:
    """What no word names (a belly, a beak, other clothes), in groups of one colour each."""
    taken = {int(shade) for group in owned for shade in group}
    rest = [int(shade) for shade in np.argsort(-share, kind="stable") if int(shade) not in taken]
    groups: list[Whole] = []
    rest = [shade for shade in rest if share[shade] > RARE / 3]
    while rest and len(groups) < 8:
        kin = ciede2000(lab[rest], lab[rest[0]], 2.0) < KIN
        group = np.array(rest)[kin]
        rest = [shade for shade, near in zip(rest, kin, strict=True) if not near]
        if share[group].sum() > 0.01:
            groups.append(group)
    return groups


def _claims(features: list[Feature], lab: Floats, kin: list[int], joint: list[int]) -> Floats:
    """What it costs a shade (column) at a height of the figure (row of HEIGHTS) to be a feature's.

    Shape (groups, HEIGHTS, shades); infinite outside the feature's place. Nameless groups claim
    nothing of others, so theirs is nought.
    """
    claims = np.zeros((len(kin), HEIGHTS, len(lab)))
    down = (np.arange(HEIGHTS) + 0.5)[:, None] / HEIGHTS
    for at, off in enumerate(_offs(features, lab)):
        top, bottom = features[at].wanted.place
        aside = np.abs(down - (top + bottom) / 2) / ((bottom - top) / 2)
        claims[at] = np.where(aside <= 1, off[None] + ASIDE * aside, np.inf)
    for first in set(joint):
        same = [at for at, who in enumerate(joint) if who == first]
        claims[same] = claims[same].min(axis=0)
    for at, first in enumerate(kin):
        rivals = claims[[other for other, who in enumerate(kin) if who == first]].min(axis=0)
        claims[at] = np.where(claims[at] <= rivals, claims[at], np.inf)
    return claims


def _large_enough(feature: Feature, views: list[Floats], at: int) -> Feature:
    """Whether enough of it is seen on the sheet, and in cells that it fills."""
    share = float(np.median([view[at].mean() for view in views]))
    whole = float(np.median([(view[at] > 0.5).sum() for view in views]))
    small = share < feature.wanted.sizes[0] or whole < WHOLE_CELLS
    return replace(feature, cannot=feature.cannot or (TOO_SMALL if small else ""))
