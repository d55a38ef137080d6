"""A photo is kept clean, with consent, for one sheet and nothing else."""

from __future__ import annotations

from datetime import timedelta
from typing import NoReturn

import pytest
from django.db import IntegrityError, transaction

from books.errors import Gone, NotAllowed, NotReady, Refused
from books.models import Character, Event
from illustration import photo_folder
from illustration.models import ChildPhoto
from illustration.photos import CONSENT, bytes_of, photo_reference
from tests.illustration.photos.conftest import HandIn, snapshot
from tests.personas import Press


def test_what_is_kept_has_no_camera_notes_and_its_own_hash(hand_in: HandIn) -> None:
    photo = hand_in()
    kept = bytes_of(photo)
    assert b"Canary" in snapshot()
    assert b"Canary" not in kept
    assert photo_folder.names() == [photo.file]
    assert photo.bytes == len(kept)


def test_the_row_says_who_agreed_to_what_and_until_when(owl: Press, hand_in: HandIn) -> None:
    photo = hand_in(consent_by="  Nora   Wren ")
    assert (photo.consent_by, photo.consent_words) == ("Nora Wren", CONSENT)
    assert photo.uploaded_by == owl.ben.user
    assert photo.subject == "Pip in Pip and the Moon"
    assert photo.due_at - photo.uploaded_at <= timedelta(hours=24)


def test_hair_and_skin_go_into_the_traits_and_the_others_stay(
    pip: Character, hand_in: HandIn
) -> None:
    hand_in()
    pip.refresh_from_db()
    assert (pip.traits["hair"], pip.traits["skin"]) == ("curly brown", "brown")
    assert pip.traits["body"] == "teal feathers"


def test_a_sheet_may_take_it_along_by_its_number(pip: Character, hand_in: HandIn) -> None:
    photo = hand_in()
    told = photo_reference(pip)
    assert told == {"name": "Pip", "photo": photo.pk, "sha256": photo.sha256}


def test_without_a_photo_there_is_nothing_to_take_along(pip: Character) -> None:
    assert photo_reference(pip) is None


@pytest.mark.parametrize("other", [{"agreed": False}, {"consent_by": "  "}])
def test_without_consent_nothing_is_kept(hand_in: HandIn, other: dict[str, object]) -> None:
    with pytest.raises(Refused, match="parent or guardian"):
        hand_in(**other)
    assert not ChildPhoto.objects.exists()
    assert photo_folder.names() == []


def test_what_is_no_photo_is_refused_and_changes_no_trait(pip: Character, hand_in: HandIn) -> None:
    before = dict(pip.traits)
    with pytest.raises(Refused):
        hand_in(data=b"%PDF-1.7 no photo")
    pip.refresh_from_db()
    assert pip.traits == before
    assert not ChildPhoto.objects.exists()


def test_a_photo_is_no_source_for_other_traits(hand_in: HandIn) -> None:
    with pytest.raises(Refused, match="no source for eyes"):
        hand_in(traits={"eyes": "blue"})
    assert photo_folder.names() == []


def test_who_may_not_edit_hands_in_nothing(owl: Press, hand_in: HandIn) -> None:
    with pytest.raises(NotAllowed):
        hand_in(by=owl.rita)
    assert not ChildPhoto.objects.exists()


def test_another_photo_takes_the_first_ones_place(hand_in: HandIn) -> None:
    first = hand_in()
    second = hand_in(data=snapshot(9))
    first.refresh_from_db()
    assert first.deleted_why == "replaced"
    assert photo_folder.names() == [second.file]
    with pytest.raises(Gone):
        bytes_of(first)


def test_a_full_storage_keeps_nothing_and_says_so(
    pip: Character, hand_in: HandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(name: str, data: bytes) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(photo_folder, "put", full)
    with pytest.raises(NotReady, match="nothing of it was kept"):
        hand_in()
    photo = ChildPhoto.objects.get()
    assert (photo.file, photo.deleted_why) == ("", "not-kept")
    assert photo_reference(pip) is None


def test_a_file_that_was_changed_goes_with_no_request(hand_in: HandIn) -> None:
    photo = hand_in()
    photo_folder.remove(photo.file)
    photo_folder.put(photo.file, b"another child")
    with pytest.raises(Gone, match="nothing was spent"):
        bytes_of(photo)


def test_the_record_says_that_it_came_and_not_who_agreed(hand_in: HandIn) -> None:
    hand_in()
    told = Event.objects.get(what="hand-in-photo")
    assert (told.subject, told.note) == ("character Pip", "")


@pytest.mark.parametrize(
    "nonsense",
    [
        {"file": ""},
        {"consent_by": ""},
        {"deleted_why": "due"},
        {"due_at": "a week"},
    ],
)
def test_the_database_refuses(hand_in: HandIn, nonsense: dict[str, object]) -> None:
    photo = hand_in()
    if "due_at" in nonsense:
        nonsense = {"due_at": photo.uploaded_at + timedelta(hours=24, seconds=1)}
    with pytest.raises(IntegrityError), transaction.atomic():
        ChildPhoto.objects.filter(pk=photo.pk).update(**nonsense)


def test_the_database_refuses_a_second_living_photo(hand_in: HandIn) -> None:
    photo = hand_in()
    photo.pk, photo._state.adding = None, True
    with pytest.raises(IntegrityError), transaction.atomic():
        photo.save()
