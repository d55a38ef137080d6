"""Where a cover ends, folds and is cut: panels, spine, hinges and the barcode's box."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from printing.press.geometry import Box
from printing.press.profile import PrinterProfile
from printing.press.terms import CoverPolicy
from printing.press.trim import Trim
from printing.press.units import points

# How far a typed cover may be from what the trim comes to (inches): a template's rounding.
TYPED_TOLERANCE = Fraction(1, 16)
# Boards and their wrap are never larger than this beyond the trim, on both sides together.
MOST_WRAP = Fraction(4)


class CoverError(ValueError):
    """A cover that cannot be measured; the message says what to do."""


@dataclass(frozen=True)
class CoverTemplate:
    """Numbers from the printer's own template, inches: whole cover, and the pages it is for."""

    spine_in: Fraction
    width_in: Fraction
    height_in: Fraction
    pages: int
    taken_on: date


@dataclass(frozen=True)
class CoverGeometry:
    """One cover in points, origin bottom-left, seen from outside.

    `trim_box` is what is seen once it is cut or folded: without bleed or turned-in wrap. Panels
    reach from the spine to it and hold their hinge; live boxes leave out hinge and margins.
    `wrap_boxes` are left, right, bottom and top; empty where nothing is turned in, as
    `hinge_boxes` (back's, then front's) where nothing bends. `spine_live` and `barcode_box` are
    boxes without room (x1 <= x0) never: the first is then the spine's middle line.
    """

    width: float
    height: float
    media_box: Box
    trim_box: Box
    back_box: Box
    spine_box: Box
    front_box: Box
    back_live: Box
    spine_live: Box
    front_live: Box
    hinge_boxes: tuple[Box, ...]
    wrap_boxes: tuple[Box, ...]
    barcode_box: Box
    spine_in: Fraction
    spine_text: bool


@dataclass(frozen=True)
class _Size:
    """A cover's lengths, inches; `edge_x` and `edge_y` are the bleed or the wrap."""

    width: Fraction
    height: Fraction
    spine: Fraction
    edge_x: Fraction
    edge_y: Fraction


def cover_geometry(
    profile: PrinterProfile,
    trim: Trim,
    *,
    pages: int,
    stock: str,
    template: CoverTemplate | None = None,
    rtl: bool = False,
    formula: str = "",
) -> CoverGeometry:
    """The boxes of a book's whole cover; the front is right of the spine, left of it in `rtl`.

    `formula` asks another than the profile's: the "case" of a printer that makes both. A
    template's numbers hold above the formula's. Raises CoverError with a sentence where the
    profile makes no covers, wants a template, or the template is for another page count or trim;
    ValueError for a stock the profile has none of. Counts the printer refuses are measured.
    """
    policy = profile.cover
    if policy is None:
        raise CoverError(f"The press knows no cover of {profile.title}; make it by hand.")
    policy = replace(policy, formula=formula) if formula else policy
    if policy.formula == "wrap":
        nothing = Fraction(0)
        policy = replace(
            policy, wrap_in=nothing, hinge_in=nothing, board_dw_in=nothing, board_dh_in=nothing
        )
    size = _size(profile, policy, trim, pages, stock, template)
    return _Panels(profile, policy, size, rtl).geometry(pages)


def spine_in(profile: PrinterProfile, *, pages: int, stock: str) -> Fraction | None:
    """The spine (inches) as the profile's formula has it; None where it must be typed.

    Raises ValueError for a stock the profile has none of.
    """
    paper, policy = profile.stock(stock), profile.cover
    if profile.binding == "saddle-stitch":
        return Fraction(0)
    if policy is None or policy.formula == "typed":
        return None
    for step in policy.spine_steps:
        if step.first <= pages <= step.last:
            return step.inches
    if policy.spine_steps or paper.caliper_in is None:
        return None
    return pages * paper.caliper_in + policy.spine_const_in


def _size(
    profile: PrinterProfile,
    policy: CoverPolicy,
    trim: Trim,
    pages: int,
    stock: str,
    template: CoverTemplate | None,
) -> _Size:
    spine = spine_in(profile, pages=pages, stock=stock)
    if template is not None:
        return _typed(profile, policy, trim, pages, template)
    if spine is None:
        raise CoverError(
            f"{profile.title} computes no spine of {pages} pages for us: fetch its cover template "
            "and type the spine, width and height from it."
        )
    return _sized(profile, policy, trim, spine)


def _sized(profile: PrinterProfile, policy: CoverPolicy, trim: Trim, spine: Fraction) -> _Size:
    """Wrap: 2 (W) + spine + 2 bleed by H + 2 bleed. Case: boards and wrap in the bleed's place."""
    cased = bool(policy.wrap_in)
    edge = policy.wrap_in if cased else profile.bleed_in
    width = 2 * (trim.width + policy.board_dw_in) + spine + 2 * edge
    height = trim.height + policy.board_dh_in + 2 * edge
    return _Size(width, height, spine, edge, edge)


