"""Whether a draft comes before a final picture: what a person said, else what the price says."""

from __future__ import annotations

from django.db.models import Q

from books.errors import NotReady
from books.models import Book
from illustration.enums import Verb
from illustration.models import Attempt, Drafting
from illustration.routing import Chosen, route_for
from illustration.studio.roles import Role, drafts_first

NO_MODEL = (
    "Drafts come first here, as somebody said, and no model is chosen for drafts. Choose one on "
    "the page of models, or let no drafts come first. Nothing was queued, nothing was spent."
)


def said_of(book: Book | None) -> bool | None:
    """What a person said for a book, else for all titles of its publisher; None: nobody did."""
    rows = Drafting.objects.filter(Q(book=book) | Q(book__isnull=True))
    words = {row.book_id: row.first for row in rows}
    return words.get(book.pk if book else None, words.get(None))


def draft_route(book: Book | None, final: Chosen) -> Chosen | None:
    """Who draws the draft that comes before a picture of `final`; None where none comes first.

    The offline painter costs nothing, so that before its pictures there is none, and where the
    price alone decides none by it either. Raises NotReady where the model of drafts is gone, or
    drafts were asked for by a person and none is chosen.
    """
    said = said_of(book)
    if final.row is None or not drafts_first(flat=final.row.price.flat, told=said):
        return None
    chosen = route_for(book, Role.DRAFT)
    if chosen.row is not None:
        return chosen
    if said:
        raise NotReady(NO_MODEL)
    return None


def comes_first(book: Book | None, final: Chosen) -> bool:
    """Whether a draft would be asked for before a picture of `final`.

    True too where one was asked for always and cannot be drawn: that is a fault, and told so.
    """
    try:
        return draft_route(book, final) is not None
    except NotReady:
        return True


def makes_draft(attempt: Attempt) -> bool:
    """Whether the picture of a request is a draft: asked for as one, or a part laid into one."""
    if attempt.role == Role.DRAFT:
        return True
    began = attempt.based_on
    return attempt.verb == Verb.EDIT and began is not None and began.draft
