"""What a scene has a character wear hides what it replaces: that is not missing."""

from __future__ import annotations

from illustration.drift import judge
from illustration.drift.portrait import OVER_OWN
from illustration.studio.order import Dressed, Traits
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

APPROVED = lined_up(top=BROWN, middle=RED, bottom=BROWN)
IN_BLUE = lined_up(top=BROWN, middle=BLUE_INK, bottom=BROWN)
COAT = Dressed("Ada", wears=("blue coat",))


def test_a_dress_under_the_scenes_coat_is_not_called_missing() -> None:
    bare = judge(IN_BLUE, APPROVED, MAID, box=FIRST)
    assert of(bare, "wears: red dress").verdict == "drifted"
    coated = judge(IN_BLUE, APPROVED, MAID, box=FIRST, dressed=COAT)
    dress = of(coated, "wears: red dress")
    assert dress.verdict == "cannot-judge"
    assert "blue coat" in dress.reason
    assert coated.verdict == of(coated, "hair").verdict == "as-approved"


def test_boots_of_the_bodys_colour_are_only_judged_where_another_colour_is_seen() -> None:
    bear = Traits("Bo", "bear", body="brown fur", wears=("red shirt", "brown boots"))
    as_ever = of(judge(APPROVED, APPROVED, bear, box=FIRST), "wears: brown boots")
    assert (as_ever.verdict, as_ever.reason) == ("cannot-judge", OVER_OWN)
    in_blue = judge(lined_up(top=BROWN, middle=RED, bottom=BLUE_INK), APPROVED, bear, box=FIRST)
    assert of(in_blue, "wears: brown boots").verdict == "drifted"


def test_things_worn_together_in_one_colour_are_judged_together() -> None:
    approved = lined_up(top=GROUND, middle=RED, bottom=BROWN)
    twice = Traits("Ada", "girl", wears=("red coat", "scarlet cardigan", "brown boots"))
    judgement = judge(approved, approved, twice, box=FIRST)
    assert of(judgement, "wears: red coat").verdict == "as-approved"
    assert "scarlet cardigan" in of(judgement, "wears: red coat").reason
    blue = judge(lined_up(top=GROUND, middle=BLUE_INK, bottom=BROWN), approved, twice, box=FIRST)
    assert of(blue, "wears: scarlet cardigan").verdict == "drifted"
    assert of(blue, "wears: brown boots").verdict == "as-approved"
