"""The barcode as it is printed: its size, its inks, and read back from its pixels."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from printing.press.cover.barcode import (
    MODULE,
    barcode,
    magnification,
    symbol_size,
)
from printing.press.cover.ean import BarcodeError, ean13
from printing.press.draw import draw
from printing.press.script import BLACK, PAPER
from tests.printing.press.cover.covers import ISBN, KDP, PLAIN, bars_of, laid, page_of

DPI = 300


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Image.Image]:
    """A whole cover without pictures, with an add-on, pressed and drawn at 300 DPI."""
    folder = tmp_path_factory.mktemp("barcode")
    pdf = folder / "cover.pdf"
    draw(laid(replace(PLAIN, addon="51499")), pdf, cache=folder / "cache", profile=KDP)
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=DPI / 72).to_pil().convert("L")
    document.close()
    picture.save(folder / "cover.png")
    return folder / "cover.png", picture


def test_at_full_size_a_module_is_a_third_of_a_millimetre() -> None:
    first, second = bars_of_symbol()[:2]
    assert round(MODULE / 72 * 25.4, 6) == 0.330
    assert first.box[2] - first.box[0] == pytest.approx(MODULE, abs=0.002)
    assert second.box[0] - first.box[0] == pytest.approx(2 * MODULE, abs=0.002)


def test_bars_are_black_alone_on_a_white_box_with_quiet_zones() -> None:
    symbol = barcode(ISBN, (300, 20))
    ground, *bars = symbol.panels
    assert (ground.ink, ground.box) == (PAPER, symbol.box)
    assert {bar.ink for bar in bars} == {BLACK}
    # The light margins of the standard and two points of white beyond them.
    assert bars[0].box[0] - ground.box[0] == pytest.approx(11 * MODULE + 2, abs=0.01)
    assert ground.box[2] - bars[-1].box[2] == pytest.approx(7 * MODULE + 2, abs=0.01)


def test_guard_bars_reach_five_modules_lower() -> None:
    feet = sorted({round(bar.box[1], 2) for bar in bars_of_symbol()})
    assert feet[1] - feet[0] == pytest.approx(5 * MODULE, abs=0.02)
    assert (
        sum(bar.box[1] == min(b.box[1] for b in bars_of_symbol()) for bar in bars_of_symbol()) == 6
    )


def test_the_box_is_no_smaller_than_kdp_takes_and_stands_in_its_suggestion() -> None:
    wide, high = symbol_size()
    assert 1.4 * 72 <= wide <= 2 * 72
    assert 0.8 * 72 <= high <= 1.2 * 72


def test_a_printers_least_box_is_filled_with_white() -> None:
    symbol = barcode(ISBN, (300, 20), least=(200, 110))
    x0, y0, x1, y1 = symbol.box
    assert (x1 - x0, y1 - y0) == (200, 110)


def test_room_decides_the_size_and_four_fifths_is_the_floor() -> None:
    wide, high = symbol_size()
    assert magnification((wide * 2, high * 2)) == 1
    assert magnification((wide * 0.9, high)) == pytest.approx(0.9)
    with pytest.raises(BarcodeError, match="80%"):
        magnification((wide * 0.7, high))
    with pytest.raises(BarcodeError, match="95%"):
        magnification((wide * 0.9, high), least=0.95)


def test_a_scale_outside_the_standard_is_refused() -> None:
    with pytest.raises(BarcodeError, match="80 to 200"):
        barcode(ISBN, (300, 20), scale=0.7)


def test_digits_stand_below_their_own_seven_modules() -> None:
    symbol = barcode(ISBN, (300, 20))
    title, digits = symbol.lines
    assert title.text == "ISBN 978-0-306-40615-7"
    assert digits.text == ISBN
    start = symbol.panels[1].box[0]
    for place, run in enumerate(digits.runs[1:7]):
        assert start + (3 + 7 * place) * MODULE <= run.x <= start + (10 + 7 * place) * MODULE
    assert digits.runs[0].x < start


def test_the_modules_are_read_back_from_the_pixels(sheet: tuple[Path, Image.Image]) -> None:
    _, picture = sheet
    page = page_of(laid(replace(PLAIN, addon="51499")))
    bars = bars_of(page)
    y = page.media_box[3] - (bars[1].box[1] + bars[1].box[3]) / 2
    row = np.asarray(picture)[int(y * DPI / 72)]
    middles = [int((bars[0].box[0] + (n + 0.5) * MODULE) * DPI / 72) for n in range(95)]
    assert "".join("1" if row[x] < 128 else "0" for x in middles) == ean13(ISBN)


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbarimg is not installed")
def test_zbarimg_reads_isbn_and_add_on(sheet: tuple[Path, Image.Image]) -> None:
    path, _ = sheet
    found = subprocess.run(
        ["zbarimg", "-q", "--raw", "-Sean5.enable", str(path)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert set(found.stdout.split()) == {ISBN, "51499"}


def bars_of_symbol():
    """The bars of a symbol at full size."""
    return barcode(ISBN, (300, 20)).panels[1:]
