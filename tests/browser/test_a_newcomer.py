"""From sign-up to the print file of one's own story, by somebody who has read no docs."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from books.models import Member
from books.tenancy import everyone
from tests.browser.steps import onward, presses, text_of_pdf
from tests.browser.window import DESK, Window, window_of
from tests.browser.worker import Worker

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]
BOOK = "/p/heron-house/books/the-kite/"
STORY = """The Kite

Nina built a kite from an old map.

Page 2
It pulled her over the hills.

Page 3
A goat wanted to eat it, and did not.

Page 4
At night it came to rest on the sea.
"""


def signs_up(nina: Window) -> None:
    page = nina.page
    nina.go("/")
    page.get_by_role("link", name="account").first.click()
    page.get_by_label("Name").fill("Nina Heron")
    page.get_by_label("E-mail").fill("nina@heron.example")
    page.get_by_label("Password", exact=True).fill("a kite from an old map")
    onward(nina, "Make the account")


def founds_her_house(nina: Window) -> None:
    nina.page.get_by_label("Name").fill("Heron House")
    onward(nina, "Found")
    expect(nina.page).to_have_url(f"{nina.base}/p/heron-house/")


def makes_the_title(nina: Window) -> None:
    page = nina.page
    page.get_by_role("link", name="New title").first.click()
    page.get_by_label("5.5×8.5").or_(page.get_by_label("5.5x8.5")).check()
    onward(nina, "Continue")
    page.get_by_label("The story").fill(STORY)
    onward(nina, "Read it")
    onward(nina, "Continue")
    onward(nina, "Continue")
    expect(page.get_by_role("heading", name="The Kite")).to_be_visible()
    while page.locator("button", has_text="out").first.is_visible():
        onward(nina, "out")
    onward(nina, "Continue")
    page.get_by_label("Cut paper").check()
    onward(nina, "Continue")
    onward(nina, "Make the title")


def test_a_newcomer_gets_from_sign_up_to_her_own_print_file(
    transactional_db: None,
    live_server: LiveServer,
    chromium: Browser,
    woken: list[tuple[str, int, int]],
    tmp_path: Path,
) -> None:
    worker, nina = Worker(woken), window_of(chromium, live_server.url, None)
    nina.wear("light", DESK)
    signs_up(nina)
    founds_her_house(nina)
    makes_the_title(nina)
    onward(nina, "Draw what is missing")
    assert worker.work() > 0
    for position in (1, 2, 3, 4):
        nina.go(f"{BOOK}scenes/{position}/")
        for box in nina.page.get_by_role("group", name="Looked at").get_by_role("checkbox").all():
            box.check()
        onward(nina, "Approve version 1")
    for what in ("text", "layout"):
        nina.go(BOOK)
        nina.page.locator("summary", has_text=f"Approve the {what}").click()
        onward(nina, "Approve them")
    file = presses(nina, BOOK, worker, tmp_path)
    assert nina.complaints == []
    assert "At night it came to rest on the sea." in text_of_pdf(file)
    with everyone("the test asks who she is"):
        assert Member.objects.get(user__email="nina@heron.example").role == "owner"
