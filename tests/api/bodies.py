"""What each call of the API's wall sends: words that its door would take."""

from __future__ import annotations

from typing import Any

from books.cover_fields import seen_of
from books.covers import facts_of, hash_of
from books.layouts import layout_hash
from books.models import Book, Edition, Page
from books.operations.replan import plan_digest
from books.queries import edition_of, pages_of
from books.voiding import seen_of_edition, seen_of_title
from tests.printing.proofs_made import PDF_SHA256

Bodies = dict[tuple[str, str], Any]
MANUSCRIPT = "# A new one\n" + "".join(f"\n##\n\nHill number {n}.\n" for n in range(12))
WHO = {"name": "Moth", "kind": "moth", "traits": {"eyes": "black"}}


def bodies_of(bait: dict[str, Any]) -> Bodies:
    """The body of each call about the book of the bait; its publisher is in force."""
    book = Book.objects.get(slug=bait["book"])
    edition = edition_of(book)
    pages = pages_of(edition)
    return {
        **_titles_and_people(book, edition),
        **_plan(pages),
        **_page(pages[bait["number"] - 1], edition, len(pages), bait["artwork"]),
        **_cover(edition, len(pages)),
        **_drawing(bait["artwork"]),
        **PRINTING,
    }


def _titles_and_people(book: Book, edition: Edition) -> Bodies:
    named = seen_of_title(book), seen_of_edition(edition)
    return {
        ("api-member", "patch"): {"role": "editor"},
        ("api-invitations", "post"): {"email": "otto@else.example", "role": "editor"},
        ("api-titles", "post"): {"text": MANUSCRIPT},
        ("api-title-previews", "post"): {"text": MANUSCRIPT},
        ("api-title", "patch"): {"seen": named[0], "title": "Another Heron"},
        ("api-edition", "patch"): {"seen": named[1], "isbn": "978-1-86197-271-2"},
        ("api-duplicate-title", "post"): {},
        ("api-editions", "post"): {"language": "en", "trim": "8x10"},
    }


def _plan(pages: list[Page]) -> Bodies:
    seen = {"digest": plan_digest(pages)}
    return {
        ("api-move-page", "post"): seen | {"page": 6, "before": 14},
        ("api-insert-page", "post"): seen | {"before": 10, "text": "A word more."},
        ("api-delete-page", "post"): seen | {"page": 6, "version": 1, "confirmed": True},
        ("api-join-pages", "post"): seen | {"left": 6, "right": 8},
        ("api-part-spread", "post"): seen | {"page": 18},
        ("api-place-scene", "post"): seen | {"page": 6},
        ("api-set-template", "post"): seen | {"scene": 1, "template": "on-picture"},
    }


def _page(page: Page, edition: Edition, pages: int, artwork: int) -> Bodies:
    look = {"layout_hash": layout_hash(page, edition, pages)}
    chosen = {"artwork": artwork}
    return {
        ("api-page-template", "post"): {"template": "vignette", "version": page.version},
        ("api-page-short-art", "post"): {"choice": "mirror"},
        ("api-short-art", "post"): {"choice": "fill"},
        ("api-approvals", "post"): {"what": "text"},
        ("api-page", "patch"): {"text": "Other words.", "version": page.version},
        ("api-approve-text", "post"): {"version": page.version},
        ("api-approve-layout", "post"): look,
        ("api-ask-text-changes", "post"): {"reason": "Too long."},
        ("api-ask-layout-changes", "post"): {"reason": "Too low."},
        ("api-scene", "patch"): {"brief": "A hill.", "cast": [1], "version": 1},
        ("api-approve-scene", "post"): chosen,
        ("api-exact-text", "put"): {"text": "OWL’S INN", "version": 1},
        ("api-outfit", "put"): {"wears": ["a yellow raincoat"], "holds": [], "version": 1},
        ("api-ask-scene-changes", "post"): {"reason": "Warmer."},
        ("api-characters", "post"): WHO,
        ("api-character", "patch"): WHO | {"version": 1},
        ("api-approve-sheet", "post"): chosen,
    }


def _cover(edition: Edition, pages: int) -> Bodies:
    cover = {"seen": seen_of(edition)}
    looked = {"looked": hash_of(facts_of(edition, pages))}
    return {
        ("api-cover", "patch"): cover | {"age_line": "Ages 3 to 7"},
        ("api-approve-cover", "post"): looked,
        ("api-ask-cover-changes", "post"): {"reason": "The title hides the owl."},
        ("api-begin-cover", "post"): {"kind": "cover-back"},
    }


def _drawing(artwork: int) -> Bodies:
    chosen = {"artwork": artwork}
    return {
        ("api-subjects", "post"): {"boxes": [[20, 20, 200, 200]]},
        ("api-ai-use", "post"): {"version": 0, "text": "person"},
        ("api-place-ai-statement", "post"): {"digest": "0" * 64},
        ("api-place-artwork", "post"): {"scene": 1},
        ("api-draw-scene", "post"): {"note": "warmer"},
        ("api-stopped-words", "post"): {"words": "Quentin Blake", "reason": "He agreed."},
        ("api-draw-sheet", "post"): {},
        ("api-redraw-part", "post"): chosen | {"boxes": [[0, 0, 0.5, 0.5]], "change": "A kite."},
        ("api-restyle-scene", "post"): chosen | {"style": "chalk"},
        ("api-finish-draft", "post"): chosen,
        ("api-drafting", "post"): {"first": True},
        ("api-title-drafting", "post"): {"first": False},
        ("api-rewrite-scene", "post"): {"brief": "Another hill."},
        ("api-title-budgets", "post"): {"cap_micros": 2_000_000},
        ("api-budgets", "post"): {"kind": "month", "cap_micros": None},
        ("api-was-not-charged", "post"): {"reason": "It is on no bill."},
        ("api-provider-keys", "post"): {"wire": "ark", "secret": "not-a-key-of-anybody"},
        ("api-replace-key", "post"): {"secret": "another-key-of-nobody"},
        ("api-provider-pace", "post"): {"per_minute": 30, "at_once": 8},
        ("api-result-hosts", "post"): {"hosts": ["cdn.example.com"]},
        ("api-models", "post"): {"role": "page", "model": "offline"},
        ("api-title-models", "post"): {"role": "page", "model": "offline"},
    }


PRINTING: Bodies = {
    ("api-proofs", "post"): {"recipient_name": "Nina"},
    ("api-answer-proof", "post"): {"reply": "approved", "file_sha256": PDF_SHA256},
    ("api-printers", "post"): {"title": "House of our own"},
    ("api-printer-versions", "post"): {"version": 1, "table": {"ink_limit": 300}},
    ("api-retire-printer", "post"): {"version": 1},
    ("api-cover-template", "put"): {
        "spine_in": "0.056",
        "width_in": "17.306",
        "height_in": "8.75",
        "taken_on": "2026-05-04",
    },
    ("api-edition-typeface", "post"): {"typeface": None},
    ("api-runs", "post"): {"again": True},
    ("api-formats", "post"): {"trim": "8x10"},
    ("api-format-preview", "post"): {"trim": "8x10"},
    ("api-reject-run", "post"): {"words": "No bleed on page 3."},
    ("api-supersede-run", "post"): {"reason": "Never to be printed."},
    ("api-next-printing", "post"): {"reason": "A typo on page 6."},
    ("api-correct-edition", "post"): {"reason": "Two pages more."},
}
