"""The portrait: what an approved sheet says of a character's colours and where they lie."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from illustration.drift.difference import ciede2000
from illustration.drift.pigments import Pigments, binned
from illustration.drift.spaces import Floats, lab_of
from illustration.drift.views import Cutting, Mask, Whole, cuttings
from illustration.drift.words import Wanted, wanted
from illustration.studio.order import Traits

CELLS = 16  # a figure's box is looked at in so many rows and columns
STEP = 5.0
OWN, KIN = 10.0, 9.0  # how far a shade may lie from its trait; from a nameless colour's first shade
SHADING = 2.2  # kL within a trait: its shadows belong to it, black does not
RARE = 0.0015  # shades with less of the figure are edges and specks
SHOWN = 26.0  # a word and the nearest colour on the sheet are at most so far apart
ALIKE, PAPER = 9.0, 9.0
LEAST = 0.008  # of the figure's box
NO_WORD = "The words name no colour."
NOT_SHOWN = "The sheet shows nothing of this colour."
TOO_SMALL = "It is too small on the sheet to be measured."
PAPER_WHITE = "It is as pale as the sheet's paper."
TOO_ALIKE = "Another trait has nearly the same colour."


@dataclass(frozen=True)
class Feature:
    """A trait as the sheet shows it: its colour (sRGB), or why it cannot be judged."""

    wanted: Wanted
    rgb: Floats | None
    cannot: str = ""


@dataclass(frozen=True)
class Portrait:
    """The figure's shades (n, 3) in sRGB; groups of them, the features' first; where each lies.

    `layouts` holds a view each, (groups, CELLS, CELLS), shares of a cell from 0 to 1; `aspect` is
    a figure's width by its height.
    """

    features: tuple[Feature, ...]
    shades: Floats
    groups: tuple[Whole, ...]
    layouts: tuple[Floats, ...]
    aspect: float


def portrait(sheet: Image.Image, traits: Traits) -> Portrait | None:
    """Read a sheet; None where it shows no figure."""
    found, ground = cuttings(sheet)
    views = _whole(found)
    if not views:
        return None
    pigments = _pigments(views)
    lab, share, heights = lab_of(pigments.rgb), _share(pigments), _heights(views)
    features = [_feature(each, pigments, heights, ground) for each in wanted(traits)]
    features = _told_apart(features)
    groups = _owned(features, lab, share) + _nameless(features, lab, share)
    layouts = _layouts(views, pigments.index, groups, features)
    features = [_large_enough(each, layouts, at) for at, each in enumerate(features)]
    aspect = float(np.median([view.mask.shape[1] / view.mask.shape[0] for view in views]))
    return Portrait(tuple(features), pigments.rgb, tuple(groups), tuple(layouts), aspect)


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


def _told_apart(features: list[Feature]) -> list[Feature]:
    """Features with the same colour cannot be judged; eyes are too small to disturb others."""
    told = []
    for one in features:
        near = any(
            other is not one
            and one.rgb is not None
            and other.rgb is not None
            and other.wanted.key != "eyes"
            and ciede2000(lab_of(one.rgb), lab_of(other.rgb), 2.0) < ALIKE
            for other in features
        )
        told.append(Feature(one.wanted, one.rgb, one.cannot or (TOO_ALIKE if near else "")))
    return told


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


def _nameless(features: list[Feature], lab: Floats, share: Floats) -> list[Whole]:
    """What no word names (a belly, a beak, other clothes), in groups of one colour each."""
    taken = {int(shade) for group in _owned(features, lab, share) for shade in group}
    rest = [int(shade) for shade in np.argsort(-share, kind="stable") if int(shade) not in taken]
    groups: list[Whole] = []
    while rest and len(groups) < 8:
        kin = ciede2000(lab[rest], lab[rest[0]], 2.0) < KIN
        group = np.array(rest)[kin]
        rest = [shade for shade, near in zip(rest, kin, strict=True) if not near]
        if share[group].sum() > 0.01:
            groups.append(group)
    return groups


def _layouts(
    views: list[Cutting], index: Whole, groups: list[Whole], features: list[Feature]
) -> list[Floats]:
    layouts, start = [], 0
    for view in views:
        shades = np.full(view.mask.shape, -1)
        count = int(view.mask.sum())
        shades[view.mask] = index[start : start + count]
        start += count
        down = (np.arange(len(shades)) + 0.5)[:, None] / len(shades)
        planes = []
        for at, group in enumerate(groups):
            low, high = features[at].wanted.place if at < len(features) else (0.0, 1.0)
            planes.append(_in_cells(np.isin(shades, group) & (down >= low) & (down <= high)))
        layouts.append(np.array(planes))
    return layouts


def _in_cells(mask: Mask) -> Floats:
    picture = Image.fromarray(mask.astype(np.uint8) * 255)
    return np.asarray(picture.resize((CELLS, CELLS), Image.Resampling.BOX), dtype=np.float64) / 255


def _large_enough(feature: Feature, layouts: list[Floats], at: int) -> Feature:
    small = float(np.median([layout[at].mean() for layout in layouts])) < LEAST
    cannot = feature.cannot or (TOO_SMALL if small else "")
    return Feature(feature.wanted, feature.rgb, cannot)
