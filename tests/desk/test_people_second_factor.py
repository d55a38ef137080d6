"""The second factor: set up, asked for at the door, recovered from, demanded by a publisher."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from books.enums import Role
from books.factors import has_second_factor
from books.models import Event, Publisher
from books.operations.people import require_second_factor
from books.operations.tokens import make_token
from books.tenancy import acting_for
from tests.desk.reading import at, body, text_of
from tests.desk.signing import SECRET, code, sign_in, signed_in, with_app, with_password
from tests.desk.test_people_sessions import prove
from tests.personas import Press, client_of

APP = "/account/second-factor/app/"
Commit = Callable[..., object]


def set_up(client: Client, commit: Commit) -> None:
    """Set the app up in a browser where the person has proven to be it."""
    prove(client)
    secret = client.get(APP).context["form"].secret
    with commit(execute=True):  # type: ignore[attr-defined]
        assert client.post(APP, {"code": code(secret)}).status_code == 302


def test_setting_up_asks_for_the_password_once_more(press: Press) -> None:
    client = signed_in(press.ada.user)
    assert client.get(APP).headers["Location"] == f"/account/again/?next={APP}".replace(
        "/account/second-factor/app/", "%2Faccount%2Fsecond-factor%2Fapp%2F"
    )
    wrong = client.post("/account/again/", {"password": "no"})
    assert "Incorrect password." in text_of(wrong)


def test_the_app_is_set_up_by_a_picture_that_the_policy_allows(press: Press) -> None:
    client = signed_in(press.ada.user)
    prove(client)
    sent = body(client.get(APP))
    assert re.search(r'<img class="qr" src="data:image/svg\+xml;base64,[\w+/=]+"', sent)
    assert "data:" in client.get(APP).headers["Content-Security-Policy"].split("img-src")[1]


def test_setting_up_gives_recovery_codes_and_sends_a_letter(
    press: Press, django_capture_on_commit_callbacks: Commit
) -> None:
    client = signed_in(press.ada.user)
    set_up(client, django_capture_on_commit_callbacks)
    assert has_second_factor(press.ada.user)
    assert (
        len(re.findall(r"<code>\d{8}</code>", body(client.get("/account/second-factor/codes/"))))
        == 10
    )
    taken = client.get("/account/second-factor/codes/download/")
    assert len(re.findall(r"^\d{8}$", taken.content.decode(), re.MULTILINE)) == 10
    assert mail.outbox[-1].subject == "[Octavo] Your second factor is on"


def test_a_wrong_code_sets_nothing_up(press: Press) -> None:
    client = signed_in(press.ada.user)
    prove(client)
    client.get(APP)
    assert "Incorrect code." in text_of(client.post(APP, {"code": "000000"}))
    assert not has_second_factor(press.ada.user)


def test_the_secret_lies_encrypted_in_the_database(press: Press) -> None:
    app = with_app(press.ada.user)
    assert SECRET not in str(Authenticator.objects.filter(pk=app.pk).values())
    assert app.wrap().validate_code(code())


def test_a_secret_is_read_with_a_key_that_was_replaced(
    press: Press, settings: pytest.FixtureRequest
) -> None:
    app = with_app(press.ada.user)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]  # type: ignore[attr-defined]
    settings.SECRET_KEY = "another one"  # type: ignore[attr-defined]
    assert app.wrap().validate_code(code())


def test_the_door_asks_for_the_code_and_stays_shut_without(press: Press) -> None:
    with_app(with_password(press.ada.user))
    client = Client()
    assert sign_in(client, press.ada.user.email).headers["Location"] == "/sign-in/code/"
    assert client.get(at("titles")).status_code == 302
    assert "Incorrect code." in text_of(client.post("/sign-in/code/", {"code": "123"}))
    assert client.get(at("titles")).status_code == 302
    assert client.post("/sign-in/code/", {"code": code()}).headers["Location"] == "/"
    assert client.get(at("titles")).status_code == 200


def test_a_code_opens_once(press: Press) -> None:
    with_app(with_password(press.ada.user))
    first, second = Client(), Client()
    same = code()
    for client in (first, second):
        sign_in(client, press.ada.user.email)
    assert first.post("/sign-in/code/", {"code": same}).status_code == 302
    assert "Incorrect code." in text_of(second.post("/sign-in/code/", {"code": same}))


def test_a_recovery_code_opens_in_place_of_the_app_and_once(press: Press) -> None:
    with_app(with_password(press.ada.user))
    codes = Authenticator.objects.get(user=press.ada.user, type="recovery_codes")
    spare = codes.wrap().get_unused_codes()[0]
    client, again = Client(), Client()
    sign_in(client, press.ada.user.email)
    assert client.post("/sign-in/code/", {"code": spare}).headers["Location"] == "/"
    sign_in(again, press.ada.user.email)
    assert "Incorrect code." in text_of(again.post("/sign-in/code/", {"code": spare}))


def test_the_sixth_wrong_code_is_answered_with_429(press: Press) -> None:
    with_app(with_password(press.ada.user))
    client = Client()
    sign_in(client, press.ada.user.email)
    answers = [client.post("/sign-in/code/", {"code": "1"}).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]


def test_an_address_that_waits_to_be_confirmed_cannot_shut_its_owner_out(press: Press) -> None:
    user = press.ada.user
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=False)
    client = signed_in(user)
    prove(client)
    assert "Confirm your e-mail address first" in text_of(client.get("/account/second-factor/"))
    secret = client.get(APP).context["form"].secret
    told = client.post(APP, {"code": code(secret)})
    assert "Confirm your e-mail address first." in text_of(told)
    assert not has_second_factor(user)


def test_no_door_of_other_factors_is_open(press: Press) -> None:
    client = signed_in(press.ada.user)
    for path in ("webauthn/", "webauthn/add/", "trust/"):
        assert client.get(f"/account/second-factor/{path}").status_code == 404
    assert settings.MFA_SUPPORTED_TYPES == ["totp", "recovery_codes"]


# A publisher may ask for it.


@pytest.fixture
def strict(press: Press) -> Press:
    Publisher.objects.filter(pk=press.publisher.pk).update(requires_mfa=True)
    return press


def test_without_the_factor_a_strict_publisher_is_shut_but_for_the_page_that_sets_it_up(
    strict: Press, django_capture_on_commit_callbacks: Commit
) -> None:
    client = signed_in(strict.ben.user)
    for name in ("titles", "people", "review"):
        assert client.get(at(name)).headers["Location"] == "/account/second-factor/"
    assert client.post(at("invite")).headers["Location"] == "/account/second-factor/"
    told = client.get("/account/second-factor/")
    assert "Owl Press asks its people for a second factor." in text_of(told)
    set_up(client, django_capture_on_commit_callbacks)
    assert client.get(at("titles")).status_code == 200


def test_a_fragment_sends_the_whole_page_to_the_set_up(strict: Press) -> None:
    response = client_of(strict.ben).get(at("titles"), headers={"HX-Request": "true"})
    assert response.headers["HX-Redirect"] == "/account/second-factor/"


def test_another_publisher_of_the_same_person_stays_open(strict: Press) -> None:
    assert client_of(strict.olga).get("/p/fox-press/").status_code == 200


def test_an_outsider_learns_nothing_of_what_a_publisher_asks_for(strict: Press) -> None:
    assert client_of(strict.olga).get(at("titles")).status_code == 404


def test_an_owner_asks_everybody_for_it_after_proving_that_it_is_her(press: Press) -> None:
    with_app(with_password(press.ada.user))
    client = Client()
    sign_in(client, press.ada.user.email)
    client.post("/sign-in/code/", {"code": code()})
    first = client.post(at("require-second-factor"), {"required": "yes"})
    assert first.headers["Location"].startswith("/account/again/?next=")
    assert not Publisher.objects.get(pk=press.publisher.pk).requires_mfa
    prove(client)
    done = client.post(at("require-second-factor"), {"required": "yes"}, follow=True)
    assert "Everybody needs a second factor now." in text_of(done)
    assert Publisher.objects.get(pk=press.publisher.pk).requires_mfa
    back = client.post(at("require-second-factor"), {}, follow=True)
    assert "everybody's own choice now" in text_of(back)
    with acting_for(press.publisher):
        events = Event.objects.filter(book__isnull=True).values_list("what", flat=True)
        assert list(events) == ["waive-second-factor", "require-second-factor"]


def test_an_owner_does_not_shut_herself_out(press: Press) -> None:
    client = client_of(press.ada)
    told = client.post(at("require-second-factor"), {"required": "yes"})
    assert told.status_code == 409
    assert "Set up your own second factor first" in text_of(told)
    assert not Publisher.objects.get(pk=press.publisher.pk).requires_mfa


def test_asking_twice_is_recorded_once(press: Press) -> None:
    with_app(press.ada.user)
    with acting_for(press.publisher):
        require_second_factor(required=True, by=press.ada)
        require_second_factor(required=True, by=press.ada)
        assert Event.objects.filter(what="require-second-factor").count() == 1


def test_a_programs_token_is_not_asked_for_a_code(strict: Press) -> None:
    with acting_for(strict.publisher):
        _, key = make_token(
            member=strict.ben, name="script", role=Role.EDITOR, expires=None, by=strict.ada
        )
    told = Client().get(reverse("api-me"), headers={"Authorization": f"Bearer {key}"})
    assert told.status_code == 200
