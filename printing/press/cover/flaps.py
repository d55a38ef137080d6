"""A jacket's flaps: the blurb on the front one, who made the book on the back one."""

from __future__ import annotations

from printing.press.cover.back import BackDoesNotFit
from printing.press.cover.colours import Palette
from printing.press.cover.content import CoverContent
from printing.press.cover.lettering import plain_block, ranged_in
from printing.press.geometry import Box
from printing.press.rooms import family_of
from printing.press.script import TextLine
from printing.press.setting import set_block

SIZES = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
LEADING = 1.42
NAMES = 11.0
GAP = 6.0


def lay_flaps(
    content: CoverContent, flaps: tuple[Box, ...], palette: Palette
) -> tuple[TextLine, ...]:
    """The lines of both flaps; nothing without flaps. Raises BackDoesNotFit for the blurb."""
    if not flaps:
        return ()
    front, back = flaps
    return (*_blurb(content, front, palette), *_makers(content, back, palette))


def _blurb(content: CoverContent, flap: Box, palette: Palette) -> list[TextLine]:
    kept = [paragraph for paragraph in content.blurb if paragraph.text.strip()]
    if not kept:
        return []
    wide, high = flap[2] - flap[0], flap[3] - flap[1]
    for size in SIZES:
        block = set_block(kept, family_of(kept), size, wide, LEADING)
        if block.width <= wide and block.height <= high:
            x = flap[2] - block.width if content.rtl else flap[0]
            return ranged_in(block, x, flap[3], palette.words.ink, rtl=content.rtl)
    raise BackDoesNotFit("The blurb does not fit on the flap. Shorten it. Nothing was made.")


def _makers(content: CoverContent, flap: Box, palette: Palette) -> list[TextLine]:
    lines: list[TextLine] = []
    foot = flap[1]
    for text in (content.publisher, content.illustrator, content.author):
        if not text:
            continue
        block = plain_block(text, NAMES, flap[2] - flap[0], content.language)
        x = flap[2] - block.width if content.rtl else flap[0]
        lines += block.at(x, foot + block.height, "left", palette.words.ink)
        foot += block.height + GAP
    return lines