def _typed(
    profile: PrinterProfile, policy: CoverPolicy, trim: Trim, pages: int, template: CoverTemplate
) -> _Size:
    if template.pages != pages:
        raise CoverError(
            f"The cover's numbers were typed for {template.pages} pages and the book has {pages}: "
            f"fetch a new template from {profile.title} and type them anew."
        )
    usual = _sized(profile, policy, trim, template.spine_in)
    wide, tall = template.width_in, template.height_in
    allowed = MOST_WRAP if policy.wrap_in else TYPED_TOLERANCE
    least_w = 2 * trim.width + template.spine_in
    if (
        abs(wide - usual.width) > allowed
        or abs(tall - usual.height) > allowed
        or wide < least_w
        or tall < trim.height
    ):
        raise CoverError(
            f"A cover of {float(wide):g} x {float(tall):g} in with a spine of "
            f"{float(template.spine_in):g} in does not fit the trim {trim.told}: about "
            f"{float(usual.width):.4g} x {float(usual.height):.4g} in is expected. Compare with "
            "the printer's template and type the numbers again."
        )
    more_w, more_h = (wide - usual.width) / 2, (tall - usual.height) / 2
    return _Size(
        wide,
        tall,
        template.spine_in,
        max(usual.edge_x + more_w, Fraction(0)),
        max(usual.edge_y + more_h, Fraction(0)),
    )


class _Panels:
    """The panels of one cover, in exact inches until they become points."""

    def __init__(
        self, profile: PrinterProfile, policy: CoverPolicy, size: _Size, rtl: bool
    ) -> None:
        self.profile, self.policy, self.size, self.rtl = profile, policy, size, rtl
        self.low, self.high = size.edge_y, size.height - size.edge_y
        self.left, self.right = size.edge_x, size.width - size.edge_x
        self.spine_left = (size.width - size.spine) / 2
        self.spine_right = self.spine_left + size.spine

    def geometry(self, pages: int) -> CoverGeometry:
        """All boxes, in points."""
        size, policy = self.size, self.policy
        left_panel = self.left, self.spine_left
        right_panel = self.spine_right, self.right
        back, front = (right_panel, left_panel) if self.rtl else (left_panel, right_panel)
        room = size.spine - 2 * policy.spine_text_margin_in
        return CoverGeometry(
            width=points(size.width),
            height=points(size.height),
            media_box=_box(Fraction(0), Fraction(0), size.width, size.height),
            trim_box=_box(self.left, self.low, self.right, self.high),
            back_box=self._tall(*back),
            spine_box=self._tall(self.spine_left, self.spine_right),
            front_box=self._tall(*front),
            back_live=self._live(*back),
            spine_live=self._spine_live(room),
            front_live=self._live(*front),
            hinge_boxes=self._hinges(),
            wrap_boxes=self._wraps(),
            barcode_box=self._barcode(),
            spine_in=size.spine,
            spine_text=room > 0 and pages >= policy.spine_text_min_pages,
        )

    def _tall(self, x0: Fraction, x1: Fraction) -> Box:
        return _box(x0, self.low, x1, self.high)

    def _live(self, x0: Fraction, x1: Fraction) -> Box:
        """A panel's room for words: margins all round, the hinge at the spine left out."""
        live = self.policy.live_in
        inner = max(live, self.policy.hinge_in)
        at_left = x0 >= self.spine_right
        return _box(
            x0 + (inner if at_left else live),
            self.low + live,
            x1 - (live if at_left else inner),
            self.high - live,
        )

    def _spine_live(self, room: Fraction) -> Box:
        middle, half = (self.spine_left + self.spine_right) / 2, max(room, Fraction(0)) / 2
        live = self.policy.live_in
        return _box(middle - half, self.low + live, middle + half, self.high - live)

    def _hinges(self) -> tuple[Box, ...]:
        hinge = self.policy.hinge_in
        if not hinge:
            return ()
        left = self._tall(self.spine_left - hinge, self.spine_left)
        right = self._tall(self.spine_right, self.spine_right + hinge)
        return (right, left) if self.rtl else (left, right)

    def _wraps(self) -> tuple[Box, ...]:
        if not self.policy.wrap_in:
            return ()
        nothing, wide, tall = Fraction(0), self.size.width, self.size.height
        return (
            _box(nothing, nothing, self.left, tall),
            _box(self.right, nothing, wide, tall),
            _box(nothing, nothing, wide, self.low),
            _box(nothing, self.high, wide, tall),
        )

    def _barcode(self) -> Box:
        """Low on the back, beside the spine or its hinge (KDP help, Barcodes)."""
        code = self.policy.barcode
        off = self.policy.hinge_in + code.from_spine_in
        low = self.low + code.from_trim_in
        left = self.spine_right + off if self.rtl else self.spine_left - off - code.box_w_in
        return _box(left, low, left + code.box_w_in, low + code.box_h_in)


def _box(x0: Fraction, y0: Fraction, x1: Fraction, y1: Fraction) -> Box:
    return points(x0), points(y0), points(x1), points(y1)
