"""The people's screen, the invitation's page, and the history owners see."""

from __future__ import annotations

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from books.enums import Role
from books.models import Invitation, Member, User
from books.operations.invitations import invite
from books.operations.people import add_member
from books.operations.titles import delete_title
from books.tenancy import acting_for, everyone
from tests.desk.reading import at, body, shows, text_of
from tests.desk.signing import link_in, sign_in, with_app, with_password
from tests.factories import make_book
from tests.personas import Press, client_of

NINA = {"email": "nina@lark.example", "name": "Nina Lark", "role": "reviewer"}


def invited(press: Press, email: str = "nina@lark.example") -> str:
    """Invite somebody and return the link's path."""
    with acting_for(press.publisher):
        invite(email=email, name="Nina Lark", role=Role.REVIEWER, by=press.ada)
    return link_in(mail.outbox[-1])


def test_everybody_sees_the_people_and_what_a_role_may_do(press: Press) -> None:
    with_app(press.rita.user)
    told = text_of(client_of(press.paul).get(at("people")))
    for words in ("Ada Owl", "ben@owl-press.example", "rita@owl-press.example · second factor on"):
        assert words in told
    assert "approve, ask-changes, see" in told
    assert "Olga" not in told


def test_only_owners_see_deeds_and_invitations(press: Press) -> None:
    invited(press)
    for name in ("ben", "rita", "paul"):
        screen = client_of(getattr(press, name)).get(at("people"))
        assert "nina@lark.example" not in text_of(screen)
        assert not shows(screen, "invite")
        assert not shows(screen, "change-role", press.rita.pk)
    screen = client_of(press.ada).get(at("people"))
    assert "nina@lark.example" in text_of(screen)
    assert shows(screen, "invite")
    assert shows(screen, "change-role", press.rita.pk)


def test_the_last_owner_has_no_deeds_beside_her(press: Press) -> None:
    screen = client_of(press.ada).get(at("people"))
    assert "owner · the last owner stays" in text_of(screen)
    assert not shows(screen, "remove-member", press.ada.pk)


def test_an_owner_invites_by_the_form(press: Press) -> None:
    done = client_of(press.ada).post(at("invite"), NINA, follow=True)
    assert "An invitation is on its way to nina@lark.example." in text_of(done)
    assert "reviewer · opens until" in text_of(done)
    assert len(mail.outbox) == 1


def test_a_refused_invitation_keeps_what_was_typed(press: Press) -> None:
    told = client_of(press.ada).post(at("invite"), NINA | {"email": "nobody at all"})
    assert told.status_code == 400
    assert "is no e-mail address" in text_of(told)
    assert 'value="nobody at all"' in body(told)
    assert 'value="Nina Lark"' in body(told)
    assert "<option selected>reviewer</option>" in body(told)


def test_a_role_nobody_knows_is_refused(press: Press) -> None:
    client = client_of(press.ada)
    for answer in (
        client.post(at("invite"), NINA | {"role": "king"}),
        client.post(at("change-role", press.ben.pk), {"role": "king"}),
    ):
        assert answer.status_code == 400
        assert "There is no such role." in text_of(answer)
    assert not mail.outbox


def test_an_owner_sends_anew_and_withdraws(press: Press) -> None:
    old = invited(press)
    with acting_for(press.publisher):
        key = Invitation.objects.get().pk
    client = client_of(press.ada)
    assert "A fresh link is on its way" in text_of(
        client.post(at("resend-invitation", key), follow=True)
    )
    assert Client().get(old).status_code == 404
    fresh = link_in(mail.outbox[-1])
    assert "is withdrawn" in text_of(client.post(at("withdraw-invitation", key), follow=True))
    shut = Client().get(fresh)
    assert shut.status_code == 410
    assert "This invitation was withdrawn." in text_of(shut)
    assert client.post(at("withdraw-invitation", key)).status_code == 404


def test_an_owner_changes_a_role_and_the_new_one_holds_at_once(press: Press) -> None:
    rita = client_of(press.rita)
    assert rita.get(at("house-events")).status_code == 403
    done = client_of(press.ada).post(
        at("change-role", press.rita.pk), {"role": "owner"}, follow=True
    )
    assert "Rita Heron is owner now." in text_of(done)
    assert rita.get(at("house-events")).status_code == 200


def test_a_removed_member_is_an_outsider_at_once(press: Press) -> None:
    ben = client_of(press.ben)
    done = client_of(press.ada).post(at("remove-member", press.ben.pk), follow=True)
    assert "Ben Wren is no member any more" in text_of(done)
    assert ben.get(at("titles")).status_code == 404
    assert User.objects.filter(pk=press.ben.user.pk).exists()


