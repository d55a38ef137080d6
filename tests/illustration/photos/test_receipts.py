"""A receipt names every copy we cannot delete, and none that was never sent."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import pytest

from books.models import Character
from illustration.enums import AttemptState, PhotoEnd, Purpose
from illustration.models import Account, Attempt, ChildPhoto, ProviderKey
from illustration.operations.photos import delete_photo
from illustration.receipts import receipt_of
from tests.illustration.photos.conftest import HandIn

SENT = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
MODEL = "gptproto/gpt-image-2"


def request_with(photo: ChildPhoto, character: Character, **other: object) -> Attempt:
    """A sheet's request to a provider that took the photo along, sent at noon."""
    account, _ = Account.objects.get_or_create(
        wire="gptproto", base="https://gptproto.com/api/v3", fingerprint="f" * 64
    )
    key, _ = ProviderKey.objects.get_or_create(account=account, title="key", sealed="x")
    told: dict[str, object] = {
        "ref": uuid.uuid4(),
        "book": character.book,
        "character": character,
        "purpose": Purpose.SHEET.value,
        "n": Attempt.objects.count() + 1,
        "provider": "gptproto",
        "account": account,
        "key": key,
        "model": MODEL,
        "prompt": "a sheet",
        "order": {},
        "references": [{"name": "Pip", "photo": photo.pk, "sha256": photo.sha256}],
        "request_hash": "a" * 64,
        "width": 1024,
        "height": 1024,
        "state": AttemptState.FAILED.value,
        "sent_at": SENT,
    }
    return Attempt.objects.create(**(told | other))


def test_a_sheet_that_was_asked_for_is_named_with_address_terms_and_day(
    pip: Character, hand_in: HandIn
) -> None:
    photo = hand_in()
    attempt = request_with(photo, pip)
    delete_photo(photo=photo, why=PhotoEnd.ASKED)
    photo.refresh_from_db()
    (copy,) = photo.receipt["copies"]
    assert copy["request"] == str(attempt.ref)
    assert copy["sent_at"] == SENT.isoformat()
    assert copy["model"] == "gpt-image-2 at GPT Proto"
    assert copy["address"] == "https://gptproto.com/api/v3"
    assert "GPT Proto terms" in copy["terms"]


@pytest.mark.parametrize(
    "other",
    [
        {"references": []},
        {"references": [{"name": "Pip", "photo": 0}]},
        {"sent_at": None},
        {"account": None, "key": None},  # the painter on this machine
    ],
)
def test_what_was_not_sent_is_no_copy(
    pip: Character, hand_in: HandIn, other: dict[str, object]
) -> None:
    photo = hand_in()
    request_with(photo, pip, **other)
    assert receipt_of(photo)["copies"] == []


def test_what_may_have_left_is_named_though_no_time_is_known(
    pip: Character, hand_in: HandIn
) -> None:
    photo = hand_in()
    request_with(photo, pip, sent_at=None, state=AttemptState.UNKNOWN.value)
    (copy,) = receipt_of(photo)["copies"]
    assert copy["sent_at"] is None


def test_a_request_in_the_air_at_the_deletion_is_named_afterwards(
    pip: Character, hand_in: HandIn
) -> None:
    photo = hand_in()
    delete_photo(photo=photo, why=PhotoEnd.ASKED)
    photo.refresh_from_db()
    assert receipt_of(photo)["copies"] == []
    request_with(photo, pip)
    assert len(receipt_of(photo)["copies"]) == 1


def test_a_copy_once_named_stays_when_its_request_is_gone(pip: Character, hand_in: HandIn) -> None:
    photo = hand_in()
    attempt = request_with(photo, pip)
    delete_photo(photo=photo, why=PhotoEnd.ASKED)
    Attempt.objects.filter(pk=attempt.pk).delete()
    photo.refresh_from_db()
    assert len(receipt_of(photo)["copies"]) == 1
