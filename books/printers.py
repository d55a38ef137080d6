"""The printers of the shelf and a publisher's own, and what one wish means in inches and pixels."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from books.models import Edition, OwnPrinter, Publisher
from books.tenancy import EVERYONE, publisher_in_force
from printing.press.geometry import (
    Trim,
    page_geometry,
    page_size,
    pixel_target,
    spread_pixel_target,
)
from printing.press.profile import (
    ProfileError,
    load_profile,
    profile_from_table,
    profile_keys,
    profile_text,
)
from printing.press.terms import PrinterProfile, Stock

# What picture books usually are, the first proposed first (product.md 5, screen 2).
USUAL = ("8.5x8.5", "8.25x8.25", "8x10", "8.5x11")
A_PICTURE_BOOK = 32
USUAL_PRINTER = "kdp-paperback"
OWN = "own-"


@dataclass(frozen=True)
class PrintWish:
    """How a title shall be printed: `pages` is what its maker expects, the plan decides."""

    printer: str
    trim: str
    stock: str
    bleed: bool
    pages: int = A_PICTURE_BOOK


@dataclass(frozen=True)
class Offered:
    """One trim of a printer: pixels at 300 DPI for a page and a spread, most pages on the stock.

    `most` is 0 where the printer does not print that stock at this trim.
    """

    trim: str
    usual: bool
    page: tuple[int, int]
    spread: tuple[int, int]
    most: int


@dataclass(frozen=True)
class GutterOf:
    """The inside margin, inches, of books of `first` to `last` pages; `here` is the wish's own."""

    first: int
    last: int
    inches: float
    here: bool


@dataclass(frozen=True)
class Meaning:
    """What a wish comes to. `against` are the printer's refusals, each with the nearest it makes.

    `trim` is the size with its unit, `page_in` the page with its bleed and `live_in` the room for
    words, in inches; `page_px` and `spread_px` are pixels at 300 DPI; `least` and `most` count
    pages.
    """

    against: tuple[str, ...]
    remarks: tuple[str, ...]
    trim: str = ""
    page_in: tuple[float, float] = (0, 0)
    live_in: tuple[float, float] = (0, 0)
    page_px: tuple[int, int] = (0, 0)
    spread_px: tuple[int, int] = (0, 0)
    least: int = 0
    most: int = 0
    gutters: tuple[GutterOf, ...] = ()


def profile_of(edition: Edition) -> PrinterProfile:
    """Return the profile of an edition's printer, the newest version of it.

    A publisher's own is read once for each edition in memory. Raises ProfileError for a printer
    there is none of.
    """
    asked = edition.publisher_id, edition.printer
    kept: tuple[object, PrinterProfile] | None = edition.__dict__.get("_profile_kept")
    if kept is None or kept[0] != asked:
        kept = asked, profile_named(edition.publisher_id, edition.printer)
        edition.__dict__["_profile_kept"] = kept
    return kept[1]


def profile_named(
    publisher: Publisher | int | None, key: str, version: str | int | None = None
) -> PrinterProfile:
    """Return a profile by its key: the press's, or the publisher's own ("own-...").

    Without a version the newest, retired ones included: editions that have it keep it. Raises
    ProfileError naming the printers there are, or the version that is not kept.
    """
    if not key.startswith(OWN):
        profile = load_profile(key)
        if version is not None and str(version) != profile.version:
            raise ProfileError(
                f"{profile.title} is kept at version {profile.version}, not {version}"
            )
        return profile
    return profile_of_row(_own_row(publisher, key, version))


def profile_of_row(row: OwnPrinter) -> PrinterProfile:
    """Return the profile a publisher's own row holds; key, version and title are the row's."""
    return profile_from_table(_rows(row), row.title)


def table_text_of(edition: Edition) -> str:
    """Return the whole table of an edition's printer as text, to be kept with a print run.

    `printing.press.profile.profile_from_text` reads it again.
    """
    if not edition.printer.startswith(OWN):
        return profile_text(edition.printer)
    row = _own_row(edition.publisher_id, edition.printer, None)
    return json.dumps(_rows(row), sort_keys=True, ensure_ascii=False)


def is_offered(key: str) -> bool:
    """Whether the publisher in force may choose this printer for a new edition."""
    return key in [profile.key for profile in printers()]


def printers() -> tuple[PrinterProfile, ...]:
    """Return the printers the publisher in force may choose: his own first, by title."""
    own = [profile_of_row(row) for row in own_rows() if row.retired_at is None]
    shelf = [load_profile(key) for key in profile_keys()]
    return (*sorted(own, key=lambda each: each.title), *sorted(shelf, key=_usual_printer))


