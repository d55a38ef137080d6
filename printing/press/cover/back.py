"""The back: the blurb in a quiet panel, the barcode at the spine's foot, the rest beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from printing.press.content import Paragraph, Run
from printing.press.cover.barcode import Symbol, barcode, magnification, symbol_size
from printing.press.cover.colours import Palette
from printing.press.cover.content import CoverContent
from printing.press.cover.lettering import Reading, plain_block, ranged_in, scrim_of, small_reading
from printing.press.cover.money import shown_price
from printing.press.cover_geometry import CoverGeometry
from printing.press.geometry import Box
from printing.press.placing import framed
from printing.press.quiet import Look, covered, texture
from printing.press.rooms import family_of
from printing.press.script import PAPER, Panel, PlacedPicture, Scrim, TextLine
from printing.press.setting import Block, set_block
from printing.press.terms import BarcodePolicy

SIZES = (22.0, 20.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
# A blurb larger than this takes no more than its share of the room above the foot.
LARGE, ITS_SHARE = 15.0, 0.62
LEADING = 1.42
MEASURE_EMS, MEASURE = 31.0, 0.9
SMALL, SMALLER = 11.5, 10.0
# A logo's room, points; and how much of the room above the foot a blurb leaves over it.
LOGO_W, LOGO_H, LOGO_PAD = 86.0, 44.0, 4.0
OPTICAL = 0.42
ROWS = 13
OFF_THE_MIDDLE, STRENGTH, ON_A_FIGURE = 0.4, 0.8, 12.0
INSET = 0.035
GAP = 7.0


class BackDoesNotFit(ValueError):
    """Words for the back that find no room there; the message says what to shorten."""


@dataclass(frozen=True)
class Back:
    """A laid-out back."""

    picture: PlacedPicture | None
    logo: PlacedPicture | None
    under: tuple[Panel, ...]
    panels: tuple[Panel, ...]
    lines: tuple[TextLine, ...]


@dataclass(frozen=True)
class _Sheet:
    """What everything on the back is laid on: its area, its picture, its colours."""

    area: Box
    look: Look | None
    palette: Palette
    rtl: bool

    def read(self, box: Box) -> Reading:
        if self.look is None:
            return Reading(self.palette.words, 0.0, (255, 255, 255), 21.0)
        return small_reading(self.look.at(box))


@dataclass(frozen=True)
class _Item:
    block: Block
    box: Box
    read: Reading


def lay_back(
    content: CoverContent,
    geometry: CoverGeometry,
    policy: BarcodePolicy,
    placed: PlacedPicture | None,
    look: Look | None,
    palette: Palette,
) -> Back:
    """Blurb, barcode, logo, age line and price inside the back's live area.

    Raises BackDoesNotFit, or BarcodeError for a wrong ISBN or add-on.
    """
    live = geometry.back_live
    air = INSET * min(live[2] - live[0], live[3] - live[1])
    area = (live[0] + air, live[1] + air, live[2] - air, live[3] - air)
    sheet = _Sheet(area, look, palette, content.rtl)
    symbol = _symbol(content, geometry, policy)
    free = _kept_free(content, geometry, symbol)
    logo, label = _logo(content, sheet, free)
    column = _column(content, sheet, free, label)
    foot = max([area[1], *(box[3] for box in (free, label, *(i.box for i in column)) if box)])
    blurb = _blurb(content, sheet, foot + 2 * GAP if foot > area[1] else foot)
    items = [*column, *([blurb] if blurb else [])]
    if placed is not None:
        found = (_scrim(item, placed.box) for item in items)
        placed = replace(placed, scrims=tuple(scrim for scrim in found if scrim))
    panels = list(symbol.panels) if symbol else []
    if free and symbol is None and placed is not None:
        panels.append(Panel(free, PAPER))
    lines = [line for item in items for line in _at(item, sheet.rtl)]
    return Back(
        picture=placed,
        logo=logo,
        under=(Panel(label, PAPER, under=True),) if label else (),
        panels=tuple(panels),
        lines=(*lines, *(symbol.lines if symbol else ())),
    )


def _symbol(content: CoverContent, geometry: CoverGeometry, policy: BarcodePolicy) -> Symbol | None:
    """The press's own barcode, in the corner where the printer would set his."""
    if content.barcode != "own" or not content.isbn:
        return None
    box, live = geometry.barcode_box, geometry.back_live
    least = float(policy.min_w_in) * 72, float(policy.min_h_in) * 72
    # Beside the spine, where the printer would set his, and no nearer to it than words may be.
    spine = max(box[0], live[0]) if content.rtl else min(box[2], live[2])
    foot = max(box[1], live[1])
    room = (live[2] - spine if content.rtl else spine - live[0]), live[3] - foot
    scale = magnification(room, content.addon)
    wide = max(symbol_size(content.addon)[0] * scale, least[0])
    corner = (spine + wide if content.rtl else spine), foot
    return barcode(content.isbn, corner, add=content.addon, scale=scale, least=least)


def _kept_free(content: CoverContent, geometry: CoverGeometry, symbol: Symbol | None) -> Box | None:
    if symbol is not None:
        return symbol.box
    return geometry.barcode_box if content.barcode == "printer" else None


