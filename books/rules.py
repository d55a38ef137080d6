"""Who may do what: the one permission table, and the one rule it cannot express."""

from __future__ import annotations

from books.enums import Act, Role
from books.errors import NotAllowed
from books.models.publisher import Member

TABLE: dict[Role, frozenset[Act]] = {
    Role.OWNER: frozenset(Act),
    Role.EDITOR: frozenset(
        {Act.SEE, Act.IMPORT, Act.EDIT, Act.DRAW, Act.ASK_CHANGES, Act.ARCHIVE, Act.PROVE}
        | {Act.COSTS}
    ),
    Role.REVIEWER: frozenset({Act.SEE, Act.ASK_CHANGES, Act.APPROVE}),
    Role.PRODUCTION: frozenset(
        {Act.SEE, Act.PRESS, Act.DOWNLOAD, Act.WAIVE, Act.PRINTERS, Act.PROVE, Act.RELEASE}
    ),
}


def may(member: Member | None, act: Act) -> bool:
    """Return whether the member's role holds the right."""
    return member is not None and act in TABLE[Role(member.role)]


def require(member: Member, act: Act) -> None:
    """Raise NotAllowed, naming who could do it, unless the member's role holds the right."""
    if not may(member, act):
        who = " or ".join(role for role in Role if act in TABLE[role])
        raise NotAllowed(
            f"{member.label} is {member.role} and may not {act.replace('-', ' ')}; "
            f"ask someone who is {who}. Nothing was changed."
        )


def require_other_hands(member: Member, made_by_id: int | None, what: str) -> None:
    """Raise NotAllowed where a person would approve what he or she made.

    An owner may: a publisher of one person has nobody else to ask.
    """
    if made_by_id is not None and made_by_id == member.user_id and member.role != Role.OWNER:
        raise NotAllowed(
            f"{member.label} made {what} and cannot approve it; a reviewer or an owner can. "
            "Nothing was changed."
        )
