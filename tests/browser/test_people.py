"""Ada at the door and among her people, in a real browser: app, codes, invitation, trouble."""

from __future__ import annotations

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from books.enums import Role
from books.models import Book
from books.operations.invitations import invite
from books.operations.people import add_member
from books.operations.titles import archive_title
from books.tenancy import acting_for
from tests.browser.steps import onward
from tests.browser.window import DESK, Window, window_of
from tests.desk.signing import PASSWORD, code, link_in, with_password
from tests.factories import make_book
from tests.personas import Press

pytestmark = [pytest.mark.journey, pytest.mark.timeout(420)]


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    """Forget every try."""
    cache.clear()


def come_in(window: Window, email: str) -> None:
    """Type address and password at the door."""
    window.go("/sign-in/")
    window.page.get_by_label("E-mail address").fill(email)
    window.page.get_by_label("Password").fill(PASSWORD)
    onward(window, "Sign in")


def sound(window: Window, name: str) -> None:
    """Nothing is wrong with what is shown now."""
    assert [*window.measure(name), *window.complaints] == []
    window.wear("light", DESK)


def test_ada_sets_a_second_factor_up_and_comes_in_with_it(
    press: Press, live_server: LiveServer, chromium: Browser
) -> None:
    ada = window_of(chromium, live_server.url, None)
    with_password(press.ada.user)
    come_in(ada, press.ada.user.email)
    expect(ada.page).to_have_url(f"{ada.base}/p/owl-press/")
    ada.page.get_by_role("link", name="Ada Owl owner").click()
    ada.page.get_by_role("link", name="Second factor").click()
    ada.page.get_by_role("link", name="Set it up").click()
    sound(ada, "account-again")
    ada.page.get_by_label("Password").fill(PASSWORD)
    onward(ada, "Go on")
    sound(ada, "second-factor-app")
    ada.page.get_by_text("Type this key instead").click()
    secret = ada.page.locator("details code").inner_text()
    ada.page.get_by_label("Six digits").fill(code(secret))
    onward(ada, "Turn it on")
    expect(ada.page.locator(".codes code")).to_have_count(10)
    sound(ada, "second-factor-codes")
    ada.go("/account/second-factor/")
    sound(ada, "second-factor-on")
    ada.go("/account/sessions/")
    sound(ada, "sessions")
    ada.page.get_by_role("button", name="Sign out").click()
    come_in(ada, press.ada.user.email)
    expect(ada.page).to_have_url(f"{ada.base}/sign-in/code/")
    sound(ada, "sign-in-code")
    # The next code: the last one was used to set the app up.
    ada.page.get_by_label("Code").fill(code(secret, 1))
    onward(ada, "Come in")
    expect(ada.page).to_have_url(f"{ada.base}/p/owl-press/")


def test_ada_invites_nina_and_nina_joins(
    press: Press, live_server: LiveServer, chromium: Browser
) -> None:
    ada = window_of(chromium, live_server.url, press.ada)
    ada.go(reverse("people", args=["owl-press"]))
    add_member(publisher=press.publisher, email="z@owl-press.example", name="Zoe", role=Role.OWNER)
    ada.page.get_by_label("E-mail address").fill("nina@lark.example")
    ada.page.get_by_label("Role", exact=True).select_option("reviewer")
    onward(ada, "Send the invitation")
    expect(
        ada.page.get_by_text("An invitation is on its way to nina@lark.example.")
    ).to_be_visible()
    sound(ada, "people-invited")
    ada.page.get_by_text("Remove", exact=True).first.click()
    sound(ada, "people-removing")
    nina = window_of(chromium, live_server.url, None)
    nina.go(link_in(mail.outbox[0]))
    sound(nina, "invitation")
    onward(nina, "Make an account and join")
    sound(nina, "sign-up-invited")
    nina.page.get_by_label("Your name").fill("Nina Lark")
    nina.page.get_by_label("Password").fill("short")
    onward(nina, "Make the account")
    expect(nina.page.get_by_text("This password is too short.")).to_be_visible()
    sound(nina, "sign-up-refused")
    nina.page.get_by_label("Password").fill(PASSWORD)
    onward(nina, "Make the account")
    expect(nina.page).to_have_url(f"{nina.base}/p/owl-press/")
    nina.expected = {410}
    nina.go(link_in(mail.outbox[0]))
    sound(nina, "invitation-used")


