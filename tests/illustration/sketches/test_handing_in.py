"""A sketch is read as every picture handed in, made small, and has one place a scene."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from django.db.models import QuerySet
from PIL import Image

from books import storing
from books.darkroom.apart import Outcome, Task
from books.darkroom.develop import develop
from books.errors import IllegalMove, NotAllowed, Refused, TooLarge
from books.models import Event, Scene
from books.operations.orphans import named_files
from books.tenancy import everyone
from illustration.models import Sketch
from illustration.operations import sketching
from tests.illustration.sketches.conftest import drawn_by_hand, laid
from tests.personas import Press

GPS, ORIENTATION = 0x8825, 0x0112
SIZE = (90, 70)


def photographed(size: tuple[int, int]) -> bytes:
    """A JPEG of a telephone held upright: its place is told, and that it is to be turned."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[1] = "N"
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, "JPEG", exif=exif, comment=b"Nora's telephone")
    return out.getvalue()


def test_it_is_kept_small_upright_and_without_camera_data(scene: Scene, owl: Press) -> None:
    sketch = sketching.hand_in_sketch(scene=scene, by=owl.ben, data=photographed((2000, 1000)))
    assert (sketch.width, sketch.height) == (768, 1536)  # 1000 x 2000 once upright
    data = storing.read(sketch.file)
    with Image.open(io.BytesIO(data)) as kept:
        assert (kept.format, kept.size) == ("JPEG", (768, 1536))
        assert not kept.getexif()
    assert b"Nora" not in data
    with everyone("as the sweep of files asks"):
        assert sketch.file in named_files()
    event = Event.objects.get(what="hand-in-sketch")
    assert (event.subject, event.by) == ("scene 1", owl.ben.user)
    assert event.note == f"768 x 1536 px, sha256 {sketch.sha256[:12]}"
    assert sketch.uploaded_by == owl.ben.user


@pytest.mark.parametrize(
    ("data", "bound", "says"),
    [
        (b"A tree on the left, the moon on the right.", {}, "is a text, not a picture"),
        (drawn_by_hand(SIZE), {"MOST_PIXELS": 6_299}, "at most 6,299 pixels, this one 90 x 70"),
        (drawn_by_hand(SIZE), {"SHORTEST_EDGE": 71}, "too narrow"),
    ],
)
def test_what_cannot_be_taken_leaves_the_sketch_there_was(
    scene: Scene,
    owl: Press,
    monkeypatch: pytest.MonkeyPatch,
    data: bytes,
    bound: dict[str, int],
    says: str,
) -> None:
    before = laid(scene, drawn_by_hand())
    for name, value in bound.items():
        monkeypatch.setattr(sketching, name, value)
        monkeypatch.setattr(sketching, "develop_apart", beside)
    with pytest.raises(Refused, match=says) as refused:
        sketching.hand_in_sketch(scene=scene, by=owl.ben, data=data)
    assert "Nothing was kept" in str(refused.value)
    assert Sketch.objects.get() == before
    assert not Event.objects.filter(what="hand-in-sketch").exists()


def test_too_many_bytes_are_refused_before_anything_is_read(
    scene: Scene, owl: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sketching, "MOST_BYTES", 10)
    monkeypatch.setattr(sketching, "develop_apart", None)
    with pytest.raises(TooLarge):
        sketching.hand_in_sketch(scene=scene, by=owl.ben, data=b"x" * 11)


def beside(tasks: Sequence[Task]) -> list[Outcome]:
    """The darkroom without its child."""
    made = [(task, develop(task.source, task.target)) for task in tasks]
    return [Outcome(task, kind=one.kind, width=one.width, height=one.height) for task, one in made]


def read_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare a test the darkroom's child."""
    monkeypatch.setattr(sketching, "_read", lambda data: (data, (90, 60)))


def test_another_takes_its_place_and_of_two_at_once_one_is_told(
    scene: Scene, owl: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_as_it_is(monkeypatch)
    laid(scene, drawn_by_hand())
    fresh = drawn_by_hand(right=(0, 0, 255))
    second = sketching.hand_in_sketch(scene=scene, by=owl.ben, data=fresh)
    assert Sketch.objects.get() == second
    assert storing.read(second.file) == fresh
    # The other one's sketch came after this one looked.
    monkeypatch.setattr(QuerySet, "delete", lambda self: (0, {}))
    with pytest.raises(IllegalMove, match="Theirs stands"):
        sketching.hand_in_sketch(scene=scene, by=owl.ada, data=drawn_by_hand())
    assert Sketch.objects.get() == second


def test_it_is_taken_away_once(scene: Scene, owl: Press) -> None:
    laid(scene, drawn_by_hand())
    sketching.take_sketch_away(scene=scene, by=owl.ben)
    assert not Sketch.objects.exists()
    assert Event.objects.get(what="take-sketch-away").subject == "scene 1"
    with pytest.raises(IllegalMove, match="Scene 1 has no sketch"):
        sketching.take_sketch_away(scene=scene, by=owl.ben)


def test_who_only_reviews_changes_no_sketch(scene: Scene, owl: Press) -> None:
    sketch = laid(scene, drawn_by_hand())
    with pytest.raises(NotAllowed):
        sketching.hand_in_sketch(scene=scene, by=owl.rita, data=drawn_by_hand())
    with pytest.raises(NotAllowed):
        sketching.take_sketch_away(scene=scene, by=owl.rita)
    assert Sketch.objects.get() == sketch
