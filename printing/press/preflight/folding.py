"""Keeps a report readable when one fault runs through a whole book."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from printing.press.preflight.findings import Finding

SPOKEN = 12


def fold(findings: list[Finding]) -> list[Finding]:
    """Findings of one rule with all past the first SPOKEN of a verdict folded into one.

    The folded one names every page it stands for.
    """
    kept: list[Finding] = []
    for verdict in ("error", "warning", "not judged", "pass"):
        group = [finding for finding in findings if finding.verdict == verdict]
        kept.extend(group[:SPOKEN])
        if len(group) > SPOKEN:
            kept.append(_folded(group[SPOKEN:]))
    return kept


def _folded(rest: list[Finding]) -> Finding:
    numbers = [finding.page for finding in rest if finding.page is not None]
    where = f" on pages {spans(numbers)}" if numbers else ""
    message = f"and {len(rest)} more of the kind{where}; the first: {rest[0].message}"
    return replace(rest[0], message=message)


def spans(numbers: Iterable[int]) -> str:
    """Page numbers as people write them: "3, 5-8, 12"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
