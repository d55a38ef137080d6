"""A part of a picture is drawn anew, and everything outside it stays to the pixel."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from books import storing
from books.errors import NotReady, Refused
from books.models import Scene
from illustration.models import Attempt, LedgerEntry
from illustration.operations.deciding import draw_again
from illustration.operations.verbs import edit_region
from illustration.providers.fake.mishaps import Mishap
from illustration.pump.answers import keep_picture
from illustration.pump.asking import submit_call
from illustration.pump.regions import made_by
from tests.factories import picture_bytes
from tests.illustration.pump.rig import FLAT, a_house, spent_and_held
from tests.illustration.verbs.conftest import Studio, pixels
from tests.personas import Press

BOX = (0.2, 0.3, 0.6, 0.7)
WHAT = "a blue kite instead of the cloud"


def asked(studio: Studio) -> Attempt:
    return edit_region(
        scene=studio.scene, artwork=studio.artwork, boxes=[BOX], change=WHAT, by=studio.press.ben
    )


@pytest.mark.parametrize("wire", ["gptproto", "openai-images"])
def test_outside_the_marked_place_the_stored_picture_is_the_original(studio: Studio) -> None:
    attempt = studio.drawn(asked(studio))
    assert (attempt.state, attempt.error) == ("STORED", "")
    assert attempt.artwork is not None
    before, after = pixels(studio.artwork), pixels(attempt.artwork)
    assert (after.format, after.size) == ("PNG", before.size)
    was, now = np.asarray(before.convert("RGB")), np.asarray(after)
    outside = np.ones(was.shape[:2], bool)
    outside[92:214, 60:180] = False  # 0.3 x 306, 0.7 x 306; 0.2 x 300, 0.6 x 300
    assert (was[outside] == now[outside]).all()
    assert (was[100:206, 66:174] != now[100:206, 66:174]).any()
    proof = attempt.proof
    assert proof["outside_pixels"] >= int(outside.sum())
    assert proof["changed_outside"] == 0
    assert proof["original_outside_sha256"] == proof["saved_outside_sha256"]
    assert proof["saved_sha256"] == attempt.artwork.sha256
    stored = storing.read(attempt.artwork.file)
    assert hashlib.sha256(stored).hexdigest() == proof["saved_sha256"]
    assert spent_and_held() == (FLAT, 0) == (studio.house.ledger.micros, 0)


def test_a_returned_picture_of_another_size_is_refused_and_counted(studio: Studio) -> None:
    studio.house = a_house(studio.clock, mishaps=[Mishap.WRONG_SIZE])
    attempt = studio.drawn(asked(studio))
    assert (attempt.state, attempt.error_class) == ("FAILED", "bad-bytes")
    assert "smaller than the 304 x 320 asked for" in attempt.error  # the next multiples of 16
    assert studio.scene.candidates.get() == studio.artwork
    assert studio.scene.state == "offered"
    assert spent_and_held() == (FLAT, 0) == (studio.house.ledger.micros, 0)


def test_a_returned_picture_of_another_shape_is_refused(studio: Studio) -> None:
    attempt = asked(studio)
    Attempt.objects.update(state="VERIFYING")
    attempt.refresh_from_db()
    keep_picture(attempt, *made_by(attempt)(picture_bytes((640, 320))))
    attempt.refresh_from_db()
    assert (attempt.state, attempt.settled_micros, attempt.proof) == ("FAILED", FLAT, {})
    assert "640 x 320 pixels, of another shape than the 304 x 320 asked for" in attempt.error


def test_what_is_sent_names_the_place_and_has_the_picture_first(studio: Studio) -> None:
    attempt = asked(studio)
    assert attempt.prompt.startswith("Style: soft watercolour, warm light\n")
    assert f"this picture only: {WHAT}." in attempt.prompt
    assert "from 20 % to 60 % of the width and 30 % to 70 % of the height" in attempt.prompt
    assert "Pip is reference picture 2." in attempt.prompt
    names = [told["name"] for told in attempt.references]
    assert names == ["present picture", "Pip"]
    assert attempt.references[0]["sha256"] == studio.artwork.sha256
    assert (attempt.based_on, attempt.region) == (studio.artwork, [list(BOX)])
    assert (attempt.role, attempt.verb, studio.scene.state) == ("region", "edit", "queued")


def test_a_heavy_picture_travels_as_jpeg(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    studio.artwork = studio.drawn(asked(studio)).artwork or studio.artwork
    again = asked(studio)
    again.refresh_from_db()
    assert "data:image/png" in str(submit_call(again).body)
    monkeypatch.setattr("illustration.pump.asking.MOST_SENT", 20)
    assert "data:image/png" not in str(submit_call(again).body)
    assert str(submit_call(again).body).count("data:image/jpeg") == 2  # the picture, Pip's sheet


def test_a_doubtful_part_is_asked_for_again_as_that_part(studio: Studio) -> None:
    studio.house = a_house(studio.clock, mishaps=[Mishap.LOST_REPLY])
    doubtful = studio.drawn(asked(studio))
    assert doubtful.state == "UNKNOWN"
    again = studio.drawn(draw_again(attempt=doubtful, by=studio.press.ben))
    assert (again.verb, again.region, again.note) == ("edit", [list(BOX)], WHAT)
    assert again.proof["changed_outside"] == 0
    rows = LedgerEntry.objects.filter(kind="settle")
    assert sorted(rows.values_list("verb", "spent_micros")) == [("edit", FLAT)] * 2
    studio.clock.go(600)
    studio.house.tick()
    assert spent_and_held() == (2 * FLAT, 0) == (studio.house.ledger.micros, 0)


def test_places_and_words_that_say_nothing_are_refused(studio: Studio) -> None:
    def refused(boxes: list[tuple[float, ...]], change: str = WHAT) -> str:
        with pytest.raises(Refused) as told:
            edit_region(
                scene=studio.scene,
                artwork=studio.artwork,
                boxes=boxes,
                change=change,
                by=studio.press.ben,
            )
        return str(told.value)

    assert "one to 8 places" in refused([])
    assert "inside the picture" in refused([(0.5, 0.5, 1.2, 0.9)])
    assert "no place of at least 8 pixels" in refused([(0.5, 0.5, 0.51, 0.9)])
    assert "what is to change" in refused([BOX], "  ")
    assert not Attempt.objects.exists()


def test_the_offline_painter_paints_no_part(scene: Scene, owl: Press) -> None:
    with pytest.raises(NotReady, match="paints whole pictures"):
        edit_region(
            scene=scene, artwork=scene.candidates.get(), boxes=[BOX], change=WHAT, by=owl.ben
        )
