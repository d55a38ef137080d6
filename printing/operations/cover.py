"""Cover, case, jacket and endpapers as print runs: their gates, their inputs, their scripts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from books.content import picture_content
from books.cover_changes import changes
from books.cover_layout import lay_out_cover
from books.covers import cover_art, cover_content, cover_is_approved, facts_of
from books.enums import Part
from books.errors import NotReady
from books.models import Edition
from books.printers import profile_of
from printing.enums import RunPart
from printing.press.cover.case import lay_case, lay_endpapers, lay_jacket
from printing.press.script import BookScript
from printing.press.terms import PrinterProfile
from printing.press.trim import Trim

# The files around an interior that a binding can have; a cased book's cover is its case.
PARTS: dict[str, tuple[RunPart, ...]] = {
    "paperback": (RunPart.COVER,),
    "saddle-stitch": (RunPart.COVER,),
    "case": (RunPart.COVER, RunPart.JACKET, RunPart.ENDPAPERS),
    "offset": (RunPart.COVER, RunPart.CASE, RunPart.JACKET, RunPart.ENDPAPERS),
}


@dataclass(frozen=True)
class Wanted:
    """What a run is to be made from. `pages` of its own file, `interior` of the book's inside."""

    part: RunPart
    inputs: str
    pages: int
    interior: int | None
    artworks: frozenset[int]


def parts_of(edition: Edition) -> tuple[RunPart, ...]:
    """Return the files beside the interior that can be made of an edition."""
    profile = profile_of(edition)
    return PARTS.get(profile.binding, ()) if profile.cover is not None else ()


def wanted_part(edition: Edition, part: RunPart, waiver: str) -> Wanted:
    """Return what a run of a part would be made from.

    Raises NotReady where the binding has no such part, or the cover is not approved as it stands.
    """
    if part not in parts_of(edition):
        raise NotReady(
            f"Not pressed: {profile_of(edition).title} takes no {part} of {edition}. Nothing was "
            "made."
        )
    pages = edition.pages.count()
    require_approval(edition, pages)
    art = cover_art(edition)
    around = art.endpapers if part == RunPart.ENDPAPERS else None
    shown = [each.pk for each in (art.front, art.back, art.logo, around) if each is not None]
    return Wanted(
        part=part,
        inputs=inputs_of(edition, part, waiver),
        pages=4 if part == RunPart.ENDPAPERS else 1,
        interior=pages,
        artworks=frozenset(shown),
    )


def require_approval(edition: Edition, pages: int) -> None:
    """Raise NotReady, saying what changed, unless the cover is approved as it would be pressed."""
    if cover_is_approved(edition, pages):
        return
    told = " ".join(changes(edition.cover_bound, facts_of(edition, pages)))
    raise NotReady(
        f"Not pressed: the cover of {edition} is not approved as it stands.{' ' if told else ''}"
        f"{told} Nothing was made; approve the cover and press again."
    )


def inputs_of(edition: Edition, part: RunPart, waiver: str) -> str:
    """Return the sha256 of everything a part is pressed from; equal inputs give equal files."""
    facts = {
        "part": part.value,
        "cover": edition.cover_hash,
        "created": edition.created_at.isoformat(),
        "printing": edition.printing,
        "waiver": waiver,
    }
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def part_script(edition: Edition, part: RunPart, pages: int, profile: PrinterProfile) -> BookScript:
    """Return the script of a part. Raises NotReady with the press's sentence."""
    if part == RunPart.COVER:
        return lay_out_cover(edition, pages, profile=profile)
    art, trim, stock = cover_art(edition), Trim.parse(edition.trim), edition.stock
    content, flap = cover_content(edition, art), Fraction(edition.flap_in)
    papers = picture_content(art.endpapers, Part.WHOLE) if art.endpapers else None
    makers: dict[RunPart, Callable[[], BookScript]] = {
        RunPart.CASE: lambda: lay_case(content, profile, trim, pages=pages, stock=stock),
        RunPart.JACKET: lambda: lay_jacket(
            content, profile, trim, pages=pages, stock=stock, flap_in=flap
        ),
        RunPart.ENDPAPERS: lambda: lay_endpapers(content, profile, trim, stock=stock, art=papers),
    }
    try:
        return makers[part]()
    except (ValueError, OSError) as error:
        raise NotReady(f"The {part} cannot be laid out. {error}") from error
