"""The author's proof: the whole book in sRGB, small, numbered for remarks, marked as no print file.

The pages are drawn by the press itself: the same script, operators and faces. What differs is
said here and nowhere else: pictures of some 144 dpi, a margin with numbers, words across the page,
guides on request. None of it can come into a print file, which is written from the script as it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from printing.press.gamut import as_printed, condition_of
from printing.press.numbering import guide_operators, sheet_of, with_numbers
from printing.press.profile import PrinterProfile, load_profile
from printing.press.proof import in_srgb
from printing.press.script import BookScript, Box, PageScript, ScriptError
from printing.press.shrinking import Manner, shrunk
from printing.press.watermark import watermark
from printing.press.writer.book import write_book
from printing.press.writing import whole_file

SEEN_THROUGH = 0.3
Parts = Sequence[BookScript]


@dataclass(frozen=True)
class Marking:
    """What a proof says of itself: its number, the words across each page, and what is shown.

    `guides` draws trim and safe zone; `printed` shows colours as the printer's inks will, else
    as they were drawn.
    """

    number: int
    words: str
    guides: bool = False
    printed: bool = False


@dataclass(frozen=True)
class Proofed:
    """What was made: bytes, sha256 and pages of the file."""

    size: int
    sha256: str
    pages: int


def author_proof(
    parts: Parts,
    out: Path,
    marking: Marking,
    *,
    cache: Path,
    profile: PrinterProfile | None = None,
    on_picture: Callable[[], None] | None = None,
) -> Proofed:
    """Make one PDF of a book's scripts in their order (cover, interior), whole or not at all.

    The same scripts and marking give the same bytes. Small pictures are kept in `cache`.
    `on_picture` is called when one is made. `profile` is a publisher's own; else the press's of
    each script's key. Raises ScriptError or PictureError with a sentence a person can act on.
    """
    if not any(part.pages for part in parts):
        raise ScriptError("this book has no pages")
    with whole_file(out) as draft, Pdf.new() as bound:
        for part in parts:
            with whole_file(out.with_suffix(".part.pdf")) as piece:
                _drawn(part, piece, marking, cache, profile, on_picture)
                _bind(bound, piece, part, marking)
        bound.docinfo["/Title"] = f"{parts[0].title}, proof {marking.number}"
        bound.save(draft, deterministic_id=True, compress_streams=True)
        data = draft.read_bytes()
    out.with_suffix(".part.pdf").unlink(missing_ok=True)
    pages = sum(len(part.pages) for part in parts)
    return Proofed(len(data), hashlib.sha256(data).hexdigest(), pages)


def _drawn(
    part: BookScript,
    out: Path,
    marking: Marking,
    cache: Path,
    profile: PrinterProfile | None,
    on_picture: Callable[[], None] | None,
) -> None:
    """One part's pages, numbered, by the press's own writer."""
    profile = profile or load_profile(part.profile_key)
    placed = [each for page in part.pages for each in page.pictures]
    made = shrunk(placed, _manner(part, profile, marking, cache), cache, on_picture=on_picture)
    rtl = part.direction == "rtl"
    pages = tuple(with_numbers(page, _label(part, page, marking), rtl=rtl) for page in part.pages)
    numbered = replace(part, pages=pages)
    pairs = ((page, tuple(made[each] for each in page.pictures)) for page in numbered.pages)
    write_book(numbered, in_srgb(profile), pairs, out)


def _manner(part: BookScript, profile: PrinterProfile, marking: Marking, cache: Path) -> Manner:
    if not marking.printed:
        return Manner()
    condition = condition_of(profile, gray=not profile.stock(part.stock).color)
    name = f"{condition.look}/{condition.icc}/{condition.limit}"
    return Manner(tinted=name, tint=lambda image: as_printed(image, condition, cache))


def _label(part: BookScript, page: PageScript, marking: Marking) -> str:
    inside = part.part == "interior"
    where = f"page {page.number} of {len(part.pages)}" if inside else str(part.part)
    guides = " · red line: trim · green dashes: safe zone" if marking.guides else ""
    return f"{part.title} · proof {marking.number} · {where}{guides}"


def _bind(bound: Pdf, piece: Path, part: BookScript, marking: Marking) -> None:
    """Add a part's pages, each on its larger sheet, with what lies across it."""
    with Pdf.open(piece) as drawn:
        first = len(bound.pages)
        bound.pages.extend(drawn.pages)
        across: dict[Box, pikepdf.Object] = {}
        for n, page in enumerate(part.pages, first):
            sheet = sheet_of(page)
            if page.media_box not in across:
                across[page.media_box] = _across(bound, marking.words, page.media_box)
            _lay(bound.pages[n], sheet, across[page.media_box])
            if marking.guides:
                bound.pages[n].contents_add(guide_operators(page).encode("ascii"))


def _across(bound: Pdf, words: str, box: Box) -> pikepdf.Object:
    """The words across a page as one form, shared by all pages of that size."""
    form = bound.make_stream(
        watermark(words, box).encode("ascii"),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([round(edge, 3) for edge in box]),
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB),
    )
    return bound.make_indirect(form)


def _lay(page: pikepdf.Page, sheet: Box, across: pikepdf.Object) -> None:
    around = Array([round(edge, 3) for edge in sheet])
    page.obj.MediaBox, page.obj.CropBox = around, around
    # Names of our own: pikepdf would make them up, others each time.
    form = page.add_resource(across, Name.XObject, Name.OctavoAcross)
    through = Dictionary(Type=Name.ExtGState, ca=SEEN_THROUGH, CA=SEEN_THROUGH)
    state = page.add_resource(through, Name.ExtGState, Name.OctavoThrough)
    # What the page's own operators changed of the state must not reach what follows them.
    page.contents_add(b"q", prepend=True)
    page.contents_add(f"Q q {state} gs {form} Do Q".encode("ascii"))
