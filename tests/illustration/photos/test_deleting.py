"""A photo ends everywhere, whatever dies between the steps of its end."""

from __future__ import annotations

import io
import logging
from pathlib import Path
from typing import NoReturn

import pytest
from django.core.files.storage import default_storage
from pytest_django import DjangoCaptureOnCommitCallbacks

from books.errors import Gone, NotReady
from books.models import Book, Character, Event
from books.operations.approving import approve_whole
from books.operations.cast import add_character, remove_character
from books.operations.orphans import named_files
from books.operations.review import approve_sheet
from books.operations.titles import delete_title
from books.queries import edition_of
from books.tenancy import everyone
from config.backup.rows import write_rows
from illustration import photo_folder
from illustration.enums import PhotoEnd
from illustration.models import ChildPhoto
from illustration.operations import photos
from illustration.operations.photos import decide_end, delete_photo
from illustration.operations.photos_sweep import sweep_photos
from illustration.photos import bytes_of, photo_reference
from tests.factories import add_candidate
from tests.illustration.photos.conftest import HandIn, a_day_later
from tests.personas import Press

Commit = DjangoCaptureOnCommitCallbacks


class Killed(BaseException):
    """The process died here: nothing after it runs, no clean-up either."""


def die(*_args: object, **_more: object) -> NoReturn:
    raise Killed


def is_gone(photo: ChildPhoto) -> bool:
    photo.refresh_from_db()
    return photo.deleted_at is not None and photo.file == "" and photo_folder.names() == []


def test_the_approval_of_the_sheet_ends_it_at_once(
    owl: Press, pip: Character, hand_in: HandIn, django_capture_on_commit_callbacks: Commit
) -> None:
    photo = hand_in()
    sheet = add_candidate(character=pip)
    with django_capture_on_commit_callbacks(execute=True):
        approve_sheet(character=pip, artwork=sheet, by=owl.rita)
        assert photo_reference(pip) is None
    assert is_gone(photo)
    assert photo.deleted_why == "sheet-approved"
    assert Event.objects.filter(what="delete-photo", by=owl.rita.user).count() == 1


def test_approving_all_sheets_at_once_ends_it_too(
    owl: Press, book: Book, pip: Character, hand_in: HandIn,
    django_capture_on_commit_callbacks: Commit,
) -> None:  # fmt: skip
    photo = hand_in()
    add_candidate(character=pip)
    with django_capture_on_commit_callbacks(execute=True):
        approve_whole(what="sheets", edition=edition_of(book), by=owl.rita)
    assert is_gone(photo)


def test_another_characters_approval_leaves_it(
    owl: Press, book: Book, hand_in: HandIn, django_capture_on_commit_callbacks: Commit
) -> None:
    photo = hand_in()
    fox = add_character(book=book, name="Fen", kind="fox", traits={}, by=owl.ben)
    with django_capture_on_commit_callbacks(execute=True):
        approve_sheet(character=fox, artwork=add_candidate(character=fox), by=owl.rita)
    assert not is_gone(photo)


def test_a_death_right_after_the_approval_leaves_the_end_to_the_sweep(
    owl: Press, pip: Character, hand_in: HandIn
) -> None:
    # The callbacks of the commit never run here.
    photo = hand_in()
    approve_sheet(character=pip, artwork=add_candidate(character=pip), by=owl.rita)
    assert photo_folder.names() == [photo.file]
    assert sweep_photos() == 1
    assert is_gone(photo)
    assert photo.deleted_why == "sheet-approved"


def test_a_day_later_the_sweep_ends_it(hand_in: HandIn) -> None:
    photo = hand_in()
    assert sweep_photos() == 0
    a_day_later(photo)
    assert sweep_photos() == 1
    assert is_gone(photo)
    assert photo.deleted_why == "due"
    assert sweep_photos() == 0


def test_a_day_later_no_request_takes_it_along_even_where_no_sweep_runs(
    pip: Character, hand_in: HandIn
) -> None:
    photo = hand_in()
    a_day_later(photo)
    assert photo_reference(pip) is None
    with pytest.raises(Gone):
        bytes_of(photo)


def test_a_death_once_its_end_is_decided(pip: Character, hand_in: HandIn) -> None:
    photo = hand_in()
    decide_end(photo, PhotoEnd.ASKED, None)
    assert photo_reference(pip) is None
    assert photo_folder.names() == [photo.file]
    sweep_photos()
    assert is_gone(photo)


