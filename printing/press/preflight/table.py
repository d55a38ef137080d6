"""The report as lines for a terminal: the verdict, then one row a finding."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from printing.press.preflight.findings import Finding
from printing.press.preflight.report import Report

WIDTH = 100
RULE = 18
VERDICT = 11
PAGE = 6
INDENT = " " * (RULE + VERDICT + PAGE)


def lines(report: Report) -> Iterator[str]:
    """The report in at most WIDTH columns, where words allow."""
    yield verdict_line(report)
    yield (
        f"{report.profile_key} {report.profile_version}, trim {report.trim} in, "
        f"{'with' if report.bleed else 'without'} bleed, {report.stock}; "
        f"sha256 {report.file_sha256}"
    )
    yield ""
    yield f"{'rule':<{RULE}}{'verdict':<{VERDICT}}{'page':<{PAGE}}measured (limit)"
    for finding in report.findings:
        yield from _row(finding)
    yield ""
    yield from textwrap.wrap(report.statement, WIDTH)


def verdict_line(report: Report) -> str:
    """The outcome in one sentence."""
    word = {"error": "FAILS", "warning": "passes with warnings", "pass": "passes"}[report.verdict]
    counts = [
        _count(len(report.errors), "error"),
        _count(len(report.warnings), "warning"),
        f"{len(report.not_judged)} not judged",
    ]
    return f"{report.path_name} {word}: {', '.join(counts)}; {_count(report.pages, 'page')}."


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _row(finding: Finding) -> Iterator[str]:
    page = "" if finding.page is None else str(finding.page)
    facts = f"{finding.measured} ({finding.limit})" if finding.limit else finding.measured
    head = f"{finding.rule:<{RULE}}{finding.verdict:<{VERDICT}}{page:<{PAGE}}"
    yield from textwrap.wrap(head + facts, WIDTH, subsequent_indent=INDENT, drop_whitespace=True)
    for sentence in (finding.message, finding.remedy and f"Remedy: {finding.remedy}"):
        if sentence:
            yield from textwrap.wrap(
                sentence, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT
            )
