"""Another style of a spread drawn in two halves: each half follows its half of the picture."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image

from books.errors import NotReady
from books.models import Artwork, Scene
from illustration.again import again
from illustration.models import Account, Attempt, Budget
from illustration.operations.verbs import restyle
from illustration.providers.catalog import shipped_models
from illustration.pump.asking import submit_call
from tests.factories import add_candidate
from tests.illustration.pump.rig import (
    FLAT,
    SMALL,
    Calendar,
    a_house,
    an_account,
    pumped,
    spent_and_held,
)
from tests.illustration.pump.spreads import HIGH, WIDE, book_with_spread, two_halves_by
from tests.personas import Press

CHALK = "chalk pastel on dark paper"
LEFT, RIGHT = (250, 0, 0), (0, 0, 250)


@pytest.fixture
def scene(owl: Press, clock: Calendar) -> Scene:
    """A spread with a picture that is red on its left page and blue on its right one."""
    two_halves_by(an_account(owl.publisher, owl.ada))
    found: Scene = book_with_spread(owl).scenes.get(kind="spread")
    return found


@pytest.fixture
def picture(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Artwork:
    """That picture, without a request of its own: as one that was handed in."""
    image = Image.new("RGB", (WIDE, HIGH), RIGHT)
    image.paste(LEFT, (0, 0, WIDE // 2, HIGH))
    out = io.BytesIO()
    image.save(out, "JPEG", subsampling=0, quality=95)
    monkeypatch.setattr("tests.factories.picture_bytes", lambda size, seed: out.getvalue())
    return add_candidate(scene=scene, size=(WIDE, HIGH))


def asked(scene: Scene, picture: Artwork, owl: Press) -> Attempt:
    """Its new style asked for, of few pixels."""
    attempt = restyle(scene=scene, artwork=picture, style=CHALK, by=owl.ben)
    Attempt.objects.filter(pk=attempt.pk).update(
        model=SMALL["gptproto"].key, width=WIDE, height=HIGH, reserved_micros=FLAT
    )
    return fresh(attempt)


def fresh(attempt: Attempt) -> Attempt:
    return Attempt.objects.select_related("scene", "account", "key", "artwork").get(pk=attempt.pk)


def sent(attempt: Attempt) -> list[tuple[tuple[int, int], int, int]]:
    """Of each picture that is sent: its size, and its red and blue in the middle."""
    body = submit_call(attempt).body
    assert body is not None
    told = []
    for address in body["images"]:
        with Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2]))) as image:
            middle = image.convert("RGB").getpixel((image.width // 2, image.height // 2))
            told.append((image.size, middle[0], middle[2]))  # type: ignore[index]
    return told


def test_each_half_is_asked_with_its_half_and_both_are_paid_once(
    scene: Scene, picture: Artwork, owl: Press, clock: Calendar
) -> None:
    attempt = asked(scene, picture, owl)
    assert (attempt.half, attempt.verb, attempt.based_on) == ("left", "restyle", picture)
    assert "Reference picture 1 is the present picture" in attempt.prompt
    assert "This is the left half" in attempt.prompt
    size, red, blue = sent(attempt)[0]
    assert (size, red > 200, blue < 60) == ((WIDE // 2, HIGH), True, True)
    Budget.objects.create(publisher=owl.publisher, kind="book", book=attempt.book, cap_micros=FLAT)
    house = a_house(clock)
    pumped(Account.objects.get(), house, clock)
    attempt = fresh(attempt)
    assert (attempt.half, attempt.waits_for) == ("right", "book")
    assert attempt.prompt.startswith(f"Style: {CHALK}\n")
    assert "Reference picture 1 is the present picture" in attempt.prompt
    assert "Reference picture 2 is the left half" in attempt.prompt
    assert "Pip is reference picture 3." in attempt.prompt
    pictures = sent(attempt)
    size, red, blue = pictures[0]
    assert (len(pictures), size, red < 60, blue > 200) == (3, (WIDE // 2, HIGH), True, True)
    Budget.objects.update(cap_micros=None)
    pumped(Account.objects.get(), house, clock)
    attempt = fresh(attempt)
    assert attempt.state == "STORED"
    assert attempt.artwork is not None
    assert (attempt.artwork.width, attempt.artwork.height) == (WIDE, HIGH)
    assert spent_and_held() == (2 * FLAT, 0) == (house.ledger.micros, 0)
    assert [drawing.wanted.references for drawing in house.orders.drawings.values()] == [2, 3]


def test_its_price_is_that_of_two_pictures(scene: Scene, picture: Artwork) -> None:
    way = again(scene, picture).restyle
    flat = shipped_models()["gptproto/seedream-5-lite"].price.most(2592, 2640)
    assert (way.fault, way.micros) == ("", 2 * flat)


def test_a_picture_of_one_page_is_not_taken_for_two(
    scene: Scene, picture: Artwork, owl: Press, clock: Calendar
) -> None:
    attempt = asked(scene, picture, owl)
    pumped(Account.objects.get(), a_house(clock), clock)
    attempt = fresh(attempt)
    Attempt.objects.filter(pk=attempt.pk).update(order=attempt.order | {"purpose": "page"})
    assert attempt.artwork is not None
    scene.refresh_from_db()
    with pytest.raises(NotReady, match="drawn as one page"):
        restyle(scene=scene, artwork=attempt.artwork, style="ink", by=owl.ben)
