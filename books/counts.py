"""How many pages an edition may have: the printer's counts and the house's."""

from __future__ import annotations

from books.manuscript.folio import Plan, PlanRules
from books.models import Edition
from books.printers import profile_of
from books.reading import is_rtl
from printing.press.geometry import Trim


def rules_of(edition: Edition) -> PlanRules:
    """Return the counts of pages an edition's printer and the house take."""
    profile = profile_of(edition)
    low = profile.stock(edition.stock).min_pages
    # A trim the printer does not cut has no most; it is refused in its own words elsewhere.
    most = profile.max_pages(Trim.parse(edition.trim)).get(edition.stock, 0) or low * 10
    return PlanRules(
        min_pages=low,
        max_pages=most,
        printer_multiple=profile.page_multiple_printer,
        house_multiple=profile.page_multiple_house,
        blank_run_mid=profile.blank_run_mid,
        blank_run_end=profile.blank_run_end_house,
        rtl=is_rtl(edition),
    )


def last_page_told(edition: Edition, plan: Plan) -> list[str]:
    """Return what the printer does to the last page, one sentence, or nothing where it is right.

    IngramSpark prints its barcode there and adds a leaf where the page is not blank
    (ingramspark.com/blog/file-requirements-for-print-books).
    """
    profile = profile_of(edition)
    if not plan.pages or profile.last_page_kept(plan.pages[-1].template == "blank"):
        return []
    return [profile.last_page_remark(len(plan.pages))]
