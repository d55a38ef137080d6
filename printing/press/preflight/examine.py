"""Runs every rule over a file, page by page, and gathers the findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from printing.press.preflight.book import Book
from printing.press.preflight.facts import PageFacts
from printing.press.preflight.findings import COVER, KINDS, Expectation, Finding, Unreadable
from printing.press.preflight.folding import fold
from printing.press.preflight.limits import bounded_streams
from printing.press.preflight.opening import open_book
from printing.press.preflight.page import Page
from printing.press.preflight.report import Report
from printing.press.preflight.rule import MEASURED, NotJudged, Rule, clipped
from printing.press.preflight.rules import discover

Progress = Callable[[int, int], None]


def examine(
    path: str | Path,
    expectation: Expectation,
    *,
    on_page: Progress | None = None,
    drawn: dict[str, PageFacts] | None = None,
) -> Report:
    """Measure a PDF, an interior or a cover, against what it is meant to be.

    `on_page` is called with (pages done, pages) after each page. `drawn` is filled with what
    drawing told of each page, to be given as `known_pages` another time. Raises Unreadable,
    with one sentence, for a file that cannot be examined: no PDF, locked, cut off, or hostile.
    """
    if expectation.kind not in KINDS:
        raise Unreadable(
            f"a file of the kind {expectation.kind!r} is not known; it is one of {', '.join(KINDS)}"
        )
    with bounded_streams():
        book = open_book(Path(path), expectation)
        book.remembers = drawn is not None or bool(expectation.known_pages)
        try:
            rules = [rule(book) for rule in discover(expectation.kind)]
            for number in range(1, book.pages + 1):
                _look(book, number, rules)
                if on_page is not None:
                    on_page(number, book.pages)
            findings = [finding for rule in rules for finding in _outcome(rule)]
            if drawn is not None:
                drawn.update(book.drawn)
            return _report(book, findings)
        finally:
            book.close()


def _look(book: Book, number: int, rules: list[Rule]) -> None:
    page = _opened(book, number)
    try:
        for rule in rules:
            _guarded(rule, number, lambda rule=rule: rule.look(page))  # type: ignore[misc]
    finally:
        page.close()


def _opened(book: Book, number: int) -> Page:
    """A page with its operators followed; a page that cannot be followed ends the examination."""
    try:
        page = Page(book, number)
        _ = page.marks
    except (Unreadable, MemoryError):
        raise
    except Exception as fault:
        kind = type(fault).__name__
        raise Unreadable(f"page {number} is damaged ({kind}); export the file again") from fault
    return page


def _outcome(rule: Rule) -> list[Finding]:
    """A rule's findings, or the one line that says it is kept."""
    _guarded(rule, None, rule.close)
    if rule.findings:
        return fold(rule.findings)
    return [Finding(rule.id, "pass", rule.limit, clipped(rule.measured, MEASURED), None, "", "")]


def _guarded(rule: Rule, page: int | None, act: Callable[[], None]) -> None:
    """A rule that breaks down has not passed: that is an error of its own."""
    try:
        act()
    except (Unreadable, MemoryError):
        raise
    except NotJudged as why:
        rule.unjudged(page, str(why))
    except Exception as fault:
        reason = (str(fault).splitlines() or [""])[0] or type(fault).__name__
        rule.error(
            page,
            "not measured",
            f"could not be judged because of {type(fault).__name__}: {reason}",
            "export the file again; if it stays so, look at the page by hand",
        )


def _report(book: Book, findings: list[Finding]) -> Report:
    expected = book.expected
    return Report(
        path_name=book.path.name,
        kind=expected.kind,
        file_sha256=book.sha256,
        profile_key=expected.profile.key,
        profile_version=expected.profile.version,
        printer=expected.profile.title,
        verified_on=expected.profile.verified_on.isoformat(),
        trim=str(expected.trim),
        bleed=expected.bleed,
        stock=expected.stock,
        pages=book.pages,
        interior_pages=expected.pages if expected.kind == COVER else book.pages,
        findings=tuple(_waived(finding, expected) for finding in findings),
    )


def _waived(finding: Finding, expected: Expectation) -> Finding:
    reason = expected.waiver(finding.rule)
    if finding.verdict != "error" or reason is None:
        return finding
    note = f"{finding.message} (waived{': ' + reason if reason else ''})"
    return replace(finding, verdict="warning", message=note)
