"""The other sheets around a book: a case's printed wrap, a jacket, endpapers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from printing.press.content import PictureContent
from printing.press.cover.content import CoverContent
from printing.press.cover.layout import Wrap, art_boxes, cleaned, lay_wrap, palette_for, script_of
from printing.press.cover_geometry import CoverError, CoverGeometry, cover_geometry
from printing.press.geometry import Box, page_geometry
from printing.press.placing import fill
from printing.press.profile import PrinterProfile
from printing.press.script import BookScript, PageScript, Panel
from printing.press.trim import Trim
from printing.press.units import points

# Two boards of 2.4 mm beside the block of pages, as KDP's cases have them (printers.md 1.8).
BOARDS = Fraction(48, 254)
# A jacket's flap where none is asked for, inches; and how far art runs round the board's edge.
FLAP = Fraction(13, 4)
ROUND = Fraction(1, 4)
FLAP_MARGIN = Fraction(3, 8)
ENDPAPERS = 4


def cased(profile: PrinterProfile) -> PrinterProfile:
    """A profile whose cover is the printed wrap of a case: boards, hinges, turned-in paper.

    Raises CoverError for a printer that knows no such measures, or whose cover is its case.
    """
    policy = profile.cover
    if policy is None or not policy.wrap_in:
        raise CoverError(f"{profile.title} gives no measures of a case; ask the binder.")
    if profile.binding == "case":
        raise CoverError(f"The cover of {profile.title} is its case already; make the cover.")
    boards = replace(policy, formula="case", spine_const_in=policy.spine_const_in + BOARDS)
    return replace(profile, cover=boards)


def lay_case(
    content: CoverContent, profile: PrinterProfile, trim: Trim, *, pages: int, stock: str
) -> BookScript:
    """The script of a case's printed wrap. Raises as `lay_cover`."""
    content = cleaned(content)
    geometry = _board_geometry(content, cased(profile), trim, pages, stock)
    wrap = Wrap(geometry, *art_boxes(geometry, rtl=content.rtl))
    page = lay_wrap(content, profile, wrap)
    return script_of(content, profile, trim, stock, "case", (page,))


def lay_jacket(
    content: CoverContent,
    profile: PrinterProfile,
    trim: Trim,
    *,
    pages: int,
    stock: str,
    flap_in: Fraction = FLAP,
) -> BookScript:
    """The script of a jacket: the boards' height, flaps of a width (inches) on both sides.

    The blurb stands on the front flap, the makers on the back one. Raises as `lay_cover`.
    """
    content = cleaned(content)
    hard = profile if profile.binding == "case" else cased(profile)
    boards = _board_geometry(content, hard, trim, pages, stock)
    wrap = _jacket(boards, profile, flap_in, rtl=content.rtl)
    page = lay_wrap(content, profile, wrap)
    return script_of(content, profile, trim, stock, "jacket", (page,))


def lay_endpapers(
    content: CoverContent,
    profile: PrinterProfile,
    trim: Trim,
    *,
    stock: str,
    art: PictureContent | None = None,
) -> BookScript:
    """Four pages of the cover's colour, or of `art` on each; the script's part is endpapers."""
    content = cleaned(content)
    palette = palette_for(content, profile)
    found = []
    for number in range(1, ENDPAPERS + 1):
        page = page_geometry(
            profile, trim, bleed=True, pages=ENDPAPERS, number=number, rtl=content.rtl
        )
        found.append(
            PageScript(
                number=number,
                kind="blank",
                template="picture" if art else "blank",
                side="recto" if page.side == "recto" else "verso",
                media_box=page.media_box,
                bleed_box=page.bleed_box,
                trim_box=page.trim_box,
                live_box=page.live_box,
                pictures=(fill(art, page.bleed_box),) if art else (),
                panels=() if art else (Panel(page.media_box, palette.ground.ink, under=True),),
            )
        )
    return script_of(content, profile, trim, stock, "endpapers", tuple(found))


def _board_geometry(
    content: CoverContent, profile: PrinterProfile, trim: Trim, pages: int, stock: str
) -> CoverGeometry:
    return cover_geometry(profile, trim, pages=pages, stock=stock, rtl=content.rtl)


def _jacket(boards: CoverGeometry, profile: PrinterProfile, flap: Fraction, *, rtl: bool) -> Wrap:
    """The boards' boxes moved to a sheet with flaps and bleed in place of the turned-in wrap."""
    bleed, wide = points(profile.bleed_in), points(flap)
    x0, y0, x1, y1 = boards.trim_box
    board = boards.front_box[2] - boards.front_box[0]
    if wide > board:
        raise CoverError(
            f"A flap of {float(flap):g} in is wider than the board of {board / 72:.3f} in it is "
            "folded round: make it narrower."
        )
    dx, dy = bleed + wide - x0, bleed - y0
    width, height = x1 - x0 + 2 * (bleed + wide), y1 - y0 + 2 * bleed

    def moved(box: Box) -> Box:
        x_low, x_high = round(box[0] + dx, 4), round(box[2] + dx, 4)
        return x_low, round(box[1] + dy, 4), x_high, round(box[3] + dy, 4)

    geometry = replace(
        boards,
        width=round(width, 4),
        height=round(height, 4),
        media_box=(0.0, 0.0, round(width, 4), round(height, 4)),
        trim_box=(bleed, bleed, round(width - bleed, 4), round(height - bleed, 4)),
        back_box=moved(boards.back_box),
        spine_box=moved(boards.spine_box),
        front_box=moved(boards.front_box),
        back_live=moved(boards.back_live),
        spine_live=moved(boards.spine_live),
        front_live=moved(boards.front_live),
        hinge_boxes=(),
        wrap_boxes=(),
        barcode_box=moved(boards.barcode_box),
    )
    fold, spine = bleed + wide, geometry.spine_box
    over = points(ROUND)
    left_art = (round(fold - over, 4), 0.0, spine[0], geometry.height)
    right_art = (spine[2], 0.0, round(width - fold + over, 4), geometry.height)
    margin, low = points(FLAP_MARGIN), bleed + points(FLAP_MARGIN)
    left = (bleed + margin, low, fold - over - margin, round(height - low, 4))
    right = (round(width - fold + over + margin, 4), low, round(width - low, 4), left[3])
    if rtl:
        return Wrap(geometry, left_art, right_art, (left, right))
    return Wrap(geometry, right_art, left_art, (right, left))
