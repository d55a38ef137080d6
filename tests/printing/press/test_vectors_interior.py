"""The printers' own interior numbers, asked as production asks them: on the command line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from printing.press.counter import main
from printing.press.trim import Trim
from printing.press.units import points

KDP = ("kdp-paperback", "premium-color")
LULU = ("lulu-paperback", "premium-color")
INGRAM = ("ingramspark-paperback", "premium-color")
# (printer, stock), trim, bleed, pages, page pt, gutter in, outer in, live pt, pixels at 300 DPI
VECTORS = [
    (KDP, "8.5x8.5", True, 24, (621, 630), 0.375, 0.375, (567, 576), (2588, 2625)),
    (KDP, "8.5x8.5", True, 32, (621, 630), 0.375, 0.375, (567, 576), (2588, 2625)),
    (KDP, "8.5x8.5", False, 32, (612, 612), 0.375, 0.25, (567, 576), (2550, 2550)),
    (KDP, "8.25x8.25", True, 32, (603, 612), 0.375, 0.375, (549, 558), (2513, 2550)),
    (KDP, "8x10", True, 32, (585, 738), 0.375, 0.375, (531, 684), (2438, 3075)),
    (KDP, "8x10", True, 48, (585, 738), 0.375, 0.375, (531, 684), (2438, 3075)),
    (KDP, "8x10", False, 40, (576, 720), 0.375, 0.25, (531, 684), (2400, 3000)),
    (KDP, "8.5x11", True, 32, (621, 810), 0.375, 0.375, (567, 756), (2588, 3375)),
    (KDP, "8.5x11", False, 64, (612, 792), 0.375, 0.25, (567, 756), (2550, 3300)),
    (KDP, "8.25x6", False, 24, (594, 432), 0.375, 0.25, (549, 396), (2475, 1800)),
    (KDP, "6x9", True, 32, (441, 666), 0.375, 0.375, (387, 612), (1838, 2775)),
    (KDP, "6x9", False, 150, (432, 648), 0.375, 0.25, (387, 612), (1800, 2700)),
    (KDP, "7.5x9.25", True, 72, (549, 684), 0.375, 0.375, (495, 630), (2288, 2850)),
    (KDP, "5.5x8.5", True, 24, (405, 630), 0.375, 0.375, (351, 576), (1688, 2625)),
    (KDP, "6x9", True, 828, (441, 666), 0.875, 0.375, (351, 612), (1838, 2775)),
    (KDP, "8x8", True, 32, (585, 594), 0.375, 0.375, (531, 540), (2438, 2475)),
    (KDP, "4x6", True, 24, (297, 450), 0.375, 0.375, (243, 396), (1238, 1875)),
    # The hardcover-only trim; the same rules. 8.375 x 11.25 in.
    (("kdp-hardcover", "white"), "8.25x11", True, 76, (603, 810), 0.375, 0.375, (549, 756),
     (2513, 3375)),
    # Bleed on all four sides; gutter 0.5 and margin 0.5 from the trim, bleed added to both.
    (LULU, "6x9", True, 32, (450, 666), 0.625, 0.625, (360, 576), (1875, 2775)),
    (LULU, "8.5x8.5", True, 32, (630, 630), 0.625, 0.625, (540, 540), (2625, 2625)),
    (LULU, "8.5x11", True, 32, (630, 810), 0.625, 0.625, (540, 720), (2625, 3375)),
    (LULU, "8.5x11", False, 58, (612, 792), 0.5, 0.5, (540, 720), (2550, 3300)),
    # Page 60 has no band in Lulu's guide and 400 has two: the wider of both.
    (LULU, "8.5x11", False, 60, (612, 792), 0.625, 0.5, (531, 720), (2550, 3300)),
    (LULU, "8.5x11", False, 398, (612, 792), 1.0, 0.5, (504, 720), (2550, 3300)),
    (LULU, "8.5x11", False, 400, (612, 792), 1.125, 0.5, (495, 720), (2550, 3300)),
    (LULU, "8.5x11", False, 602, (612, 792), 1.25, 0.5, (486, 720), (2550, 3300)),
    # No bleed at the bind edge, half an inch kept clear on every side of the trim.
    (INGRAM, "8.5x8.5", True, 32, (621, 630), 0.5, 0.625, (540, 540), (2588, 2625)),
    (("ingramspark-saddle", "premium-color"), "8x10", True, 28, (585, 738), 0.5, 0.625,
     (504, 648), (2438, 3075)),
    # 3 mm on four sides: 216 x 303 mm; gutter 13 mm, margin 8 mm from the page's edges.
    (("offset", "premium-color"), "210x297mm", True, 32, (612.2835, 858.8976), 0.511811, 0.314961,
     (552.7559, 813.5433), (2552, 3579)),
]  # fmt: skip


def ask(*words: str) -> list[str]:
    return [word for word in words if word]


@pytest.mark.parametrize(
    ("where", "trim", "bleed", "pages", "page", "gutter", "outer", "live", "px"), VECTORS
)
def test_the_command_tells_a_pages_numbers(
    where: tuple[str, str], trim: str, bleed: bool, pages: int, page: tuple[float, float],
    gutter: float, outer: float, live: tuple[float, float], px: tuple[int, int],
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    printer, stock = where
    words = ask("--printer", printer, "--trim", trim, "--pages", str(pages), "--stock", stock)
    assert main([*words, *(["--bleed"] if bleed else []), "--json"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert told["page_pt"] == pytest.approx(page, abs=0.01)
    assert told["live_pt"] == pytest.approx(live, abs=0.01)
    assert (told["gutter_in"], told["outer_in"]) == (gutter, outer)
    assert tuple(told["pixels"]) == px
    size = Trim.parse(trim)
    assert told["trim_pt"] == [points(size.width), points(size.height)]


@pytest.mark.parametrize(
    ("printer", "trim", "stock", "pages", "said", "nearest"),
    [
        ("kdp-paperback", "8.5x8.5", "premium-color", 23, "at least 24 pages", ("8.5x8.5", 24)),
        ("kdp-paperback", "6x9", "premium-color", 829, "at most 828 pages", ("6x9", 828)),
        ("kdp-paperback", "8.5x8.5", "standard-color", 70, "at least 72 pages", ("8.5x8.5", 72)),
        ("kdp-paperback", "8.5x11", "premium-color", 592, "at most 590 pages", ("8.5x11", 590)),
        ("kdp-paperback", "8.6x11", "premium-color", 32, "nearest it cuts is 8.5x11",
         ("8.5x11", 32)),
        ("kdp-paperback", "3.9x6", "premium-color", 32, "nearest it cuts is 4x6", ("4x6", 32)),
        ("kdp-hardcover", "6x9", "white", 74, "at least 75 pages; this book has 74. Nearest: 76",
         ("6x9", 76)),
        ("kdp-hardcover", "8.5x8.5", "white", 76, "does not cut 8.5x8.5 in", ("8.25x11", 76)),
        ("kdp-hardcover", "6x9", "standard-color", 100, "has no stock 'standard-color'",
         ("6x9", 100)),
        ("ingramspark-saddle", "8x10", "premium-color", 30, "multiples of 4", ("8x10", 32)),
        ("ingramspark-saddle", "8x10", "premium-color", 50, "at most 48", ("8x10", 48)),
        ("ingramspark-paperback", "8x10", "cream", 32, "does not print black ink on creme",
         ("8x10", 32)),
        ("lulu-paperback", "6x9", "white", 30, "at least 32", ("6x9", 32)),
        ("lulu-paperback", "9x7", "white", 252, "at most 250", ("9x7", 250)),
        ("offset", "210x297mm", "white", 34, "multiples of 4", ("210x297mm", 36)),
    ],
)  # fmt: skip
def test_a_refused_book_exits_2_with_the_reason_and_the_nearest_possible(
    printer: str, trim: str, stock: str, pages: int, said: str, nearest: tuple[str, int],
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    words = ["--printer", printer, "--trim", trim, "--pages", str(pages), "--stock", stock]
    assert main([*words, "--json"]) == 2
    heard = capsys.readouterr()
    told = json.loads(heard.out)
    assert said in " ".join(told["refused"])
    assert said in heard.err
    near = told["nearest"]
    assert (near["trim"], near["pages"]) == nearest
    again = ["--printer", printer, "--trim", near["trim"], "--pages", str(near["pages"])]
    assert main([*again, "--stock", near["stock"]]) == 0  # what is called possible is possible


@pytest.mark.parametrize("pages", [24, 26, 30, 34, 98, 590])
def test_even_counts_the_printer_takes_are_answered(pages: int) -> None:
    assert main(["--trim", "8.5x8.5", "--pages", str(pages), "--stock", "premium-color"]) == 0


@pytest.mark.parametrize(
    ("pages", "padded"),
    [(24, 24), (25, 28), (26, 28), (27, 28), (29, 32), (31, 32), (33, 36), (38, 40)],
)
def test_the_house_pads_to_a_multiple_of_four(
    pages: int, padded: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--trim", "8.5x8.5", "--pages", str(pages), "--json"]) == 0
    remarks = " ".join(json.loads(capsys.readouterr().out)["remarks"])
    assert (f"{pages} pages become {padded}." in remarks) is (pages != padded)
    assert ("a blank added" in remarks) is bool(pages % 2)  # the printer's own: even
