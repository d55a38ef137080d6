"""The signs by which a trait is judged: numbers that an exact rule could not weigh."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageFilter

from illustration.drift.closely import AROUND, AWAY, Closeup, filled
from illustration.drift.difference import ciede2000
from illustration.drift.layouts import FINE
from illustration.drift.lights import distances, even
from illustration.drift.matching import flattened
from illustration.drift.portrait import Feature
from illustration.drift.spaces import Floats, lab_of
from illustration.drift.study import Study
from illustration.drift.weighing import PATIENCE, agreed_without, best, weigh

Signs = dict[str, float]
WIDE = 14.0  # how far (about CIEDE2000) a colour may lie to be roughly the trait's
STRONG = 0.5  # of the fullest cell: the heart of a trait's place
LITTLE_MOVE = 3  # fine cells
ALIKE = 8.0  # colours so near to one another are one patch
MOST = 120  # commonest colours of a patch
SEEN = 0.003  # of the figure's box: groups larger than this are rivals
# What is worn where; hair, an animal's body and each kind of garment behave each in its way.
KINDS = (
    "hair", "body", "hat beanie cap beret crown tiara", "bow ribbon hairclip glasses spectacles",
    "scarf shawl bowtie tie necklace bandana", "", "trousers jeans pants leggings shorts skirt",
    "boots shoes wellies sandals sneakers slippers socks", "backpack satchel bag",
)  # fmt: skip
ANYTHING = KINDS.index("")


def signs_of(study: Study, at: int) -> Signs:
    """All signs of one feature of the portrait (its number) that can be judged.

    Those with a letter are measured three times: (a) in the window and light that the other
    traits bear out best, (j) that all traits do, (w) and the one, borne out by the others, that
    shows most of this trait.
    """
    on, feature = study.on, study.portrait.features[at]
    agreed = agreed_without(on, at)
    alone = divmod(int(agreed.argmax()), agreed.shape[1])
    window, light, all_of_it = best(on)
    kindest = weigh(on, at)
    kind = (kindest.window, kindest.light) if on.found[..., at].any() else alone
    signs = _standing(study, at, alone[0]) | {
        "ag": all_of_it,
        "agwo": float(agreed.max()),
        "gapj": float(agreed.max() - agreed[window, light]),
        "same_win": float(alone[0] == window),
        "nwin": float((np.exp((agreed - agreed.max()) / PATIENCE).max(axis=1) > 0.3).sum()),
    }
    places = {"a": alone, "j": (window, light), "w": kind}
    looked: dict[tuple[int, int], Signs] = {}
    for letter, place in places.items():
        if place not in looked:
            looked[place] = _looked_at(study, at, feature, *place)
        signs |= {letter + name: value for name, value in looked[place].items()}
    return signs


def _standing(study: Study, at: int, window: int) -> Signs:
    """What is known of a trait before the page is looked at, and of the window."""
    on, portrait = study.on, study.portrait
    feature, mean = portrait.features[at], study.cut(at).mean
    lab = lab_of(np.asarray(feature.rgb))
    down = np.arange(FINE) / FINE
    behind, lit = study.near(window).behind, study.lit(best(on)[1])
    return {
        "fsize": float(mean.mean()),
        "mid": float(mean.sum(axis=1) @ down / mean.sum()),
        "ngroups": float((on.counted > 0).sum()),
        "rest": float(on.counted[on.joint != on.joint[at]].sum()),
        "own": float(on.counted[at]),
        "high": study.windows[window][3] - study.windows[window][1],
        "over": float(feature.over_own),
        "kin": float(portrait.kin.count(portrait.kin[at]) > 1),
        "lik": study.trust[window] if study.trust else 0.0,
        "likr": study.trust[window] - max(study.trust) if study.trust else 0.0,
        "L": float(lab[0]),
        "C": float(np.hypot(lab[1], lab[2])),
        "near": _nearest_rival(study, at, lab),
        "c": float(_kind_of(feature)),
        "bg_t": float(behind @ lit[:, at]),
    }


def _nearest_rival(study: Study, at: int, lab: Floats) -> float:
    """CIEDE2000 (kL 2) to the nearest other group of the figure, at most 40."""
    portrait = study.portrait
    size = np.mean([layout.mean(axis=(1, 2)) for layout in portrait.layouts], axis=0)
    others = [
        portrait.shades[group].mean(axis=0)
        for number, group in enumerate(portrait.groups)
        if portrait.kin[number] != portrait.kin[at] and size[number] > SEEN and len(group)
    ]
    return min((float(ciede2000(lab, lab_of(rgb), 2.0)) for rgb in others), default=40.0)


def _kind_of(feature: Feature) -> int:
    if feature.wanted.key in KINDS:
        return KINDS.index(feature.wanted.key)
    words = feature.wanted.words.lower().split()
    named = [at for at, names in enumerate(KINDS) if any(word in names.split() for word in words)]
    return named[0] if named else ANYTHING


def _looked_at(study: Study, at: int, feature: Feature, window: int, light: int) -> Signs:
    """What a trait looks like in one window and light."""
    near, fit = study.near(window), study.lit(light)
    portrait, through = study.portrait, study.cut(at)
    shades = flattened(study.on.lights[light].on(portrait.shades[portrait.groups[at]]))
    roughly = np.exp(-((distances(study.flat, shades).min(axis=1) / WIDE) ** 2))
    own, rough = near.plane(fit[:, at]), near.plane(roughly)
    heart = np.pad(through.mean, AROUND)
    heart = heart * (heart > STRONG * heart.max()) * near.there
    signs = _moved(own, rough, filled(own, through), through.masks, near)
    rivals = [g for g in range(fit.shape[1]) if portrait.joint[g] != portrait.joint[at]]
    others = fit[:, rivals].max(axis=1, initial=0.0)
    signs |= _in_heart(near, heart, fit[:, at], others)
    expected = study.on.lights[light].on(np.asarray(feature.rgb)[None])[0]
    signs |= _patch(study, near, heart, expected)
    inner = np.sort(own[AROUND:-AROUND, AROUND:-AROUND], axis=None)
    signs["near_t"] = float(inner[-max(1, int(heart.sum() * 0.3)) :].mean())
    return signs


def _moved(own: Floats, rough: Floats, fill: Floats, masks: Floats, near: Closeup) -> Signs:
    """How far the trait's stencils are filled, at their place and moved; and what is around."""
    kept = fill - AWAY
    which, down, along = np.unravel_index(int(kept.argmax()), kept.shape)
    mask = np.zeros(own.shape)
    mask[down : down + FINE, along : along + FINE] = masks[which]
    grown = Image.fromarray((mask > STRONG).astype(np.uint8) * 255)
    wide = np.asarray(grown.filter(ImageFilter.MaxFilter(9))) > 0
    ring = wide & (mask < 0.1) & near.there
    middle = slice(AROUND - LITTLE_MOVE, AROUND + LITTLE_MOVE + 1)
    return {
        "fill": float(fill.max()),
        "fill_near": float(kept.max()),
        "fill_mid": float(fill[:, middle, middle].max()),
        "ring": float(own[ring].mean()) if ring.any() else 0.0,
        "fillw": float((rough * mask).sum() / mask.sum()),
    }


