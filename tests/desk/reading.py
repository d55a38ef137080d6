"""Reading a screen in a test: its address, its words, its links."""

from __future__ import annotations

import html
import re
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

OWL = "owl-press"


def at(name: str, *words: Any) -> str:
    """Return the address of a screen of Owl Press."""
    return reverse(name, args=[OWL, *words])


def text_of(response: HttpResponse) -> str:
    """Return a screen's words without tags, white space as one blank."""
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def shows(response: HttpResponse, name: str, *words: Any) -> bool:
    """Return whether a screen holds a link or form that leads to `name`."""
    address = at(name, *words)
    return re.search(rf'(?:href|action)="{re.escape(address)}(?:["?#])', body(response)) is not None


def body(response: HttpResponse) -> str:
    """Return a screen as it was sent."""
    return response.content.decode()
