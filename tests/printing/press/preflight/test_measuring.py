"""The figures in findings are those of the file, worked out here by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from printing.press.preflight import examine
from tests.broken import drawn
from tests.broken.sound import Recipe
from tests.printing.press.preflight.holding import examined, expectation, library, of


@pytest.mark.parametrize(
    ("name", "rule", "measured"),
    [
        ("picture-of-150-dpi", "image.dpi", "150.0 dpi"),  # 300 px over 144 pt = 2 in
        ("picture-squeezed-one-way", "image.dpi", "133.3 dpi"),  # 200 px over 108 pt = 1.5 in
        ("picture-in-nested-forms", "image.dpi", "100.0 dpi"),  # 200 px over 72 pt * 2 = 2 in
        ("picture-inline", "image.dpi", "8.0 dpi"),  # 8 px over 72 pt
        ("ink-of-a-fill", "ink.limit", "270.0 %"),  # 80 + 70 + 70 + 50
        ("ink-of-flate-pixels", "ink.limit", "262.7 %"),  # (230+200+180+60) / 2.55 = 262.75
        ("ink-of-a-picture", "ink.limit", "251.0 %"),  # (200+180+170+90) / 2.55 = 250.98
        ("text-scaled-down", "text.size", "6.00 pt"),  # 12 pt * 0.5
        ("text-small", "text.size", "6.50 pt"),
        ("text-as-its-ground", "text.contrast", "1.00 to 1"),
        ("art-stops-at-the-trim", "bleed.coverage", "9.0 pt short"),  # the bleed, 0.125 * 72
        ("bleed-on-four-sides", "page.size", "630 x 630 pt"),
        ("three-blank-inside", "pages.blank", "3 in a row"),
        ("art-without-bleed", "bleed.flag", "0.0 pt from the top trim"),
    ],
)
def test_a_finding_measures_what_is_in_the_file(name: str, rule: str, measured: str):
    report = examine(library(name), expectation(bleed=name != "art-without-bleed"))
    assert measured in [finding.measured for finding in of(report, rule)]


def test_too_few_pixels_name_both_ways_out():
    (finding,) = of(examine(library("picture-of-150-dpi"), expectation()), "image.dpi")
    assert "redraw it at 600 x 450 px" in finding.remedy  # 2 x 1.5 in * 300
    assert "no larger than 1.00 x 0.75 in" in finding.remedy  # 300 / 300, 225 / 300


def test_art_that_misses_the_bleed_is_told_for_each_trimmed_edge():
    found = of(examine(library("art-stops-at-the-trim"), expectation()), "bleed.coverage")
    edges = {
        edge
        for finding in found
        for edge in ("left", "right", "top", "bottom")
        if f"before the {edge} edge" in finding.message
    }
    assert edges == {"left", "top", "bottom"}  # a verso is bound on the right


def test_a_field_that_other_art_runs_under_is_no_fault(tmp_path: Path):
    def both(canvas: object, number: int) -> None:
        if number == 8:
            canvas.setFillColorCMYK(0.1, 0, 0, 0)  # type: ignore[attr-defined]
            canvas.rect(0, 0, 621, 630, stroke=0, fill=1)  # type: ignore[attr-defined]
            drawn.trimmed_tint(canvas)  # type: ignore[arg-type]

    assert of(examined(tmp_path, Recipe(under=both)), "bleed.coverage")[0].verdict == "pass"


def test_words_are_judged_against_the_picture_under_them(tmp_path: Path):
    def words(canvas: object, number: int) -> None:
        if number == 5:
            drawn.write(canvas, 210, 300, "on the picture")  # type: ignore[arg-type]

    # A picture of 78 % black under black words.
    recipe = Recipe(small_color=(0, 0, 0, 200), over=words)
    (finding,) = of(examined(tmp_path, recipe), "text.contrast")
    assert (finding.verdict, finding.page) == ("error", 5)
    assert float(finding.measured.split()[0]) < 3


def test_one_lost_letter_in_ten_spoils_a_line(tmp_path: Path):
    def half_lost(canvas: object, number: int) -> None:
        if number == 9:
            # Black on 85 % black under the last fifth of the words, paper under the rest.
            canvas.setFillColorCMYK(0, 0, 0, 0.85)  # type: ignore[attr-defined]
            canvas.rect(160, 290, 40, 30, stroke=0, fill=1)  # type: ignore[attr-defined]
            drawn.write(canvas, 60, 300, "into a dark wood")  # type: ignore[arg-type]

    (finding,) = of(examined(tmp_path, Recipe(over=half_lost)), "text.contrast")
    assert (finding.verdict, finding.page) == ("error", 9)


def test_a_printed_folio_may_start_the_count_anywhere(tmp_path: Path):
    report = examined(tmp_path, Recipe(folios=lambda number: f"- {number - 6} -"))
    (finding,) = of(report, "pages.folio")
    assert (finding.verdict, finding.measured) == ("pass", "14 folios, 1 to 14")


def test_spanish_capitals_are_not_taken_for_a_note(tmp_path: Path):
    report = examined(
        tmp_path, Recipe(over=lambda c, n: n == 9 and drawn.write(c, 60, 300, "TODO EL MUNDO"))
    )
    (finding,) = of(report, "text.placeholder")
    assert finding.verdict == "warning"


def test_margins_are_counted_for_the_side_of_the_opening():
    (recto,) = of(examine(library("words-in-the-gutter"), expectation()), "margin.live")
    assert "gutter of a recto" in recto.message
    # Noto Sans sets an I 0.04 em in: 27 - (12 + 0.04 * 18) = 14.28.
    assert recto.measured == "14.3 pt outside at the left"
