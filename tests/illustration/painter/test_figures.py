"""Figures are where the painting says, clear of words and of the fold."""

from __future__ import annotations

import pytest
from PIL import ImageChops

from illustration.painter import easel, paint
from illustration.painter.composition import compose
from illustration.painter.light import light_for
from illustration.painter.species import SPECIES
from illustration.studio.order import FOLD_BAND, Traits
from tests.illustration.painter.orders import FERN, MIA, PIP, figures_of, order

ROOMS = {
    "none": (),
    "top": ((0.0, 0.0, 1.0, 0.3),),
    "foot": ((0.0, 0.68, 1.0, 1.0),),
    "left half": ((0.0, 0.0, 0.5, 1.0),),
    "two corners": ((0.0, 0.0, 0.5, 0.4), (0.6, 0.75, 1.0, 1.0)),
}


def overlap(figure, box, width, height):
    x0, y0, x1, y1 = figure.box
    return (
        x0 < box[2] * width and box[0] * width < x1
        and y0 < box[3] * height and box[1] * height < y1
    )  # fmt: skip


@pytest.mark.parametrize("rooms", [(), *list(ROOMS.values())[-1:]], ids=["none", "two corners"])
def test_what_stands_behind_the_cast_moves_nobody(rooms):
    for purpose, style in (("page", ""), ("spread", "wax crayon")):
        wanted = order(
            "Mia waves at Fern by the sea at night, a bird flies past", cast=(MIA, FERN),
            purpose=purpose, style=style, text_room=rooms, light="night",
        )  # fmt: skip
        assert paint(wanted).figures == figures_of(wanted)


@pytest.mark.parametrize("rooms", ROOMS.values(), ids=ROOMS)
@pytest.mark.parametrize("cast", [(PIP,), (MIA, FERN), (PIP, FERN, MIA)], ids=len)
def test_figures_stay_in_the_picture_and_out_of_the_words(rooms, cast):
    for brief in ("Pip flies over the sea", "Mia waves in the forest"):
        figures = figures_of(order(brief, cast=cast, text_room=rooms, width=240, height=250))
        assert [figure.name for figure in figures] == [who.name for who in cast]
        for figure in figures:
            x0, y0, x1, y1 = figure.box
            assert 0 <= x0 < x1 <= 240
            assert 0 <= y0 < y1 <= 250
            assert not any(overlap(figure, room, 240, 250) for room in rooms)


@pytest.mark.parametrize("seed", range(5))
def test_figures_of_a_spread_keep_clear_of_the_fold(seed):
    cast = (PIP, MIA, FERN)[: 1 + seed % 3]
    brief = "They walk through the village, two birds fly past, a man waves"
    spread = order(brief, purpose="spread", cast=cast, width=480, height=240, seed=seed)
    band = (0.5 - FOLD_BAND / 2, 0.0, 0.5 + FOLD_BAND / 2, 1.0)
    assert not any(overlap(figure, band, 480, 240) for figure in figures_of(spread))
    for stand in compose(spread).stands:  # passers-by too
        assert stand.box[2] <= band[0] * 480 + 1 or stand.box[0] >= band[2] * 480 - 1


@pytest.mark.parametrize("who", [PIP, FERN, MIA], ids=lambda who: who.name)
def test_a_box_is_exactly_where_the_figure_changed_the_picture(who, monkeypatch):
    monkeypatch.setattr(easel, "_shadow", lambda *args: None)
    wanted = order(f"{who.name} stands on a hill", cast=(who,))
    plan, light = compose(wanted), light_for("day", "")
    layer = easel.backdrop(wanted, plan, light)
    before = layer.rgb.copy()
    (figure,) = easel.place_figures(layer, plan, light)
    changed = ImageChops.difference(before, layer.rgb).point(lambda v: 255 * (v > 3))
    assert all(abs(a - b) <= 2 for a, b in zip(changed.getbbox(), figure.box, strict=True))


@pytest.mark.parametrize("kind", ["owl", "fox", "girl", "turtle", "spider", "elephant", "bee"])
def test_both_eyes_are_reported_inside_the_figure(kind):
    (figure,) = figures_of(order("It sits", cast=(Traits("It", kind),)))
    assert len(figure.eyes) == 2
    x0, y0, x1, y1 = figure.box
    for eye in figure.eyes:
        assert x0 <= eye[0] < eye[2] <= x1
        assert y0 <= eye[1] < eye[3] <= y1


def test_a_close_figure_is_large_enough():
    for seed in range(4):
        (figure,) = figures_of(order("Pip smiles at us", seed=seed))
        assert 0.3 <= (figure.box[3] - figure.box[1]) / 320 <= 0.7


def test_every_species_can_be_painted():
    cast = tuple(Traits(name, name) for name in SPECIES)
    sizes = set()
    for traits in cast:
        plan = compose(order("x", cast=(traits,), width=120, height=120))
        sizes.add(tuple(round(part, 2) for part in plan.stands[0].reach))
    assert len(sizes) > len(cast) / 2  # they differ in outline, not only in colour
