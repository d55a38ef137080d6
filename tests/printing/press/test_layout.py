"""Laid-out pages: every word there, inside the live area, off the figures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from printing.press.content import PageContent, Paragraph, PictureContent, Run
from printing.press.faces import metrics
from printing.press.geometry import page_geometry
from printing.press.layout import TextDoesNotFit, facts_of, lay_out, lay_page, text_room
from printing.press.profile import load_profile, profile_from_table
from printing.press.script import BLACK, PageScript
from printing.press.trim import Trim
from tests.printing.press.samples import SQUARE, book_of, painted, sha256, small_book, story, words
from tests.printing.press.test_profile import kdp_rows
from tests.thorough import cases

KDP = load_profile("kdp-paperback")
WORD = st.text("abcdefghijklmnopqrstuvwxyzÉŞжя", min_size=1, max_size=12)


def inside(page: PageScript) -> None:
    """Asserts that every letter, accents and descenders, lies in the live area."""
    x0, y0, x1, y1 = page.live_box
    for line in page.lines:
        last = line.runs[-1]
        right = last.x + metrics(last.face).width(last.text, last.size)
        assert x0 - 0.01 <= line.runs[0].x
        assert right <= x1 + 0.01
        assert y0 - 0.01 <= line.y - 0.25 * last.size
        assert line.y + 0.9 * last.size <= y1 + 0.01


def said(page: PageScript) -> str:
    return " ".join(line.text for line in page.lines)


@settings(max_examples=cases(15), deadline=None)
@given(
    st.lists(WORD, min_size=1, max_size=90),
    st.sampled_from(["8.5x8.5", "8.25x6", "5x8"]),
    st.integers(1, 2),
)
def test_no_line_leaves_the_live_area_and_no_word_is_lost(
    tokens: list[str], trim: str, number: int
) -> None:
    text = " ".join(tokens)
    pages = [story(1, "Once."), story(2, "Then.")]
    pages[number - 1] = story(number, text)
    try:
        page = lay_out(book_of(*pages, trim=Trim.parse(trim))).pages[number - 1]
    except TextDoesNotFit:
        assert len(text) > 300
        return
    inside(page)
    assert said(page) == text


@settings(
    max_examples=cases(8),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(WORD, min_size=1, max_size=80))
def test_words_on_a_picture_stay_inside_too(tmp_path: Path, tokens: list[str]) -> None:
    page = lay_out(book_of(story(1, " ".join(tokens), painted(tmp_path, size=(259, 263))))).pages[0]
    inside(page)
    assert said(page) == " ".join(tokens)


def test_every_page_of_a_book_is_laid_out(tmp_path: Path) -> None:
    script = lay_out(small_book(tmp_path))
    assert [page.number for page in script.pages] == list(range(1, 9))
    for page in script.pages:
        inside(page)
    assert said(script.pages[0]) == "Pip and the Moon by Ada Owl Owl Press"
    assert script.pages[2].rules[0].width == 1.0
    assert said(script.pages[2]) == "This book belongs to"


def test_the_authors_breaks_are_lines(tmp_path: Path) -> None:
    page = lay_out(small_book(tmp_path)).pages[4]
    assert [line.text for line in page.lines] == [
        "She flew over the river,",
        "over the hill,",
        "over the town.",
    ]


def test_lines_the_author_broke_stay_whole_where_they_can(tmp_path: Path) -> None:
    text = "Every night Pip looked at the moon.\n“Why does she follow me?” he asked."
    for picture in (None, painted(tmp_path)):
        page = lay_out(book_of(story(1, text, picture))).pages[0]
        assert [line.text for line in page.lines] == text.split("\n")


def test_words_avoid_the_figure(tmp_path: Path) -> None:
    picture = painted(tmp_path)
    page = lay_out(book_of(story(1, "Every night Pip looked at the moon.", picture))).pages[0]
    box = page.pictures[0].box
    figure = picture.figures[0]
    top_of_figure = box[3] - figure[1] / picture.height * (box[3] - box[1])
    assert min(line.y for line in page.lines) > top_of_figure


def test_a_dark_place_is_lit_and_a_clear_sky_is_left_alone(tmp_path: Path) -> None:
    text = "Every night Pip looked at the moon."
    day = lay_out(book_of(story(1, text, painted(tmp_path)))).pages[0]
    night = lay_out(book_of(story(1, text, painted(tmp_path, dark=150)))).pages[0]
    assert day.pictures[0].scrims == ()
    (scrim,) = night.pictures[0].scrims
    assert scrim.strength >= 0.85
    assert min(scrim.color) > 230
    x0, y0, x1, y1 = scrim.box
    for line in night.lines:
        assert x0 < line.runs[0].x
        assert line.runs[0].x + line.width < x1
        assert y0 < line.y < y1


def test_story_text_is_black_alone_in_one_size(tmp_path: Path) -> None:
    script = lay_out(small_book(tmp_path))
    runs = [
        run
        for page in script.pages
        if page.kind == "story"
        for line in page.lines
        for run in line.runs
    ]
    assert {run.size for run in runs} == {18.0}
    assert {run.ink for run in runs} == {BLACK}


def test_weight_and_slant_are_kept() -> None:
    mixed = Paragraph((Run("And "), Run("then", italic=True), Run(" "), Run("boom!", bold=True)))
    page = lay_out(book_of(PageContent(1, "story", "text", (mixed,)))).pages[0]
    faces = [(run.text, run.face) for run in page.lines[0].runs]
    assert faces == [("And ", "Andika"), ("then ", "Andika-Italic"), ("boom!", "Andika-Bold")]


def test_a_spread_shows_its_left_half_on_the_verso(tmp_path: Path) -> None:
    script = lay_out(small_book(tmp_path))
    verso, recto = script.pages[3], script.pages[4]
    assert (verso.side, recto.side) == ("verso", "recto")
    assert verso.pictures[0].crop[0] == 0 or verso.pictures[0].crop[0] < recto.pictures[0].crop[0]
    assert recto.pictures[0].crop[2] > verso.pictures[0].crop[2]
    assert verso.pictures[0].box == verso.media_box


def test_without_bleed_another_shape_is_framed_with_the_words_below(tmp_path: Path) -> None:
    wide = painted(tmp_path, size=(600, 300))
    page = lay_out(book_of(story(1, "A wide, wide sea.", wide), bleed=False)).pages[0]
    placed = page.pictures[0]
    assert placed.crop == (0, 0, 600, 300)
    assert placed.box[0] >= page.live_box[0]
    assert placed.box[2] <= page.live_box[2] + 0.001
    assert page.lines[0].y < placed.box[1]
    inside(page)


LONG = "She looked at the little owl with the red scarf, and hummed a song about the sea. " * 3


def test_many_words_go_below_a_picture_that_is_busy_all_over(tmp_path: Path) -> None:
    crowd = np.random.default_rng(5).integers(0, 255, (60, 60, 3)).astype(np.uint8)
    path = tmp_path / "crowd.png"
    Image.fromarray(crowd).resize((480, 480), Image.Resampling.NEAREST).save(path)
    picture = PictureContent(path, 480, 480, sha256(path))
    below = lay_out(book_of(story(1, LONG.strip(), picture))).pages[0]
    assert below.pictures[0].crop == (0, 0, 480, 480)
    assert below.lines[0].y < below.pictures[0].box[1]
    assert below.pictures[0].scrims == ()
    inside(below)
    few = lay_out(book_of(story(1, "Hush!", picture))).pages[0]
    assert few.pictures[0].box == few.media_box


def test_words_go_below_rather_than_over_a_figure(tmp_path: Path) -> None:
    picture = painted(tmp_path)
    giant = replace(picture, figures=((0, 0, picture.width, picture.height),))
    page = lay_out(book_of(story(1, "Hush!", giant))).pages[0]
    assert page.lines[0].y < page.pictures[0].box[1]


def test_without_bleed_art_stays_in_the_live_area(tmp_path: Path) -> None:
    book = book_of(story(1, "Hello there.", painted(tmp_path, size=(500, 500))), bleed=False)
    page = lay_out(book).pages[0]
    assert page.pictures[0].box == page.live_box
    inside(page)


def test_words_without_a_picture_become_a_page_of_words() -> None:
    page = lay_out(book_of(story(1, "Hello.", template="text-on-picture"))).pages[0]
    assert said(page) == "Hello."


def test_the_copyright_page_is_small_and_never_under_seven_points() -> None:
    lines = tuple(
        words(f"Line {n} of the credits, with a name that is rather long.") for n in range(34)
    )
    page = lay_out(book_of(PageContent(1, "copyright", "copyright", lines))).pages[0]
    sizes = {run.size for line in page.lines for run in line.runs}
    assert sizes == {7.0} or min(sizes) > 7.0
    inside(page)
    with pytest.raises(TextDoesNotFit, match="page 1 does not fit, even at 7 pt"):
        lay_out(book_of(PageContent(1, "copyright", "copyright", lines * 3)))


def test_small_print_is_never_under_the_printers_own_floor() -> None:
    rows = kdp_rows()
    rows["min_font_pt"] = 8
    lines = tuple(words(f"Line {n} of the credits, with a name that is long.") for n in range(40))
    book = book_of(PageContent(1, "copyright", "copyright", lines))
    with pytest.raises(TextDoesNotFit, match="even at 8 pt"):
        lay_out(book, profile_from_table(rows, "mine"))
    assert lay_out(book).pages[0].lines[0].runs[0].size == 7.0


def test_a_title_page_says_what_the_book_is_called_when_nothing_is_given() -> None:
    page = lay_out(book_of(PageContent(1, "title", "title"))).pages[0]
    assert {line.text for line in page.lines} == {"Pip and the Moon", "Ada Owl", "Owl Press"}
    assert max(run.size for line in page.lines for run in line.runs) >= 40


def test_a_long_title_is_set_smaller_in_few_lines() -> None:
    title = "The Extraordinarily Long and Winding Adventures of Pip, Who Was Small"
    page = lay_out(book_of(PageContent(1, "title", "title"), title=title)).pages[0]
    inside(page)
    large = [line for line in page.lines if line.runs[0].size > 17]
    assert 2 <= len(large) <= 3
    assert " ".join(line.text for line in large) == title


def test_a_long_last_page_is_set_as_story() -> None:
    text = "About the author. " + "She lives by the sea with three owls and a kettle. " * 5
    page = lay_out(book_of(PageContent(1, "end", "end", (words(text.strip()),)))).pages[0]
    assert {run.size for line in page.lines for run in line.runs} == {18.0}


def test_one_page_is_laid_out_as_it_is_in_the_book(tmp_path: Path) -> None:
    book = small_book(tmp_path)
    script = lay_out(book)
    again = lay_page(facts_of(book), book.pages[6])
    assert again.digest() == script.pages[6].digest()


def test_a_changed_comma_changes_one_page_alone(tmp_path: Path) -> None:
    book = small_book(tmp_path)
    pages = list(book.pages)
    pages[6] = story(7, pages[6].text.replace("waffle.", "waffle,"), pages[6].picture)
    before, after = lay_out(book), lay_out(book_of(*pages))
    changed = [
        a.number for a, b in zip(before.pages, after.pages, strict=True) if a.digest() != b.digest()
    ]
    assert changed == [7]


def test_the_room_for_words_is_known_before_the_picture_is() -> None:
    for number in (4, 5):
        geometry = page_geometry(KDP, SQUARE, bleed=True, pages=32, number=number)
        short = text_room([words("Every night Pip looked at the moon.")], geometry, 18)
        x0, y0, x1, y1 = short
        assert 0 <= x0 < x1 <= 1
        assert 0 <= y0 < 0.1
        assert y1 < 0.35
        long = text_room([words("Every night Pip looked at the moon. " * 9)], geometry, 18)
        assert long[3] > y1
        assert text_room([words("Every night Pip looked at the moon.")], geometry, 18) == short


def test_words_lie_in_the_room_when_the_painter_kept_it_calm(tmp_path: Path) -> None:
    text = "Every night Pip looked at the moon."
    geometry = page_geometry(KDP, SQUARE, bleed=True, pages=1, number=1)
    x0, y0, x1, y1 = text_room([words(text)], geometry, 18)
    page = lay_out(book_of(story(1, text, painted(tmp_path)))).pages[0]
    for line in page.lines:
        assert x0 * 621 < line.runs[0].x
        assert line.runs[0].x + line.width < x1 * 621
        assert y0 < 1 - line.y / 630 < y1


def test_a_room_for_far_too_many_words_is_refused() -> None:
    geometry = page_geometry(KDP, SQUARE, bleed=True, pages=32, number=4)
    with pytest.raises(TextDoesNotFit, match="page 4"):
        text_room([words("word " * 900)], geometry, 18)


def test_a_picture_that_is_none_is_named(tmp_path: Path) -> None:
    picture = painted(tmp_path)
    picture.path.write_bytes(b"no picture")
    with pytest.raises(ValueError, match=r"the picture hill-518x526-0\.png cannot be read"):
        lay_out(book_of(story(1, "Hello.", picture)))
