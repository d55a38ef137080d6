"""A little thing is one piece of its colour, and a thing all but covered is not asked for."""

from __future__ import annotations

from dataclasses import replace

from PIL import Image, ImageDraw

from illustration.drift.portrait import TOO_SMALL, portrait
from tests.illustration.drift.figures import BLUE_INK, BROWN, MAID, RED, lined_up


def with_a_bow(ink: tuple[int, int, int], dress: tuple[int, int, int]) -> Image.Image:
    """Three maids with a bow on the hair, 24 of 80 pixels wide and 12 of 180 high."""
    picture = lined_up(top=BROWN, middle=dress, bottom=BROWN)
    pen = ImageDraw.Draw(picture)
    for left in (30, 160, 290):
        pen.rectangle((left + 44, 38, left + 67, 49), fill=ink)
    return picture


def test_a_bow_of_the_dress_s_colour_is_the_small_piece_of_it() -> None:
    maid = replace(MAID, wears=("red dress", "red bow"))
    read = portrait(with_a_bow(RED, RED), maid)
    assert read is not None
    keys = [feature.wanted.key for feature in read.features]
    bow, dress = (keys.index(f"wears: red {thing}") for thing in ("bow", "dress"))
    for view in read.fine:
        down = view[bow].sum(axis=1)
        assert down[:10].sum() > 0.99 * down.sum() > 0  # of 64: the bow ends 20 of 180 down
        assert abs(view[bow].mean() - 24 * 12 / (80 * 180)) < 0.006  # 2 % of the box
        assert view[dress][:8].sum() == 0


def test_a_coat_of_which_a_hem_is_seen_is_not_asked_for() -> None:
    hemmed = lined_up(top=BROWN, middle=RED, bottom=BROWN)
    for left in (30, 160, 290):
        hemmed.paste(BLUE_INK, (left + 30, 140, left + 50, 150))  # 1.4 % of the box
    for words, reason in (("blue coat", TOO_SMALL), ("blue pouch", "")):
        read = portrait(hemmed, replace(MAID, wears=("red dress", words)))
        assert read is not None
        told = next(each for each in read.features if each.wanted.words == words)
        assert told.cannot == reason
