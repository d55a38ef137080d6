"""Trims meet models: what is asked for, what cannot be drawn, and the priced ways out."""

from __future__ import annotations

import pytest

from illustration.providers.catalog import shipped_models
from illustration.providers.sizing import Size, fault, largest_for, size_for, ways_out

GPT = shipped_models()["gptproto/gpt-image-2"]
SEEDREAM = shipped_models()["gptproto/seedream-5-lite"]

# Trim with bleed at 300 dpi, and the sizes asked for (multiples of 16).
TRIMS = {
    "8.5x8.5": ((2588, 2625), (2592, 2640), True),
    "8.25x8.25": ((2513, 2550), (2528, 2560), True),
    "8x10": ((2438, 3075), (2448, 3088), True),
    "8.5x11": ((2588, 3375), (2592, 3376), False),  # 8,750,592 of 8,294,400 pixels
}


@pytest.mark.parametrize("trim", TRIMS)
def test_a_page_with_bleed_is_covered_by_the_least_size(trim: str) -> None:
    need, asked, by_gpt = TRIMS[trim]
    assert size_for(SEEDREAM, *need) == Size(*asked, 300)
    assert size_for(GPT, *need) == (Size(*asked, 300) if by_gpt else None)


def test_letter_with_bleed_is_too_large_for_gpt_image_2_and_it_says_so() -> None:
    assert largest_for(GPT, 2588, 3375) == Size(2512, 3280, 291)
    said = fault(GPT, 2588, 3375)
    assert "draws no 2588 x 3375 px" in said
    assert "2512 x 3280, 291 dpi" in said
    assert fault(GPT, 2588, 2625) == ""


def test_a_small_picture_is_asked_for_as_large_as_the_model_needs_in_its_shape() -> None:
    size = size_for(SEEDREAM, 1024, 1024)
    assert size is not None
    assert size.width == size.height
    assert SEEDREAM.min_pixels <= size.width * size.height < 1.05 * SEEDREAM.min_pixels
    wide = size_for(SEEDREAM, 1200, 400)
    assert wide is not None
    assert wide.width * wide.height >= SEEDREAM.min_pixels
    assert wide.width / wide.height == pytest.approx(3, rel=0.05)


def test_the_ways_out_are_priced_and_those_fit_to_print_come_first() -> None:
    ways = ways_out(GPT, [SEEDREAM], 2588, 3375, quality="high", references=1)
    assert [way.kind for way in ways] == ["other-model", "fewer-pixels"]
    other, smaller = ways
    assert other.micros == 29_800
    assert other.sentence == (
        "Draw it with Seedream 5.0 at GPT Proto: 2592 x 3376 px, 300 dpi, $0.0298 at most."
    )
    assert smaller.size.dpi == 291
    assert smaller.micros == GPT.price.most(2512, 3280, quality="high", references=1)


def test_a_spread_is_one_picture_of_few_dots_or_two_matched_halves() -> None:
    # Two pages of 8.5 x 8.5 with bleed on all outer sides: 17.25 x 8.75 in.
    need = (5175, 2625)
    assert size_for(SEEDREAM, *need) is None
    ways = ways_out(SEEDREAM, [GPT], *need, references=1, spread=True)
    one = next(way for way in ways if way.kind == "fewer-pixels")
    assert one.size.dpi == pytest.approx(262, abs=1)
    halves = next(way for way in ways if way.kind == "two-halves" and "Seedream" in way.model)
    assert (halves.size, halves.pictures, halves.micros) == (Size(2592, 2640, 300), 2, 59_600)
    whole_by_gpt = largest_for(GPT, *need)
    assert whole_by_gpt is not None
    assert whole_by_gpt.dpi == pytest.approx(222, abs=2)  # the 223 dpi of one picture
    assert ways[0] is halves


def test_two_halves_cost_what_their_quality_costs_and_the_right_one_a_reference_more() -> None:
    ways = ways_out(GPT, [], 5175, 2625, quality="low", references=1, spread=True)
    halves = next(way for way in ways if way.kind == "two-halves")
    assert halves.micros == sum(
        GPT.price.most(2592, 2640, quality="low", references=n) for n in (1, 2)
    )


def test_too_many_references_and_too_long_a_shape_are_told() -> None:
    assert "takes 14 references" in fault(SEEDREAM, 2588, 2625, references=15)
    assert "longer than 3 times" in fault(GPT, 4000, 900)
    assert not [way for way in ways_out(GPT, [SEEDREAM], 2588, 3375, references=20)]
