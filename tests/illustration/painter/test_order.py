"""A picture order survives JSON, refuses what it does not know and has one fingerprint."""

from __future__ import annotations

import json

import pytest

from illustration.studio.order import Figure, PictureOrder, Traits
from tests.illustration.painter.orders import FERN, MIA, order


def test_an_order_comes_back_from_json_equal_to_itself():
    whole = order(cast=(FERN, MIA), text_room=((0, 0, 1, 0.25),), purpose="spread")
    assert PictureOrder.from_json(json.loads(json.dumps(whole.to_json()))) == whole


def test_a_figure_comes_back_from_json_equal_to_itself():
    figure = Figure("Pip", (1, 2, 30, 40), ((3, 4, 5, 6), (7, 8, 9, 10)))
    assert Figure.from_json(json.loads(json.dumps(figure.to_json()))) == figure


@pytest.mark.parametrize("thing", [order(), FERN, Figure("Pip", (0, 0, 1, 1), ())])
def test_an_unknown_key_is_refused_by_name(thing):
    with pytest.raises(ValueError, match="watermark"):
        type(thing).from_json({**thing.to_json(), "watermark": True})


def test_a_missing_key_is_refused_by_name():
    data = order().to_json()
    del data["light"]
    with pytest.raises(ValueError, match="light"):
        PictureOrder.from_json(data)


def test_equal_orders_have_one_digest_and_any_change_another():
    plain = order(text_room=((0, 0, 1, 0.5),))
    assert plain.digest() == order(text_room=((0.0, 0.0, 1.0, 0.5),)).digest()
    changed = [order(seed=8), order(light="night"), order("Pip sits"), order(cast=(FERN,))]
    assert len({plain.digest(), order().digest(), *(other.digest() for other in changed)}) == 6


@pytest.mark.parametrize("box", [(0.5, 0, 0.5, 1), (0, 0.2, 1.2, 0.4), (0.6, 0, 0.4, 1)])
def test_text_room_outside_the_picture_is_refused(box):
    with pytest.raises(ValueError, match="not a box inside the picture"):
        order(text_room=(box,))


def test_traits_need_only_a_name_and_a_kind():
    assert Traits.from_json({"name": "Bo", "kind": "bear"}) == Traits("Bo", "bear")
