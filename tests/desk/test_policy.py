"""The content policy: nothing from elsewhere, nothing inline, and templates that keep to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from books.tenancy import acting_for
from tests.desk.reading import at, body
from tests.factories import make_book
from tests.personas import Press, client_of

TEMPLATES = Path(settings.BASE_DIR) / "templates"
OWN = sorted(TEMPLATES.rglob("*.html"))
INLINE = {
    "a style attribute": r"<[^>]*\sstyle\s*=",
    "a style block": r"<style\b",
    "a script in the page": r"<script(?![^>]*\bsrc=)",
    "a handler in an attribute": r"<[^>]*\son[a-z]+\s*=",
    "an htmx handler": r"\bhx-on\b|\bhx-vals\s*=\s*['\"]?js:|\bhx-vars\b",
    "an address elsewhere": r"(?:src|href)\s*=\s*[\"'](?:https?:)?//",
}


@pytest.mark.parametrize("path", OWN, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_template_holds_nothing_the_policy_forbids(path: Path) -> None:
    text = path.read_text("utf-8")
    assert [what for what, form in INLINE.items() if re.search(form, text, re.IGNORECASE)] == []


@pytest.mark.parametrize(
    ("planted", "what"),
    [
        ('<p style="color:red">', "a style attribute"),
        ("<script>alert(1)</script>", "a script in the page"),
        ('<a onclick="x()">', "a handler in an attribute"),
        ('<script src="//cdn.example/x.js">', "an address elsewhere"),
    ],
)
def test_a_planted_breach_is_seen(planted: str, what: str) -> None:
    assert re.search(INLINE[what], planted, re.IGNORECASE)


def test_every_screen_is_sent_with_the_policy_and_not_kept_by_the_browser(press: Press) -> None:
    response = client_of(press.ada).get(at("titles"))
    policy = response.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy
    assert response.headers["Cache-Control"] == "no-store"


def test_htmx_is_told_to_evaluate_nothing_and_to_show_what_was_refused(press: Press) -> None:
    sent = body(client_of(press.ada).get(at("titles")))
    assert '"allowEval":false' in sent
    assert '"includeIndicatorStyles":false' in sent
    assert '{"code":"4..","swap":true' in sent


def test_every_picture_on_a_screen_has_its_words_or_says_it_needs_none(press: Press) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben, with_art=True)
    client = client_of(press.ada)
    for screen in (
        at("titles"),
        at("book", book.slug),
        at("scene", book.slug, 1),
        at("page", book.slug, 1, 4),
    ):
        sent = body(client.get(screen))
        assert re.findall(r"<img(?![^>]*\balt=)[^>]*>", sent) == []
        drawings = re.findall(r'<svg class="page-drawing[^>]*>', sent)
        unnamed = [
            each for each in drawings if "aria-hidden" not in each and "aria-label" not in each
        ]
        assert unnamed == []


def test_vendored_files_keep_their_licences_and_their_measure() -> None:
    vendor = TEMPLATES / "static" / "vendor"
    files = [path for path in vendor.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 1_200_000
    told = (vendor / "README.md").read_text("utf-8")
    for licence in re.findall(r"`(LICENSE[^`]*)`", told):
        assert [path for path in files if path.name == licence], licence


def test_the_pages_icons_are_in_the_sprite() -> None:
    sprite = (TEMPLATES / "static/vendor/tabler/icons.svg").read_text("utf-8")
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', sprite))
    sources = [
        *OWN,
        *(Path(settings.BASE_DIR) / app / "showing.py" for app in ("books", "printing")),
    ]
    asked: set[str] = set()
    for path in sources:
        text = path.read_text("utf-8")
        asked |= set(re.findall(r'{% icon "([\w-]+)"', text))
        asked |= set(re.findall(r'Badge\(.*?, "([\w-]+)", "\w+"\)', text))
    assert asked - drawn == set()
    assert len(asked) > 20