def test_a_death_once_the_file_is_removed(hand_in: HandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    photo = hand_in()
    with monkeypatch.context() as broken:
        broken.setattr(photos, "_confirm", die)
        with pytest.raises(Killed):
            delete_photo(photo=photo, why=PhotoEnd.ASKED)
    photo.refresh_from_db()
    assert (photo.file != "", photo.deleted_at, photo_folder.names()) == (True, None, [])
    sweep_photos()
    assert is_gone(photo)
    assert photo.deleted_why == "asked"


def test_a_death_before_the_file_was_stored(
    hand_in: HandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(photo_folder, "put", die)
        with pytest.raises(Killed):
            hand_in()
    photo = ChildPhoto.objects.get()
    assert photo.kept_at is None
    assert sweep_photos() == 0  # it may still be on its way
    monkeypatch.setattr("illustration.operations.photos_sweep.STORING", photos.KEPT_FOR * 0)
    sweep_photos()
    assert is_gone(photo)
    assert photo.deleted_why == "not-kept"


def test_a_death_once_the_file_was_stored_and_not_told(
    pip: Character, hand_in: HandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = photo_folder.put
    with monkeypatch.context() as broken:
        broken.setattr(photo_folder, "put", lambda name, data: (put(name, data), die()))
        with pytest.raises(Killed):
            hand_in()
    assert len(photo_folder.names()) == 1
    assert photo_reference(pip) is None
    photo = ChildPhoto.objects.get()
    a_day_later(photo)
    sweep_photos()
    assert is_gone(photo)


def test_a_file_that_arrives_after_its_end_is_deleted_again(
    hand_in: HandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = photo_folder.put

    def late(name: str, data: bytes) -> None:
        delete_photo(photo=ChildPhoto.objects.get(), why=PhotoEnd.SHEET_APPROVED)
        put(name, data)

    monkeypatch.setattr(photo_folder, "put", late)
    with pytest.raises(Exception, match="deleted again while it was being stored"):
        hand_in()
    assert is_gone(ChildPhoto.objects.get())


def test_a_file_without_a_row_is_nobodys_whatever_its_age(owl: Press, hand_in: HandIn) -> None:
    photo = hand_in()
    stray = photo_folder.new_name(owl.publisher.pk)
    photo_folder.put(stray, b"left behind")
    assert sweep_photos() == 1
    assert photo_folder.names() == [photo.file]


def test_a_storage_that_does_not_answer_is_asked_again(
    pip: Character, hand_in: HandIn, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    photo = hand_in()

    def down(name: str) -> NoReturn:
        raise OSError("The bucket could not be reached")

    with monkeypatch.context() as broken, caplog.at_level(logging.WARNING):
        broken.setattr(default_storage, "delete", down)
        assert not delete_photo(photo=photo, why=PhotoEnd.ASKED)
        assert photo_reference(pip) is None
        with pytest.raises(NotReady, match="storage does not answer"):
            hand_in()
    assert photo.file not in caplog.text
    assert "Nora" not in caplog.text
    sweep_photos()
    assert is_gone(photo)


def test_a_storage_that_only_says_it_deleted_is_not_believed(
    hand_in: HandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = hand_in()
    monkeypatch.setattr(default_storage, "delete", lambda name: None)
    assert not delete_photo(photo=photo, why=PhotoEnd.ASKED)
    photo.refresh_from_db()
    assert photo.deleted_at is None


def test_deleting_twice_tells_it_once(owl: Press, hand_in: HandIn) -> None:
    photo = hand_in()
    assert delete_photo(photo=photo, why=PhotoEnd.ASKED, by=owl.ben)
    first = ChildPhoto.objects.get().deleted_at
    assert delete_photo(photo=photo, why=PhotoEnd.DUE)
    photo.refresh_from_db()
    assert (photo.deleted_at, photo.deleted_why) == (first, "asked")
    assert Event.objects.filter(what="delete-photo").count() == 1


def test_two_that_finish_it_at_once_tell_it_once(
    hand_in: HandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = hand_in()
    decide_end(photo, PhotoEnd.DUE, None)
    remove = photo_folder.remove

    def meanwhile(name: str) -> None:
        monkeypatch.setattr(photo_folder, "remove", remove)
        assert sweep_photos() == 1
        remove(name)

    monkeypatch.setattr(photo_folder, "remove", meanwhile)
    assert photos.finish(photo)
    assert Event.objects.filter(what="delete-photo").count() == 1


def test_a_character_taken_out_takes_its_photo_along(
    owl: Press, book: Book, hand_in: HandIn, django_capture_on_commit_callbacks: Commit
) -> None:
    fen = add_character(book=book, name="Fen", kind="child", traits={}, by=owl.ben)
    photo = hand_in(character=fen)
    with django_capture_on_commit_callbacks(execute=True):
        remove_character(character=fen, by=owl.ben)
    assert is_gone(photo)
    assert photo.receipt["deleted"]["why"] == "the character was taken out of the book"


def test_a_title_with_a_living_photo_is_not_deleted_and_its_receipt_outlives_it(
    owl: Press, book: Book, hand_in: HandIn
) -> None:
    photo = hand_in()
    with pytest.raises(NotReady, match="a child's photo, which is to be deleted first"):
        delete_title(book=book, by=owl.ada, typed=book.title)
    delete_photo(photo=photo, why=PhotoEnd.ASKED, by=owl.ada)
    delete_title(book=book, by=owl.ada, typed=book.title)
    assert ChildPhoto.objects.get().receipt["for"] == "Pip in Pip and the Moon"


def test_no_backup_takes_a_photo_and_the_row_in_it_holds_none_of_its_bytes(
    hand_in: HandIn,
) -> None:
    photo = hand_in()
    rows = io.StringIO()
    with everyone("a backup holds every publisher"):
        named = named_files()
        write_rows(rows)
    assert photo.file not in named
    assert not any(name.startswith(photo_folder.FOLDER) for name in named)
    (line,) = (line for line in rows.getvalue().splitlines() if photo.sha256 in line)
    assert len(line) < 1_500  # names, times, hash and the sentence agreed to


def test_a_row_that_came_back_from_a_backup_ends_without_its_file(hand_in: HandIn) -> None:
    photo = hand_in()
    photo_folder.remove(photo.file)
    assert sweep_photos() == 1
    assert is_gone(photo)
    assert photo.deleted_why == "lost"


def test_nothing_else_of_the_storage_holds_its_bytes(hand_in: HandIn, settings: object) -> None:
    photo = hand_in()
    kept = bytes_of(photo)
    root = Path(settings.VAR_DIR)  # type: ignore[attr-defined]
    holding = [path for path in root.rglob("*") if path.is_file() and kept in path.read_bytes()]
    assert len(holding) <= 1  # its own file, where the storage is a folder
    delete_photo(photo=photo, why=PhotoEnd.ASKED)
    assert not any(kept in path.read_bytes() for path in root.rglob("*") if path.is_file())
