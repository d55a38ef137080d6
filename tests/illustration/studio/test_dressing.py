"""Outfits, props, exact words and halves: what an order holds of one scene beside its cast."""

from __future__ import annotations

import json

import pytest

from illustration.studio.halves import halves
from illustration.studio.order import Dressed, PictureOrder
from tests.illustration.painter.orders import FERN, order

RAIN = Dressed("Pip", wears=("a yellow raincoat",), holds=("a lantern",))


def test_the_later_fields_come_back_from_json_equal_to_themselves():
    whole = order(dressed=(RAIN,), exact_text="OWL’S INN", half="left")
    assert PictureOrder.from_json(json.loads(json.dumps(whole.to_json()))) == whole


def test_an_order_that_uses_no_later_field_writes_none():
    assert {"dressed", "exact_text", "half"}.isdisjoint(order().to_json())


@pytest.mark.parametrize(
    "change", [{"dressed": (RAIN,)}, {"exact_text": "INN"}, {"half": "left"}, {"purpose": "cover"}]
)
def test_a_later_field_changes_the_digest(change):
    assert order(**change).digest() != order().digest()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"dressed": (Dressed("Fern", ("a hat",)),)}, "Fern is not in this picture's cast"),
        ({"dressed": (RAIN, RAIN)}, "dressed twice"),
        ({"dressed": (Dressed("Pip"),)}, "Say what Pip wears or holds"),
        ({"dressed": (RAIN,), "purpose": "sheet"}, "outfits are for its scenes"),
        ({"exact_text": "INN", "purpose": "sheet"}, "bears no words"),
        ({"exact_text": "two\nlines"}, "one line"),
        ({"exact_text": "x" * 121}, "121 characters are too many"),
        ({"half": "right", "purpose": "spread"}, "spread has no 'right' half"),
        ({"half": "top"}, "no 'top' half"),
        ({"purpose": "poster"}, "not 'poster'"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_words(change, said):
    with pytest.raises(ValueError, match=said):
        order(**change)


def test_a_spread_is_parted_at_the_fold_with_the_text_room_of_each_side():
    rooms = ((0.0, 0.0, 0.25, 0.5), (0.4, 0.8, 0.6, 1.0), (0.75, 0.1, 1.0, 0.2))
    left, right = halves(order(purpose="spread", width=641, cast=(FERN,), text_room=rooms))
    assert (left.half, left.purpose, left.width, left.height) == ("left", "page", 321, 320)
    assert left.text_room == ((0.0, 0.0, 0.5, 0.5), (0.8, 0.8, 1.0, 1.0))  # 0.4 * 2
    assert right.half == "right"
    assert right.text_room == (
        (0.0, 0.8, pytest.approx(0.2), 1.0),  # (0.6 - 0.5) * 2
        (0.5, 0.1, 1.0, 0.2),
    )
    assert left.seed == right.seed
    assert left.style == right.style
    assert left.cast == right.cast


def test_only_a_spread_is_parted_and_exact_words_stay_on_one_side():
    with pytest.raises(ValueError, match="this is a page"):
        halves(order())
    with pytest.raises(ValueError, match="which half"):
        halves(order(purpose="spread", exact_text="INN"))
