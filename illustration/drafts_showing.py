"""Whether drafts come first, as it is shown: what was said, what follows for each role, and why."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from books.errors import NotReady
from books.models import Book
from illustration.drafts import draft_route, said_of
from illustration.models import Drafting
from illustration.routing import Chosen, route_for
from illustration.studio.roles import Role


@dataclass(frozen=True)
class DraftsOfRole:
    """Whether drafts come first before pages or before covers now, and why in a sentence."""

    role: Role
    first: bool
    why: str


@dataclass(frozen=True)
class DraftsTold:
    """What was said here (None: nothing, then `house` holds, else the price decides)."""

    said: bool | None
    house: bool | None
    roles: tuple[DraftsOfRole, ...]


def drafts_told(book: Book | None) -> DraftsTold:
    """Tell the drafts of a book, or of a publisher without one."""
    own = Drafting.objects.filter(book=book).values_list("first", flat=True).first()
    roles = tuple(_of_role(book, role) for role in (Role.PAGE, Role.COVER))
    return DraftsTold(own, said_of(None), roles)


def _of_role(book: Book | None, role: Role) -> DraftsOfRole:
    try:
        chosen = route_for(book, role)
        first = draft_route(book, chosen) is not None
    except NotReady as gone:
        return DraftsOfRole(role, False, str(gone))
    return DraftsOfRole(role, first, _why(book, chosen, first))


def _why(book: Book | None, chosen: Chosen, first: bool) -> str:
    if chosen.row is None:
        return _("The offline painter costs nothing.")
    if said_of(book) is not None:
        return _("Somebody said so.")
    told = {"model": chosen.row.title}
    if chosen.row.price.flat:
        return _("%(model)s costs the same at any size and quality.") % told
    if not first:
        return _("No model is chosen for drafts.")
    return _("The price of %(model)s follows size and quality.") % told