def _in_heart(near: Closeup, heart: Floats, own: Floats, others: Floats) -> Signs:
    """Of the heart of the trait's place: what share is the trait's colour, another's of the
    figure, the surroundings', and no one's."""
    whole = max(1e-9, float(heart.sum()))
    unknown = 1 - np.maximum(own, others)
    parts = {
        "core_t": own, "core_o": others,
        "core_ub": unknown * near.ground, "core_un": unknown * (1 - near.ground),
    }  # fmt: skip
    return {name: float((heart * near.plane(part)).sum()) / whole for name, part in parts.items()}


def _patch(study: Study, near: Closeup, heart: Floats, expected: Floats) -> Signs:
    """The commonest colour of the heart beside the one expected there in this light."""
    colours = study.page.rgb
    amount = np.bincount(near.bins.clip(0).ravel(), heart.ravel(), minlength=len(colours))
    top = np.argsort(-amount, kind="stable")[:MOST]
    flat = even(colours[top], 2.0)
    kin = np.exp(-(distances(flat, flat) ** 2) / ALIKE**2) * amount[top]
    mixed = kin[int(kin.sum(axis=1).argmax())]
    mean = mixed @ colours[top] / max(1e-9, float(mixed.sum()))
    seen, wanted = lab_of(mean), lab_of(expected)
    return {
        "purity": float(kin.sum(axis=1).max() / max(1e-9, float(amount[top].sum()))),
        "dist": float(ciede2000(wanted, seen, 2.0)),
        "dL": float(seen[0] - wanted[0]),
        "dC": float(np.hypot(*seen[1:]) - np.hypot(*wanted[1:])),
        "dH": float(np.hypot(*(seen[1:] - wanted[1:]))),
    }
