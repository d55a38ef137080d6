"""Before a picture or a sheet is asked for, its button tells what that costs at most."""

from __future__ import annotations

import pytest
from django.test import Client

from illustration.models import Route
from tests.illustration.pump.rig import SMALL
from tests.illustration.verbs.conftest import Studio
from tests.personas import Press

BOOK = "/p/owl-press/books/pip-and-the-moon/"


@pytest.fixture
def ben(owl: Press, client: Client) -> Client:
    client.force_login(owl.ben.user)
    return client


def test_the_offline_painters_buttons_tell_no_sum(ben: Client, studio: Studio) -> None:
    Route.objects.all().delete()
    page = ben.get(f"{BOOK}scenes/1/").content.decode()
    assert ">Ask for a picture<" in page


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("scenes/1/", "Ask for a picture, $0.03 at most"),
        ("characters/1/", "Ask for a sheet, $0.03 at most"),
    ],
)
def test_a_models_buttons_tell_the_sum(ben: Client, studio: Studio, place: str, words: str) -> None:
    Route.objects.create(role="sheet", model=SMALL["gptproto"].key, key=studio.key)
    assert words in ben.get(f"{BOOK}{place}").content.decode()
