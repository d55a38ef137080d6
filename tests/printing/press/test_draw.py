"""The PDF itself, opened and measured."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from printing.press.draw import draw
from printing.press.layout import lay_out
from printing.press.profile import load_profile, profile_from_table
from printing.press.script import BookScript, ScriptError
from tests.printing.press.samples import book_of, painted, small_book, story
from tests.printing.press.test_profile import kdp_rows


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("press")


@pytest.fixture(scope="module")
def script(folder: Path) -> BookScript:
    return lay_out(small_book(folder))


@pytest.fixture(scope="module")
def made(folder: Path, script: BookScript) -> Path:
    draw(script, folder / "out.pdf", cache=folder / "cache")
    return folder / "out.pdf"


@pytest.fixture
def pdf(made: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(made) as opened:
        yield opened


def operators(page: pikepdf.Page) -> list[str]:
    return [str(each.operator) for each in pikepdf.parse_content_stream(page)]


def test_boxes_are_right_to_a_hundredth_of_a_point(pdf: pikepdf.Pdf) -> None:
    assert len(pdf.pages) == 8
    for number, page in enumerate(pdf.pages, 1):
        trim = (0, 9, 612, 621) if number % 2 else (9, 9, 621, 621)
        for name, box in {
            "MediaBox": (0, 0, 621, 630),
            "BleedBox": (0, 0, 621, 630),
            "TrimBox": trim,
        }.items():
            assert [float(edge) for edge in page.obj[f"/{name}"]] == pytest.approx(box, abs=0.001)
        assert "/Rotate" not in page.obj


def test_every_font_is_embedded_with_its_letters_named(pdf: pikepdf.Pdf) -> None:
    names = set()
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font":
            if each.Subtype == "/CIDFontType2":
                continue
            (drawn,) = each.DescendantFonts
            assert "/FontFile2" in drawn.FontDescriptor
            assert "/ToUnicode" in each
            assert str(drawn.BaseFont) == str(each.BaseFont)
            tag, _, face = str(each.BaseFont).partition("+")
            assert re.fullmatch("/[A-Z]{6}", tag)
            names.add(face)
    assert names == {"Andika", "Andika-Italic", "Fredoka-SemiBold"}


def test_words_come_back_as_they_were_written(made: Path) -> None:
    document = pypdfium2.PdfDocument(made)
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    assert "Pip and the Moon" in pages[0]
    assert "by Ada Owl" in pages[0]
    assert "Text © 2026 Ada Owl" in pages[1]
    assert pages[2] == "This book belongs to"
    assert pages[4] == "She flew over the river, over the hill, over the town."
    assert pages[5] == "“Why does she follow me?” he asked. Nobody knew."
    assert pages[6] == "The office fluffed the waffle. Маленькая сова смотрела на луну."


def test_greek_comes_back_too(folder: Path) -> None:
    text = "Ο μικρός μπούφος κοίταξε το φεγγάρι."
    draw(lay_out(book_of(story(1, text))), folder / "greek.pdf", cache=folder)
    document = pypdfium2.PdfDocument(folder / "greek.pdf")
    assert " ".join(document[0].get_textpage().get_text_range().split()) == text
    document.close()


def test_ink_is_black_alone_and_nothing_is_rgb_or_transparent(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        found = operators(page)
        assert not {"rg", "RG", "g", "G", "gs", "sh", "cs", "CS", "sc", "scn", "BI", "Tr"} & set(
            found
        )
        for each in pikepdf.parse_content_stream(page):
            if str(each.operator) in ("k", "K"):
                assert [float(ink) for ink in each.operands] == [0, 0, 0, 1]
        assert "/ExtGState" not in page.obj.Resources
        assert "/Group" not in page.obj


def test_pictures_are_cmyk_as_prepared_and_unmasked(pdf: pikepdf.Pdf, script: BookScript) -> None:
    for page, laid in zip(pdf.pages, script.pages, strict=True):
        images = list(page.obj.Resources.get("/XObject", {}).values())
        assert len(images) == len(laid.pictures)
        for image, placed in zip(images, laid.pictures, strict=True):
            assert (int(image.Width), int(image.Height)) == placed.pixels
            assert image.ColorSpace == "/DeviceCMYK"
            assert image.Filter == "/DCTDecode"
            assert "/SMask" not in image
            with Image.open(io.BytesIO(image.read_raw_bytes())) as opened:
                pixels = np.asarray(opened).astype(int)
            assert pixels.sum(axis=-1).max() / 2.55 <= 240


def test_a_picture_with_bleed_covers_the_page(pdf: pikepdf.Pdf) -> None:
    placed = [
        each.operands
        for each in pikepdf.parse_content_stream(pdf.pages[3])
        if str(each.operator) == "cm"
    ]
    assert [float(value) for value in placed[-1]] == [621, 0, 0, 630, 0, 0]


def test_a_spread_meets_at_the_fold(made: Path, script: BookScript) -> None:
    document = pypdfium2.PdfDocument(made)
    verso, recto = (
        np.asarray(document[n].render(scale=1).to_pil().convert("RGB")).astype(int) for n in (3, 4)
    )
    document.close()
    # Both edges show the same middle of one picture: hill and sky go on.
    apart = np.abs(verso[150:, -1] - recto[150:, 0]).mean(axis=-1)
    assert np.median(apart) < 4
    assert np.abs(verso[300:, 5] - recto[300:, -5]).mean() > 15  # and the halves are not the same


def test_colours_look_as_they_were_painted(made: Path, script: BookScript) -> None:
    document = pypdfium2.PdfDocument(made)
    shown = np.asarray(document[6].render(scale=0.5).to_pil().convert("RGB")).astype(int)
    document.close()
    sky, hill = shown[60, 20], shown[-10, 20]
    assert sky[2] > sky[0] > 120  # a light blue
    assert hill[1] > hill[0]
    assert hill[1] > hill[2]


def test_the_printing_condition_goes_with_the_file(pdf: pikepdf.Pdf) -> None:
    (intent,) = pdf.Root.OutputIntents
    assert intent.OutputConditionIdentifier == "FOGRA39"
    icc = intent.DestOutputProfile.read_bytes()
    assert icc[36:40] == b"acsp"
    assert icc[16:20] == b"CMYK"
    assert int(intent.DestOutputProfile.N) == 4


def test_metadata_is_true_and_dated_by_the_book(pdf: pikepdf.Pdf) -> None:
    info = pdf.docinfo
    assert str(info["/Title"]) == "Pip and the Moon"
    assert str(info["/Author"]) == "Ada Owl"
    assert str(info["/Producer"]) == "Octavo"
    assert str(info["/CreationDate"]) == str(info["/ModDate"]) == "D:20261121120000Z"
    text = bytes(pdf.Root.Metadata.read_bytes()).decode()
    assert "<xmp:CreateDate>2026-11-21T12:00:00+00:00</xmp:CreateDate>" in text
    for placeholder in ("untitled", "anonymous", "unspecified", "ReportLab", "pikepdf"):
        assert placeholder not in text + " ".join(str(value) for value in info.values())


def test_marks_in_names_do_not_break_the_metadata(folder: Path) -> None:
    book = book_of(story(1, "Hello."), title="Tom & “Jerry” <3", author="Ana Ødegård")
    draw(lay_out(book), folder / "marks.pdf", cache=folder)
    with pikepdf.open(folder / "marks.pdf") as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "Tom & “Jerry” <3"
        assert metadata["dc:creator"] == ["Ana Ødegård"]


def test_a_book_without_an_author_names_none(folder: Path) -> None:
    draw(lay_out(book_of(story(1, "Hello."), author="")), folder / "none.pdf", cache=folder)
    with pikepdf.open(folder / "none.pdf") as pdf:
        assert "/Author" not in pdf.docinfo
        assert b"creator" not in pdf.Root.Metadata.read_bytes()


def test_nothing_else_is_in_the_file(pdf: pikepdf.Pdf, made: Path) -> None:
    assert made.read_bytes()[:8] == b"%PDF-1.4"
    assert not {"/Outlines", "/AcroForm", "/Names", "/OpenAction", "/OCProperties"} & set(
        pdf.Root.keys()
    )
    for page in pdf.pages:
        assert not {"/Annots", "/AA", "/Trans"} & set(page.obj.keys())
    assert not pdf.is_encrypted
    assert pdf.check_pdf_syntax() == []


def test_grey_stock_makes_a_file_without_colour(folder: Path) -> None:
    book = book_of(story(1, "Hello.", painted(folder)), stock="white")
    draw(lay_out(book), folder / "grey.pdf", cache=folder / "cache")
    with pikepdf.open(folder / "grey.pdf") as pdf:
        (image,) = pdf.pages[0].obj.Resources.XObject.values()
        assert image.ColorSpace == "/DeviceGray"


def test_pages_are_told_as_they_are_ready(folder: Path, script: BookScript) -> None:
    heard: list[int] = []
    draw(script, folder / "told.pdf", cache=folder / "cache", on_page=heard.append)
    assert heard == list(range(1, 9))


def test_a_publishers_own_printer_is_used(folder: Path) -> None:
    rows = kdp_rows()
    rows.update(key="mine", version="3", bleed_in="0.25")
    profile = profile_from_table(rows, "mine")
    book = book_of(story(1, "Hello."), profile_key="mine")
    draw(lay_out(book, profile), folder / "mine.pdf", cache=folder, profile=profile)
    with pikepdf.open(folder / "mine.pdf") as pdf:
        assert float(pdf.pages[0].mediabox[3]) == 648  # 8.5 in and a quarter twice


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"profile_version": "1999-01-01"},
            "laid out for kdp-paperback 1999-01-01, and the press has",
        ),
        ({"pages": ()}, "this book has no pages"),
        ({"created": "yesterday"}, "created must be a date and time"),
        ({"stock": "gold"}, "no stock 'gold'"),
    ],
)
def test_a_script_that_cannot_be_drawn_leaves_no_file(
    folder: Path, script: BookScript, change: dict, said: str
) -> None:
    out = folder / "never" / "out.pdf"
    with pytest.raises(ValueError, match=re.escape(said)):
        draw(replace(script, **change), out, cache=folder / "cache")
    assert not out.exists()
    assert not out.parent.exists() or list(out.parent.iterdir()) == []


def test_a_kept_picture_that_was_spoilt_is_made_again_on_the_way(
    folder: Path, script: BookScript, made: Path
) -> None:
    whole = made.read_bytes()
    pictures = sorted((folder / "cache" / "pictures").rglob("*.jpg"))
    # Other tests keep theirs here too.
    kept = next(each for each in pictures if each.read_bytes() in whole)
    good = kept.read_bytes()
    # As long as it was, so that only its bytes tell.
    kept.write_bytes(good[:-40] + bytes(40))
    draw(script, folder / "again.pdf", cache=folder / "cache")
    assert (folder / "again.pdf").read_bytes() == whole
    assert kept.read_bytes() == good


def test_an_unknown_face_is_named_with_its_page(folder: Path, script: BookScript) -> None:
    page = script.pages[0]
    line = page.lines[0]
    wrong = replace(line, runs=(replace(line.runs[0], face="Comic"),))
    odd = replace(script, pages=(replace(page, lines=(wrong,)), *script.pages[1:]))
    with pytest.raises(ScriptError, match="page 1: the press has no face 'Comic'"):
        draw(odd, folder / "odd.pdf", cache=folder)


def test_a_true_page_takes_its_full_pixels(folder: Path) -> None:
    book = book_of(story(1, "", painted(folder, "full", (2592, 2640))), body_pt=Decimal(18))
    draw(lay_out(book), folder / "full.pdf", cache=folder / "cache")
    with pikepdf.open(folder / "full.pdf") as pdf:
        (image,) = pdf.pages[0].obj.Resources.XObject.values()
        assert (int(image.Width), int(image.Height)) == (2588, 2625)


def test_the_profile_of_the_script_is_the_one_that_is_shipped(script: BookScript) -> None:
    assert script.profile_version == load_profile("kdp-paperback").version
