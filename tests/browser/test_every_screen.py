"""Every screen: 0 axe violations, 0 console and policy errors, no sideways scrolling.

The list is the router's own, so a screen that is added is measured without being named here.
"""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from books.models import Member
from tests.browser.window import MODES, TWO_MODES, Modes, Window, window_of
from tests.personas import Press, client_of
from tests.test_route_walk import OPEN, WALLED, bait, words_of

__all__ = ["bait"]
pytestmark = [pytest.mark.journey, pytest.mark.timeout(420)]


def screens(client: Client, names: set[str], words: dict[str, object]) -> list[tuple[str, str]]:
    """The routes that show this person a whole screen, with their addresses."""
    found = []
    for name in sorted(names):
        if not words_of(name) <= set(words):
            continue
        address = reverse(name, kwargs={word: words[word] for word in words_of(name)})
        answer = client.get(address)
        shown = "text/html" in answer.headers.get("Content-Type", "")
        if answer.status_code == 200 and shown and b"<html" in answer.content:
            found.append((name, address))
    return found


def measured(window: Window, shown: list[tuple[str, str]], modes: Modes = MODES) -> list[str]:
    """Everything wrong with these screens."""
    wrong = []
    for name, address in shown:
        assert window.go(address) == 200, name
        wrong += window.measure(name, modes)
        wrong += [f"{name}: {complaint}" for complaint in window.complaints]
        window.complaints.clear()
    return wrong


def person(press: Press, role: str) -> Member:
    return {"owner": press.ada, "editor": press.ben, "reviewer": press.rita}[role]


@pytest.mark.parametrize("role", ["owner", "editor", "reviewer"])
def test_no_screen_of_a_publisher_has_a_fault(
    press: Press,
    bait: dict[str, object],
    live_server: LiveServer,
    chromium: Browser,
    role: str,
) -> None:
    member = person(press, role)
    shown = screens(client_of(member), WALLED, bait)
    assert len(shown) >= 8
    window = window_of(chromium, live_server.url, member)
    # Others see the owner's screens with fewer buttons: each is looked at in one mode.
    light, dark = TWO_MODES
    modes = {"owner": MODES, "editor": [light], "reviewer": [dark]}[role]
    assert measured(window, shown, modes) == []


def test_no_screen_of_a_persons_account_has_a_fault(
    press: Press,
    bait: dict[str, object],
    live_server: LiveServer,
    chromium: Browser,
) -> None:
    shown = screens(client_of(press.ada), set(OPEN), bait)
    window = window_of(chromium, live_server.url, press.ada)
    assert measured(window, shown) == []


def test_no_screen_before_the_door_has_a_fault(
    press: Press,
    bait: dict[str, object],
    live_server: LiveServer,
    chromium: Browser,
) -> None:
    shown = screens(Client(), set(OPEN), bait)
    assert shown
    window = window_of(chromium, live_server.url, None)
    assert measured(window, shown) == []


def test_a_planted_fault_is_seen(press: Press, live_server: LiveServer, chromium: Browser) -> None:
    window = window_of(chromium, live_server.url, press.ada)
    window.go(reverse("titles", kwargs={"publisher": "owl-press"}))
    window.page.evaluate(
        """() => {
            const main = document.getElementById("main");
            main.append(document.createElement("img"), document.createElement("button"));
            main.lastChild.setAttribute("style", "width: 5000px");
            main.lastChild.style.width = "5000px";
            console.error("planted");
        }"""
    )
    told = "\n".join([*window.measure("titles"), *window.complaints])
    assert "image-alt" in told
    assert "px wide in a window of" in told
    assert "planted" in told
    assert "style" in told  # the policy refuses the attribute
