"""Printer profiles: what KDP takes, what it refuses, and tables that are wrong."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from printing.press.profile import (
    SHELF,
    ProfileError,
    load_profile,
    profile_from_table,
    profile_from_text,
    profile_keys,
)
from printing.press.trim import Trim

KDP = load_profile("kdp-paperback")


def kdp_rows() -> dict[str, Any]:
    """The rows of the shipped profile, free to be changed."""
    return tomllib.loads((SHELF / "kdp-paperback.toml").read_text("utf-8"))


def refused(trim: str, pages: int, stock: str = "premium-color", bleed: bool = True) -> list[str]:
    return KDP.refuse(Trim.parse(trim), bleed, pages, stock)


@pytest.mark.parametrize("key", profile_keys())
def test_every_shipped_profile_loads_and_says_what_it_rests_on(key: str) -> None:
    profile = load_profile(key)
    assert profile.sources
    assert date(2026, 1, 1) <= profile.verified_on
    assert profile.node_limit < profile.ink_limit or not profile.ink_limit
    assert profile.stock(profile.default_stock)


def test_kdp_cuts_sixteen_listed_sizes() -> None:
    listed = {str(offer.trim) for offer in KDP.trims}
    assert len(KDP.trims) == len(listed) == 16
    assert {"5x8", "8.5x8.5", "8.25x6", "8.27x11.69", "6.14x9.21"} <= listed


@pytest.mark.parametrize(
    ("trim", "limits"),
    [
        ("6x9", (828, 776, 600, 828)),
        ("8.25x8.25", (800, 750, 600, 800)),
        ("8.5x11", (590, 550, 600, 590)),
        ("8.27x11.69", (780, 730, 600, 590)),
        ("8x8", (590, 550, 600, 590)),  # a custom size takes the strictest row
    ],
)
def test_each_stock_has_its_own_page_limit(trim: str, limits: tuple[int, ...]) -> None:
    found = KDP.max_pages(Trim.parse(trim))
    stocks = ("white", "cream", "standard-color", "premium-color")
    assert tuple(found[stock] for stock in stocks) == limits


def test_paper_has_its_thickness() -> None:
    calipers = {stock.code: stock.caliper_in for stock in KDP.stocks}
    assert calipers["premium-color"] == Fraction("0.002347")
    assert calipers["cream"] == Fraction("0.0025")


@pytest.mark.parametrize(
    ("pages", "gutter"),
    [
        (24, "0.375"),
        (150, "0.375"),
        (151, "0.5"),
        (300, "0.5"),
        (301, "0.625"),
        (500, "0.625"),
        (501, "0.75"),
        (700, "0.75"),
        (701, "0.875"),
        (828, "0.875"),
    ],
)
def test_thicker_books_have_wider_gutters(pages: int, gutter: str) -> None:
    assert KDP.gutter_in(pages) == Fraction(gutter)


@pytest.mark.parametrize("pages", [24, 32, 590])
def test_a_book_the_printer_makes_is_not_refused(pages: int) -> None:
    assert refused("8.5x8.5", pages) == []


@pytest.mark.parametrize(
    ("trim", "pages", "stock", "said"),
    [
        (
            "8.5x8.5",
            23,
            "premium-color",
            r"at least 24 pages; this book has 23\. Nearest: 24 pages",
        ),
        ("6x9", 829, "premium-color", r"at most 828 pages.*Nearest: 828 pages\.$"),
        ("8.5x8.5", 70, "standard-color", "at least 72 pages.*72 pages, or premium colour"),
        ("8.5x11", 592, "premium-color", "at most 590.*590 pages, or standard colour"),
        ("8.6x11", 32, "premium-color", "does not cut 8.6x11 in; the nearest it cuts is 8.5x11"),
        ("3.9x6", 32, "premium-color", "does not cut 3.9x6 in; the nearest it cuts is 4x6"),
        ("8.5x8.5", 32, "gold", "has no stock 'gold'; it has cream, premium-color"),
    ],
)
def test_a_refusal_names_the_nearest_possible(trim: str, pages: int, stock: str, said: str) -> None:
    reasons = refused(trim, pages, stock)
    assert len(reasons) == 1
    assert re.search(said, reasons[0])


def test_odd_counts_are_remarked_on_and_not_refused() -> None:
    assert refused("8.5x8.5", 33) == []
    assert KDP.remarks(32) == []
    printer, house = KDP.remarks(33)
    assert "33 pages as 34" in printer
    assert "33 pages become 36" in house
    assert KDP.remarks(34) == ["The house makes books in multiples of 4: 34 pages become 36."]


def test_a_printer_without_bleed_refuses_it() -> None:
    rows = kdp_rows()
    rows["bleed_in"] = "0"
    profile = profile_from_table(rows, "flat")
    assert "no bleed" in profile.refuse(Trim.parse("6x9"), True, 32, "premium-color")[0]


def test_an_unknown_printer_is_named_with_the_known_ones() -> None:
    with pytest.raises(ProfileError, match="'nobody'; known: ingramspark-case, .*kdp-paperback"):
        load_profile("nobody")


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("dpi_eror", 200, "unknown key 'dpi_eror'"),
        ("ink_limit", "240", "ink_limit must be a whole number"),
        ("ink_limit", True, "ink_limit must be a whole number"),
        ("ink_limit", -1, "0 or more"),
        ("node_limit", 250, "node_limit must not be above ink_limit"),
        ("bleed_in", 0.125, "bleed_in must be inches as text"),
        ("bleed_in", "an eighth", "bleed_in must be inches as text"),
        ("bleed_sides", "both", "one of outer3, all4"),
        ("verified_on", "yesterday", "a date such as"),
        ("min_font_pt", "7", "min_font_pt must be a number"),
        ("sources", ["a", 1], "a list of texts"),
        ("default_stock", "gold", "one of cream"),
        ("binding", "spiral", "one of paperback, case, saddle-stitch, offset"),
        ("directions", [], "a list of one or more of ltr, rtl"),
        ("directions", ["ltr", "down"], "a list of one or more of ltr, rtl"),
        ("last_page", "full", "one of any, blank"),
        ("overprint", "no", "overprint must be true or false"),
        ("bleed_in", "-1 mm", "bleed_in must be a length of 0 or more"),
        ("page_multiple_house", 0, "must be 1 or more"),
        ("cover", True, r"cover must be a table"),
        ("stock", {}, r"headed \[\[stock\]\]"),
        ("pdf", [], r"headed \[pdf\]"),
    ],
)
def test_a_wrong_table_is_refused_by_key(key: str, value: object, said: str) -> None:
    rows = kdp_rows()
    rows[key] = value
    with pytest.raises(ProfileError, match=f"^mine: .*{said}"):
        profile_from_table(rows, "mine")


@pytest.mark.parametrize("key", sorted(set(kdp_rows()) - {"custom"}))
def test_no_key_may_be_missing(key: str) -> None:
    rows = kdp_rows()
    del rows[key]
    with pytest.raises(ProfileError, match=key):
        profile_from_table(rows, "mine")


@pytest.mark.parametrize("key", sorted(kdp_rows()["cover"]))
def test_no_key_of_the_cover_may_be_missing(key: str) -> None:
    rows = kdp_rows()
    del rows["cover"][key]
    with pytest.raises(ProfileError, match=key):
        profile_from_table(rows, "mine")


def test_a_printer_may_make_no_covers_and_says_so() -> None:
    rows = kdp_rows()
    rows["cover"] = False
    assert profile_from_table(rows, "mine").cover is None


def test_a_stock_without_caliper_needs_a_typed_spine() -> None:
    rows = kdp_rows()
    rows["stock"][0]["caliper_in"] = "typed"
    with pytest.raises(ProfileError, match=r"stock\.1\.caliper_in of 'white' needs a number"):
        profile_from_table(rows, "mine")
    rows["cover"]["formula"] = "typed"
    assert profile_from_table(rows, "mine").stock("white").caliper_in is None


def test_press_marks_stand_outside_the_bleed() -> None:
    rows = kdp_rows()
    rows["marks"], rows["marks_offset_in"] = True, "0.1"
    with pytest.raises(ProfileError, match="must not be within the bleed"):
        profile_from_table(rows, "mine")


def test_no_ink_limit_is_none_asked() -> None:
    rows = kdp_rows()
    rows["ink_limit"] = 0
    assert profile_from_table(rows, "mine").node_limit == 232


def test_a_table_is_the_same_as_toml_and_as_json() -> None:
    text = json.dumps(kdp_rows() | {"verified_on": "2026-11-21"})
    assert profile_from_text(text, "mine") == KDP
    with pytest.raises(ProfileError, match="mine is not JSON"):
        profile_from_text(text[:-1], "mine")


def test_a_direction_the_printer_does_not_bind_is_refused() -> None:
    rows = kdp_rows() | {"directions": ["ltr"]}
    profile = profile_from_table(rows, "mine")
    size = Trim.parse("6x9")
    assert profile.refuse(size, True, 32, "white") == []
    (reason,) = profile.refuse(size, True, 32, "white", rtl=True)
    assert "does not bind books read right to left" in reason


def test_a_printer_that_marks_the_last_page_has_it_left_blank() -> None:
    (remark,) = load_profile("ingramspark-case").remarks(32)
    assert "Leave page 32 blank" in remark
    assert load_profile("ingramspark-case").remarks(32, last_blank=True) == []


def test_black_overprints_for_offset_alone() -> None:
    over = {key for key in profile_keys() if load_profile(key).overprint}
    assert over == {"offset"}


def test_custom_sizes_may_be_missing() -> None:
    rows = kdp_rows()
    del rows["custom"]
    assert not profile_from_table(rows, "mine").max_pages(Trim.parse("8x8"))


def test_a_gap_in_the_gutters_is_refused() -> None:
    rows = kdp_rows()
    rows["gutter"][1]["first"] = 152
    with pytest.raises(ProfileError, match="without a gap"):
        profile_from_table(rows, "mine")


def test_a_trim_may_not_name_a_stock_there_is_none_of() -> None:
    rows = kdp_rows()
    rows["trim"][0]["max_pages"]["gold"] = 100
    with pytest.raises(ProfileError, match="trim 1: max_pages: no stock is called 'gold'"):
        profile_from_table(rows, "mine")
