"""Teaches the drift detector what its signs are worth, on painted pages of characters of their own.

    pip install -r requirements/learning.txt
    python -m benchmarks.drift_learning [--seeds HEX8 ...] [--pages N]

Writes illustration/drift/learned/windows.json and traits.json and prints what they are worth on
characters held out. Whoever reports figures does so on another seed (benchmarks/drift.py).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from benchmarks.drift import MAIN, Row, heights, thresholds
from benchmarks.drift_pages import Sample, samples
from illustration.drift.forest import LEARNED
from illustration.drift.judging import large_of, studied
from illustration.drift.likeliest import signs_of_windows, trusting
from illustration.drift.pigments import Pigments
from illustration.drift.portrait import portrait
from illustration.drift.signs import Signs, signs_of
from illustration.drift.spaces import Floats
from illustration.drift.study import Study
from illustration.drift.weighing import asked_of
from illustration.drift.windows import overlap

SEEDS = tuple(f"0e0000{number:02x}" for number in range(1, 20))
LARGE = 0.2  # of the page: figures that are judged
RIGHT = 0.55  # of joint area: a window so much over the figure is the figure's
FALSE_ALARMS = 0.085  # of unchanged pages that score a half and more, held out: a margin under 0.1
FOLDS = 6
TREES = {
    "n_estimators": 300, "learning_rate": 0.035, "max_leaf_nodes": 14, "max_depth": 7,
    "min_samples_leaf": 12, "subsample": 0.5, "max_features": 0.2, "random_state": 1,
}  # fmt: skip


@dataclass(frozen=True)
class Page:
    """A page's truth and its studies, with the figure's box known and searched for."""

    owner: str
    change: str
    trait: str
    share: float
    known: Study | None
    searched: Study | None
    windows: tuple[Signs, ...] = ()
    right: tuple[bool, ...] = ()


@dataclass(frozen=True)
class Lesson:
    """What is learned from: signs by row, the truth of each, whose character and page it is."""

    names: tuple[str, ...]
    signs: Floats
    truth: Floats
    owners: Floats
    pages: Floats


def main() -> None:
    """Paint, measure, learn, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.drift_learning")
    parser.add_argument("--seeds", nargs="+", default=SEEDS)
    parser.add_argument("--pages", type=int, default=200)
    chosen = parser.parse_args()
    with ProcessPoolExecutor(2) as both:
        each = both.map(painted, chosen.seeds, [chosen.pages] * len(chosen.seeds))
        taught(list(chain.from_iterable(each)))


def painted(seed: str, pages: int) -> list[Page]:
    """The pages of a seed whose figure is large enough, studied."""
    return [
        studied_page(seed, sample)
        for sample in samples(int(seed, 16), pages)
        if sample.share >= LARGE
    ]


def studied_page(seed: str, sample: Sample) -> Page:
    """A page with its studies, without what these remember."""
    page = Page(seed + sample.traits.name, sample.change, sample.trait, sample.share, None, None)
    approved = portrait(sample.sheet, sample.traits)
    if approved is None:
        return page
    approved = asked_of(approved)
    known = _large(studied(sample.page, approved, sample.box))
    searched = _large(studied(sample.page, approved, None))
    if searched is None:
        return replace(page, known=_forgetful(known))
    size = sample.page.size * 2
    truth = tuple(edge / side for edge, side in zip(sample.box, size, strict=True))
    right = tuple(overlap(window, truth) >= RIGHT for window in searched.windows)  # type: ignore[arg-type]
    signs = tuple(signs_of_windows(searched))
    return replace(
        page, known=_forgetful(known), searched=_forgetful(searched), windows=signs, right=right
    )


def _large(study: Study | None) -> Study | None:
    return study.of_some(large_of(study)) if study and large_of(study) else None


def _forgetful(study: Study | None) -> Study | None:
    if study is None:
        return None
    small = Pigments(study.page.index.astype(np.int32), study.page.rgb)
    return Study(small, study.portrait, study.found, replace(study.on, counts=()))


def taught(pages: list[Page]) -> None:
    """Learn both forests from pages, say what they are worth held out, write them."""
    lesson = lesson_of([page.windows for page in pages], [page.right for page in pages], pages)
    likely = held_out(lesson)
    write("windows", lesson, 0.5)
    trusted = [
        None if page.searched is None else trusting(page.searched, likely[lesson.pages == number])
        for number, page in enumerate(pages)
    ]
    of_traits = trait_lesson([page.known for page in pages] + trusted, pages * 2)
    scores = np.zeros(2 * len(pages))
    np.maximum.at(scores, of_traits.pages, held_out(of_traits))
    unchanged = np.array([not page.change for page in pages] * 2)
    half = float(np.quantile(scores[unchanged], 1 - FALSE_ALARMS))
    scores = np.array([_about(half, score) for score in scores])
    for told, part in zip(("box known", "searched for"), np.split(scores, 2), strict=True):
        _say(f"figure {told}, characters held out", *_worth(pages, part))
    write("traits", of_traits, half)


