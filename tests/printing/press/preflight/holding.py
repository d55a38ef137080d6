"""What the tests of preflight hold books to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf

from printing.press.preflight import Expectation, Finding, Report, examine
from printing.press.profile import load_profile
from printing.press.trim import Trim
from tests.broken.faults import Fault
from tests.broken.making import FOLDER
from tests.broken.sound import AUTHOR, ISBN, TITLE, Recipe, build
from tests.broken.unreadable import saved
from tests.broken.wrapped import Wrap


def expectation(**changes: Any) -> Expectation:
    """The library's own book: KDP, 8.5 x 8.5 in with bleed, its title, author and ISBN."""
    known = {
        "profile": load_profile("kdp-paperback"),
        "trim": Trim.parse("8.5x8.5"),
        "bleed": True,
        "title": TITLE,
        "author": AUTHOR,
        "isbn": ISBN,
    }
    return Expectation(**(known | changes))


def expected_of(fault: Fault) -> Expectation:
    """What a broken book of the library is held to."""
    profile = replace(load_profile("kdp-paperback"), **fault.profile)
    script = fault.script() if fault.script is not None else None
    changes = {"bleed": fault.recipe.bleed, "profile": profile, "script": script}
    return expectation(**changes | dict(fault.expect))


def expected_of_cover(wrap: Wrap, pages: int = 0) -> Expectation:
    """What a cover of the library is held to; `pages` where they are not the cover's own."""
    return expectation(
        profile=load_profile(wrap.printer),
        trim=Trim.parse(wrap.trim),
        stock=wrap.stock,
        kind="cover",
        pages=pages or wrap.pages,
        direction="rtl" if wrap.rtl else "ltr",
    )


def library(name: str) -> Path:
    """A committed file of the fault library."""
    return FOLDER / f"{name}.pdf"


def complaints(report: Report) -> list[Finding]:
    """Errors and warnings."""
    return [*report.errors, *report.warnings]


def examined(
    folder: Path, recipe: Recipe | None = None, edit: Any = None, **changes: Any
) -> Report:
    """The report on a book made on the spot."""
    pdf: pikepdf.Pdf = build(recipe or Recipe())
    if edit is not None:
        edit(pdf)
    path = folder / "book.pdf"
    path.write_bytes(saved(pdf))
    return examine(path, expectation(**changes))


def of(report: Report, rule: str) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in report.findings if finding.rule == rule]
