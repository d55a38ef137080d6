"""A page drawn for a screen: the press's boxes turned over, once, and nothing lost."""

from __future__ import annotations

import pytest

from books.models import Page
from books.openings import card_of, facts_for, openings_of, pictures_of
from books.queries import edition_of, pages_of
from books.standing import Drawing, Frame, guides
from printing.press.facts import BookFacts
from printing.press.geometry import Trim
from printing.press.profile import load_profile
from tests.factories import add_candidate, make_book
from tests.personas import Press

FACTS = BookFacts(load_profile("kdp-paperback"), Trim.parse("8.5x8.5"), True, 24, 18.0)


def test_guides_of_a_recto_are_counted_from_the_upper_left() -> None:
    drawn = guides(FACTS.geometry(5))
    assert drawn.trim == Frame(0, 9, 612, 612)  # no bleed at the bind edge, 9 pt above and below
    assert drawn.live == Frame(27, 27, 567, 576)  # 27 pt at the gutter; 18 + 9 pt elsewhere
    assert drawn.gutter == Frame(0, 0, 27, 630)


def test_guides_of_a_verso_are_the_mirror() -> None:
    drawn = guides(FACTS.geometry(4))
    assert drawn.trim == Frame(9, 9, 612, 612)
    assert drawn.gutter == Frame(594, 0, 27, 630)  # 621 - 27


@pytest.fixture
def drawn(owl: Press) -> dict[int, tuple[Page, Drawing]]:
    """Every page of a book with art, by number."""
    edition = edition_of(make_book(owl.ben, with_art=True))
    pages = pages_of(edition)
    facts, pictures = facts_for(edition, len(pages)), pictures_of(pages)
    return {
        page.number: (
            page,
            card_of(facts, edition, page, pictures.get(page.scene_id or 0)).drawing,
        )
        for page in pages
    }


def test_no_word_of_the_story_is_lost(drawn: dict[int, tuple[Page, Drawing]]) -> None:
    story = [pair for pair in drawn.values() if pair[0].kind == "story" and pair[0].text]
    assert story
    for page, drawing in story:
        shown = " ".join(words.text for words in drawing.words)
        assert " ".join(shown.split()) == page.text


def test_words_stand_inside_the_live_area(drawn: dict[int, tuple[Page, Drawing]]) -> None:
    for number, (_page, drawing) in drawn.items():
        live = guides(FACTS.geometry(number)).live
        for words in drawing.words:
            assert live.x - 0.01 <= words.x <= live.x + live.width
            assert live.y <= words.y <= live.y + live.height


def test_a_picture_covers_its_page_to_the_bleed(drawn: dict[int, tuple[Page, Drawing]]) -> None:
    frames = [shown.frame for _page, drawing in drawn.values() for shown in drawing.pictures]
    assert frames
    assert set(frames) == {Frame(0, 0, 621, 630)}


def test_a_picture_that_ends_short_of_the_bleed_is_shown_whole_with_the_trouble(owl: Press) -> None:
    edition = edition_of(make_book(owl.ben))
    pages = pages_of(edition)
    page = next(each for each in pages if each.part == "left" and each.text)
    assert page.scene is not None
    wide = add_candidate(scene=page.scene, size=(900, 150))
    drawing = card_of(facts_for(edition, len(pages)), edition, page, wide).drawing
    (shown,) = drawing.pictures
    assert shown.frame.width / shown.frame.height == pytest.approx(450 / 150, rel=0.01)
    # 2 x 8.625 in of 900 pixels: 150 are 2.875 in of 8.75, and half of the rest is 2.94 in.
    assert "short of the bleed by 2.94 in at the top and 2.94 in at the bottom" in drawing.trouble


def test_openings_pair_a_verso_with_the_recto_after_it(owl: Press) -> None:
    edition = edition_of(make_book(owl.ben))
    pages = pages_of(edition)
    facts = facts_for(edition, len(pages))
    openings = openings_of([card_of(facts, edition, page, None) for page in pages])
    pairs = [
        tuple(card.page.number if card else None for card in (opening.verso, opening.recto))
        for opening in openings
    ]
    assert pairs[0] == (None, 1)
    assert pairs[1] == (2, 3)
    assert pairs[-1] == (len(pages), None)


def test_the_line_for_a_childs_name_is_drawn_level(drawn: dict[int, tuple[Page, Drawing]]) -> None:
    (page, drawing) = next(pair for pair in drawn.values() if pair[0].kind == "dedication")
    (line,) = drawing.strokes
    assert line.y0 == line.y1
    assert 0 < line.x0 < line.x1 < 621, page.number
