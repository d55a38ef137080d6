"""Who did what, when: of one title, or of the whole publisher."""

from __future__ import annotations

from django.db.models import Q
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import operation
from books.api.paging import Paging
from books.api.serializers.history import EventTold
from books.enums import Act
from books.history import events_for
from books.models import Event
from books.views.finding import find_book


class TitleEvents(Door):
    """A title's history."""

    tag = "History"

    @operation("list_title_events", Act.SEE, gives=EventTold, query=Paging, paged=True)
    def get(self, request: Request, book: str) -> Response:
        """List what happened to a title, the newest first."""
        rows = events_for(self.member).filter(book=find_book(book)).select_related("by", "book")
        return self.page(rows, order=("-id",))


class Events(Door):
    """The history of all titles."""

    tag = "History"

    @operation("list_events", Act.SEE, gives=EventTold, query=Paging, paged=True)
    def get(self, request: Request) -> Response:
        """List what happened to the titles there are, the newest first."""
        rows = events_for(self.member).filter(book__slug__isnull=False).select_related("by", "book")
        return self.page(rows, order=("-id",))


class HouseEvents(Door):
    """The publisher's own history."""

    tag = "History"

    @operation("list_house_events", Act.INVITE, gives=EventTold, query=Paging, paged=True)
    def get(self, request: Request) -> Response:
        """List what was done in the publisher: people, invitations, deleted titles."""
        rows = Event.objects.filter(Q(book_id__isnull=True) | Q(what="delete-title"))
        return self.page(rows.select_related("by", "book"), order=("-id",))
