"""Printer profiles: TOML files here, rows of the same shape from a publisher."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from printing.press.table import ProfileError, Table
from printing.press.terms import (
    BarcodePolicy,
    CoverPolicy,
    CustomRange,
    GutterStep,
    PdfPolicy,
    PrinterProfile,
    SpineStep,
    Stock,
    TrimOffer,
)

__all__ = [
    "BarcodePolicy",
    "CoverPolicy",
    "CustomRange",
    "GutterStep",
    "PdfPolicy",
    "PrinterProfile",
    "ProfileError",
    "SpineStep",
    "Stock",
    "TrimOffer",
    "conditions",
    "load_profile",
    "profile_from_table",
    "profile_from_text",
    "profile_keys",
    "profile_text",
    "rows_of_text",
]

BINDINGS = ("paperback", "case", "saddle-stitch", "offset")
FORMULAS = ("wrap", "case", "typed")
STANDARDS = ("none", "PDF/X-1a:2001", "PDF/X-4")
# Written where the printer gives no caliper: its template's spine is typed.
TYPED = "typed"
SHELF = Path(__file__).with_name("profiles")
CONDITIONS = Path(__file__).with_name("icc")


def profile_keys() -> tuple[str, ...]:
    """The keys of the profiles that come with the press, in order."""
    return tuple(sorted(path.stem for path in SHELF.glob("*.toml")))


@cache
def load_profile(key: str) -> PrinterProfile:
    """The profile of that key. Raises ProfileError naming those there are."""
    profile = profile_from_text(profile_text(key), f"{key}.toml")
    if profile.key != key:
        raise ProfileError(f"{key}.toml: key must be {key!r}, as the file is called")
    return profile


def conditions() -> tuple[str, ...]:
    """The printing conditions there are: the ICC profiles of the press, in order."""
    return tuple(sorted(path.name for path in CONDITIONS.glob("*.icc")))


def profile_text(key: str) -> str:
    """The table of a profile of the press, TOML as it is shipped. Raises as `load_profile`."""
    if key not in profile_keys():
        raise ProfileError(f"no printer is called {key!r}; known: {', '.join(profile_keys())}")
    return (SHELF / f"{key}.toml").read_text("utf-8")


def profile_from_text(text: str, source: str) -> PrinterProfile:
    """A profile from its table as text, TOML or a JSON object. Raises ProfileError."""
    return profile_from_table(rows_of_text(text, source), source)


def rows_of_text(text: str, source: str) -> dict[str, Any]:
    """The rows of a table as text, TOML or a JSON object. Raises ProfileError."""
    is_json = text.lstrip().startswith("{")
    try:
        rows: dict[str, Any] = json.loads(text) if is_json else tomllib.loads(text)
    except ValueError as error:
        kind = "JSON" if is_json else "TOML"
        raise ProfileError(f"{source} is not {kind}: {error}") from error
    return rows


def profile_from_table(rows: Mapping[str, Any], source: str) -> PrinterProfile:
    """A profile from a table of the shape of the TOML files; `source` names it in errors.

    Raises ProfileError naming the key that is missing, unknown or not what it should be.
    """
    table = Table(rows, source)
    stocks = tuple(_stock(row) for row in table.tables("stock"))
    codes = frozenset(stock.code for stock in stocks)
    custom = _custom(table.table("custom"), codes) if "custom" in rows else None
    default = table.text("default_stock", tuple(sorted(codes)))
    profile = PrinterProfile(
        stocks=stocks,
        default_stock=default,
        trims=tuple(_offer(row, codes) for row in table.tables("trim")),
        custom=custom,
        gutters=_gutters(table),
        pdf=_pdf(table.table("pdf")),
        cover=_cover(table),
        **_names(table),
        **_paper(table),
        **_ink(table),
    )
    table.done()
    _agree(profile, source)
    return profile


def _agree(profile: PrinterProfile, source: str) -> None:
    """Raises ProfileError where two keys contradict each other."""
    for field, wrong in _contradictions(profile):
        raise ProfileError(f"{source}: {field} {wrong}", field, wrong)


def _contradictions(profile: PrinterProfile) -> Iterator[tuple[str, str]]:
    if profile.ink_limit and profile.node_limit > profile.ink_limit:
        yield "node_limit", "must not be above ink_limit"
    for field in ("page_multiple_printer", "page_multiple_house"):
        if not getattr(profile, field):
            yield field, "must be 1 or more"
    if profile.marks and profile.marks_offset_in < profile.bleed_in:
        yield "marks_offset_in", "must not be within the bleed (bleed_in)"
    cover = profile.cover
    bound = profile.binding != "saddle-stitch"
    computed = cover and bound and cover.formula != "typed" and not cover.spine_steps
    for n, stock in enumerate(profile.stocks, 1):
        if stock.min_pages > stock.max_pages:
            yield f"stock.{n}.max_pages", "must not be under min_pages"
        if computed and stock.caliper_in is None:
            wrong = f"of {stock.code!r} needs a number, or cover.formula must be typed"
            yield f"stock.{n}.caliper_in", wrong


def _stock(row: Table) -> Stock:
    stock = Stock(
        code=row.text("code"),
        title=row.text("title"),
        caliper_in=row.length_or("caliper_in", TYPED),
        min_pages=row.whole("min_pages"),
        max_pages=row.whole("max_pages"),
        color=row.yes("color"),
    )
    row.done()
    return stock


def _offer(row: Table, codes: frozenset[str]) -> TrimOffer:
    offer = TrimOffer(row.size("size"), row.counts("max_pages", codes))
    row.done()
    return offer


def _custom(row: Table, codes: frozenset[str]) -> CustomRange:
    custom = CustomRange(row.size("smallest"), row.size("largest"), row.counts("max_pages", codes))
    row.done()
    return custom


def _gutters(table: Table) -> tuple[GutterStep, ...]:
    steps = []
    for row in table.tables("gutter"):
        steps.append(GutterStep(row.whole("first"), row.whole("last"), row.length("inches")))
        row.done()
    whole = all(b.first == a.last + 1 for a, b in zip(steps, steps[1:], strict=False))
    if not steps or not whole:
        wrong = "steps must follow one another without a gap"
        raise ProfileError(f"{table.where}: gutter {wrong}", "gutter", wrong)
    return tuple(steps)


def _pdf(row: Table) -> PdfPolicy:
    policy = PdfPolicy(
        standard=row.text("standard", STANDARDS),
        version=row.text("version", ("1.3", "1.4", "1.6")),
        transparency=row.yes("transparency"),
        layers=row.yes("layers"),
        annotations=row.yes("annotations"),
        outlines=row.yes("outlines"),
        encryption=row.yes("encryption"),
    )
    row.done()
    return policy


def _cover(table: Table) -> CoverPolicy | None:
    """The cover's rules; None where the table says `cover = false`."""
    if table.rows.get("cover") is False:
        table.yes("cover")
        return None
    row = table.table("cover")
    lengths = (
        *("spine_const_in", "spine_text_margin_in", "wrap_in", "hinge_in"),
        *("board_dw_in", "board_dh_in", "live_in"),
    )
    counts = ("spine_text_min_pages", "max_file_mb", "warn_file_mb")
    numbers: dict[str, Any] = {name: row.length(name) for name in lengths}
    numbers |= {name: row.whole(name) for name in counts}
    policy = CoverPolicy(
        formula=row.text("formula", FORMULAS),
        spine_steps=tuple(_spine_step(step) for step in row.tables("spine_steps")),
        barcode=_barcode(row.table("barcode")),
        **numbers,
    )
    row.done()
    return policy


