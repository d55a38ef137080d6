"""A further edition in a real browser: from the book to its preview, saved, and in the wizard."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from books.models import Book
from books.tenancy import acting_for
from tests.browser.test_new_title import STORY, go_on
from tests.browser.window import window_of
from tests.factories import make_book
from tests.personas import Press

pytestmark = [pytest.mark.journey, pytest.mark.timeout(420)]

FRENCH = "Pip et la lune\n\n" + "\n\n".join(f"Pip vola vers la colline {n}." for n in range(1, 7))


def test_an_edition_is_looked_at_saved_and_shown_without_a_fault(
    press: Press, live_server: LiveServer, chromium: Browser
) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben, scenes=6, spreads=1, approved=True, approver=press.rita)
    window = window_of(chromium, live_server.url, press.ada)
    page, wrong = window.page, []
    window.go(reverse("book", args=["owl-press", book.slug]))
    page.get_by_role("link", name="Add an edition").click()
    page.wait_for_url("**/editions/add/")
    page.locator("#language").select_option("fr")
    window.settle()
    page.get_by_label("Trim, width x height in inches").fill("8x10")
    page.get_by_label("The first line is the title").fill(FRENCH)
    wrong += window.measure("edition-form")
    page.get_by_role("button", name="Preview").last.click()
    page.get_by_role("heading", name="Edition 2, Pip et la lune").wait_for()
    window.settle()
    wrong += window.measure("edition-preview")
    page.get_by_role("button", name="Save this edition").click()
    page.wait_for_url("**/?edition=2")
    window.settle()
    assert page.get_by_role("heading", name="Pip et la lune").is_visible()
    wrong += window.measure("edition-book")
    assert wrong == []
    assert window.complaints == []
    with acting_for(press.publisher):
        assert list(book.editions.values_list("language", "trim")) == [
            ("en", "8.5x8.5"),
            ("fr", "8x10"),
        ]


def test_further_languages_in_the_wizard_have_no_fault(
    press: Press, live_server: LiveServer, chromium: Browser
) -> None:
    window = window_of(chromium, live_server.url, press.ada)
    page, wrong = window.page, []
    window.go(reverse("new-title", args=["owl-press"]))
    page.get_by_label("One more language").select_option("fr")
    window.settle()
    page.get_by_label("One more language").select_option("xh")
    window.settle()
    wrong += window.measure("languages-printing")
    go_on(page, "manuscript")
    page.get_by_label("The story, in English").fill(STORY)
    page.get_by_text("The same story in French").click()
    page.get_by_label("Or paste the text in French").fill(FRENCH)
    wrong += window.measure("languages-manuscript")
    go_on(page, "preview")
    assert page.get_by_text("every text has its page").is_visible()
    assert page.get_by_text("Its manuscript is not here yet").is_visible()
    wrong += window.measure("languages-preview")
    for step in ("plan", "characters", "style"):
        go_on(page, step)
    page.get_by_label("My own words").check()
    page.locator("#words").fill("soft watercolour")
    go_on(page, "check")
    wrong += window.measure("languages-check")
    page.get_by_role("button", name="Make the title").click()
    page.wait_for_url("**/books/**")
    window.settle()
    page.get_by_role("link", name="Add the edition in Xhosa").click()
    page.wait_for_url("**/editions/add/?language=xh")
    assert page.locator("#language").input_value() == "xh"
    assert wrong == []
    assert window.complaints == []
    with acting_for(press.publisher):
        assert list(Book.objects.get().editions.values_list("language", flat=True)) == ["en", "fr"]
