"""How well the drift detector tells a changed character from an unchanged one, on painted pages.

    python -m benchmarks.drift [--seed HEX8] [--pages N]

Prints the tables of docs/drift.md: ROC figures by kind of change and height of the figure, once
with the figure searched for, once with its box known. A page that cannot be judged counts as not
flagged; its share is printed.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np

from benchmarks.drift_pages import KINDS, Sample, samples
from illustration.drift import REDO_THRESHOLD, THRESHOLD, Judgement, judge

MAIN = KINDS[:4]
HEIGHTS = ((0.0, 0.2), (0.2, 0.35), (0.35, 1.0), (0.2, 1.0))


@dataclass(frozen=True)
class Row:
    """A judged page: what was changed ("" for nothing), the figure's height as a share of the
    page's, the score (0 where it cannot be judged), whether the trait that changed was judged."""

    change: str
    share: float
    score: float
    judged: bool
    touched: bool


def main() -> None:
    """Paint, judge, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.drift")
    parser.add_argument("--seed", default="0000b001", help="eight hexadecimal digits")
    parser.add_argument("--pages", type=int, default=160)
    chosen = parser.parse_args()
    rows: dict[str, list[Row]] = {"searched for": [], "box known": []}
    waiting: list[Future[tuple[Row, float]]] = []
    # One process more halves the wait; the time said is that process's own.
    with ProcessPoolExecutor(1) as beside:
        for sample in samples(int(chosen.seed, 16), chosen.pages):
            waiting.append(beside.submit(_searched, sample))
            known = judge(sample.page, sample.sheet, sample.traits, box=sample.box)
            rows["box known"].append(_row(sample, known))
    rows["searched for"] = [each.result()[0] for each in waiting]
    spent = sum(each.result()[1] for each in waiting)
    judged = len(rows["box known"])
    _say(f"seed {chosen.seed}, {judged} pages, {spent / judged:.2f} s CPU a page searched")
    for told, many in rows.items():
        _say(f"\nfigure {told}")
        for line in (*heights(many), *_by_kind(many), *thresholds(many)):
            _say(line)


def _searched(sample: Sample) -> tuple[Row, float]:
    """A page judged without its box, and the CPU seconds of it."""
    started = time.process_time()
    row = _row(sample, judge(sample.page, sample.sheet, sample.traits))
    return row, time.process_time() - started


def _row(sample: Sample, judgement: Judgement) -> Row:
    firm = {each.key: each for each in judgement.evidence if each.firm}
    own = firm.get(sample.trait) or firm.get(f"wears: {sample.trait}")
    touched = own is not None and own.verdict != "cannot-judge"
    score = judgement.score
    return Row(sample.change, sample.share, score or 0.0, score is not None, touched)


def heights(rows: list[Row]) -> Iterator[str]:
    """The table by height of the figure."""
    yield "| height | as approved | changed | AUC | recall at 5 % | at 10 % | cannot judge |"
    yield "|---|---|---|---|---|---|---|"
    for low, high in HEIGHTS:
        some = [row for row in rows if low <= row.share < high]
        good = [row for row in some if not row.change]
        bad = [row for row in some if row.change in MAIN]
        if good and bad:
            unsaid = np.mean([not row.judged for row in (*good, *bad)])
            told = f"{low:.0%} to {high:.0%} | {len(good)} | {len(bad)} | {_roc(good, bad)}"
            yield f"| {told} | {unsaid:.0%} |"


def _by_kind(rows: list[Row]) -> Iterator[str]:
    large = [row for row in rows if row.share >= 0.2]
    good = [row for row in large if not row.change]
    yield "\n| change, from 20 % | pages | AUC | recall at 5 % | at 10 % | trait not judged |"
    yield "|---|---|---|---|---|---|"
    for kind in KINDS:
        bad = [row for row in large if row.change == kind]
        if good and bad:
            unsaid = np.mean([not row.touched for row in bad])
            yield f"| {kind} | {len(bad)} | {_roc(good, bad)} | {unsaid:.0%} |"
    bad = [row for row in large if row.change in MAIN and row.touched]
    if good and bad:
        yield f"| the first four, trait judged | {len(bad)} | {_roc(good, bad)} | 0% |"


def thresholds(rows: list[Row]) -> Iterator[str]:
    """False alarms and recall at the two thresholds that stand."""
    large = [row for row in rows if row.share >= 0.2]
    for told, least in (("THRESHOLD", THRESHOLD), ("REDO_THRESHOLD", REDO_THRESHOLD)):
        wrong = np.mean([row.score > least for row in large if not row.change])
        right = np.mean([row.score > least for row in large if row.change in MAIN])
        yield f"\n{told} {least}: false alarms {wrong:.1%}, recall {right:.1%} (20 % and more)"


def _roc(good: list[Row], bad: list[Row]) -> str:
    """AUC and recall at 5 and 10 % false alarms: flagged is what scores above the quantile."""
    fine, off = (np.array([row.score for row in rows]) for rows in (good, bad))
    above = (off[:, None] > fine[None]).mean() + 0.5 * (off[:, None] == fine[None]).mean()
    recalls = [
        float((off > np.quantile(fine, 1 - share, method="higher")).mean()) for share in (0.05, 0.1)
    ]
    return f"{above:.3f} | {recalls[0]:.2f} | {recalls[1]:.2f}"


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
