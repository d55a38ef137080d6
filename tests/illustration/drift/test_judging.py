"""An unchanged character passes in any light, a changed one is flagged with its evidence."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PIL import Image

from illustration.drift import REDO_THRESHOLD, THRESHOLD, Judge, Judgement, judge
from illustration.drift.finding import find
from illustration.drift.judging import SMALL
from illustration.drift.pigments import binned, reduced
from illustration.drift.portrait import NO_WORD, PAPER_WHITE, TOO_ALIKE, portrait
from illustration.painter import Painting, paint
from illustration.studio.order import PictureOrder, Traits
from tests.illustration.drift.figures import (
    BLUE_INK,
    BROWN,
    FIRST,
    GROUND,
    MAID,
    RED,
    lined_up,
    of,
)  # fmt: skip
from tests.illustration.painter.orders import PIP, order

BLUE = replace(PIP, wears=("blue knitted scarf",))


def painted(brief: str, light: str, traits: Traits = PIP) -> Painting:
    """A small page."""
    return paint(order(brief, cast=(traits,), light=light, width=400, height=408))


@pytest.fixture(scope="module")
def sheet() -> Image.Image:
    """Pip as approved."""
    asked: PictureOrder = order("", purpose="sheet", width=400, height=400)
    return paint(asked).image


@pytest.fixture(scope="module")
def night() -> Painting:
    """Pip unchanged, by night."""
    return painted("Pip waves close on a meadow", "night")


@pytest.fixture(scope="module")
def changed() -> Painting:
    """Pip in a blue scarf."""
    return painted("Pip stands close on a meadow", "dusk", BLUE)


@pytest.fixture(scope="module")
def by_night(night: Painting, sheet: Image.Image) -> Judgement:
    """What is said of Pip by night, found on the page."""
    return judge(night.image, sheet, PIP)


@pytest.fixture(scope="module")
def in_blue(changed: Painting, sheet: Image.Image) -> Judgement:
    """What is said of Pip in blue, with the figure's box known."""
    return judge(changed.image, sheet, PIP, box=changed.figures[0].box)


def test_night_does_not_make_an_unchanged_character_drift(
    night: Painting, by_night: Judgement
) -> None:
    assert by_night.verdict == "as-approved"
    assert not by_night.redo
    x0, y0, x1, y1 = by_night.box or (0, 0, 0, 0)
    true = night.figures[0].box
    assert true[0] < (x0 + x1) / 2 < true[2]
    assert true[1] < (y0 + y1) / 2 < true[3]


def test_a_red_scarf_turned_blue_is_drift_and_shown(in_blue: Judgement) -> None:
    scarf = of(in_blue, "wears: red knitted scarf")
    assert in_blue.verdict == scarf.verdict == "drifted"
    assert in_blue.redo
    assert in_blue.score == scarf.score
    assert of(in_blue, "body").verdict == "as-approved"
    assert (scarf.distance or 0) > 20
    red, green, blue = (int(scarf.found[at : at + 2], 16) for at in (1, 3, 5))
    assert blue > green + 20 > red  # neither the red of the sheet nor the teal of the feathers
    assert "scarf" in in_blue.reason


@pytest.mark.parametrize("which", ["by_night", "in_blue"])
def test_evidence_lies_within_the_page_and_is_json(
    which: str, request: pytest.FixtureRequest
) -> None:
    judgement: Judgement = request.getfixturevalue(which)
    boxes = [each.box for each in judgement.evidence if each.box]
    assert len(boxes) >= 3
    for x0, y0, x1, y1 in boxes:
        assert 0 <= x0 < x1 <= 400
        assert 0 <= y0 < y1 <= 408
    told = json.loads(json.dumps(judgement.to_json()))
    assert told["verdict"] == judgement.verdict
    assert len(told["evidence"]) == len(judgement.evidence)


def test_the_same_page_is_judged_the_same_twice(
    night: Painting, sheet: Image.Image, by_night: Judgement
) -> None:
    assert judge(night.image.copy(), sheet, PIP) == by_night


def test_eyes_and_species_never_make_a_verdict(in_blue: Judgement) -> None:
    for key in ("eyes", "species"):
        assert not of(in_blue, key).firm
        assert of(in_blue, key).verdict == "cannot-judge"


