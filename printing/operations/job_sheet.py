"""The job sheet: everything an offset printer asks before a job, with each file and its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from books import storing
from books.content import authors
from books.covers import geometry_of
from books.enums import Role
from books.models import Edition, Member
from books.printers import profile_of
from printing.models import PrintRun
from printing.press.cover_geometry import CoverError
from printing.press.direction import direction_of
from printing.press.inks import profile_path
from printing.press.terms import PrinterProfile, Stock
from printing.press.trim import Trim

FORMAT = "octavo-job-sheet/1"
MM = 25.4
SIDES = {"outer3": "three sides, not at the spine", "all4": "all four sides"}


def job_sheet(edition: Edition, files: Sequence[tuple[str, PrintRun]]) -> dict[str, Any]:
    """Return the sheet as JSON values; `files` are names and the runs they come from.

    Lengths are in millimetres and inches both, as the trade and the printers on demand have them.
    """
    profile, trim = profile_of(edition), Trim.parse(edition.trim)
    stock = profile.stock(edition.stock)
    return {
        "format": FORMAT,
        "title": edition.shown_title,
        "author": authors(edition.book.contributors.all()),
        "publisher": edition.publisher.name,
        "contact": _contact(edition),
        "edition": edition.number,
        "printing": edition.printing,
        "language": edition.language,
        "reading": "right to left" if _rtl(edition) else "left to right",
        "bound": "at the right" if _rtl(edition) else "at the left",
        "isbn": edition.isbn,
        "price": f"{edition.price} {edition.currency}" if edition.price is not None else "",
        "printer": {"name": profile.title, "profile": profile.key, "version": profile.version},
        "binding": profile.binding,
        "trim": {"width": _both(trim.width), "height": _both(trim.height)},
        "bleed": _bleed(edition, profile),
        "pages": edition.pages.count(),
        "stock": _stock(stock),
        "colours": _colours(profile, stock),
        "cover": _cover(edition),
        "files": [_file(name, run) for name, run in files],
    }


def as_json(sheet: dict[str, Any]) -> str:
    """Return a sheet as text, keys in their order, ending in a newline."""
    return json.dumps(sheet, ensure_ascii=False, indent=1) + "\n"


def _rtl(edition: Edition) -> bool:
    return direction_of(edition.language) == "rtl"


def _both(inches: Any) -> dict[str, float]:
    return {"in": round(float(inches), 4), "mm": round(float(inches) * MM, 2)}


def _bleed(edition: Edition, profile: PrinterProfile) -> dict[str, Any]:
    if not edition.bleed:
        return {"in": 0, "mm": 0, "sides": "none"}
    return _both(profile.bleed_in) | {"sides": SIDES[profile.bleed_sides]}


def _stock(stock: Stock) -> dict[str, Any]:
    caliper = _both(stock.caliper_in) if stock.caliper_in is not None else None
    if caliper is not None and stock.caliper_in is not None:
        caliper = {"in": round(float(stock.caliper_in), 6), "mm": round(caliper["in"] * MM, 4)}
    return {"code": stock.code, "name": stock.title, "caliper_a_page": caliper}


def _colours(profile: PrinterProfile, stock: Stock) -> dict[str, Any]:
    icc = profile_path(profile.icc)
    return {
        "inside": "4/4 CMYK" if stock.color else "1/1 black",
        "cover": "4/0 CMYK",
        "spots": "none",
        "sent_as": "sRGB" if profile.color_policy == "srgb" else "CMYK",
        "ink_limit_percent": profile.ink_limit,
        "black_words": "overprint" if profile.overprint else "knock out",
        "icc": {"name": profile.icc, "sha256": hashlib.sha256(icc.read_bytes()).hexdigest()},
        "pdf": {"standard": profile.pdf.standard, "version": profile.pdf.version},
        "crop_marks": profile.marks,
    }


def _cover(edition: Edition) -> dict[str, Any] | None:
    try:
        geometry = geometry_of(edition, edition.pages.count())
    except (CoverError, ValueError):
        return None
    wide, high = geometry.width / 72, geometry.height / 72
    return {"width": _both(wide), "height": _both(high), "spine": _both(geometry.spine_in)}


def _file(name: str, run: PrintRun) -> dict[str, Any]:
    return {
        "name": name,
        "part": run.part,
        "pages": run.pages,
        "bytes": storing.size_to_show(run.file),
        "sha256": run.sha256,
        "run": run.n,
        "state": run.state,
        "preflight": {"errors": run.errors, "warnings": run.warnings},
    }


def _contact(edition: Edition) -> dict[str, str]:
    """The publisher's first owner: whom a printer asks."""
    owners = Member.objects.filter(role=Role.OWNER.value).select_related("user").order_by("pk")
    owner = owners.first()
    if owner is None:
        return {"name": edition.publisher.name, "email": ""}
    return {"name": owner.label, "email": owner.user.email}
