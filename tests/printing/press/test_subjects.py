"""Subjects at the trim, in the safe zone and in the gutter: on the right edge of the right page."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from printing.press.content import PageContent, PictureContent
from printing.press.cropping import Zones, bound_left
from printing.press.facts import BookFacts
from printing.press.layout import lay_page
from printing.press.placing import fill
from printing.press.profile import load_profile
from printing.press.remarks import remarks
from printing.press.subjects import SubjectFinding, subject_findings
from printing.press.trim import Trim

# 8.625 x 8.75 in at 40 pixels to the inch.
WIDE, HIGH, INCH = 345, 350, 40
KDP = load_profile("kdp-paperback")


def facts(language: str = "en") -> BookFacts:
    return BookFacts(KDP, Trim.parse("8.5x8.5"), True, 24, 18.0, language=language)


def picture(*boxes: tuple[int, int, int, int], **more: object) -> PictureContent:
    named = tuple("Pip" for _ in boxes)
    told = PictureContent(Path("x.png"), WIDE, HIGH, "0" * 64, figures=boxes, names=named)
    return replace(told, **more)  # type: ignore[arg-type]


def found(
    number: int, shown: PictureContent, language: str = "en", **more: object
) -> list[SubjectFinding]:
    told = facts(language)
    page = lay_page(told, PageContent(number, "story", "picture", (), shown))
    return list(subject_findings(page, shown, rtl=told.rtl, **more))  # type: ignore[arg-type]


def inches(x0: float, y0: float, x1: float, y1: float) -> tuple[int, int, int, int]:
    return round(x0 * INCH), round(y0 * INCH), round(x1 * INCH), round(y1 * INCH)


@pytest.mark.parametrize(
    ("number", "language", "at"),
    [(4, "en", "right"), (5, "en", "left"), (4, "ar", "left"), (5, "he", "right")],
)
def test_a_subject_in_the_gutter_is_flagged_at_the_spine(
    number: int, language: str, at: str
) -> None:
    near = inches(8.4, 3, 8.6, 5) if at == "right" else inches(0.05, 3, 0.225, 5)
    (finding,) = found(number, picture(near), language)
    assert (finding.page, finding.edge, finding.zone) == (number, at, "gutter")
    # The page ends at the spine without bleed: what lies within 0.375 in of it, less the margin.
    margin = 8.625 - 8.6 if at == "right" else 0.05
    assert finding.inches == pytest.approx(0.375 - margin, abs=0.013)


def test_the_gutter_can_be_asked_wider() -> None:
    box = inches(8.0, 3, 8.2, 5)  # 0.425 in from the spine
    assert found(4, picture(box)) == []
    (finding,) = found(4, picture(box), gutter_in=Fraction(1, 2))
    assert finding.inches == pytest.approx(0.075, abs=0.013)


def test_what_is_cut_and_what_comes_near_an_edge_are_told_apart() -> None:
    cut = found(4, picture(inches(3, 0.05, 5, 4)))
    assert [(each.edge, each.zone) for each in cut] == [("top", "trim")]
    assert cut[0].inches == pytest.approx(0.125 - 0.05, abs=0.013)
    near = found(4, picture(inches(0.3, 3, 2, 4)))
    assert [(each.edge, each.zone) for each in near] == [("left", "safe zone")]
    assert near[0].inches == pytest.approx(0.375 - 0.3, abs=0.013)
    assert str(near[0]).startswith("Pip reaches 0.07 in into the safe zone at the left edge")
    assert found(4, picture(inches(2, 2, 6, 6))) == []


def test_a_subject_across_the_fold_is_flagged_on_both_pages_and_nowhere_cut() -> None:
    def at(number: int, part: str, *box: int) -> list[SubjectFinding]:
        return found(number, picture(box, width=1380, height=700, part=part))  # type: ignore[arg-type]

    assert at(4, "left", 720, 300, 900, 500) == []  # in the right half alone: 690 is the fold
    verso, recto = (
        at(number, part, 660, 300, 720, 500) for number, part in ((4, "left"), (5, "right"))
    )
    assert [(each.edge, each.zone) for each in verso] == [("right", "gutter")]
    assert [(each.edge, each.zone) for each in recto] == [("left", "gutter")]
    assert verso[0].inches == recto[0].inches == 0.375


def test_a_face_is_advised_to_stay_an_inch_from_the_fold() -> None:
    face = picture(inches(6, 3, 8.2, 5), faces=(inches(7.6, 3, 8.1, 3.4),))
    told = [each for each in found(4, face) if each.advice]
    assert [(each.edge, each.subject) for each in told] == [("right", "Pip")]
    assert told[0].inches == pytest.approx(1 - (8.625 - 8.1), abs=0.013)
    assert found(5, face) == []


def test_a_framed_picture_has_nothing_cut() -> None:
    page = PageContent(4, "story", "art-above-text", (), picture((0, 0, WIDE, HIGH)))
    laid = lay_page(facts(), page)
    assert page.picture is not None
    assert subject_findings(laid, page.picture) == ()


PAGE = (0.0, 0.0, 621.0, 630.0)
# A verso: 9 points cut at left, top and bottom, 27 to keep clear there, 27 at the spine.
VERSO = Zones((9, 9, 0, 9), (27, 27, 27, 27), (9, 27), 27)


def test_a_crop_with_room_brings_a_subject_clear_of_trim_and_safe_zone() -> None:
    # 760 pixels for 690: 70 to choose from, 0.9 points a pixel.
    wide = picture((20, 300, 200, 600), width=760, height=700)
    bare, kept = fill(wide, PAGE), fill(wide, PAGE, zones=VERSO)
    assert bare.crop[0] == 20  # only not cut off by the crop
    assert kept.crop[0] == 0
    inner = picture((600, 300, 735, 600), width=760, height=700)
    crop = fill(inner, PAGE, zones=VERSO).crop
    assert (crop[2] - 735) * 0.9 == pytest.approx(22.5, abs=1)  # as far as there is room


def test_both_halves_of_a_spread_choose_one_crop_off_the_fold() -> None:
    pip = (726, 200, 800, 500)
    halves = [
        fill(picture(pip, width=1480, height=700, part=part), PAGE, zones=VERSO)
        for part in ("left", "right")
    ]
    left, right = halves
    assert left.crop[2] == right.crop[0]
    fold = left.crop[2]
    assert fold + 27 / 0.9 <= 726  # the gutter beside the fold, in pixels; the middle is 740


def test_a_printer_that_bleeds_across_the_fold_gets_the_picture_beyond_it() -> None:
    zones = Zones((9, 9, 9, 9), (27, 27, 27, 27), (9, 27), 27, inner=9.0)
    box = (0.0, 0.0, 630.0, 630.0)  # 612 of trim and 9 on every side
    left, right = (
        fill(picture(width=1380, height=700, part=part), box, zones=zones)
        for part in ("left", "right")
    )
    shared = left.crop[2] - right.crop[0]
    # The spread is 1242 points of 1380 pixels: 9 points either side of the fold are 20 pixels.
    assert shared == pytest.approx(20, abs=1)


def test_a_recto_is_bound_left_and_mirrored_right_to_left() -> None:
    assert bound_left("recto")
    assert not bound_left("verso")
    assert bound_left("verso", rtl=True)
    assert not bound_left("recto", rtl=True)


def test_remarks_tell_a_crop_and_a_continued_edge() -> None:
    squat = picture(width=380, height=350)
    content = PageContent(4, "story", "picture", (), squat)
    (told,) = remarks(lay_page(facts(), content), content)
    assert told == "9% of the picture's width is cropped away to fill the page."
