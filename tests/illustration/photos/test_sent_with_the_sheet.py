"""A photo goes with a request for the sheet and with nothing else, and never after its end."""

from __future__ import annotations

import base64

import pytest

from books.models import Character
from illustration.enums import PhotoEnd
from illustration.models import Attempt, ChildPhoto, Route
from illustration.operations.photos import delete_photo
from illustration.operations.request import request_sheet
from illustration.photos import bytes_of
from illustration.pump.asking import Gone, submit_call
from illustration.pump.loop import Pump
from tests.illustration.photos.conftest import HandIn
from tests.illustration.pump.rig import (
    SMALL,
    AtOnce,
    Calendar,
    HeldCarrier,
    a_house,
    an_account,
    spent_and_held,
)
from tests.personas import Press


@pytest.fixture
def asked(owl: Press, pip: Character, hand_in: HandIn, monkeypatch: pytest.MonkeyPatch) -> Attempt:
    """Pip's sheet, asked for of a provider with a photo."""
    row = SMALL["gptproto"]
    monkeypatch.setattr("illustration.routing.models", lambda: {row.key: row})
    monkeypatch.setattr("illustration.pump.asking.models", lambda: {row.key: row})
    key = an_account(owl.publisher, owl.ada)
    Route.objects.create(publisher=owl.publisher, role="sheet", model=row.key, key=key)
    hand_in()
    return request_sheet(character=pip, by=owl.ben)


def test_the_request_holds_the_photo_as_bytes_and_says_what_it_is_for(asked: Attempt) -> None:
    body = submit_call(asked).body
    assert body is not None
    (address,) = body["images"]
    head, _, text = address.partition(",")
    assert head == "data:image/jpeg;base64"
    assert base64.b64decode(text) == bytes_of(ChildPhoto.objects.get())
    assert "Reference picture 1 is a photo" in body["prompt"]


def test_once_it_is_deleted_the_request_never_leaves(asked: Attempt) -> None:
    delete_photo(photo=ChildPhoto.objects.get(), why=PhotoEnd.ASKED)
    with pytest.raises(Gone):
        submit_call(asked)
    house = a_house(Calendar())
    assert asked.account is not None
    Pump(asked.account, HeldCarrier(house, Calendar()), AtOnce()).run(seconds=5)  # type: ignore[arg-type]
    asked.refresh_from_db()
    assert (asked.state, house.calls["taken"]) == ("FAILED", 0)
    assert "Nothing was sent or spent" in asked.error
    assert spent_and_held() == (0, 0)