def _about(half: float, score: float) -> float:
    """The score with odds so shifted that `half` comes to be a half."""
    return score * (1 - half) / (score * (1 - half) + (1 - score) * half)


def _worth(pages: list[Page], scores: Floats) -> Iterator[str]:
    rows = [
        Row(page.change, page.share, float(score), True, True)
        for page, score in zip(pages, scores, strict=True)
    ]
    yield from heights(rows)
    yield from thresholds(rows)
    unchanged = [row.score for row in rows if not row.change]
    yield f"99 % of those unchanged score at most {np.quantile(unchanged, 0.99):.3f}"


def trait_lesson(studies: Sequence[Study | None], pages: list[Page]) -> Lesson:
    """One row for every trait that can be judged; pages changed in eyes or species tell nothing."""
    rows, truth = list[list[Signs]](), list[list[bool]]()
    for study, page in zip(studies, pages, strict=True):
        useful = study is not None and (not page.change or page.change in MAIN)
        judged = _judged(study) if useful and study is not None else []
        rows.append([signs for _, signs in judged])
        own = page.trait, f"wears: {page.trait}"
        truth.append([bool(page.change) and key in own for key, _ in judged])
    return lesson_of(rows, truth, pages)


def _judged(study: Study) -> list[tuple[str, Signs]]:
    return [
        (feature.wanted.key, signs_of(study, at))
        for at, feature in enumerate(study.portrait.features)
        if feature.wanted.firm and not feature.cannot and feature.rgb is not None
    ]


def lesson_of(
    rows: Sequence[Sequence[Signs]], truth: Sequence[Sequence[bool]], pages: list[Page]
) -> Lesson:
    """Rows of every page as one lesson."""
    whose = [number for number, some in enumerate(rows) for _ in some]
    flat = list(chain.from_iterable(rows))
    names = tuple(sorted(flat[0]))
    return Lesson(
        names,
        np.array([[each[name] for name in names] for each in flat]),
        np.array(list(chain.from_iterable(truth))),
        np.array([pages[number].owner for number in whose]),
        np.array(whose),
    )


def held_out(lesson: Lesson) -> Floats:
    """The probability of each row, of a forest that never saw its character."""
    owners = np.unique(lesson.owners)
    np.random.default_rng(1).shuffle(owners)
    fold = np.searchsorted(np.sort(owners), lesson.owners)
    fold = np.argsort(np.argsort(owners))[fold] % FOLDS
    told = np.zeros(len(fold))
    for number in range(FOLDS):
        out = fold == number
        grown = GradientBoostingClassifier(**TREES).fit(lesson.signs[~out], lesson.truth[~out])
        told[out] = grown.predict_proba(lesson.signs[out])[:, 1]
    return told


def write(name: str, lesson: Lesson, half: float) -> None:
    """Learn from all of a lesson; what would be `half` likely comes to score a half."""
    grown = GradientBoostingClassifier(**TREES).fit(lesson.signs, lesson.truth)
    share = float(lesson.truth.mean())
    base = np.log(share / (1 - share)) - np.log(half / (1 - half))
    trees = [list(_nodes(one[0].tree_, TREES["learning_rate"])) for one in grown.estimators_]
    told = {"signs": lesson.names, "base": round(float(base), 6), "trees": trees}
    LEARNED.mkdir(exist_ok=True)
    path = Path(LEARNED / f"{name}.json")
    path.write_text(json.dumps(told, separators=(",", ":")) + "\n", encoding="ascii")
    _say(f"{path.name}: {len(lesson.truth)} rows, {len(set(lesson.owners))} characters")


def _nodes(tree, rate: float) -> Iterator[list[float]]:
    for at in range(tree.node_count):
        if tree.children_left[at] < 0:
            yield [round(float(tree.value[at, 0, 0]) * rate, 6)]
        else:
            low, high = int(tree.children_left[at]), int(tree.children_right[at])
            yield [int(tree.feature[at]), float(tree.threshold[at]), low, high]


def _say(*lines: str) -> None:
    for line in lines:
        print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
