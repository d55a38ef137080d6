"""Print pictures made ready when a layout is approved, so that pressing only assembles."""

from __future__ import annotations

from books import queue
from books.content import book_content
from books.models import Page
from books.printers import profile_of
from books.queries import edition_of
from printing.operations.press import prepared_folder
from printing.press.bulk import gray_of
from printing.press.cube import make_cube
from printing.press.facts import facts_of
from printing.press.layout import lay_page, script_of
from printing.press.making_ready import make_ready
from printing.press.recipe import recipe_of

PREPARE_JOB = "printing.jobs.prepare_page"
# Pixels from which the full ink table pays: approved pages come by the dozen, one at a time.
FULL_PAGE = 2_000_000


def wake_prepare(page: Page) -> None:
    """Ask a worker to make the page's print picture. Losing this wake-up costs time, no file."""
    if page.scene_id is not None:
        queue.wake(
            PREPARE_JOB,
            key=f"prepare-{page.pk}-{page.layout_hash[:16]}",
            publisher=page.publisher_id,
            row=page.pk,
        )


def prepare_page(*, page: Page) -> None:
    """Make one page ready as it is laid out now: its pictures, and what is under its words."""
    edition = edition_of(page.edition.book, page.edition.number)
    book = book_content(edition)
    content = next(item for item in book.pages if item.number == page.number)
    profile = profile_of(edition)
    facts = facts_of(book, profile)
    script = script_of(book, facts, [lay_page(facts, content)])
    recipe = recipe_of(profile, gray=gray_of(script, profile))
    pixels = (picture.pixels for each in script.pages for picture in each.pictures)
    if recipe.space == "cmyk" and any(wide * high >= FULL_PAGE for wide, high in pixels):
        make_cube(recipe.icc, recipe.node_limit, prepared_folder())
    make_ready(script, profile, prepared_folder())
