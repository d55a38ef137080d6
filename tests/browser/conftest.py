"""Rows a live server's threads can see, and leave to ask for them beside the browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.window import browser
from tests.personas import Press, owl_press


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for a file."""
    # Playwright keeps an event loop on this thread, which Django takes for async code; the rows
    # are emptied after each test, so the leave lasts as long as the browser.
    with pytest.MonkeyPatch.context() as leave, browser() as opened:
        leave.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield opened


@pytest.fixture
def press(chromium: Browser, transactional_db: None) -> Press:
    """Owl Press, committed."""
    return owl_press()
