"""The fields of a cover a person may change, and what is refused of them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from books.cover_checks import sound_isbn
from books.covers import USUAL_FLAP
from books.enums import Barcode, SceneState
from books.errors import Refused
from books.models import Artwork, Edition, Scene

LONGEST_BLURB = 3000
LONGEST_LINE = 80
LONGEST_NAME = 200
DEAREST = Decimal("99999.99")
NARROWEST_FLAP, WIDEST_FLAP = Decimal(2), Decimal(5)


@dataclass(frozen=True)
class CoverFields:
    """What a person may say of a cover; "" and None leave the place empty or to the credits."""

    blurb: str = ""
    price: Decimal | None = None
    currency: str = ""
    age_line: str = ""
    cover_author: str = ""
    cover_illustrator: str = ""
    logo: int | None = None
    spine_text: bool = True
    barcode: str = Barcode.OWN.value
    price_addon: str = ""
    flap_in: Decimal = USUAL_FLAP
    endpapers: int | None = None


def told_of(fields: CoverFields) -> dict[str, Any]:
    """Return the fields by name."""
    return asdict(fields)


def fields_of(edition: Edition) -> CoverFields:
    """Return an edition's cover fields as they stand."""
    return CoverFields(
        blurb=edition.blurb,
        price=edition.price,
        currency=edition.currency,
        age_line=edition.age_line,
        cover_author=edition.cover_author,
        cover_illustrator=edition.cover_illustrator,
        logo=edition.logo_id,
        spine_text=edition.spine_text,
        barcode=edition.barcode,
        price_addon=edition.price_addon,
        flap_in=edition.flap_in,
        endpapers=edition.endpapers_id,
    )


def seen_of(edition: Edition) -> str:
    """Return what a form notes of the fields it was filled from, to be sent back with it."""
    return _digest(fields_of(edition))


def checked(edition: Edition, fields: CoverFields) -> CoverFields:
    """Return the fields as they are saved. Raises Refused, naming the field and what to write."""
    told = _stripped(fields)
    if len(told.blurb) > LONGEST_BLURB:
        raise Refused(
            f"The blurb has {len(told.blurb)} letters and {LONGEST_BLURB} is the most. Nothing was "
            "saved."
        )
    for what, text, most in (
        ("age line", told.age_line, LONGEST_LINE),
        ("author's name", told.cover_author, LONGEST_NAME),
        ("illustrator's name", told.cover_illustrator, LONGEST_NAME),
    ):
        if len(text) > most or "\n" in text:
            raise Refused(f"Write the {what} on one line of {most} letters. Nothing was saved.")
    _check_price(told)
    if told.barcode not in {choice.value for choice in Barcode}:
        raise Refused(f"{told.barcode!r} is no way to set a barcode. Nothing was saved.")
    if edition.isbn and not sound_isbn(edition.isbn):
        raise Refused(f"The edition's ISBN {edition.isbn} has a wrong check digit.")
    if told.logo is not None and not logos_of(edition).filter(pk=told.logo).exists():
        raise Refused(
            "That picture is no logo of this book: hand it in as a picture without a place, and "
            "choose it then. Nothing was saved."
        )
    _check_around(edition, told)
    return told


def _check_around(edition: Edition, told: CoverFields) -> None:
    if not NARROWEST_FLAP <= told.flap_in <= WIDEST_FLAP:
        raise Refused(
            f"A jacket's flap is {NARROWEST_FLAP} to {WIDEST_FLAP} in wide, and {told.flap_in:f} "
            "in is not. Nothing was saved."
        )
    asked = told.endpapers
    if asked is None or asked == edition.endpapers_id:
        return
    if not endpapers_of(edition).filter(pk=asked).exists():
        raise Refused(
            "That picture is none for the endpapers of this book: choose the approved picture of a "
            "scene, or one handed in without a place. Nothing was saved."
        )


def _check_price(told: CoverFields) -> None:
    if told.price is not None and not told.currency:
        raise Refused("Name the price's currency, such as USD or EUR. Nothing was saved.")
    if told.currency and not (len(told.currency) == 3 and told.currency.isalpha()):
        raise Refused(
            f"{told.currency!r} is no currency; write its three letters, such as USD. Nothing was "
            "saved."
        )
    if told.price is not None and not Decimal(0) <= told.price <= DEAREST:
        raise Refused(f"The price {told.price} is none a book has. Nothing was saved.")
    addon = told.price_addon
    if addon and not (len(addon) == 5 and addon.isascii() and addon.isdigit()):
        raise Refused(
            "A price add-on is five digits, such as 51499 for 14.99 US dollars. Nothing was saved."
        )


def _stripped(fields: CoverFields) -> CoverFields:
    return replace(
        fields,
        blurb=fields.blurb.replace("\r\n", "\n").strip(),
        price=fields.price.quantize(Decimal("0.01")) if fields.price is not None else None,
        currency=fields.currency.strip().upper(),
        age_line=fields.age_line.strip(),
        cover_author=fields.cover_author.strip(),
        cover_illustrator=fields.cover_illustrator.strip(),
        price_addon=fields.price_addon.strip(),
        flap_in=fields.flap_in.quantize(Decimal("0.001")),
    )


def logos_of(edition: Edition) -> QuerySet[Artwork, Artwork]:
    """Return the pictures that may be the logo: handed in for this book, without a place."""
    return Artwork.objects.filter(book=edition.book, scene=None, character=None)


def endpapers_of(edition: Edition) -> QuerySet[Artwork, Artwork]:
    """Return the pictures for endpapers: those approved for a scene, and those without a place."""
    approved = Scene.objects.filter(book=edition.book, state=SceneState.APPROVED.value)
    free = Q(scene=None, character=None) | Q(pk__in=approved.values("artwork"))
    return Artwork.objects.filter(free, book=edition.book).select_related("scene")


def _digest(fields: CoverFields) -> str:
    told = told_of(fields) | {
        "price": str(fields.price) if fields.price is not None else "",
        "flap_in": f"{fields.flap_in.normalize():f}",
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]
