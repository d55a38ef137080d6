"""A key planted once is looked for wherever anything is kept, written, shown or told."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse

from books.errors import OctavoError
from books.tenancy import acting_for
from illustration.models import ProviderKey
from illustration.operations.keys import add_key
from tests.api.programs import Program, program
from tests.illustration.keys.conftest import CANARY
from tests.personas import Press, client_of

OTHER = "sk-canary-the-second-0a1b2c3d"


class Talkative(BaseHTTPRequestHandler):
    """A provider that repeats the key in its refusal, as some do."""

    status = 401
    heard: list[str] = []

    def do_GET(self) -> None:
        key = self.headers.get("Authorization", "")
        self.heard.append(key)
        body = json.dumps({"error": {"message": f"Invalid signature: {key}", "type": "401"}})
        self.send_response(self.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *told: object) -> None:
        """Say nothing."""


@pytest.fixture
def talkative() -> Iterator[str]:
    """The address of a provider on this machine."""
    Talkative.heard.clear()
    server = HTTPServer(("127.0.0.1", 0), Talkative)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v3"
    server.shutdown()
    server.server_close()


def everything_kept() -> str:
    """Every row of every table, as text."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        ours = {model._meta.db_table for model in apps.get_models() if model._meta.managed}
        assert ours <= set(tables)
        kept = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            kept += [repr(row) for row in cursor.fetchall()]
    return "\n".join(kept)


def at(name: str, **words: object) -> str:
    return reverse(name, kwargs={"publisher": "owl-press", **words})


def by_the_desk(ada: Client, base: str) -> list[str]:
    """What the desk shows to who adds the key, twice, and wrongly."""
    form = {"wire": "gptproto", "base": base, "secret": CANARY, "title": "Planted"}
    return [
        ada.post(at("add-key"), form, follow=True).content.decode(),
        ada.post(at("add-key"), form).content.decode(),
        ada.post(at("add-key"), form | {"secret": f"{CANARY} x"}).content.decode(),
    ]


def by_the_api(owner: Program, key: ProviderKey) -> list[str]:
    """What the API answers to who replaces the key, and adds one wrongly."""
    body = {"secret": OTHER}
    return [
        owner.post(f"provider-keys/{key.pk}/replace/", body, key="b").content.decode(),
        owner.post("provider-keys/", body | {"wire": "smoke"}, key="c").content.decode(),
        *(owner.get(each).content.decode() for each in ("provider-keys/", "house-events/")),
    ]


def as_raised(press: Press, base: str) -> list[str]:
    """What a program is told of a key that is here already."""
    told = {"wire": "gptproto", "base": base, "title": "", "secret": OTHER}
    with acting_for(press.publisher), pytest.raises(OctavoError) as raised:
        add_key(publisher=press.publisher, by=press.ada, **told)
    return [str(raised.value), repr(raised.value)]


def test_a_key_is_found_nowhere_but_in_the_call_it_opens(
    press: Press,
    talkative: str,
    settings: pytest.FixtureRequest,
    caplog: pytest.LogCaptureFixture,
    woken: list[tuple[str, int, int]],
) -> None:
    settings.OCTAVO_PRIVATE_PROVIDERS = True  # type: ignore[attr-defined]
    caplog.set_level(logging.DEBUG)
    for name in ("httpx", "httpcore", "django", "illustration", "asyncio"):
        caplog.set_level(logging.DEBUG, logger=name)
    with acting_for(press.publisher):
        owner = program(press.ada)
    ada = client_of(press.ada)
    seen = by_the_desk(ada, talkative)
    with acting_for(press.publisher):
        key = ProviderKey.objects.get()
    # With a provider that repeats it.
    seen.append(ada.post(at("test-key", provider_key=key.pk), follow=True).content.decode())
    seen.append(owner.post(f"provider-keys/{key.pk}/test/", key="a").content.decode())
    assert "Invalid signature: [the key]" in seen[-1]
    assert Talkative.heard == [CANARY, CANARY]
    seen += by_the_api(owner, key)
    seen.append(ada.get(at("house-events")).content.decode())
    seen += as_raised(press, talkative)
    kept = everything_kept()
    assert "add-key" in kept
    for place, text in enumerate([*seen, caplog.text, str(woken), kept, str(key), repr(key)]):
        assert CANARY not in text, (place, text[:200])
        assert OTHER not in text, (place, text[:200])
