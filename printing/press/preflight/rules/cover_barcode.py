"""The barcode reads, is large and black enough and in its place; or the printer's box is free."""

from __future__ import annotations

from collections.abc import Iterator

from printing.press.preflight.findings import COVER
from printing.press.preflight.matrix import Box, inside, meet
from printing.press.preflight.page import Page
from printing.press.preflight.pixels import describe
from printing.press.preflight.rule import Rule
from printing.press.preflight.scanning import WHITE, Code
from printing.press.terms import BarcodePolicy

SLACK = 0.75
LEFT_QUIET, RIGHT_QUIET = 10.5, 6.5
# Levels of gray (of 255) between the lightest and the darkest of a ground that is flat.
FLAT = 24


class CoverBarcode(Rule):
    """An EAN-13 found in the cover's pixels, judged as drawn; without one, the box it needs.

    Size with its quiet zones, distance from spine and trim, white ground, bars in black alone.
    Where the printer places its own, nothing but a flat ground may lie in its box. Source: KDP
    help G5HDYGP4BXLX4RUW (2 x 1.2 in box; own 1.4 x 0.8 in at least, 0.25 in from spine and
    trim, 100 % K on white); GS1 General Specifications 5.2 (quiet zones of 11 and 7 modules).
    """

    id = "cover.barcode"
    title = "Barcode, or its box"
    kinds = (COVER,)

    def look(self, page: Page) -> None:
        policy = self.profile.cover.barcode if self.profile.cover is not None else None
        if page.number > 1 or policy is None:
            return
        box = self.book.cover.barcode_box
        page.need_size()
        self.limit = (
            f"{float(policy.min_w_in):g} x {float(policy.min_h_in):g} in at least, "
            f"{float(policy.from_trim_in):g} in from the trim, black alone on white"
        )
        for code in page.codes:
            self.measured = f"{code.digits}, {code.scale:.0%}"
            for measured, message, remedy in _faults(page, code, policy):
                self.error(page.number, measured, message, remedy)
        if not page.codes:
            self._without(page, policy, box)

    def _without(self, page: Page, policy: BarcodePolicy, box: Box) -> None:
        if policy.placed_by_printer:
            self.limit = "nothing but a flat ground where the printer sets its barcode"
            ground = page.scanned((box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1))
            spread = int(ground.max()) - int(ground.min()) if ground.size else 0
            self.measured = f"no barcode; the box is flat to {spread} levels of 255"
            if spread > FLAT:
                self.error(
                    page.number,
                    f"{spread} levels of 255",
                    "something stands where the printer will set its barcode",
                    f"keep the {_size(box)} in at {box[0] / 72:.3f}, {box[1] / 72:.3f} in free",
                )
        elif self.expected.isbn:
            self.error(
                page.number,
                "none",
                "the back cover has no barcode, and the printer sets none",
                "set the ISBN's barcode on the back cover",
            )
        else:
            self.not_asked("the book has no ISBN, so no barcode is looked for")


def _faults(page: Page, code: Code, policy: BarcodePolicy) -> Iterator[tuple[str, str, str]]:
    x0, y0, x1, y1 = code.symbol
    wide, tall = (x1 - x0) / 72, (y1 - y0) / 72
    if wide < float(policy.min_w_in) - 0.01 or tall < float(policy.min_h_in) - 0.01:
        told = f"{wide:.2f} x {tall:.2f} in"
        yield told, f"the barcode is {told}, its white margins included", "set it larger"
    left, right = code.quiet
    if left < LEFT_QUIET or right < RIGHT_QUIET:
        told = f"{left:.1f} and {right:.1f} modules"
        yield told, "the barcode's white margins are too narrow", "leave 11 modules left, 7 right"
    if code.ground < WHITE:
        yield (
            f"ground {code.ground} of 255",
            "the barcode does not stand on white",
            "set it on white",
        )
    yield from _place(page, code, policy)
    yield from _inks(page, code)


def _place(page: Page, code: Code, policy: BarcodePolicy) -> Iterator[tuple[str, str, str]]:
    cover = page.book.cover
    trim, spine = float(policy.from_trim_in) * 72, float(policy.from_spine_in) * 72
    x0, y0, x1, y1 = cover.back_box
    at_left = x0 < cover.spine_box[0]
    live = (
        x0 + (trim if at_left else spine),
        y0 + trim,
        x1 - (spine if at_left else trim),
        y1 - trim,
    )
    if not inside(code.bars, live, SLACK):
        yield (
            "out of place",
            "the barcode is not on the back cover, clear of spine and trim",
            f"set it {trim / 72:g} in from the trim and {spine / 72:g} in from the spine",
        )


def _inks(page: Page, code: Code) -> Iterator[tuple[str, str, str]]:
    """Bars drawn in other inks than black alone; those of a picture are judged by its space."""
    marks = page.marks
    bars = [p for p in marks.painted if p.use == "fill" and inside(p.box, code.bars, SLACK)]
    wrong = [p.ink for p in bars if not p.ink.paper and not p.ink.black_alone]
    remedy = "draw the bars in 0 0 0 100 CMYK"
    if page.book.expected.profile.color_policy == "srgb":
        wrong = [ink for ink in wrong if ink.space.process == "cmyk"]
    if wrong:
        yield f"{wrong[0]}", "the barcode's bars are not in black alone", remedy
    pictures = [p for p in marks.placed if meet(p.box, code.bars)]
    spaces = {describe(p).space.process for p in pictures[-1:]} if not bars else set()
    if spaces & {"rgb", "cmyk"} and page.book.expected.profile.color_policy != "srgb":
        told = f"a picture in {', '.join(sorted(spaces)).upper()}"
        yield told, "the barcode is a picture in colour", "draw it as lines, or as gray"


def _size(box: Box) -> str:
    return f"{(box[2] - box[0]) / 72:.2f} x {(box[3] - box[1]) / 72:.2f}"
