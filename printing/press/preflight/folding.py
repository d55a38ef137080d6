"""Keeps a report readable when one fault runs through a whole book."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from printing.press.preflight.findings import Finding

SPOKEN = 12
ALIKE = 3


def fold(findings: list[Finding]) -> list[Finding]:
    """Findings of one rule; what stands alike on more than ALIKE pages becomes one line.

    Of what differs from page to page the first SPOKEN of a verdict are kept and the rest
    become one. A folded finding names every page it stands for and bears the first one's.
    """
    kept: list[Finding] = []
    for verdict in ("error", "warning", "not judged", "pass"):
        groups: dict[Finding, list[Finding]] = {}
        for finding in findings:
            if finding.verdict == verdict:
                groups.setdefault(replace(finding, page=None), []).append(finding)
        single: list[Finding] = []
        for group in groups.values():
            single.extend([_alike(group)] if len(group) > ALIKE else group)
        single.sort(key=lambda finding: finding.page or 0)
        kept.extend(single[:SPOKEN])
        if len(single) > SPOKEN:
            kept.append(_rest(single[SPOKEN:]))
    return kept


def _alike(group: list[Finding]) -> Finding:
    pages = spans(finding.page for finding in group if finding.page is not None)
    return replace(group[0], message=f"pages {pages}: {group[0].message}")


def _rest(rest: list[Finding]) -> Finding:
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
