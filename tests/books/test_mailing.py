"""The letters: each says its sentence twice alike, its link works, and nothing else is told."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from allauth.core.context import request_context
from django.conf import settings
from django.core import mail
from django.test import RequestFactory

from books import mailing

TEMPLATES = Path(settings.BASE_DIR) / "templates" / "mail"
NAMES = sorted(path.stem for path in TEMPLATES.glob("*.txt"))
TOLD = {
    "link": "/account/",
    "email": "nina@lark.example",
    "name": "Nina Lark",
    "sender": "Ada Owl",
    "publisher": "Owl & Sons",
    "role": "editor",
    "at": "2026-01-06 09:00 UTC",
    "ip": "198.51.100.7",
    "user_agent": "Firefox <on> the desk",
    "from_email": "old@lark.example",
    "to_email": "new@lark.example",
    "deleted_email": "old@lark.example",
    "title": "Pip and the Moon",
    "subject": "scene 3",
    "reason": "The owl has three wings.",
    "n": 3,
    "pages": 32,
    "days": 30,
    "sha256": "3ead2cea2677",
    "reader": "Rolf Heron",
    "remarks": "The moon is missing on page 7.",
}


def words(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_says_the_same_in_both_forms(name: str, settings: object) -> None:
    settings.OCTAVO_URL = "https://octavo.example"  # type: ignore[attr-defined]
    letter = mailing.write(name, TOLD)
    assert letter.subject.startswith("[Octavo] ")
    assert len(letter.subject) < 80
    assert len(letter.text.split()) > 8
    heard = words(re.sub(r"<head>.*</head>", "", letter.html, flags=re.DOTALL))
    assert heard == " ".join([letter.subject.removeprefix("[Octavo] "), *letter.text.split()])


@pytest.mark.parametrize("name", NAMES)
def test_a_letters_html_is_simple_and_loads_nothing(name: str) -> None:
    page = mailing.write(name, TOLD).html
    assert re.findall(r"<(?:img|link|script|style|iframe)\b|\sstyle=|\bon\w+=|src=", page) == []
    assert set(re.findall(r'href="([^"]+)"', page)) <= {"http://127.0.0.1:8000/account/"}


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_leaves_no_word_of_its_template_unsaid(name: str) -> None:
    # Every {{ word }} of the template is one the test tells: a typing error would say nothing.
    source = (TEMPLATES / f"{name}.txt").read_text("utf-8")
    assert set(re.findall(r"{{\s*(\w+)", source)) <= set(TOLD)


def test_names_people_chose_add_no_line_and_no_paragraph() -> None:
    told = TOLD | {"sender": "Ada\r\nBcc: all@x.example\n\nhttps://evil.example/\n\nOwl"}
    letter = mailing.write("invitation", told)
    assert letter.subject.startswith(
        "[Octavo] Ada Bcc: all@x.example https://evil.example/ Owl invites you"
    )
    assert "evil.example" in letter.text
    assert 'href="https://evil.example/"' not in letter.html


def test_markup_in_a_name_stays_words() -> None:
    letter = mailing.write("invitation", TOLD | {"sender": "<b>Ada</b>"})
    assert "<b>" not in letter.html
    assert "<b>Ada</b>" in letter.text


def test_a_link_stands_under_the_address_people_use(settings: object) -> None:
    request = RequestFactory().get("/", HTTP_HOST="testserver")
    with request_context(request):
        assert mailing.absolute("/x/") == "http://testserver/x/"
        settings.OCTAVO_URL = "https://octavo.example/"  # type: ignore[attr-defined]
        assert mailing.absolute("/x/") == "https://octavo.example/x/"
    assert mailing.absolute("/x/") == "https://octavo.example/x/"
    settings.OCTAVO_URL = ""  # type: ignore[attr-defined]
    assert mailing.absolute("/x/") == "http://127.0.0.1:8000/x/"


def test_a_letter_comes_from_the_house_and_goes_to_one(settings: object) -> None:
    settings.EMAIL_SUBJECT_PREFIX = "Wood: "  # type: ignore[attr-defined]
    mailing.send("sign_in_link", "nina@lark.example", TOLD)
    letter = mail.outbox[0]
    assert letter.subject == "Wood: Your link to sign in"
    assert letter.from_email == "Octavo <octavo@localhost>"
    assert letter.recipients() == ["nina@lark.example"]
    assert [kind for _, kind in letter.alternatives] == ["text/html"]  # type: ignore[attr-defined]