def _spine_step(row: Table) -> SpineStep:
    step = SpineStep(row.whole("first"), row.whole("last"), row.length("inches"))
    row.done()
    return step


def _barcode(row: Table) -> BarcodePolicy:
    lengths = ("box_w_in", "box_h_in", "from_spine_in", "from_trim_in", "min_w_in", "min_h_in")
    policy = BarcodePolicy(
        placed_by_printer=row.yes("placed_by_printer"),
        **{name: row.length(name) for name in lengths},
    )
    row.done()
    return policy


def _names(table: Table) -> dict[str, Any]:
    return {
        **{name: table.text(name) for name in ("key", "version", "title", "vendor")},
        "binding": table.text("binding", BINDINGS),
        "verified_on": table.day("verified_on"),
        "sources": table.texts("sources"),
        "unconfirmed": table.texts("unconfirmed"),
        "directions": table.choices("directions", ("ltr", "rtl")),
    }


def _paper(table: Table) -> dict[str, Any]:
    return {
        "odd_policy": table.text("odd_policy", ("pad", "reject")),
        "bleed_sides": table.text("bleed_sides", ("outer3", "all4")),
        "last_page": table.text("last_page", ("any", "blank")),
        "marks": table.yes("marks"),
        **{
            name: table.length(name)
            for name in (
                "bleed_in",
                "outer_margin_from_trim",
                "trim_tolerance_in",
                "marks_offset_in",
            )
        },
        **{
            name: table.whole(name)
            for name in (
                "page_multiple_printer",
                "page_multiple_house",
                "blank_run_mid",
                "blank_run_end",
                "blank_run_end_house",
            )
        },
    }


def _ink(table: Table) -> dict[str, Any]:
    return {
        "min_font_pt": table.number("min_font_pt"),
        "min_line_pt": table.number("min_line_pt"),
        "color_policy": table.text("color_policy", ("cmyk", "srgb", "either")),
        "icc": table.text("icc", conditions()),
        "overprint": table.yes("overprint"),
        **{
            name: table.whole(name)
            for name in (
                "dpi_error",
                "dpi_warn",
                "ink_limit",
                "node_limit",
                "jpeg_quality",
                "max_file_mb",
                "warn_file_mb",
            )
        },
    }
