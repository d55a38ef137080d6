"""A picture handed in is taken once, or refused with its sentence, whatever dies on the way."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from books import jobs, storing
from books.darkroom import bounds
from books.enums import CheckItem
from books.errors import IllegalMove, NotAllowed, Refused, TooLarge
from books.models import Artwork, Book, Character, Event, Scene, Upload
from books.operations import abandoned, received, uploads
from books.operations.checklist import tick
from books.operations.orphans import delete_orphans
from books.operations.review import approve_artwork
from books.operations.uploads import receive_upload, take_upload
from books.tenancy import acting_for
from tests.factories import make_book, picture_bytes
from tests.personas import Press

Wakened = list[tuple[str, int, int]]
GONE = "elsewhere:1"


@pytest.fixture
def book(owl: Press) -> Book:
    return make_book(owl.ben, scenes=4, spreads=1)


@pytest.fixture
def scene(book: Book) -> Scene:
    return book.scenes.get(position=1)


def handed_in(
    owl: Press, scene: Scene, data: bytes | None = None, name: str = "hill.jpg"
) -> Upload:
    return receive_upload(
        book=scene.book, scene=scene, name=name, content=data or picture_bytes(), by=owl.ben
    )


def taken(upload: Upload) -> Upload:
    take_upload(upload=upload)
    upload.refresh_from_db()
    return upload


def received_files(owl: Press) -> list[str]:
    try:
        return default_storage.listdir(f"{owl.publisher.pk}/received")[1]
    except FileNotFoundError:
        return []


@pytest.fixture(autouse=True)
def nothing_left_over(owl: Press) -> Iterator[None]:
    """The tests share one storage."""
    yield
    for name in received_files(owl):
        default_storage.delete(f"{owl.publisher.pk}/received/{name}")


@pytest.mark.django_db(transaction=True)
def test_a_picture_handed_in_becomes_a_candidate_and_its_scene_is_offered(
    owl: Press, scene: Scene, woken: Wakened
) -> None:
    upload = handed_in(owl, scene)
    assert ("books.jobs.take_upload", owl.publisher.pk, upload.pk) in woken
    assert (upload.state, len(received_files(owl))) == ("waiting", 1)
    jobs.take_upload(owl.publisher.pk, upload.pk)
    upload.refresh_from_db()
    scene.refresh_from_db()
    artwork = scene.candidates.get()
    assert (upload.state, upload.artwork, upload.file) == ("taken", artwork, "")
    assert (scene.state, artwork.origin, artwork.source_name) == ("offered", "uploaded", "hill.jpg")
    assert artwork.made_by == owl.ben.user
    assert storing.read(artwork.file) == picture_bytes()
    assert received_files(owl) == []


def test_the_history_tells_who_handed_it_in_and_what_came_of_it(owl: Press, scene: Scene) -> None:
    taken(handed_in(owl, scene))
    told = list(Event.objects.filter(book=scene.book, subject="scene 1").order_by("id"))
    assert [event.what for event in told] == ["receive-upload", "take-upload"]
    assert [event.by for event in told] == [owl.ben.user, None]
    assert (told[1].from_state, told[1].to_state) == ("briefed", "offered")
    assert "hill.jpg, version 1" in told[1].note


def test_a_file_that_is_none_is_refused_with_a_sentence_and_changes_nothing(
    owl: Press, scene: Scene
) -> None:
    upload = taken(handed_in(owl, scene, b"%PDF-1.7 not a picture", "cover.pdf"))
    scene.refresh_from_db()
    assert upload.state == "refused"
    assert upload.sentence == (
        "cover.pdf is a PDF, not a picture; export the picture as JPEG, PNG, WebP or TIFF. "
        "Nothing was kept."
    )
    assert (scene.state, scene.candidates.count()) == ("briefed", 0)
    assert Event.objects.filter(what="refuse-upload", note=upload.sentence).exists()


def test_a_character_gets_another_version_of_its_sheet(owl: Press, book: Book) -> None:
    pip = Character.objects.get(book=book)
    upload = receive_upload(
        book=book, character=pip, name="pip.png", content=io.BytesIO(picture_bytes()), by=owl.ben
    )
    assert taken(upload).artwork == pip.sheets.get()
    assert Event.objects.filter(subject="character Pip", what="take-upload").exists()


def test_without_a_subject_it_is_kept_unplaced(owl: Press, book: Book) -> None:
    upload = receive_upload(book=book, name="spare.jpg", content=picture_bytes(), by=owl.ben)
    artwork = taken(upload).artwork
    assert artwork is not None
    assert (artwork.scene, artwork.character) == (None, None)


@pytest.mark.parametrize(
    ("state", "road"),
    [("planned", "planned"), ("queued", "queued"), ("drawing", "drawing"), ("briefed", "briefed")],
)
def test_a_scene_in_any_state_is_offered(owl: Press, scene: Scene, state: str, road: str) -> None:
    Scene.objects.filter(pk=scene.pk).update(state=state)
    scene.refresh_from_db()
    taken(handed_in(owl, scene))
    scene.refresh_from_db()
    assert scene.state == "offered"
    assert Event.objects.get(what="take-upload").from_state == road


def test_an_approved_scene_asks_for_a_new_decision_and_keeps_its_picture_until_then(
    owl: Press, scene: Scene
) -> None:
    first = taken(handed_in(owl, scene)).artwork
    assert first is not None
    scene.refresh_from_db()
    tick(artwork=first, items=list(CheckItem), by=owl.ada)
    approve_artwork(scene=scene, artwork=first, by=owl.ada)
    second = taken(handed_in(owl, scene, picture_bytes(seed=2))).artwork
    assert second is not None
    scene.refresh_from_db()
    assert (scene.state, scene.artwork, second.version) == ("offered", first, 2)


def test_who_handed_a_picture_in_does_not_approve_it(owl: Press, scene: Scene) -> None:
    artwork = taken(handed_in(owl, scene)).artwork
    assert artwork is not None
    scene.refresh_from_db()
    Artwork.objects.filter(pk=artwork.pk).update(made_by=owl.rita.user)
    artwork.refresh_from_db()
    with pytest.raises(NotAllowed, match="made this picture of scene 1 and cannot approve it"):
        approve_artwork(scene=scene, artwork=artwork, by=owl.rita)


def test_reviewers_and_production_hand_nothing_in(owl: Press, scene: Scene) -> None:
    for member in (owl.rita, owl.paul):
        with pytest.raises(NotAllowed):
            receive_upload(book=scene.book, scene=scene, name="a.jpg", content=b"x", by=member)
    assert received_files(owl) == []


def test_a_scene_of_another_book_is_refused(owl: Press, book: Book) -> None:
    other = make_book(owl.ben, title="Another").scenes.get(position=1)
    with pytest.raises(Refused, match="belongs to another book"):
        receive_upload(book=book, scene=other, name="a.jpg", content=b"x", by=owl.ben)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("C:\\Users\\ben\\hill.jpg", "hill.jpg"),
        ("../../etc/passwd", "passwd"),
        ("a\x00b\n c.png", "a b c.png"),
        ("x" * 300 + ".tiff", "x" * 195 + ".tiff"),
        ("ü" * 300, "ü" * 200),
    ],
)
def test_only_the_files_own_name_is_kept(owl: Press, scene: Scene, name: str, kept: str) -> None:
    assert handed_in(owl, scene, name=name).name == kept


def test_a_file_without_a_name_is_refused(owl: Press, scene: Scene) -> None:
    with pytest.raises(Refused, match="has no name"):
        handed_in(owl, scene, name="folder/")


def test_too_many_bytes_are_refused_before_they_are_stored(
    owl: Press, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(received, "MAX_BYTES", 1000)
    with pytest.raises(TooLarge, match=r"hill.jpg has .* at most 350 MB are taken"):
        handed_in(owl, scene)
    assert received_files(owl) == []
    assert not Upload.objects.exists()
    assert bounds.MAX_BYTES == 367_001_600  # 350 * 1024 * 1024


def test_a_repeated_wake_up_finds_the_picture_taken(owl: Press, scene: Scene) -> None:
    upload = taken(handed_in(owl, scene))
    taken(upload)
    assert scene.candidates.count() == 1


def test_two_readers_of_one_upload_keep_one_picture(
    owl: Press, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = handed_in(owl, scene)
    first_reader = Upload.objects.get(pk=upload.pk)
    honest = uploads.develop_apart

    def overtaken(tasks: list[object], limits: object = None) -> Iterator[object]:
        # The first reader's lease runs out while its child reads; a second one takes the picture.
        monkeypatch.setattr(uploads, "develop_apart", honest)
        Upload.objects.filter(pk=upload.pk).update(lease_until=timezone.now() - timedelta(1))
        assert abandoned.sweep_uploads() == 2  # one lost, one woken
        assert taken(Upload.objects.get(pk=upload.pk)).state == "taken"
        yield from honest(tasks)  # type: ignore[arg-type]

    monkeypatch.setattr(uploads, "develop_apart", overtaken)
    with pytest.raises((IllegalMove, FileNotFoundError)):
        take_upload(upload=first_reader)
    assert scene.candidates.count() == 1


def test_a_reader_that_lost_its_lease_keeps_nothing(
    owl: Press, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = handed_in(owl, scene)
    honest = uploads.develop_apart

    def slow(tasks: list[object], limits: object = None) -> Iterator[object]:
        yield from honest(tasks)  # type: ignore[arg-type]
        Upload.objects.filter(pk=upload.pk).update(tries=9)  # another reader claimed it

    monkeypatch.setattr(uploads, "develop_apart", slow)
    with pytest.raises(IllegalMove, match="was taken from this reader"):
        take_upload(upload=upload)
    assert scene.candidates.count() == 0
    assert Upload.objects.get().state == "reading"


def test_the_sweep_puts_back_what_a_dead_reader_held_and_wakes_a_worker(
    owl: Press, scene: Scene, woken: Wakened, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = handed_in(owl, scene)
    Upload.objects.update(state="reading", tries=1, held_by="here:1")
    monkeypatch.setattr(abandoned, "is_dead", lambda name: name == "here:1")
    assert abandoned.sweep_uploads() == 2
    upload.refresh_from_db()
    assert (upload.state, upload.held_by) == ("waiting", "")
    assert taken(upload).state == "taken"


def test_a_living_reader_is_left_alone(owl: Press, scene: Scene) -> None:
    handed_in(owl, scene)
    later = timezone.now() + timedelta(minutes=1)
    Upload.objects.update(state="reading", tries=1, held_by=GONE, lease_until=later)
    assert abandoned.sweep_uploads() == 0
    assert Upload.objects.get().state == "reading"


def test_a_picture_that_ends_every_worker_is_refused_in_the_end(owl: Press, scene: Scene) -> None:
    handed_in(owl, scene)
    past = timezone.now() - timedelta(1)
    Upload.objects.update(state="reading", tries=4, held_by=GONE, lease_until=past)
    assert abandoned.sweep_uploads() == 1
    upload = Upload.objects.get()
    assert upload.state == "refused"
    assert upload.sentence.startswith("hill.jpg ended 4 workers that read it")


def test_bytes_that_are_gone_are_told(owl: Press, scene: Scene) -> None:
    upload = handed_in(owl, scene)
    default_storage.delete(upload.file)
    assert taken(upload).sentence == (
        "hill.jpg is no longer there as received; hand it in again. Nothing was kept."
    )


def test_received_bytes_that_wait_are_no_orphans_and_those_nobody_names_are(
    owl: Press, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = handed_in(owl, scene)
    left, _size = received.keep_received(b"left by a crash", publisher_id=1, name="x")
    monkeypatch.setattr("books.operations.orphans.SPARED", timedelta(seconds=-5))
    delete_orphans()
    assert default_storage.exists(waiting.file)
    assert not default_storage.exists(left)


def test_workrooms_of_killed_readers_are_cleared_a_day_later(owl: Press) -> None:
    import os

    with received.workroom() as folder:
        left = folder.parent / "left"
        left.mkdir()
        fresh = folder.parent / "fresh"
        fresh.mkdir()
        os.utime(left, (1, 1))
        assert received.clear_workrooms() == 1
        assert (left.exists(), fresh.exists(), folder.exists()) == (False, True, True)
        fresh.rmdir()
    assert not folder.exists()


def test_too_few_pixels_and_another_shape_are_said_and_taken(owl: Press, scene: Scene) -> None:
    wide = picture_bytes((900, 300))
    told = taken(handed_in(owl, scene, wide)).sentence
    # 8.5 x 8.5 in with bleed: 2588 x 2625 pixels; 900 of 2588 are 104 DPI.
    assert "Its shape, 900 x 300, is not the page's, 2588 x 2625" in told
    assert "104 DPI as placed. 2588 x 2625 pixels are needed for 300 DPI" in told


def test_a_large_stream_is_stored_in_pieces(
    owl: Press, scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = tmp_path / "large.tif"
    with large.open("wb") as file:
        file.truncate(64 * 1024 * 1024)
    asked: list[int] = []

    class Watched(io.FileIO):
        def read(self, size: int = -1, /) -> bytes:
            asked.append(size)
            return super().read(size)

    with Watched(large) as stream:
        upload = receive_upload(
            book=scene.book, scene=scene, name="large.tif", content=stream, by=owl.ben
        )
    assert upload.bytes == 64 * 1024 * 1024
    assert asked
    assert -1 not in asked
    assert max(asked) <= 8 * 1024 * 1024  # a bucket is sent parts of that size


def test_nothing_is_taken_for_another_publisher(owl: Press, scene: Scene) -> None:
    upload = handed_in(owl, scene)
    with acting_for(owl.olga.publisher):
        pass
    jobs.take_upload(owl.olga.publisher.pk, upload.pk)
    assert Upload.objects.get().state == "waiting"


def test_a_picture_of_a_camera_comes_out_upright_without_its_place(
    owl: Press, scene: Scene
) -> None:
    exif = Image.Exif()
    exif[274] = 6
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    Image.open(io.BytesIO(picture_bytes((300, 200)))).save(out, "JPEG", exif=exif)
    upload = taken(handed_in(owl, scene, out.getvalue()))
    artwork = upload.artwork
    assert artwork is not None
    assert (artwork.width, artwork.height) == (200, 300)
    assert b"Exif" not in storing.read(artwork.file)
    assert "Turned upright" in upload.sentence
