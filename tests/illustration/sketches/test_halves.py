"""A spread drawn in two halves: each half gets its half of a sketch that shows both pages."""

from __future__ import annotations

import base64
import io

from PIL import Image

from books.models import Scene
from illustration.models import Account, Attempt, Budget
from illustration.operations.request import request_scene
from illustration.pump.asking import submit_call
from illustration.sketch_showing import going
from illustration.sketches import sketch_of
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
from tests.illustration.sketches.conftest import INK, PAPER, drawn_by_hand, laid
from tests.personas import Press

Rgb = tuple[int, int, int]


def asked(owl: Press, data: bytes) -> Attempt:
    """A spread with a sketch, asked for in two halves of few pixels."""
    two_halves_by(an_account(owl.publisher, owl.ada))
    scene = book_with_spread(owl).scenes.get(kind="spread")
    laid(scene, data)
    attempt = request_scene(scene=scene, by=owl.ben)
    Attempt.objects.filter(pk=attempt.pk).update(
        model=SMALL["gptproto"].key, width=WIDE, height=HIGH, reserved_micros=FLAT
    )
    return fresh(attempt)


def fresh(attempt: Attempt) -> Attempt:
    return Attempt.objects.select_related("scene", "account", "key").get(pk=attempt.pk)


def sketch_sent(attempt: Attempt, n: int) -> tuple[tuple[int, int], Rgb, Rgb]:
    """Size and the colours at the left and right edge of the n-th picture that is sent."""
    body = submit_call(attempt).body
    assert body is not None
    assert len(body["images"]) == n
    with Image.open(io.BytesIO(base64.b64decode(body["images"][-1].partition(",")[2]))) as picture:
        left, right = picture.getpixel((1, 9)), picture.getpixel((picture.width - 2, 9))
        return picture.size, left, right  # type: ignore[return-value]


def near(found: Rgb, wanted: Rgb) -> bool:
    return max(abs(a - b) for a, b in zip(found, wanted, strict=True)) < 12


def test_each_half_gets_its_own_half_numbered_last(owl: Press, clock: Calendar) -> None:
    attempt = asked(owl, drawn_by_hand((91, 60)))
    assert attempt.half == "left"
    size, first, last = sketch_sent(attempt, 2)
    assert size == (46, 60)  # 91 / 2, rounded up
    assert near(first, INK)
    Budget.objects.create(publisher=owl.publisher, kind="book", book=attempt.book, cap_micros=FLAT)
    house = a_house(clock)
    pumped(Account.objects.get(), house, clock)
    attempt = fresh(attempt)
    assert (attempt.state, attempt.half, attempt.waits_for) == ("PLANNED", "right", "book")
    assert "Reference picture 1 is the left half" in attempt.prompt
    assert "Pip is reference picture 2." in attempt.prompt
    assert "Reference picture 3 is a rough sketch" in attempt.prompt
    size, first, last = sketch_sent(attempt, 3)
    assert size == (46, 60)
    assert near(last, PAPER)
    Budget.objects.update(cap_micros=None)
    pumped(Account.objects.get(), house, clock)
    assert fresh(attempt).state == "STORED"
    assert spent_and_held() == (2 * FLAT, 0) == (house.ledger.micros, 0)
    assert [drawing.wanted.references for drawing in house.orders.drawings.values()] == [2, 3]


def test_one_that_is_not_wider_than_high_goes_whole_and_that_is_said_before(
    owl: Press, clock: Calendar
) -> None:
    attempt = asked(owl, drawn_by_hand((60, 60)))
    size, first, last = sketch_sent(attempt, 2)
    assert size == (60, 60)
    assert near(first, INK)
    assert near(last, PAPER)
    scene = attempt.scene
    assert scene is not None
    assert "Both halves of the spread get it whole" in said(scene)
    laid(scene, drawn_by_hand())
    assert "reference picture 2 of Seedream 5.0" in said(scene)
    assert "Each half of the spread gets its half" in said(scene)


def said(scene: Scene) -> str:
    sketch = sketch_of(scene)
    assert sketch is not None
    return going(scene, sketch).sentence