def _logo(
    content: CoverContent, sheet: _Sheet, free: Box | None
) -> tuple[PlacedPicture | None, Box | None]:
    """The publisher's mark on a small white label at the outer foot of the back."""
    if content.logo is None:
        return None, None
    area = sheet.area
    wide = min(LOGO_W, _left_over(sheet, free))
    x = area[2] - wide if sheet.rtl else area[0]
    room = (x + LOGO_PAD, area[1] + LOGO_PAD, x + wide - LOGO_PAD, area[1] + LOGO_H - LOGO_PAD)
    placed = framed(content.logo, room)
    x0, y0, x1, y1 = placed.box
    # Flush with the outer edge and the foot of the area.
    right, down = (room[2] - x1 if sheet.rtl else room[0] - x0), room[1] - y0
    box = (x0 + right, y0 + down, x1 + right, y1 + down)
    box = (round(box[0], 3), round(box[1], 3), round(box[2], 3), round(box[3], 3))
    label = tuple(
        round(edge + (LOGO_PAD if place > 1 else -LOGO_PAD), 3) for place, edge in enumerate(box)
    )
    return replace(placed, box=box), (label[0], label[1], label[2], label[3])


def _column(
    content: CoverContent, sheet: _Sheet, free: Box | None, label: Box | None
) -> list[_Item]:
    """Publisher, age line and price above one another at the outer foot, above the logo."""
    wide = _left_over(sheet, free)
    price = shown_price(content.price, content.currency) if content.price is not None else ""
    said = [
        (price, SMALL, True),
        (content.age_line, SMALL, True),
        ("" if content.logo else content.publisher, SMALLER, False),
    ]
    items: list[_Item] = []
    foot = label[3] + GAP if label else sheet.area[1]
    for text, size, bold in said:
        if not text:
            continue
        block = plain_block(text, size, wide, content.language, bold=bold)
        if block.width > wide + 0.01:
            raise BackDoesNotFit(
                f"“{text}” is too long for the back beside the barcode. Shorten it."
            )
        x = sheet.area[2] - block.width if sheet.rtl else sheet.area[0]
        box = (x, foot, x + block.width, foot + block.height)
        items.append(_Item(block, box, sheet.read(box)))
        foot += block.height + GAP / 2
    return items


def _blurb(content: CoverContent, sheet: _Sheet, foot: float) -> _Item | None:
    """The blurb as large as stands above the foot, in the optical middle of that room."""
    if not any(paragraph.text.strip() for paragraph in content.blurb):
        return None
    area = sheet.area
    room = area[3] - foot
    for size in SIZES:
        measure = min((area[2] - area[0]) * MEASURE, MEASURE_EMS * size)
        block = _set(content.blurb, size, measure)
        high = room * (ITS_SHARE if size > LARGE else 1.0)
        if block.height <= high and block.width <= area[2] - area[0]:
            return _calmest(block, sheet, room)
    words = sum(len(paragraph.text.split()) for paragraph in content.blurb)
    fit = max(1, int(words * room / max(block.height, 1.0) * 0.95))
    raise BackDoesNotFit(
        f"The blurb has {words} words, and about {fit} fit on the back at {SIZES[-1]:g} pt. "
        "Shorten it. Nothing was made."
    )


def _calmest(block: Block, sheet: _Sheet, room: float) -> _Item:
    """A block in the optical middle of the room below the area's top, or where art is calm."""
    area = sheet.area
    x = (area[0] + area[2] - block.width) / 2
    rows = [OPTICAL] if sheet.look is None else [row / (ROWS - 1) for row in range(ROWS)]
    found = []
    for row in rows:
        top = area[3] - (room - block.height) * row
        box = (x, top - block.height, x + block.width, top)
        read = sheet.read(box)
        cost = abs(row - OPTICAL) * OFF_THE_MIDDLE + read.strength * STRENGTH
        if sheet.look is not None:
            cost += texture(sheet.look, box) * 2 + covered(sheet.look, box) * ON_A_FIGURE
        found.append((round(cost, 6), _Item(block, box, read)))
    return min(found, key=lambda each: each[0])[1]


def _set(paragraphs: tuple[Paragraph, ...], size: float, measure: float) -> Block:
    kept = [
        Paragraph(
            tuple(Run(run.text, run.bold, run.italic) for run in paragraph.runs),
            paragraph.language,
        )
        for paragraph in paragraphs
        if paragraph.text.strip()
    ]
    return set_block(kept, family_of(kept), size, measure, LEADING)


def _left_over(sheet: _Sheet, free: Box | None) -> float:
    """The width (points) beside what is kept free for the barcode."""
    area = sheet.area
    if free is None:
        return (area[2] - area[0]) / 2
    beside = area[2] - free[2] if sheet.rtl else free[0] - area[0]
    return max(beside - 2 * GAP, 0.0)


def _at(item: _Item, rtl: bool) -> list[TextLine]:
    return ranged_in(item.block, item.box[0], item.box[3], item.read.colour.ink, rtl=rtl)


def _scrim(item: _Item, within: Box) -> Scrim | None:
    return scrim_of(item.box, item.block.size, item.read, within)
