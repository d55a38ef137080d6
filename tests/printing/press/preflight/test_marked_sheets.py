"""Pages on larger sheets with printer's marks, for printers that take them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Pdf

from printing.press.preflight import examine
from printing.press.profile import load_profile
from tests.broken import drawn
from tests.broken.edited import draw_on
from tests.broken.sound import Recipe
from tests.broken.unreadable import saved
from tests.broken.wrapped import Wrap, build_cover
from tests.printing.press.preflight.holding import complaints, examined, expected_of_cover, of

MARKED = replace(load_profile("kdp-paperback"), marks=True)
SLUG = 30


def on_sheets(pdf: Pdf) -> None:
    """A sheet 30 pt larger on every side, crop marks in registration colour beside the bleed."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    space = Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])
    for number, page in enumerate(pdf.pages, 1):
        page.obj.MediaBox = Array([-SLUG, -SLUG, 621 + SLUG, 630 + SLUG])
        marks = b"/Reg CS 1 SCN 0.25 w -25 9 m -5 9 l -25 621 m -5 621 l S"
        draw_on(pdf, number, marks, "/ColorSpace", "/Reg", space)


def test_marks_beside_the_bleed_are_no_fault_where_the_printer_takes_them(tmp_path: Path):
    report = examined(tmp_path, edit=on_sheets, profile=MARKED)
    assert complaints(report) == []
    assert of(report, "margin.live")[0].measured.startswith("all ")


def test_the_same_sheets_are_refused_where_he_does_not(tmp_path: Path):
    report = examined(tmp_path, edit=on_sheets)
    assert {"page.size", "ink.registration"} <= {finding.rule for finding in report.errors}


def test_words_on_a_sheet_are_measured_from_its_trim(tmp_path: Path):
    recipe = Recipe(over=lambda c, n: n == 9 and drawn.words_in_gutter(c))
    (finding,) = of(examined(tmp_path, recipe, on_sheets, profile=MARKED), "margin.live")
    assert finding.measured == "14.3 pt outside at the left"


def test_registration_colour_on_the_page_is_a_fault_all_the_same(tmp_path: Path):
    def inside(pdf: Pdf) -> None:
        on_sheets(pdf)
        pdf.pages[10].contents_add(b"/Reg cs 1 scn 2 200 60 60 re f")

    (finding,) = of(examined(tmp_path, edit=inside, profile=MARKED), "ink.registration")
    assert (finding.verdict, finding.page) == ("error", 11)


def test_a_cover_on_a_sheet_is_measured_from_its_trim_and_its_barcode_is_read(tmp_path: Path):
    wrap = Wrap()
    pdf = build_cover(wrap)
    x0, y0, x1, y1 = (float(side) for side in pdf.pages[0].MediaBox)
    pdf.pages[0].MediaBox = Array([x0 - SLUG, y0 - SLUG, x1 + SLUG, y1 + SLUG])
    path = tmp_path / "cover.pdf"
    path.write_bytes(saved(pdf))
    report = examine(path, replace(expected_of_cover(wrap), profile=MARKED))
    assert complaints(report) == []
    assert of(report, "cover.barcode")[0].measured == "9780306406157, 100%"
