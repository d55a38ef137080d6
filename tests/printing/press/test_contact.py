"""The contact sheet shows openings as a reader sees them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from printing.press.contact import BACKDROP, COLUMNS, GAP, contact_sheet
from printing.press.draw import draw
from printing.press.layout import lay_out
from tests.printing.press.samples import small_book


def test_page_one_stands_alone_on_the_right(tmp_path: Path) -> None:
    draw(lay_out(small_book(tmp_path)), tmp_path / "out.pdf", cache=tmp_path / "cache")
    contact_sheet(tmp_path / "out.pdf", tmp_path / "sheet.png", width=820)
    with Image.open(tmp_path / "sheet.png") as sheet:
        pixels = np.asarray(sheet.convert("RGB"))
    assert pixels.shape[1] == 820
    each = (820 - GAP * (COLUMNS + 1)) // COLUMNS
    leaf = each // 2
    # Eight pages are five openings: two rows, the first left and the last right empty.
    assert pixels.shape[0] == GAP + 2 * (leaf + GAP)
    middle = GAP + leaf // 2
    assert tuple(pixels[middle, GAP + leaf // 4]) == BACKDROP
    assert tuple(pixels[GAP + 4, GAP + leaf + leaf // 2]) == (255, 255, 255)
    third = GAP + 2 * (each + GAP)
    assert tuple(pixels[middle, third + leaf // 2]) not in (BACKDROP, (255, 255, 255))


def test_a_sheet_of_the_same_file_is_left_and_of_another_made_anew(tmp_path: Path) -> None:
    pdf, png = tmp_path / "out.pdf", tmp_path / "sheet.png"
    book = lay_out(small_book(tmp_path))
    draw(book, pdf, cache=tmp_path / "cache")
    contact_sheet(pdf, png, width=200)
    made = png.stat().st_mtime_ns
    contact_sheet(pdf, png, width=200)
    assert png.stat().st_mtime_ns == made
    png.write_bytes(png.read_bytes()[:200])
    contact_sheet(pdf, png, width=200)
    with Image.open(png) as sheet:
        sheet.load()
        first = sheet.tobytes()
    draw(replace(book, pages=book.pages[:6]), pdf, cache=tmp_path / "cache")
    contact_sheet(pdf, png, width=200)
    with Image.open(png) as sheet:
        assert sheet.tobytes() != first
