"""An edition's pages: reading them, changing words, deciding on words and layouts."""

from __future__ import annotations

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import operation
from books.api.serializers.dressing import DressedPageTold
from books.api.serializers.pages import (
    ApprovalAsked,
    ColourTold,
    PageTextAsked,
    PageTold,
    ReasonAsked,
    SeenLayoutAsked,
    SeenTextAsked,
    WaitingTold,
    with_hashes,
)
from books.api.stale import both_told
from books.api.views.dressing import dressed
from books.enums import Act
from books.errors import IllegalMove
from books.forecasts import forecasts_of
from books.layouts import layout_hash
from books.models import Edition, Page
from books.operations.approving import approve_whole
from books.operations.asking import ask_layout_changes, ask_text_changes
from books.operations.layout import approve_layout
from books.operations.text import approve_text, edit_text
from books.queries import pages_of, unapproved
from books.views.finding import find_edition, find_page

# Seconds a call works on forecasts that nobody asked for before.
PATIENCE = 5.0


class PageDoor(Door):
    """An address of one page."""

    tag = "Pages"

    def told_page(self, book: str, edition: int, number: int) -> Response:
        """Return the page as it stands now."""
        page = find_page(book, edition, number)
        return self.told(with_hashes([page], page.edition, page.edition.pages.count())[0])


class Pages(Door):
    """An edition's pages, which are its plan."""

    tag = "Pages"

    @operation("list_pages", Act.SEE, gives=PageTold, many=True)
    def get(self, request: Request, book: str, edition: int) -> Response:
        """List an edition's pages in order."""
        return self.told(shown_pages(find_edition(book, edition)))


class Colour(Door):
    """What printing makes of an edition's colours."""

    tag = "Pages"

    @operation("list_colour", Act.SEE, gives=ColourTold, many=True)
    def get(self, request: Request, book: str, edition: int) -> Response:
        """List an edition's pages by how far their colours shift in print, the furthest first.

        A call works for five seconds at most on what nobody asked for before; pages it did not
        reach are told last, as not known yet.
        """
        found = find_edition(book, edition)
        return self.told(forecasts_of(found, pages_of(found), seconds=PATIENCE))


class OnePage(PageDoor):
    """One page."""

    @operation("get_page", Act.SEE, gives=DressedPageTold)
    def get(self, request: Request, book: str, edition: int, number: int) -> Response:
        """Show a page, with how it can be set and what the printer cuts or binds of its picture."""
        return self.told(dressed(find_page(book, edition, number)))

    @operation("edit_page_text", Act.EDIT, gives=PageTold, asks=PageTextAsked)
    def patch(self, request: Request, book: str, edition: int, number: int) -> Response:
        """Change a page's words.

        Their approval and the layout's no longer hold. If somebody saved since the version you
        name, nothing is changed and the answer is 409 with both texts.
        """
        page, asked = find_page(book, edition, number), self.asked()
        with both_told(page, asked, lambda now: {"text": now.text}):
            edit_text(page=page, text=asked["text"], seen_version=asked["version"], by=self.member)
        return self.told_page(book, edition, number)


class ApproveText(PageDoor):
    """Approving words."""

    @operation("approve_page_text", Act.APPROVE, gives=PageTold, asks=SeenTextAsked)
    def post(self, request: Request, book: str, edition: int, number: int) -> Response:
        """Approve a page's words as they were read."""
        page, asked = find_page(book, edition, number), self.asked()
        page.version = asked["version"]
        approve_text(page=page, by=self.member)
        return self.told_page(book, edition, number)


class ApproveLayout(PageDoor):
    """Approving a layout."""

    @operation("approve_page_layout", Act.APPROVE, gives=PageTold, asks=SeenLayoutAsked)
    def post(self, request: Request, book: str, edition: int, number: int) -> Response:
        """Approve a page's layout as it was looked at."""
        page, asked = find_page(book, edition, number), self.asked()
        total = page.edition.pages.count()
        if asked["layout_hash"] != layout_hash(page, page.edition, total):
            raise IllegalMove(
                f"Page {number} was changed since you read it. Nothing was approved; look at it "
                "as it stands now."
            )
        approve_layout(page=page, edition=page.edition, total=total, by=self.member)
        return self.told_page(book, edition, number)


class SendBackText(PageDoor):
    """Asking for other words."""

    @operation("ask_text_changes", Act.ASK_CHANGES, gives=PageTold, asks=ReasonAsked)
    def post(self, request: Request, book: str, edition: int, number: int) -> Response:
        """Send a page's words back with a reason."""
        page, asked = find_page(book, edition, number), self.asked()
        ask_text_changes(page=page, by=self.member, reason=asked["reason"])
        return self.told_page(book, edition, number)


class SendBackLayout(PageDoor):
    """Asking for another layout."""

    @operation("ask_layout_changes", Act.ASK_CHANGES, gives=PageTold, asks=ReasonAsked)
    def post(self, request: Request, book: str, edition: int, number: int) -> Response:
        """Send a page's layout back with a reason."""
        page, asked = find_page(book, edition, number), self.asked()
        ask_layout_changes(page=page, by=self.member, reason=asked["reason"])
        return self.told_page(book, edition, number)


class Approvals(Door):
    """The gates before the press."""

    tag = "Pages"

    @operation("list_waiting_pages", Act.SEE, gives=WaitingTold)
    def get(self, request: Request, book: str, edition: int) -> Response:
        """Tell which pages still wait for which approval before the press."""
        return self.told(_waiting(find_edition(book, edition)))

    @operation("approve_pages", Act.APPROVE, gives=WaitingTold, asks=ApprovalAsked)
    def post(self, request: Request, book: str, edition: int) -> Response:
        """Approve the words, or the layouts, of many pages: each its own approval and event."""
        found, asked = find_edition(book, edition), self.asked()
        waiting = _waiting(found)
        ready = {"text": waiting.text, "layout": waiting.layout_only}[asked["what"]]
        named = asked.get("pages", ready)
        approve_whole(
            what=asked["what"], edition=found, by=self.member, numbers={*ready} & {*named}
        )
        return self.told(_waiting(found))


def shown_pages(edition: Edition) -> list[Page]:
    """Return the pages with all that PageTold tells."""
    pages: list[Any] = pages_of(edition)
    return with_hashes(pages, edition, len(pages))


def _waiting(edition: Edition) -> Any:
    return unapproved(edition, pages_of(edition))
