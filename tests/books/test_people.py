"""Founding a publisher, its people, and the link that lets one in once."""

from __future__ import annotations

import threading

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test import Client

from books.enums import Role
from books.errors import IllegalMove, NotAllowed
from books.models import Event, Member, Publisher
from books.operations.people import (
    add_member,
    change_role,
    first_sign_in_link,
    remove_member,
    sign_in_path,
    tokens,
    user_of_link,
)
from books.tenancy import acting_for
from tests.personas import Press


def test_a_publisher_is_founded_with_its_people(db: None) -> None:
    call_command(
        "found_publisher", "owl-press", "--name", "Owl Press", "--member",
        "owner:ada@owl.example:Ada Owl", "--member", "editor:ben@owl.example",
    )  # fmt: skip
    owl = Publisher.objects.get()
    assert (owl.slug, owl.name) == ("owl-press", "Owl Press")
    with acting_for(owl):
        people = {member.user.email: member.role for member in Member.objects.all()}
    assert people == {"ada@owl.example": "owner", "ben@owl.example": "editor"}


def test_founding_twice_changes_a_role_and_doubles_nobody(press: Press) -> None:
    call_command("found_publisher", "owl-press", "--member", "production:ben@owl-press.example")
    with acting_for(press.publisher):
        assert Member.objects.get(user=press.ben.user).role == Role.PRODUCTION


@pytest.mark.parametrize("words", ["king:a@b.example", "owner:nobody", "owner"])
def test_a_member_written_wrong_is_refused_and_nothing_is_founded(db: None, words: str) -> None:
    with pytest.raises(CommandError, match="is not ROLE:EMAIL"):
        call_command("found_publisher", "owl-press", "--member", words)
    assert not Publisher.objects.exists()


def test_an_empty_installation_gets_owl_press_and_its_owners_link(db: None) -> None:
    path = first_sign_in_link()
    assert path.startswith("/sign-in/")
    assert Publisher.objects.get().slug == "owl-press"


def test_a_link_lets_its_person_in_once(press: Press) -> None:
    path = sign_in_path(user=press.rita.user)
    first = Client()
    assert first.get(path).status_code == 200  # looking at the link does not use it up
    assert first.post(path).headers["Location"] == "/"
    assert first.get("/", follow=True).status_code == 200
    second = Client()
    assert second.post(path).status_code == 410
    assert second.get("/").headers["Location"] == "/sign-in/"


def test_a_forged_or_foreign_link_opens_nothing(press: Press) -> None:
    token = tokens.make_token(press.rita.user)
    assert user_of_link(uid="MQ", token="x-y") is None
    assert user_of_link(uid="%%%", token=token) is None
    assert user_of_link(uid="bm9uZQ", token=token) is None
    ada = sign_in_path(user=press.ada.user).split("/")[2]
    assert user_of_link(uid=ada, token=token) is None


def test_a_role_is_changed_and_recorded(owl: Press) -> None:
    change_role(member=owl.ben, role=Role.REVIEWER, by=owl.ada)
    assert Member.objects.get(pk=owl.ben.pk).role == Role.REVIEWER
    event = Event.objects.get(book__isnull=True)
    assert (event.what, event.subject, event.from_state, event.to_state, event.by) == (
        "change-role",
        "Ben Wren",
        "editor",
        "reviewer",
        owl.ada.user,
    )


def test_giving_somebody_the_role_he_has_records_nothing(owl: Press) -> None:
    change_role(member=owl.ben, role=Role.EDITOR, by=owl.ada)
    assert not Event.objects.exists()


def test_a_removed_persons_record_stays(owl: Press) -> None:
    change_role(member=owl.rita, role=Role.OWNER, by=owl.ada)
    remove_member(member=owl.ada, by=owl.rita)
    assert not Member.objects.filter(user=owl.ada.user).exists()
    assert Event.objects.filter(by=owl.ada.user, what="change-role").exists()


@pytest.mark.parametrize("deed", ["demote", "remove"])
def test_the_last_owner_stays_one(owl: Press, deed: str) -> None:
    deeds = {
        "demote": lambda: change_role(member=owl.ada, role=Role.EDITOR, by=owl.ada),
        "remove": lambda: remove_member(member=owl.ada, by=owl.ada),
    }
    with pytest.raises(IllegalMove, match="Ada Owl is the last owner"):
        deeds[deed]()
    assert Member.objects.get(pk=owl.ada.pk).role == Role.OWNER
    assert not Event.objects.exists()


def test_another_publishers_owners_do_not_count(owl: Press, press: Press) -> None:
    add_member(publisher=press.olga.publisher, email="x@fox.example", name="", role=Role.OWNER)
    with pytest.raises(IllegalMove, match="last owner"):
        remove_member(member=owl.ada, by=owl.ada)


def test_a_member_changed_meanwhile_is_told_apart_from_the_last_owner(owl: Press) -> None:
    stale = Member.objects.get(pk=owl.ben.pk)
    change_role(member=owl.ben, role=Role.PRODUCTION, by=owl.ada)
    with pytest.raises(IllegalMove, match="was changed by somebody else a moment ago"):
        change_role(member=stale, role=Role.REVIEWER, by=owl.ada)
    with pytest.raises(IllegalMove, match="was changed by somebody else a moment ago"):
        remove_member(member=stale, by=owl.ada)
    assert Member.objects.get(pk=owl.ben.pk).role == Role.PRODUCTION


def test_two_owners_who_give_the_office_up_in_turn_leave_one(owl: Press) -> None:
    change_role(member=owl.rita, role=Role.OWNER, by=owl.ada)
    # Both read the list while there were two.
    ada, rita = Member.objects.get(pk=owl.ada.pk), Member.objects.get(pk=owl.rita.pk)
    change_role(member=ada, role=Role.EDITOR, by=ada)
    with pytest.raises(IllegalMove, match="Rita Heron is the last owner"):
        change_role(member=rita, role=Role.EDITOR, by=rita)


@pytest.mark.django_db(transaction=True)
@pytest.mark.production_engines  # SQLite has one writer at a time: the test above
def test_two_owners_who_remove_each_other_at_once_leave_one(press: Press) -> None:
    with acting_for(press.publisher):
        change_role(member=press.rita, role=Role.OWNER, by=press.ada)
    gate, told = threading.Barrier(2), []

    def remove(whom: int, by: Member) -> None:
        with acting_for(press.publisher):
            member = Member.objects.get(pk=whom)
            gate.wait(timeout=20)
            try:
                remove_member(member=member, by=by)
            except IllegalMove as error:
                told.append(str(error))
        connection.close()

    pairs = [(press.ada.pk, press.rita), (press.rita.pk, press.ada)]
    threads = [threading.Thread(target=remove, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    with acting_for(press.publisher):
        assert Member.objects.filter(role=Role.OWNER.value).count() == 1
    assert len(told) == 1
    assert "is the last owner" in told[0]


@pytest.mark.parametrize("who", ["ben", "rita", "paul"])
def test_only_owners_change_roles_and_remove(owl: Press, who: str) -> None:
    by = getattr(owl, who)
    with pytest.raises(NotAllowed):
        change_role(member=by, role=Role.OWNER, by=by)
    with pytest.raises(NotAllowed):
        remove_member(member=owl.ada, by=by)
