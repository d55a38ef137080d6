"""The permission table, cell by cell, as decisions.md 2 has it."""

from __future__ import annotations

import pytest

from books.enums import Act, Role
from books.errors import NotAllowed
from books.models import Member, User
from books.rules import may, require, require_other_hands

YES = {
    "owner": "see invite import edit draw ask-changes approve press download waive archive "
    "delete tokens printers prove release manage-keys see-costs manage-budgets release-words",
    "editor": "see import edit draw ask-changes archive prove see-costs",
    "reviewer": "see ask-changes approve",
    "production": "see press download waive printers prove release",
}
CELLS = [(role, act, act.value in YES[role.value].split()) for role in Role for act in Act]


def member(role: Role, pk: int = 7) -> Member:
    return Member(user=User(pk=pk, name="Nina", email="nina@owl.example"), role=role.value)


@pytest.mark.parametrize(("role", "act", "allowed"), CELLS)
def test_a_cell_of_the_table(role: Role, act: Act, allowed: bool) -> None:
    assert may(member(role), act) is allowed
    if allowed:
        require(member(role), act)
    else:
        with pytest.raises(NotAllowed, match=f"Nina is {role} and may not"):
            require(member(role), act)


def test_an_outsider_may_nothing() -> None:
    assert not any(may(None, act) for act in Act)


def test_a_refusal_names_who_could() -> None:
    with pytest.raises(NotAllowed, match="ask someone who is owner or reviewer"):
        require(member(Role.EDITOR), Act.APPROVE)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.REVIEWER, Role.PRODUCTION])
def test_nobody_approves_what_he_or_she_made(role: Role) -> None:
    with pytest.raises(NotAllowed, match="made this picture and cannot approve it"):
        require_other_hands(member(role), 7, "this picture")


def test_an_owner_alone_may_approve_her_own_work() -> None:
    require_other_hands(member(Role.OWNER), 7, "this picture")
    require_other_hands(member(Role.REVIEWER), 8, "this picture")
    require_other_hands(member(Role.REVIEWER), None, "this picture")
