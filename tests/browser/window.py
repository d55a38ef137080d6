"""One Chromium, and windows in which a person of the tests is signed in.

Every window keeps what a browser complains of: console errors, refused content, failed requests.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from books.models import Member

DESK, PHONE = (1440, 900), (390, 844)
Modes = Sequence[tuple[str, tuple[int, int]]]
MODES: Modes = [(scheme, size) for size in (DESK, PHONE) for scheme in ("light", "dark")]
# Both colours and both widths once, for a second look at screens that were measured whole.
TWO_MODES: Modes = [("light", DESK), ("dark", PHONE)]
# Headless Chromium as root; without the background flags it looks its maker's hosts up.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# All that axe knows of a page is some megabytes; what it finds wrong is told in a line.
LOOK = """axe.run({resultTypes: ["violations"]}).then(told => told.violations.map(
    each => ({id: each.id, help: each.help, html: each.nodes[0].html})))"""
# OCTAVO_SHOTS names a folder that keeps a picture of every screen in every mode.
SHOTS = os.environ.get("OCTAVO_SHOTS", "")


def chromium() -> str:
    """The browser's path. A missing one skips by name, and fails where skips are out."""
    for name in ("chromium", "chromium-browser", "google-chrome", "chrome"):
        found = shutil.which(name)
        if found:
            return found
    needed = "no Chromium is installed (Debian: chromium)"
    if os.environ.get("OCTAVO_NO_SKIPS"):
        pytest.fail(needed)
    pytest.skip(needed)


@contextmanager
def browser() -> Iterator[Browser]:
    """A Chromium for a test."""
    path = chromium()
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield opened
        finally:
            opened.close()


@dataclass
class Window:
    """A page in a window of its own, and what the browser complained of."""

    page: Page
    base: str
    context: BrowserContext
    complaints: list[str] = field(default_factory=list)
    # Statuses that a test brings about on purpose, such as 409 for a stale form.
    expected: set[int] = field(default_factory=set)

    def go(self, address: str) -> int:
        """Open an address of the house and return the status."""
        answer = self.page.goto(self.base + address)
        assert answer is not None
        return answer.status

    def settle(self) -> None:
        """Wait until htmx has put in what was answered and nothing more is under way."""
        self.page.wait_for_load_state("networkidle")
        under_way = self.page.locator(".htmx-request, .htmx-swapping, .htmx-settling")
        expect(under_way).to_have_count(0)

    def hear(self, message: ConsoleMessage) -> None:
        """Keep errors and warnings of the console; a status that was expected is none."""
        if message.type not in ("error", "warning"):
            return
        if any(f"status of {status} " in message.text for status in self.expected):
            return
        self.complaints.append(f"console {message.type}: {message.text[:300]}")

    def wear(self, scheme: str, size: tuple[int, int]) -> None:
        """Switch to light or dark and to a width, as a person's machine would."""
        self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        self.page.set_viewport_size({"width": size[0], "height": size[1]})

    def measure(self, name: str, modes: Modes = MODES) -> list[str]:
        """Everything wrong with what is shown now, in light and dark, on a desk and a phone.

        axe looks at each colour and each width once, and else where one mode alone is asked for.
        """
        wrong = []
        for scheme, size in modes:
            self.wear(scheme, size)
            mode = f"{name}, {scheme}, {size[0]} px"
            looked = (scheme, size) in TWO_MODES or len(modes) == 1
            found = violations(self.page) if looked else []
            wrong += [f"{mode}: {each}" for each in [*found, *overflow(self.page)]]
            if SHOTS:
                shot = Path(SHOTS) / f"{name}-{scheme}-{size[0]}.png"
                self.page.screenshot(path=shot, full_page=True)
        return wrong


def violations(page: Page) -> list[str]:
    """What axe finds: each rule with the first element it names."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate(LOOK)
    return [f"{each['id']}: {each['help']}: {each['html'][:160]}" for each in found]


def overflow(page: Page) -> list[str]:
    """A screen that must be pushed sideways is too wide for its window."""
    wide, window = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    return [f"is {wide} px wide in a window of {window} px"] if wide > window else []


def window_of(opened: Browser, base: str, member: Member | None) -> Window:
    """A window in which a member is signed in; nobody is where it is None."""
    context = opened.new_context(accept_downloads=True)
    if member is not None:
        client = Client()
        client.force_login(
            member.user, backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        cookie = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": base}])
    page = context.new_page()
    window = Window(page, base, context)
    page.on("console", window.hear)
    page.on("pageerror", lambda error: window.complaints.append(f"script: {error}"))
    return window