def test_a_figure_under_a_fifth_of_the_page_is_not_judged(
    night: Painting, sheet: Image.Image
) -> None:
    judgement = judge(night.image, sheet, PIP, box=(100, 100, 160, 180))  # 80 of 408 is 0.196
    assert judgement.verdict == "cannot-judge"
    assert "fifth" in judgement.reason


def test_a_page_without_any_of_its_colours_has_no_such_character(sheet: Image.Image) -> None:
    judgement = judge(Image.new("RGB", (300, 300), (20, 90, 20)), sheet, PIP)
    assert (judgement.verdict, judgement.score) == ("cannot-judge", None)
    assert "not found" in judgement.reason


def test_an_empty_sheet_is_said(night: Painting) -> None:
    judgement = judge(night.image, Image.new("RGB", (300, 300), (244, 240, 230)), PIP)
    assert "no figure" in judgement.reason


def test_traits_that_cannot_be_judged_say_why() -> None:
    odd = replace(PIP, body="white fur", hair="red hair", wears=("red hat", "striped hat"))
    bare = lined_up(top=GROUND, middle=RED, bottom=GROUND)
    judgement = judge(bare, bare, odd, box=FIRST)
    assert of(judgement, "body").reason == PAPER_WHITE
    assert of(judgement, "wears: red hat").reason == TOO_ALIKE
    assert of(judgement, "wears: striped hat").reason == NO_WORD
    alone = judge(bare, bare, replace(odd, hair="", wears=("striped hat",)), box=FIRST)
    assert alone.verdict == "cannot-judge"


def test_hair_and_boots_of_one_colour_are_told_apart_by_place() -> None:
    approved = lined_up(top=BROWN, middle=RED, bottom=BROWN)
    recoloured = lined_up(top=BROWN, middle=RED, bottom=BLUE_INK)
    judgement = judge(recoloured, approved, MAID, box=FIRST)
    assert of(judgement, "wears: brown boots").verdict == "drifted"
    assert of(judgement, "hair").verdict == "as-approved"
    dyed = judge(lined_up(top=BLUE_INK, middle=RED, bottom=BROWN), approved, MAID, box=FIRST)
    assert of(dyed, "hair").verdict == "drifted"
    assert of(dyed, "wears: brown boots").verdict == "as-approved"


def test_boots_below_a_dress_of_their_colour_are_not_hidden_by_it() -> None:
    approved = lined_up(top=RED, middle=BROWN, bottom=BROWN)
    page = lined_up(top=RED, middle=BROWN, bottom=BLUE_INK)
    maid = replace(MAID, hair="red hair", wears=("brown dress", "brown boots"))
    judgement = judge(page, approved, maid, box=FIRST)
    assert of(judgement, "wears: brown boots").verdict == "drifted"
    assert of(judgement, "wears: brown dress").verdict == "as-approved"


def test_a_figure_found_too_small_is_said_to_be() -> None:
    approved = lined_up(top=BROWN, middle=RED, bottom=BROWN)
    page = Image.new("RGB", (400, 400), (120, 150, 130))
    page.paste(approved.crop(FIRST).resize((22, 56)), (200, 250))  # 56 of 400 is 0.14
    assert judge(page, approved, MAID).reason == SMALL


def test_a_small_likeness_does_not_take_the_place_of_large_windows() -> None:
    approved = lined_up(top=BROWN, middle=RED, bottom=BROWN)
    page = Image.new("RGB", (400, 400), (120, 150, 130))
    page.paste(approved.crop(FIRST).resize((22, 56)), (200, 250))
    read = portrait(approved, MAID)
    assert read is not None
    *large, small = [each.window for each in find(binned(reduced(page, 400), 4.0), read)]
    assert large
    assert all(bottom - top >= 0.199 for _, top, _, bottom in large)
    assert small[3] - small[1] < 0.199


def test_a_box_off_the_page_is_refused(night: Painting, sheet: Image.Image) -> None:
    with pytest.raises(ValueError, match="not on a page of 400 x 408"):
        judge(night.image, sheet, PIP, box=(500, 10, 600, 90))


def test_another_judge_may_stand_in() -> None:
    plugged: Judge = judge
    assert plugged is judge
    assert 0 < THRESHOLD < REDO_THRESHOLD < 1
