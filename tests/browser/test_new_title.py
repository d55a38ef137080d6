"""A new title in a real browser: every step measured, light and dark, desk and phone."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from books.models import Book
from books.tenancy import acting_for
from tests.browser.window import window_of
from tests.personas import Press

pytestmark = [pytest.mark.journey, pytest.mark.timeout(420)]

STORY = """Pip and the Moon

Pip, a small owl, could not sleep. The moon was much too bright.

"Go away!" called Pip. But the moon stayed where it was.

[Art: Noor at her window in a yellow nightgown]
A girl called Noor heard Pip and opened her window.

Noor gave Pip her hat, and the hat was as dark as the night.

"Good night, Noor," said Pip, and slept until the morning.

Noor looked at the moon, and the moon looked at Noor.
"""


def go_on(page: Page, step: str) -> None:
    """Press the step's own button and wait for the one that follows."""
    page.locator("form#step-form .onward .btn-primary").first.click()
    page.wait_for_url(f"**/{step}/")
    page.wait_for_load_state("networkidle")


def test_a_pasted_story_becomes_a_title_and_no_step_has_a_fault(
    press: Press, live_server: LiveServer, chromium: Browser
) -> None:
    window = window_of(chromium, live_server.url, press.ada)
    page, wrong = window.page, []
    window.go(reverse("titles", args=["owl-press"]))
    wrong += window.measure("no-title")
    page.get_by_role("link", name="New title").click()
    page.get_by_label("8x10").check()
    page.get_by_text("2438 x 3075 px").last.wait_for()
    wrong += window.measure("new-printing")
    go_on(page, "manuscript")
    page.get_by_label("The story, in English").fill(STORY)
    wrong += window.measure("new-manuscript")
    go_on(page, "preview")
    assert page.get_by_label("Title", exact=True).input_value() == "Pip and the Moon"
    page.get_by_label("Name of person 1").fill("Ada Owl")
    wrong += window.measure("new-preview")
    go_on(page, "plan")
    wrong += window.measure("new-plan")
    go_on(page, "characters")
    assert page.get_by_label("Name").nth(0).input_value() == "Pip"
    wrong += window.measure("new-characters")
    go_on(page, "style")
    page.get_by_label("Gouache").check()
    wrong += window.measure("new-style")
    go_on(page, "check")
    wrong += window.measure("new-check")
    page.get_by_role("button", name="Make the title").click()
    page.wait_for_url("**/books/pip-and-the-moon/")
    wrong += window.measure("new-book")
    assert "\n".join(wrong) == ""
    assert window.complaints == []
    with acting_for(press.publisher):
        book = Book.objects.get()
        assert book.style.startswith("opaque gouache")
        assert [one.name for one in book.characters.all()] == ["Pip", "Noor"]
