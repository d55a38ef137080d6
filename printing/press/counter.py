"""The counter of the press: what a book comes to at a printer, asked on the command line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from printing.press.cover_geometry import CoverError, CoverTemplate, cover_geometry
from printing.press.numbers import Numbers, numbers_of
from printing.press.offers import Book, nearest_book
from printing.press.profile import PrinterProfile, load_profile, profile_keys
from printing.press.trim import Trim
from printing.press.units import inches

REFUSED = 2


class Refusal(ValueError):
    """A book the printer would not make: every reason, and the nearest it would."""

    def __init__(self, reasons: Sequence[str], nearest: Book | None = None) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)
        self.nearest = nearest


def main(argv: Sequence[str] | None = None) -> int:
    """Answer one question; 0 with the numbers, 2 with the reasons on standard error."""
    asked = _parser().parse_args(argv)
    try:
        answer = _answer(asked)
    except Refusal as refusal:
        return _refuse(refusal, asked.json)
    except ValueError as error:
        return _refuse(Refusal([f"{error}."]), asked.json)
    sys.stdout.write(_json(answer) if asked.json else _table(answer))
    return 0


def _answer(asked: argparse.Namespace) -> dict[str, Any]:
    profile, trim = load_profile(asked.printer), Trim.parse(asked.trim)
    stock = asked.stock or profile.default_stock
    against = profile.refuse(trim, asked.bleed, asked.pages, stock, rtl=asked.rtl)
    if against:
        wanted = Book(trim, asked.bleed, asked.pages, stock)
        raise Refusal(against, nearest_book(profile, wanted))
    numbers = numbers_of(
        profile,
        trim,
        bleed=asked.bleed,
        pages=asked.pages,
        stock=stock,
        template=_template(asked, profile, trim, stock),
        rtl=asked.rtl,
    )
    return _told(asked, profile, trim, stock, numbers)


def _told(
    asked: argparse.Namespace, profile: PrinterProfile, trim: Trim, stock: str, numbers: Numbers
) -> dict[str, Any]:
    return {
        "printer": profile.key,
        "version": profile.version,
        "trim": str(trim),
        "pages": asked.pages,
        "stock": stock,
        "bleed": asked.bleed,
        **numbers.as_plain(),
        "remarks": profile.remarks(asked.pages),
    }


def _template(
    asked: argparse.Namespace, profile: PrinterProfile, trim: Trim, stock: str
) -> CoverTemplate | None:
    """Numbers typed from the printer's template, tried at once so that nonsense is refused."""
    if not (asked.spine or asked.cover):
        return None
    if not (asked.spine and asked.cover):
        raise ValueError("--spine and --cover belong together: type both from the template")
    size = Trim.parse(asked.cover)
    template = CoverTemplate(
        inches(asked.spine), size.width, size.height, asked.pages, profile.verified_on
    )
    try:
        cover_geometry(profile, trim, pages=asked.pages, stock=stock, template=template)
    except CoverError as error:
        raise Refusal([str(error)]) from error
    return template


def _refuse(refusal: Refusal, as_json: bool) -> int:
    near = refusal.nearest
    if as_json:
        told = {"refused": refusal.reasons, "nearest": near.as_plain() if near else None}
        sys.stdout.write(_json(told))
    sys.stderr.write("".join(f"{reason}\n" for reason in refusal.reasons))
    if near is not None:
        sys.stderr.write(f"Nearest possible: {near}.\n")
    return REFUSED


def _json(told: dict[str, Any]) -> str:
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _table(told: dict[str, Any]) -> str:
    spine = told["spine_in"]
    lines = [
        ("printer", f"{told['printer']} ({told['version']})"),
        ("book", f"{told['trim']}, {told['pages']} pages, {told['stock']}"),
        ("page", _size(told["page_pt"])),
        ("trim", _size(told["trim_pt"])),
        ("live area", _size(told["live_pt"])),
        ("gutter", f"{told['gutter_in']:g} in"),
        ("outer margin", f"{told['outer_in']:g} in"),
        ("pixels", "{} x {} at 300 DPI".format(*told["pixels"])),
        ("spine", f"{spine:g} in" if spine is not None else told["cover_why"]),
        ("cover", _size(told["cover_pt"]) if told["cover_pt"] else "-"),
        ("spine text", "yes" if told["spine_text"] else "no"),
        *(("remark", remark) for remark in told["remarks"]),
    ]
    return "".join(f"{name:13} {value}\n" for name, value in lines)


def _size(pair: Sequence[float]) -> str:
    return f"{pair[0]:g} x {pair[1]:g} pt ({pair[0] / 72:.4g} x {pair[1] / 72:.4g} in)"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m printing.press.geometry",
        description="The page, live area, gutter, pixels, spine and cover of a book.",
    )
    parser.add_argument("--printer", default="kdp-paperback", help=", ".join(profile_keys()))
    parser.add_argument("--trim", required=True, help="inches: 8.5x8.5, or 210x297mm")
    parser.add_argument("--pages", required=True, type=int)
    parser.add_argument("--stock", default="", help="white, cream, standard-color, premium-color")
    parser.add_argument("--bleed", action="store_true", help="the pages bleed")
    parser.add_argument("--rtl", action="store_true", help="read right to left")
    parser.add_argument("--spine", default="", help="inches, from the printer's own template")
    parser.add_argument("--cover", default="", help="whole cover, inches, from the same: 17.4x8.75")
    parser.add_argument("--json", action="store_true")
    return parser
