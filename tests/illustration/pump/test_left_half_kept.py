"""A paid left half is not paid again: whoever asks for its spread once more gets the right half."""

from __future__ import annotations

from datetime import timedelta

import pytest

from books import storing
from books.operations.orphans import named_files
from books.tenancy import everyone
from illustration.halved import LEFT_KEPT
from illustration.models import Account, Attempt
from illustration.operations import deciding
from illustration.operations.request import request_scene
from illustration.providers.fake.house import House
from illustration.providers.fake.mishaps import Mishap
from tests.illustration.pump.rig import FLAT, Calendar, a_house, an_account, pumped, spent_and_held
from tests.illustration.pump.spreads import HIGH, WIDE, spread_wanted
from tests.personas import Press

SMALL = {"width": WIDE, "height": HIGH}


@pytest.fixture
def asked_for(owl: Press) -> Attempt:
    """A spread in two halves; its row tells what is asked for in earnest."""
    return spread_wanted(owl, an_account(owl.publisher, owl.ada))


def ended(attempt: Attempt, house: House, clock: Calendar) -> Attempt:
    """Pump with few pixels; the row then tells again what was asked for in earnest."""
    fresh = Attempt.objects.get(pk=attempt.pk)
    earnest = {"width": fresh.order["width"], "height": fresh.order["height"]}
    model = Attempt.objects.values_list("model", flat=True).get(pk=attempt.pk)
    pumped(Account.objects.get(), house, clock)
    Attempt.objects.filter(pk=attempt.pk).update(**earnest, model="gptproto/seedream-5-lite")
    assert model.startswith("test/")
    return Attempt.objects.get(pk=attempt.pk)


def drawn(attempt: Attempt, house: House, clock: Calendar) -> Attempt:
    """Pump a new request with few pixels and the flat price."""
    small = {**SMALL, "model": "test/gptproto", "reserved_micros": FLAT}
    Attempt.objects.filter(pk=attempt.pk).update(**small)
    pumped(Account.objects.get(), house, clock)
    return Attempt.objects.get(pk=attempt.pk)


def test_drawing_again_after_a_doubtful_right_half_asks_for_that_half_alone(
    owl: Press, clock: Calendar, asked_for: Attempt
) -> None:
    house = a_house(clock, mishaps=[None, Mishap.LOST_REPLY])
    doubtful = ended(asked_for, house, clock)
    assert (doubtful.state, doubtful.half) == ("UNKNOWN", "right")
    again = deciding.draw_again(attempt=doubtful, by=owl.ben)
    assert (again.half, again.left_file) == ("right", doubtful.left_file)
    assert again.prompt == doubtful.prompt
    again = drawn(again, house, clock)
    assert (again.state, again.settled_micros) == ("STORED", FLAT)
    clock.go(300)
    house.tick()
    # The left one, the right one whose answer was lost, and the right one that came.
    assert spent_and_held() == (3 * FLAT, 0) == (house.ledger.micros, 0)


@pytest.mark.parametrize("mishap", [Mishap.BAD_WORDS, Mishap.GARBAGE])
def test_a_right_half_that_failed_is_asked_for_beside_the_left_one_there_is(
    owl: Press, clock: Calendar, asked_for: Attempt, mishap: Mishap
) -> None:
    house = a_house(clock, mishaps=[None, mishap])
    failed = ended(asked_for, house, clock)
    assert (failed.state, failed.half) == ("FAILED", "right")
    billed = house.ledger.micros
    scene = failed.scene
    assert scene is not None
    again = drawn(request_scene(scene=scene, by=owl.ben), house, clock)
    assert (again.state, house.ledger.micros - billed) == ("STORED", FLAT)
    assert spent_and_held() == (house.ledger.micros, 0)


def test_another_brief_has_both_halves_drawn(
    owl: Press, clock: Calendar, asked_for: Attempt
) -> None:
    failed = ended(asked_for, a_house(clock, mishaps=[None, Mishap.BAD_WORDS]), clock)
    scene = failed.scene
    assert scene is not None
    scene.brief = "Pip flies over the sea instead"
    scene.save()
    again = request_scene(scene=scene, by=owl.ben)
    assert (again.half, again.left_file, again.parts) == ("left", "", [])


def test_a_left_half_that_is_gone_is_drawn_again(
    owl: Press, clock: Calendar, asked_for: Attempt
) -> None:
    failed = ended(asked_for, a_house(clock, mishaps=[None, Mishap.BAD_WORDS]), clock)
    storing.default_storage.delete(failed.left_file)
    assert failed.scene is not None
    assert request_scene(scene=failed.scene, by=owl.ben).half == "left"


def test_a_left_half_is_kept_for_a_month_and_then_let_go(
    clock: Calendar, asked_for: Attempt
) -> None:
    failed = ended(asked_for, a_house(clock, mishaps=[None, Mishap.BAD_WORDS]), clock)
    with everyone("the sweep looks at all"):
        assert failed.left_file in named_files()
        clock.go((LEFT_KEPT + timedelta(hours=1)).total_seconds())
        assert failed.left_file not in named_files()
