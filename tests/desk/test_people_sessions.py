"""Sessions: a new key at every sign-in, an end after 12 idle hours and 14 days, ends elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.utils import timezone

from books import sessions
from books.sweeping import registered
from tests.desk.reading import at, text_of
from tests.desk.signing import PASSWORD, code, sign_in, signed_in, with_app, with_password
from tests.personas import Press

HOUR = 60 * 60
NEW = "seven herons over the mill"


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Let so many seconds pass for the judge of sessions."""
    gone = [0.0]
    began = time.time()
    monkeypatch.setattr(sessions.time, "time", lambda: began + gone[0])

    def pass_by(seconds: float) -> None:
        gone[0] += seconds

    return pass_by


def inside(client: Client) -> bool:
    return client.get(at("titles")).status_code == 200


def test_the_sessions_key_changes_at_sign_in(press: Press) -> None:
    client = Client()
    client.get("/sign-in/")
    client.session.save()
    client.cookies["sessionid"] = client.session.session_key
    before = client.cookies["sessionid"].value
    with_password(press.ada.user)
    sign_in(client, press.ada.user.email)
    assert client.cookies["sessionid"].value != before
    stale = Client()
    stale.cookies["sessionid"] = before
    assert not inside(stale)


def test_twelve_idle_hours_end_a_session(press: Press, later: Callable[[float], None]) -> None:
    client = signed_in(press.ada.user)
    later(11.9 * HOUR)
    assert inside(client)
    later(11.9 * HOUR)
    assert inside(client)
    later(12.1 * HOUR)
    assert not inside(client)


def test_fourteen_days_end_a_session_however_busy_it_was(
    press: Press, later: Callable[[float], None]
) -> None:
    client = signed_in(press.ada.user)
    for _ in range(33):  # 33 x 10 h = 13.75 d
        later(10 * HOUR)
        assert inside(client)
    later(10 * HOUR)  # 14.2 d
    assert not inside(client)


def test_a_screen_that_asks_by_itself_is_no_sign_of_life(
    press: Press, later: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in(press.ada.user)
    for _ in range(4):
        later(3.1 * HOUR)
        client.get("/p/owl-press/books/none/progress/")
        client.get("/p/owl-press/books/none/uploads/")
    assert not inside(client)


def test_a_sign_of_life_is_written_once_in_five_minutes(
    press: Press, later: Callable[[float], None], django_assert_num_queries: Callable[..., object]
) -> None:
    client = signed_in(press.ada.user)
    client.get("/account/e-mail/sent/")
    with django_assert_num_queries(2):  # type: ignore[attr-defined]  # session and person
        client.get("/account/e-mail/sent/")
    later(301)
    seen = UserSession.objects.get().last_seen_at
    client.get("/account/e-mail/sent/")
    assert UserSession.objects.get().last_seen_at > seen


def test_an_old_cookie_opens_nothing_after_signing_out(press: Press) -> None:
    client = signed_in(press.ada.user)
    cookie = client.cookies["sessionid"].value
    client.post("/sign-out/")
    replay = Client()
    replay.cookies["sessionid"] = cookie
    assert replay.get(at("titles")).status_code == 302


def test_rows_of_sessions_that_are_over_are_swept_and_no_others(press: Press) -> None:
    old, fresh = signed_in(press.ada.user), signed_in(press.ben.user)
    Session.objects.filter(pk=old.cookies["sessionid"].value).update(
        expire_date=timezone.now() - timedelta(minutes=1)
    )
    assert "sessions" in dict(registered())
    assert sessions.sweep_sessions() == 1
    assert sessions.sweep_sessions() == 0
    assert inside(fresh)


def test_the_list_names_every_browser_and_ends_the_others(press: Press) -> None:
    here = signed_in(press.ada.user, HTTP_USER_AGENT="Firefox on the desk")
    there = Client(HTTP_USER_AGENT="Safari on the phone")
    sign_in(there, press.ada.user.email, ip="203.0.113.9")
    told = text_of(here.get("/account/sessions/"))
    assert "Firefox on the desk" in told
    assert "203.0.113.9" in told
    assert "Safari on the phone" in told
    assert "Every other session has ended." in text_of(here.post("/account/sessions/", follow=True))
    assert inside(here)
    assert not inside(there)


def test_a_new_password_ends_every_other_session(press: Press) -> None:
    here, there = signed_in(press.ada.user), Client()
    sign_in(there, press.ada.user.email)
    told = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert here.post("/account/password/", told).headers["Location"] == "/account/"
    assert inside(here)
    assert not inside(there)
    assert mail.outbox[-1].subject == "[Octavo] Your password was changed"


def test_a_new_second_factor_ends_every_other_session(
    press: Press, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    here, there = signed_in(press.ada.user), Client()
    sign_in(there, press.ada.user.email)
    prove(here)
    page = here.get("/account/second-factor/app/")
    secret = page.context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        here.post("/account/second-factor/app/", {"code": code(secret)})
    assert inside(here)
    assert not inside(there)


def test_giving_the_second_factor_up_ends_every_other_session(press: Press) -> None:
    here, there = signed_in(press.ada.user), Client()
    sign_in(there, press.ada.user.email)
    with_app(press.ada.user)
    prove(here)
    here.post("/account/second-factor/app/remove/")
    assert inside(here)
    assert not inside(there)


def prove(client: Client) -> None:
    """Type the password once more."""
    assert client.post("/account/again/", {"password": PASSWORD}).status_code == 302
