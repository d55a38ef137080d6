"""What becomes of a page at another printer or trim, from sizes and shapes alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from printing.press.content import BookContent, PageContent, Paragraph, PictureContent, Run
from printing.press.facts import BookFacts, facts_of
from printing.press.profile import load_profile
from printing.press.short import reaching
from printing.press.suiting import PageSuit, counted, suit_pages
from printing.press.trim import Trim

WORDS = "Pip flew over the hill. It was a long way home."
KDP_PAGE = (2588, 2625)  # 8.625 x 8.75 in at 300 DPI
LULU_PAGE = (2625, 2625)  # 8.75 x 8.75 in


def picture(size: tuple[int, int] = KDP_PAGE, **more: Any) -> PictureContent:
    return PictureContent(Path("none.png"), *size, sha256="0" * 64, **more)


def book(
    *pictures: PictureContent | None, words: str = WORDS, trim: str = "8.5x8.5"
) -> BookContent:
    pages = tuple(
        PageContent(n, "story", "picture", picture=shown)
        if shown
        else PageContent(n, "story", "text", (Paragraph((Run(words),)),))
        for n, shown in enumerate(pictures, start=1)
    )
    return BookContent(
        title="Pip",
        author="Ada",
        language="en",
        isbn="",
        publisher="Owl",
        profile_key="kdp-paperback",
        trim=Trim.parse(trim),
        bleed=True,
        stock="premium-color",
        body_pt=Decimal(18),
        created="2026-05-04",
        pages=pages,
    )


def at(made: BookContent, printer: str, trim: str = "8.5x8.5", **more: Any) -> list[PageSuit]:
    there = replace(made, profile_key=printer, trim=Trim.parse(trim), **more)
    return list(suit_pages(there, facts_of(there), facts_of(made)))


def test_a_picture_drawn_for_its_page_is_used_as_it_is() -> None:
    (suit,) = at(book(picture()), "kdp-paperback")
    assert (suit.fate, suit.dpi, suit.need, suit.good) == ("reuse", 300, KDP_PAGE, True)


def test_a_page_of_kdp_is_short_of_the_bleed_where_all_four_edges_bleed() -> None:
    # 2588 px over 8.75 in are 295 DPI; inside the trim of 8.5 in the picture has 308.
    (suit,) = at(book(picture()), "lulu-paperback")
    assert (suit.fate, suit.dpi, suit.need) == ("extend", 295, LULU_PAGE)
    edges = {each.edge: each.inches for each in suit.short}
    # 2588 px at 308.8 DPI are 8.38 in wide: 0.06 in are made up inside the trim at each side.
    assert edges == {"left": 0.185, "top": 0.125, "right": 0.185, "bottom": 0.125}
    assert not suit.good


def test_a_page_that_says_how_it_is_extended_needs_no_more_work() -> None:
    made = book(picture())
    asked = replace(made, pages=(replace(made.pages[0], short_art="mirror", short_asked=True),))
    (suit,) = at(asked, "lulu-paperback")
    assert (suit.fate, suit.good) == ("extend", True)


@pytest.mark.parametrize("how", ["mirror", "fill"])
def test_what_is_to_be_extended_the_press_prints_at_300_dpi(tmp_path: Path, how: Any) -> None:
    path = tmp_path / "round.jpg"
    Image.radial_gradient("L").resize(KDP_PAGE).convert("RGB").save(path)
    shown = replace(picture(), path=path)
    there = replace(book(shown), profile_key="lulu-paperback")
    facts = facts_of(there)
    page = replace(there.pages[0], short_art=how, short_asked=True)
    placed = reaching(facts, facts.geometry(1), page)
    assert placed.dpi >= 300
    assert placed.box == facts.geometry(1).bleed_box


def test_a_larger_page_of_the_same_shape_wants_more_pixels() -> None:
    (suit,) = at(book(picture()), "offset", "10x10")
    assert suit.fate == "redraw"
    assert "2588 x 2625 px would print at 252 DPI" in suit.why  # 2588 / 10.236 in


def test_a_page_of_another_shape_wants_another_picture() -> None:
    (suit,) = at(book(picture()), "lulu-paperback", "8x10")
    assert (suit.fate, suit.why) == ("redraw", "it has another shape than the page")
    assert suit.need == (2475, 3075)  # 8.25 x 10.25 in


def test_a_narrower_page_shows_another_part_of_a_picture_with_pixels_to_spare() -> None:
    large = picture((2800, 2840))
    (suit,) = at(book(large), "kdp-paperback", "8x8.25")
    assert suit.fate == "re-crop"
    assert suit.dpi >= 300


def test_a_subject_that_no_crop_keeps_is_redrawn_with_the_reason() -> None:
    # Over the whole picture from side to side: a page 4 % narrower must cut it.
    wide = picture((2800, 2840), figures=((0, 1000, 2800, 1900),), names=("Pip",))
    (suit,) = at(book(wide), "kdp-paperback", "8x8.25")
    assert suit.fate == "redraw"
    assert any("Pip loses" in told for told in suit.subjects)


def test_without_bleed_a_picture_of_any_shape_is_framed_whole() -> None:
    (suit,) = at(book(picture()), "lulu-paperback", "8x10", bleed=False)
    assert suit.fate in ("reuse", "re-crop")


def test_half_a_spread_wants_the_pixels_of_the_whole() -> None:
    (suit,) = at(book(picture((5175, 2625), part="left")), "kdp-paperback")
    assert (suit.fate, suit.need) == ("reuse", (5175, 2625))  # 2 x 8.625 in by 8.75 in


def test_words_are_tried_at_the_books_own_size() -> None:
    long = book(None, words=f"{WORDS} " * 16)
    assert at(long, "kdp-paperback")[0].words_fit
    small = at(long, "kdp-paperback", "4x6")
    assert (small[0].words_fit, small[0].good, small[0].fate) == (False, False, "")


def test_counts_add_up() -> None:
    suits = at(book(picture(), picture((900, 900)), None), "kdp-paperback")
    assert counted(suits) == {
        "reuse": 1,
        "re-crop": 0,
        "extend": 0,
        "redraw": 1,
        "words": 0,
        "subjects": 0,
    }


def test_facts_are_measured_with_a_publishers_own_profile_too() -> None:
    own = replace(load_profile("offset"), key="own-press", bleed_in=Fraction(1, 4))
    made = book(picture())
    facts = BookFacts(own, made.trim, True, 1, 18.0, language="en")
    (suit,) = suit_pages(made, facts, facts_of(made))
    assert suit.need == (2700, 2700)  # 9 x 9 in
