"""A screen that looks for its picture every two seconds takes nothing from who is writing there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from books.operations.review import approve_sheet
from books.tenancy import acting_for
from illustration.models import Attempt
from illustration.operations.deciding import cancel
from illustration.operations.request import request_scene
from tests.browser.window import window_of
from tests.factories import add_candidate, make_book
from tests.personas import Press

pytestmark = [pytest.mark.journey, pytest.mark.timeout(120)]
LOOK_MS = 2_000
WORDS = "More moon, and less forest."


def test_a_half_written_reason_stays_and_the_news_come_after_it(
    press: Press, live_server: LiveServer, chromium: Browser
) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben, scenes=4, spreads=0, with_art=True)
        pip, scene = book.characters.get(), book.scenes.all()[0]
        approve_sheet(character=pip, artwork=add_candidate(character=pip), by=press.rita)
        add_candidate(scene=scene)
        request_scene(scene=scene, by=press.ben)
        attempt = Attempt.objects.get()
    rita = window_of(chromium, live_server.url, press.rita)
    rita.go(f"/p/owl-press/books/{book.slug}/scenes/{scene.position}/")
    page = rita.page
    page.get_by_text("Ask for changes", exact=True).click()
    page.get_by_label("What should change?").fill(WORDS)
    looks: list[str] = []
    page.on("requestfinished", lambda request: looks.append(request.url))
    page.wait_for_timeout(1.5 * LOOK_MS)
    assert looks
    expect(page.get_by_label("What should change?")).to_have_value(WORDS)
    expect(page.get_by_text("is under way; this screen")).to_be_visible()
    with acting_for(press.publisher):
        cancel(attempt=attempt, by=press.ben)
    expect(page.get_by_text("There is news.")).to_be_visible(timeout=3 * LOOK_MS)
    expect(page.get_by_label("What should change?")).to_have_value(WORDS)
    page.get_by_label("What should change?").fill("")
    page.get_by_text("Ask for changes", exact=True).click()
    expect(page.get_by_text("There is news.")).to_have_count(0, timeout=3 * LOOK_MS)
    expect(page.get_by_text("is under way")).to_have_count(0)
    assert rita.complaints == []
