"""What was learned is read as numbers and asked by the names of its signs."""

from __future__ import annotations

import math

import pytest

from illustration.drift.forest import Forest, forest

# One question: is there at most half of it? Then it is likelier gone.
GONE = Forest(("fill",), -1.0, (((0, 0.5, 1, 2), (-1, 3.0, 0, 0), (-1, -2.0, 0, 0)),))


def test_trees_are_asked_by_the_names_of_their_signs() -> None:
    assert GONE.probability({"fill": 0.5, "ring": 9.0}) == pytest.approx(
        1 / (1 + math.exp(-2.0))  # -1 + 3
    )
    assert GONE.probability({"fill": 0.6}) == pytest.approx(1 / (1 + math.exp(3.0)))  # -1 - 2


def test_a_sign_that_was_not_measured_is_an_error_and_no_guess() -> None:
    with pytest.raises(KeyError, match="fill"):
        GONE.probability({"ring": 0.5})


@pytest.mark.parametrize("name", ["windows", "traits"])
def test_every_question_of_what_is_kept_leads_on_to_an_answer(name: str) -> None:
    kept = forest(name)
    assert len(kept.trees) > 50
    for tree in kept.trees:
        for at, (sign, threshold, low, high) in enumerate(tree):
            assert math.isfinite(threshold)
            if sign >= 0:
                assert sign < len(kept.signs)
                assert at < low < len(tree)
                assert at < high < len(tree)