def own_rows() -> list[OwnPrinter]:
    """Return the newest version of each of the publisher's own printers, retired ones too."""
    if publisher_in_force() in (None, EVERYONE):
        return []
    newest: dict[str, OwnPrinter] = {}
    for row in OwnPrinter.objects.order_by("key", "version"):
        newest[row.key] = row
    return list(newest.values())


def first_wish() -> PrintWish:
    """Return what is proposed before anybody chose: the house's usual picture book."""
    return PrintWish(USUAL_PRINTER, USUAL[0], load_profile(USUAL_PRINTER).default_stock, bleed=True)


def stocks_of(printer: str) -> tuple[Stock, ...]:
    """Return a printer's stocks, the proposed one first."""
    profile = _here(printer)
    return tuple(sorted(profile.stocks, key=lambda each: each.code != profile.default_stock))


def trims_of(printer: str, stock: str, *, bleed: bool) -> tuple[Offered, ...]:
    """Return every trim in a printer's list, those usual for picture books first."""
    return tuple(sorted(_offers(_here(printer), stock, bleed), key=_usual_first))


def meaning_of(wish: PrintWish) -> Meaning:
    """Return what a wish comes to, refusals first.

    Raises ValueError for a printer or trim that cannot be read at all.
    """
    profile, trim = _here(wish.printer), Trim.parse(wish.trim)
    against = tuple(profile.refuse(trim, wish.bleed, wish.pages, wish.stock))
    remarks = tuple(profile.remarks(wish.pages))
    most = profile.max_pages(trim).get(wish.stock, 0)
    if not most:
        return Meaning(against, remarks, trim.told)
    stock = profile.stock(wish.stock)
    page = page_geometry(profile, trim, bleed=wish.bleed, pages=wish.pages, number=1)
    left, low, right, high = page.live_box
    wide, tall = page_size(profile, trim, bleed=wish.bleed)
    return Meaning(
        against,
        remarks,
        trim=trim.told,
        page_in=(float(wide), float(tall)),
        live_in=(round((right - left) / 72, 3), round((high - low) / 72, 3)),
        page_px=pixel_target(profile, trim, bleed=wish.bleed),
        spread_px=spread_pixel_target(profile, trim, bleed=wish.bleed),
        least=stock.min_pages,
        most=min(most, stock.max_pages),
        gutters=tuple(_gutters(profile, wish.pages)),
    )


def custom_sizes(printer: str) -> str:
    """Return a sentence on the trims outside a printer's list; "" where it cuts none."""
    custom = _here(printer).custom
    if custom is None:
        return ""
    return _("Any size from %(low)s to %(high)s is cut as well.") % {
        "low": custom.smallest,
        "high": custom.largest.told,
    }


def _offers(profile: PrinterProfile, stock: str, bleed: bool) -> Iterator[Offered]:
    bleeds = bleed and bool(profile.bleed_in)
    for offer in profile.trims:
        yield Offered(
            trim=str(offer.trim),
            usual=str(offer.trim) in USUAL,
            page=pixel_target(profile, offer.trim, bleed=bleeds),
            spread=spread_pixel_target(profile, offer.trim, bleed=bleeds),
            most=offer.max_pages.get(stock, 0),
        )


def _usual_first(offered: Offered) -> tuple[bool, int]:
    return not offered.usual, USUAL.index(offered.trim) if offered.usual else 0


def _gutters(profile: PrinterProfile, pages: int) -> Iterator[GutterOf]:
    for step in profile.gutters:
        yield GutterOf(step.first, step.last, float(step.inches), step.first <= pages <= step.last)


def _here(key: str) -> PrinterProfile:
    return profile_named(publisher_in_force(), key)


def _usual_printer(profile: PrinterProfile) -> tuple[bool, str]:
    return profile.key != USUAL_PRINTER, profile.key


def _own_row(publisher: Publisher | int | None, key: str, version: str | int | None) -> OwnPrinter:
    owner = publisher.pk if isinstance(publisher, Publisher) else publisher
    rows = (
        OwnPrinter.objects.none()
        if owner in (None, EVERYONE)
        else OwnPrinter.objects.filter(publisher_id=owner, key=key)
    )
    if version is not None:
        rows = rows.filter(version=int(version))
    row = rows.order_by("-version").first()
    if row is None:
        which = f"{key!r}" if version is None else f"{key!r} in version {version}"
        raise ProfileError(f"this publisher has no printer of its own called {which}")
    return row


def _rows(row: OwnPrinter) -> dict[str, object]:
    return {**row.table, "key": row.key, "version": str(row.version), "title": row.title}