def test_pages_of_trouble_are_sound(
    press: Press, live_server: LiveServer, chromium: Browser
) -> None:
    with acting_for(press.publisher):
        invite(email="nina@lark.example", name="", role=Role.EDITOR, by=press.ada)
    olga = window_of(chromium, live_server.url, press.olga)
    olga.expected = {403, 404}
    olga.go("/p/owl-press/")
    sound(olga, "404")
    olga.go(link_in(mail.outbox[0]))
    sound(olga, "invitation-of-another")
    ben = window_of(chromium, live_server.url, press.ben)
    ben.expected = {403}
    ben.go(reverse("house-events", args=["owl-press"]))
    sound(ben, "403")
    guest = window_of(chromium, live_server.url, None)
    guest.expected = {429}
    for _ in range(6):
        come_in(guest, "nobody@owl-press.example")
    expect(guest.page.get_by_role("heading", name="Too many tries")).to_be_visible()
    sound(guest, "429")


def test_a_fragment_that_fails_is_shown_where_the_screen_was(
    press: Press, live_server: LiveServer, chromium: Browser
) -> None:
    ada = window_of(chromium, live_server.url, press.ada)
    ada.expected = {404}
    with acting_for(press.publisher):
        book = make_book(press.ben, title="Pip and the Moon")
    ada.go(reverse("book", args=["owl-press", book.slug]))
    ada.page.get_by_text("This title", exact=True).click()
    with acting_for(press.publisher):
        Book.objects.filter(pk=book.pk).update(slug="renamed-meanwhile")
    onward(ada, "Put it into the archive")
    expect(ada.page.get_by_role("heading", name="Nothing is here")).to_be_visible()
    expect(ada.page.get_by_role("link", name="Titles")).to_be_visible()


def test_a_server_that_is_away_is_told(
    press: Press, live_server: LiveServer, chromium: Browser
) -> None:
    ada = window_of(chromium, live_server.url, press.ada)
    ada.go(reverse("people", args=["owl-press"]))
    ada.page.get_by_label("E-mail address").fill("nina@lark.example")
    ada.page.route("**/people/invite/", lambda route: route.abort())
    ada.page.get_by_role("button", name="Send the invitation").click()
    expect(ada.page.get_by_role("alert")).to_contain_text("Octavo did not answer.")
    ada.page.unroute("**/people/invite/")
    ada.page.route(
        "**/people/invite/", lambda route: route.fulfill(status=502, body="<p>proxy</p>")
    )
    ada.page.get_by_role("button", name="Send the invitation").click()
    expect(ada.page.get_by_role("alert")).to_contain_text("Octavo did not answer.")
    expect(ada.page.get_by_role("heading", name="People")).to_be_visible()


def test_a_title_is_duplicated_archived_and_deleted_from_its_screen(
    press: Press, live_server: LiveServer, chromium: Browser
) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben, title="Pip and the Moon", with_art=True)
    ada = window_of(chromium, live_server.url, press.ada)
    ada.go(reverse("book", args=["owl-press", book.slug]))
    ada.page.get_by_text("This title", exact=True).click()
    ada.page.get_by_text("Delete it for good").click()
    sound(ada, "title-deeds")
    onward(ada, "Duplicate")
    expect(ada.page.get_by_role("heading", name="Pip and the Moon (copy)")).to_be_visible()
    ada.page.get_by_text("This title", exact=True).click()
    ada.page.get_by_text("Delete it for good").click()
    ada.page.get_by_label("Type the title").fill("Pip and the Moon (copy)")
    onward(ada, "Delete this title")
    expect(ada.page.get_by_text("is deleted; its record stays.")).to_be_visible()
    with acting_for(press.publisher):
        archive_title(book=book, by=press.ada)
    ada.go(reverse("titles", args=["owl-press"]))
    expect(ada.page.get_by_text("No title fits")).to_be_visible()
    ada.page.get_by_label("Archive").check()
    ada.page.get_by_role("button", name="Show").click()
    expect(ada.page.get_by_role("heading", name="Pip and the Moon")).to_be_visible()
    sound(ada, "archive")
    ada.go(reverse("house-events", args=["owl-press"]))
    sound(ada, "house-events")
