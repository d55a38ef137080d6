"""Approves a book's text, art, layout or character sheets, all or some pages, as one person."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from typing import Any

from books.enums import Act, SceneState
from books.errors import NotReady, Refused
from books.layouts import layout_is_approved
from books.management.speaking import DeskCommand, add_book
from books.models import Book, Edition, Member, Page, Scene
from books.operations.layout import approve_layout
from books.operations.review import approve_artwork, approve_sheet
from books.operations.text import approve_text
from books.queries import book_by_slug, edition_of, pages_of
from books.rules import require

WHAT = ("sheets", "text", "art", "layout")


class Command(DeskCommand):
    help = "Approve a book's sheets, text, art and layout; each approval is recorded by name."
    role_for = Act.APPROVE

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the book, what to approve, and which pages."""
        add_book(parser)
        parser.add_argument("--what", choices=WHAT, help="default: all four, in this order")
        parser.add_argument("--pages", metavar="3-9", help="only these pages: 3-9, or 3,5,8-12")
        parser.add_argument("--edition", type=int, default=1)

    def act(self, member: Member, **options: Any) -> None:
        """Approve what stands open, and say how much it was."""
        require(member, Act.APPROVE)
        book = book_by_slug(options["book"])
        edition = edition_of(book, options["edition"])
        numbers = page_numbers(options["pages"], edition) if options["pages"] else None
        for what in [options["what"]] if options["what"] else WHAT:
            done = APPROVERS[what](book, edition, numbers, member)
            self.say(f"{what}: {done} approved by {member.label}.")


def page_numbers(text: str, edition: Edition) -> set[int]:
    """Return the numbers of "3-9,12". Raises Refused for what is no page of the edition."""
    last = edition.pages.count()
    numbers: set[int] = set()
    for part in text.split(","):
        match = re.fullmatch(r"\s*(\d+)(?:\s*-\s*(\d+))?\s*", part)
        if match is None:
            raise Refused(f"--pages {text!r} is not a list of pages like 3-9 or 3,5,8-12.")
        first, end = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= end <= last:
            raise Refused(
                f"--pages {text!r}: the book has pages 1 to {last}. Nothing was approved."
            )
        numbers.update(range(first, end + 1))
    return numbers


def approve_sheets(book: Book, edition: Edition, numbers: set[int] | None, by: Member) -> int:
    """Approve the newest sheet of every character that has none approved."""
    done = 0
    for character in book.characters.filter(sheet__isnull=True):
        newest = character.sheets.order_by("-version").first()
        if newest is None:
            raise NotReady(f"{character.name} has no sheet yet; draw the book's sheets first.")
        approve_sheet(character=character, artwork=newest, by=by)
        done += 1
    return done


def approve_texts(book: Book, edition: Edition, numbers: set[int] | None, by: Member) -> int:
    """Approve the words of the pages that are not approved as they stand."""
    pages = [page for page in _chosen(edition, numbers) if not page.text_is_approved]
    for page in pages:
        approve_text(page=page, by=by)
    return len(pages)


def approve_art(book: Book, edition: Edition, numbers: set[int] | None, by: Member) -> int:
    """Approve the newest candidate of every scene on these pages that is offered."""
    shown = {page.scene_id for page in _chosen(edition, numbers) if page.scene_id}
    done = 0
    for scene in Scene.objects.filter(pk__in=shown).exclude(state=SceneState.APPROVED.value):
        newest = scene.candidates.order_by("-version").first()
        if newest is None:
            raise NotReady(f"Scene {scene.position} has no picture yet; draw the book first.")
        approve_artwork(scene=scene, artwork=newest, by=by)
        done += 1
    return done


def approve_layouts(book: Book, edition: Edition, numbers: set[int] | None, by: Member) -> int:
    """Approve the layout of the pages that are not approved as they would be pressed now."""
    total = edition.pages.count()
    done = 0
    for page in _chosen(edition, numbers):
        if not layout_is_approved(page, edition, total):
            approve_layout(page=page, edition=edition, total=total, by=by)
            done += 1
    return done


def _chosen(edition: Edition, numbers: set[int] | None) -> list[Page]:
    return [page for page in pages_of(edition) if numbers is None or page.number in numbers]


APPROVERS = {
    "sheets": approve_sheets,
    "text": approve_texts,
    "art": approve_art,
    "layout": approve_layouts,
}
