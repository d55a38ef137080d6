"""What is drawn on a page: panels, lines, turned words, and marks round it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest

from printing.press.draw import draw
from printing.press.layout import lay_out
from printing.press.profile import load_profile
from printing.press.script import BLACK, PAPER, Panel, Rule, TextLine, TextRun
from printing.press.writer.marks import mark_operators, marks_margin
from printing.press.writer.overprint import run_boxes
from printing.press.writer.sheet import Sheet
from tests.printing.press.samples import book_of, painted, story

KDP = load_profile("kdp-paperback")
OFFSET = load_profile("offset")
CYAN = (1.0, 0.0, 0.0, 0.0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sheet")


def page_of(folder: Path, **changed: object):
    """A page with a picture on it, and what is changed."""
    script = lay_out(book_of(story(1, "", painted(folder))))
    return replace(script, pages=(replace(script.pages[0], **changed),))


def seen(path: Path) -> np.ndarray:
    document = pypdfium2.PdfDocument(path)
    pixels = np.asarray(document[0].render(scale=1).to_pil().convert("RGB")).astype(int)
    document.close()
    return pixels


def test_panels_lie_under_and_over_the_picture_as_asked(folder: Path) -> None:
    panels = (
        Panel((0.0, 0.0, 621.0, 315.0), CYAN, under=True),
        Panel((100.0, 500.0, 200.0, 600.0), PAPER),
        Panel((120.0, 520.0, 180.0, 580.0), BLACK),
    )
    book = page_of(folder, panels=panels)
    half = replace(book.pages[0].pictures[0], box=(0.0, 315.0, 621.0, 630.0))
    book = replace(book, pages=(replace(book.pages[0], pictures=(half,)),))
    draw(book, folder / "panels.pdf", cache=folder)
    pixels = seen(folder / "panels.pdf")
    assert pixels[630 - 100, 300][0] < 60 < pixels[630 - 100, 300][2]  # cyan ground
    assert pixels[630 - 590, 110].min() > 245  # white box on the picture
    assert pixels[630 - 550, 150].max() < 60  # black on the box
    assert pixels[630 - 400, 300].max() - pixels[630 - 400, 300].min() > 20  # the picture


@pytest.mark.parametrize(
    ("turned", "place", "matrix"),
    [("down", (300.0, 40.0), "0 -1 1 0 40 330"), ("up", (300.0, 40.0), "0 1 -1 0 581 300")],
)
def test_a_spines_words_are_turned_about_the_right_edges(
    folder: Path, turned: str, place: tuple[float, float], matrix: str
) -> None:
    # 630 - 300 = 330 from the lower edge; 621 - 40 = 581 from the left one
    run = TextRun("Pip", place[0], "Andika", 18.0)
    line = TextLine(place[1], 30.0, (run,), turned=turned)
    book = page_of(folder, pictures=(), lines=(line,))
    draw(book, folder / "spine.pdf", cache=folder)
    with pikepdf.open(folder / "spine.pdf") as pdf:
        found = [
            " ".join(str(value) for value in each.operands)
            for each in pikepdf.parse_content_stream(pdf.pages[0])
            if str(each.operator) == "Tm"
        ]
    assert found == [matrix]
    dark = np.argwhere(seen(folder / "spine.pdf").sum(axis=2) < 300)
    ((x0, y0, x1, y1),) = run_boxes(book.pages[0], line)
    assert len(dark)
    assert x0 <= dark[:, 1].min() <= dark[:, 1].max() <= x1
    assert y0 <= 630 - dark[:, 0].max() <= 630 - dark[:, 0].min() <= y1


def test_white_never_overprints_and_black_does() -> None:
    page = lay_out(book_of(story(1, "Hello."))).pages[0]
    sheet = Sheet(page, over=True)
    sheet.panel(Panel((0.0, 0.0, 9.0, 9.0), PAPER))
    sheet.panel(Panel((0.0, 0.0, 1.0, 9.0), BLACK))
    sheet.rule(Rule(0.0, 0.0, 9.0, 0.0, 1.0))
    sheet.panel(Panel((0.0, 0.0, 2.0, 2.0), CYAN))
    told = sheet.operators().decode()
    order = re.findall(r"/Over|/Aside|re f\*|l S", told)
    assert order == ["re f*", "/Over", "re f*", "l S", "/Aside", "re f*"]


def test_a_printer_of_rgb_gets_greys_and_colours_and_no_inks() -> None:
    sheet = Sheet(lay_out(book_of(story(1, "Hello."))).pages[0], seen=KDP.icc)
    for ink in (BLACK, PAPER, (0.0, 0.0, 0.0, 0.4), CYAN):
        sheet.fill_in(ink)
    assert re.findall(r"(?m)^(\S+) g$", sheet.operators().decode()) == ["0", "1", ".6"]
    ((red, green, blue),) = re.findall(r"(\S+) (\S+) (\S+) rg", sheet.operators().decode())
    assert float(red) < 0.2 < float(green) < float(blue)


def test_marks_point_at_the_trim_and_never_touch_the_bleed() -> None:
    page = lay_out(book_of(story(1, "Hello."), profile_key="offset"), OFFSET).pages[0]
    x0, y0, x1, y1 = page.bleed_box
    told = mark_operators(page, 5 / 25.4 * 72)
    lines = [
        tuple(map(float, each))
        for each in re.findall(r"([-\d.]+) ([-\d.]+) m ([-\d.]+) ([-\d.]+) l", told)
    ]
    assert len(lines) == 8 + 8 + 8  # corners of the trim, of the bleed, four crosses of two
    for ax, ay, bx, by in lines:
        beside = max(ax, bx) <= x0 or min(ax, bx) >= x1
        assert beside or max(ay, by) <= y0 or min(ay, by) >= y1
    for edge in (page.trim_box[0], page.trim_box[2]):
        assert sum(ax == bx == round(edge, 4) for ax, _, bx, _ in lines) == 2
    margin = marks_margin(OFFSET)
    assert all(-margin <= value <= x1 + margin for line in lines for value in line)


def test_no_marks_no_margin() -> None:
    assert marks_margin(KDP) == 0


def test_registration_stands_on_every_plate(folder: Path) -> None:
    script = lay_out(book_of(story(1, "Hello."), profile_key="offset"), OFFSET)
    draw(script, folder / "marks.pdf", cache=folder, profile=OFFSET)
    with pikepdf.open(folder / "marks.pdf") as pdf:
        space = pdf.pages[0].obj.Resources.ColorSpace.Registration
        assert [str(space[0]), str(space[1]), str(space[2])] == [
            "/Separation",
            "/All",
            "/DeviceCMYK",
        ]
        assert [int(each) for each in space[3].C1] == [1, 1, 1, 1]


def test_another_word_leaves_the_other_pages_as_they_were(folder: Path) -> None:
    told = ("Quiet owls doze.", "Pip looked up.")
    contents = []
    for first in (told[0], "Just a “foxy” brown vixen, #7!"):
        book = book_of(story(1, first), story(2, told[1]))
        draw(lay_out(book), folder / "letters.pdf", cache=folder)
        with pikepdf.open(folder / "letters.pdf") as pdf:
            fonts = sorted(
                each.FontDescriptor.FontFile2.read_bytes()
                for each in pdf.objects
                if isinstance(each, pikepdf.Dictionary) and each.get("/Subtype") == "/CIDFontType2"
            )
            contents.append((pdf.pages[1].Contents.read_bytes(), fonts))
    assert contents[0] == contents[1]
