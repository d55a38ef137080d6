"""Preflight of an edition's file: what the edition's rows let the rules expect."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from books.content import authors
from books.models import Edition
from printing.press.geometry import Trim
from printing.press.preflight import Expectation, Report, examine
from printing.press.profile import load_profile


def examine_file(
    path: Path, edition: Edition, *, on_page: Callable[[int, int], None] | None = None
) -> Report:
    """Measure a file against the printer's rules and the edition's own facts.

    `on_page` is called with (pages done, pages) after each page.
    """
    return examine(
        path,
        Expectation(
            profile=load_profile(edition.printer),
            trim=Trim.parse(edition.trim),
            bleed=edition.bleed,
            stock=edition.stock,
            title=edition.book.title,
            author=authors(edition.book.contributors.all()),
            isbn=edition.isbn,
        ),
        on_page=on_page,
    )
