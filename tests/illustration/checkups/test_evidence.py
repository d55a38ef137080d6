"""What was seen is shown: beside the picture, on one page per title, as crops, to programs."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.urls import reverse
from PIL import Image

from books.enums import Role
from books.errors import IllegalMove, NotAllowed
from books.models import Artwork, Book, Event, Scene
from books.operations.tokens import make_token
from illustration.cropping import EDGE, crop_of
from illustration.enums import Verdict
from illustration.evidence import VERDICT, Trait, flagged_in
from illustration.models import PictureCheck
from illustration.operations.checkup import check_picture
from illustration.operations.clearing import clear_check
from tests.desk.reading import text_of
from tests.factories import add_candidate
from tests.illustration.checkups.rows import AS_DRAWN, OFF, SCARF, UNSEEN, Says, came
from tests.personas import Press, client_of


def drifted(owl: Press, scene: Scene, score: float | None = OFF) -> PictureCheck:
    attempt = came(owl, scene)
    assert attempt.artwork is not None
    check = check_picture(artwork=attempt.artwork, judge=Says(score))
    assert check is not None
    return check


def door(name: str, *words: Any) -> str:
    return reverse(name, args=["owl-press", *words])


def test_beside_a_picture_stand_trait_colours_and_numbers(
    owl: Press, book: Book, scene: Scene
) -> None:
    check = drifted(owl, scene)
    page = client_of(owl.rita).get(door("scene", book.slug, 1))
    assert "red scarf Not as on the sheet" in text_of(page)
    assert "expected #c03028, found #2848c0; 52.1 apart (CIEDE2000)" in text_of(page)
    assert "70 of 100 off" in text_of(page)
    body = page.content.decode()
    assert 'fill="#c03028"' in body
    assert 'fill="#2848c0"' in body
    assert f'src="{door("evidence-crop", check.artwork_id, 0)}"' in body
    assert "style=" not in body
    assert door("clear-check", check.artwork_id) in body


def test_a_colour_or_a_kind_is_told_with_what_it_is_of() -> None:
    told = [("eyes", "amber"), ("species", "owl"), ("wears: red scarf", "red scarf"), ("mood", "")]
    badge = VERDICT[Verdict.CANNOT_JUDGE]
    labels = [Trait(None, {"key": key, "words": words}, badge).label for key, words in told]
    assert labels == ["Eyes: amber", "Species: owl", "red scarf", "mood"]


def test_a_picture_that_cannot_be_judged_says_why(owl: Press, book: Book, scene: Scene) -> None:
    drifted(owl, scene, UNSEEN)
    page = text_of(client_of(owl.rita).get(door("scene", book.slug, 1)))
    assert "Pip Cannot be judged The figure is too small." in page
    assert "it is fine" not in page


def test_a_picture_nobody_looked_at_has_no_card(owl: Press, book: Book, scene: Scene) -> None:
    came(owl, scene)
    page = client_of(owl.rita).get(door("scene", book.slug, 1))
    assert "What was seen on it" not in text_of(page)


def test_one_page_lists_every_flagged_picture_beside_its_sheet(
    owl: Press, book: Book, scene: Scene
) -> None:
    check = drifted(owl, scene)
    sound = drifted(owl, book.scenes.get(position=2), AS_DRAWN)
    page = client_of(owl.ben).get(door("picture-checks", book.slug))
    body = page.content.decode()
    assert "1 picture is to be looked at." in text_of(page)
    assert door("picture", check.artwork_id, 1024) in body
    assert door("picture", check.figures[0]["sheet"], 1024) in body
    assert door("picture", sound.artwork_id, 1024) not in body
    assert "style=" not in body
    # An editor sees it and does not decide.
    assert "Looked at, it is fine" not in text_of(page)


def test_what_is_still_to_decide_on_comes_first(owl: Press, book: Book, scene: Scene) -> None:
    old, fresh = drifted(owl, scene), drifted(owl, book.scenes.get(position=2))
    add_candidate(scene=scene)
    listed = flagged_in(book)
    assert [(seen.check.pk, seen.is_superseded) for seen in listed] == [
        (fresh.pk, False),
        (old.pk, True),
    ]


def test_a_person_says_it_is_fine_once(owl: Press, book: Book, scene: Scene) -> None:
    check = drifted(owl, scene)
    rita = client_of(owl.rita)
    told = rita.post(door("clear-check", check.artwork_id), follow=True)
    assert "The flag is taken off" in text_of(told)
    assert "No picture is flagged" in text_of(told)
    event = Event.objects.get(what="clear-check")
    assert (event.subject, event.by, event.from_state) == ("scene 1", owl.rita.user, "drifted")
    assert "Looked at by Rita Heron" in text_of(rita.get(door("scene", book.slug, 1)))
    assert rita.post(door("clear-check", check.artwork_id)).status_code == 409
    with pytest.raises(IllegalMove):
        clear_check(check=check, by=owl.ada)
    scene.refresh_from_db()
    assert scene.state == "offered"


def test_who_does_not_approve_takes_no_flag_off(owl: Press, scene: Scene) -> None:
    check = drifted(owl, scene)
    with pytest.raises(NotAllowed):
        clear_check(check=check, by=owl.ben)
    check.refresh_from_db()
    assert check.cleared_at is None


def test_what_is_not_flagged_has_no_flag_to_take_off(owl: Press, scene: Scene) -> None:
    with pytest.raises(IllegalMove):
        clear_check(check=drifted(owl, scene, AS_DRAWN), by=owl.rita)


def test_a_crop_shows_its_place_and_is_kept(owl: Press, scene: Scene) -> None:
    check = drifted(owl, scene)
    ben, address = client_of(owl.ben), door("evidence-crop", check.artwork_id, 0)
    shown = ben.get(address)
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/webp")
    with Image.open(io.BytesIO(shown.content)) as crop:
        # A box of 60 x 40 with 0.15 of it on every side: 60 + 2 * 9, 40 + 2 * 6.
        assert (crop.format, crop.size) == ("WEBP", (78, 52))
    assert "private" in shown["Cache-Control"]
    assert ben.get(address, headers={"If-None-Match": shown["ETag"]}).status_code == 304
    assert ben.get(door("evidence-crop", check.artwork_id, 1)).status_code == 404


def test_another_publisher_sees_no_crop(owl: Press, scene: Scene) -> None:
    check = drifted(owl, scene)
    olga = client_of(owl.olga)
    assert olga.get(door("evidence-crop", check.artwork_id, 0)).status_code == 404
    theirs = reverse("evidence-crop", args=["fox-press", check.artwork_id, 0])
    assert olga.get(theirs).status_code == 404


def test_a_crop_of_a_large_jpeg_is_small_and_of_the_right_place(owl: Press, book: Book) -> None:
    picture = Image.new("RGB", (1600, 1200), (40, 60, 200))
    picture.paste((220, 30, 30), (800, 400, 1400, 1000))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=92)
    from books import storing

    name, digest = storing.keep(out.getvalue(), publisher_id=owl.publisher.pk, suffix=".jpg")
    artwork = Artwork(file=name, sha256=digest, width=1600, height=1200)
    with Image.open(io.BytesIO(crop_of(artwork, (800, 400, 1400, 1000)))) as crop:
        assert max(crop.size) == EDGE
        red, green, blue = crop.convert("RGB").getpixel((EDGE // 2, EDGE // 2))
        edge = crop.convert("RGB").getpixel((4, 4))
    assert red > 190 > 80 > max(green, blue)
    assert edge[2] > 150  # the air round it is blue


def test_programs_read_what_was_seen(owl: Press, scene: Scene) -> None:
    from tests.api.test_wall import bearer

    check = drifted(owl, scene)
    _row, key = make_token(member=owl.ben, name="t", role=Role.EDITOR, expires=None, by=owl.ada)
    told = bearer(key).get(reverse("api-artwork-checks", args=[check.artwork_id])).json()
    assert (told["verdict"], told["flagged"], told["cleared_at"]) == ("drifted", True, None)
    trait = told["figures"][0]["evidence"][0]
    assert (trait["words"], trait["box"], trait["score"]) == ("red scarf", list(SCARF), OFF)
    other = add_candidate(scene=scene)
    unseen = bearer(key).get(reverse("api-artwork-checks", args=[other.pk]))
    assert unseen.status_code == 404
