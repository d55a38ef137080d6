"""Which window is the figure: signs of each, weighed as learned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PIL import Image, ImageFilter

from illustration.drift.closely import AROUND, AWAY, Closeup, cut, filled
from illustration.drift.signs import Signs
from illustration.drift.spaces import Floats
from illustration.drift.study import Study
from illustration.drift.views import Whole
from illustration.drift.weighing import capped_of, without
from illustration.drift.windows import Window, area, common, overlap

TRUSTED = 0.15  # what a window's likelihood (its logarithm) counts where traits are weighed
DOUBT = 0.005  # no window is thought less likely than this


def trusting(study: Study, likely: Sequence[float]) -> Study:
    """The study with each window favoured as it is likely (0 to 1) to be the figure."""
    trust = np.log(np.maximum(likely, DOUBT))
    favoured = replace(study.on, favour=TRUSTED * trust)
    return replace(study, on=favoured, trust=tuple(float(each) for each in trust))


def signs_of_windows(study: Study) -> list[Signs]:
    """The signs of every window of the study."""
    capped = capped_of(study.on)
    odd = np.array([light.oddness for light in study.on.lights])
    agreed = capped @ study.on.counted - odd
    groups = np.flatnonzero(study.on.counted > 0)
    but_one = np.max([capped @ without(study.on, int(g)) - odd for g in groups], axis=0)
    lights = agreed.argmax(axis=1)
    signs = [
        _of_window(study, at, int(light), groups) | _beside(study.windows, at)
        for at, light in enumerate(lights)
    ]
    most = {"A": agreed.max(axis=1), "B": but_one.max(axis=1)}
    for at, each in enumerate(signs):
        each |= {name: float(values[at]) for name, values in most.items()}
        each |= {"pattern": study.found[at].pattern, "parts": study.found[at].parts}
        each |= {"odd": float(odd[lights[at]]), "n": float(len(signs))}
        each["min"] = float(capped[at, lights[at]][groups].min())
        each["many"] = float((capped[at, lights[at]][groups] > 0.8).mean())
    return _compared(signs)


def _compared(signs: list[Signs]) -> list[Signs]:
    """With how far each falls behind the page's best."""
    for name in ("A", "B", "pattern", "parts", "fill", "fwo", "in", "ring"):
        top = max(each[name] for each in signs)
        for each in signs:
            each[f"{name} behind"] = each[name] - top
    return signs


def _of_window(study: Study, at: int, light: int, groups: Whole) -> Signs:
    near, fit = study.near(at), study.lit(light)
    x0, y0, x1, y1 = study.windows[at]
    fills, moves = [], []
    for group in groups:
        through = cut([study.cut(int(group)).mean])
        mask = through.masks[0]
        full = float(mask.sum() / (mask**2).sum())  # of a mean of views, blurred as it is
        kept = filled(near.plane(fit[:, group]), through)[0] * full - AWAY
        fills.append(float(kept.max()))
        moves.append(np.unravel_index(int(kept.argmax()), kept.shape))
    weights = study.on.counted[groups] / study.on.counted[groups].sum()
    return {
        "high": y1 - y0, "top": y0, "bot": y1, "cx": abs((x0 + x1) / 2 - 0.5),
        **_outline(study, near, fit),
        **_together(np.array(fills), np.array(moves, dtype=float) - AROUND, weights),
    }  # fmt: skip


def _together(fills: Floats, moves: Floats, weights: Floats) -> Signs:
    """How full all groups are, and how far they had to be moved, and apart."""
    whole = float(fills @ weights)
    rest = [
        (whole - fill * part) / (1 - part)
        for fill, part in zip(fills, weights, strict=True)
        if part < 0.9
    ]
    mean = weights @ moves
    return {
        "fill": whole,
        "fmin": float(fills.min()),
        "fwo": float(max(rest, default=whole)),
        "shy": float(abs(mean[0])),
        "shx": float(abs(mean[1])),
        "shs": float(np.sqrt((weights * ((moves - mean) ** 2).sum(axis=1)).sum())),
    }


def _outline(study: Study, near: Closeup, fit: Floats) -> Signs:
    """How much of the figure's colours lies within its outline, and how much around."""
    views = [view.sum(axis=0).clip(0, 1) for view in study.portrait.fine]
    shape = np.pad(np.mean([(view + view[:, ::-1]) / 2 for view in views], axis=0), AROUND)
    grown = Image.fromarray((shape * 255).astype(np.uint8)).filter(ImageFilter.MaxFilter(13))
    ring = (np.asarray(grown) > 0.3 * 255) & (shape < 0.1) & near.there
    own = near.plane(fit.max(axis=1))
    return {
        "in": float((own * shape).sum() / shape.sum()),
        "ring": float(own[ring].mean()) if ring.any() else 0.0,
    }


def _beside(windows: list[Window], at: int) -> Signs:
    """How far another window covers this one, and how far one lies within it."""
    others = [window for number, window in enumerate(windows) if number != at]
    return {
        "cover": max((overlap(windows[at], each) for each in others), default=0.0),
        "inner": max((common(each, windows[at]) / area(each) for each in others), default=0.0),
    }