def test_the_last_owner_is_neither_removed_nor_demoted_by_a_hand_made_form(press: Press) -> None:
    client = client_of(press.ada)
    for answer in (
        client.post(at("remove-member", press.ada.pk)),
        client.post(at("change-role", press.ada.pk), {"role": "editor"}),
    ):
        assert answer.status_code == 409
        assert "Ada Owl is the last owner; a publisher needs one." in text_of(answer)
    with acting_for(press.publisher):
        assert Member.objects.get(pk=press.ada.pk).role == Role.OWNER


def test_a_fragment_is_answered_with_a_fragment(press: Press) -> None:
    answer = client_of(press.ada).post(
        at("invite"), NINA | {"email": "x"}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 400
    assert "<html" not in body(answer)
    assert '<main id="main"' in body(answer)
    assert answer.headers["HX-Push-Url"] == "false"


# The invitation's own page.


def test_a_stranger_is_offered_an_account(press: Press) -> None:
    told = Client().get(invited(press))
    assert "Ada Owl asks you to join as reviewer ." in text_of(told)
    assert "Make an account and join" in text_of(told)


def test_whoever_has_an_account_signs_in_and_joins(press: Press) -> None:
    user = with_password(User.objects.create_user("nina@lark.example", "Nina Lark"))
    link, client = invited(press), Client()
    told = client.get(link)
    assert "You have an account here: sign in, and join." in text_of(told)
    # A hand-made form opens no second account for the address.
    assert client.post(link).status_code == 200
    assert "invitation" not in client.session
    assert sign_in(client, user.email).status_code == 302
    done = client.post(link, follow=True)
    assert done.redirect_chain == [("/p/owl-press/", 302)]
    assert "Welcome to Owl Press." in text_of(done)


def test_another_person_who_is_signed_in_cannot_take_it(press: Press) -> None:
    link, client = invited(press), client_of(press.olga)
    for answer in (client.get(link), client.post(link)):
        assert answer.status_code == 403
        assert "This invitation is for nina@lark.example" in text_of(answer)
        assert "you are signed in as Olga Fox" in text_of(answer)
    with everyone("the test looks at all places"):
        assert Invitation.objects.get().accepted_at is None


def test_a_link_that_was_made_up_is_not_found(press: Press) -> None:
    assert Client().get("/invitations/made-up/").status_code == 404


def test_a_used_link_has_its_sentence(press: Press) -> None:
    add_member(publisher=press.olga.publisher, email="nina@lark.example", name="", role=Role.EDITOR)
    user = User.objects.get(email="nina@lark.example")
    link, client = invited(press), Client()
    client.force_login(user)
    client.post(link)
    used = client.get(link)
    assert used.status_code == 410
    assert "This invitation was accepted already." in text_of(used)


# The history of the publisher.


def test_owners_read_what_was_done_with_people_and_titles(press: Press) -> None:
    invited(press)
    client = client_of(press.ada)
    client.post(at("change-role", press.rita.pk), {"role": "editor"})
    with acting_for(press.publisher):
        book = make_book(press.ben, title="Pip and the Moon")
        key = book.pk
        delete_title(book=book, by=press.ada, typed=book.title)
    told = text_of(client.get(at("house-events")))
    assert "Invited : nina@lark.example" in told
    assert "Role changed : Rita Heron reviewer → editor" in told
    assert "Title deleted : pip-and-the-moon" in told
    gone = text_of(client.get(at("house-events") + f"?of={key}"))
    assert "Manuscript imported : book" in gone
    assert "Invited" not in gone
    assert client.get(at("house-events") + "?of=99999").status_code == 404


@pytest.mark.parametrize("who", ["ben", "rita", "paul"])
def test_only_owners_read_it(press: Press, who: str) -> None:
    answer = client_of(getattr(press, who)).get(at("house-events"))
    assert answer.status_code == 403
    assert "That is not yours to do" in text_of(answer)


def test_the_screen_asks_as_many_questions_for_any_number_of_people(
    press: Press,
) -> None:
    client = client_of(press.ada)
    client.get(at("people"))

    def asked() -> int:
        with CaptureQueriesContext(connection) as context:
            client.get(at("people"))
        return len(context)

    few = asked()
    for n in range(8):
        add_member(
            publisher=press.publisher, email=f"n{n}@lark.example", name=f"N{n}", role=Role.EDITOR
        )
        invited(press, f"i{n}@lark.example")
    assert asked() == few
