"""Every drawing operator that leaves a trace, and the walk over one page."""

from __future__ import annotations

import pikepdf

from printing.press.preflight import colouring, lettering, nesting, painting, walk
from printing.press.preflight.colours import CMYK, GRAY, RGB
from printing.press.preflight.layers import Layers
from printing.press.preflight.marks import Marks
from printing.press.preflight.matrix import Box, Point
from printing.press.preflight.spending import Budget
from printing.press.preflight.walk import Action, Walk

ACTIONS: dict[str, Action] = {
    "q": walk.save,
    "Q": walk.restore,
    "cm": walk.transform,
    "BMC": walk.begin_tag,
    "BDC": walk.begin_tag,
    "EMC": walk.end_tag,
    "gs": colouring.graphics_state,
    "w": painting.line_width,
    "re": painting.rectangle,
    "W": painting.clip,
    "W*": painting.clip,
    "n": painting.end_path,
    "sh": painting.shade,
    "Do": nesting.form_or_picture,
    "INLINE IMAGE": nesting.inline_picture,
    "BT": lettering.begin_text,
    "Tm": lettering.set_matrix,
    "Td": lettering.move,
    "TD": lettering.move_leading,
    "TL": lettering.leading,
    "T*": lettering.next_line,
    "Tf": lettering.set_font,
    "Tr": lettering.text_mode,
    "Tj": lettering.show,
    "TJ": lettering.show,
    "'": lettering.show_next,
    '"': lettering.show_next,
    "CS": colouring.chooses(stroke=True),
    "cs": colouring.chooses(stroke=False),
    **dict.fromkeys(("m", "l", "c", "v", "y"), painting.reach),
    **dict.fromkeys(("f", "F", "f*"), painting.paints(fill=True, stroke=False)),
    **dict.fromkeys(("S", "s"), painting.paints(fill=False, stroke=True)),
    **dict.fromkeys(("B", "B*", "b", "b*"), painting.paints(fill=True, stroke=True)),
    **dict.fromkeys(("SC", "SCN"), colouring.mixes(stroke=True)),
    **dict.fromkeys(("sc", "scn"), colouring.mixes(stroke=False)),
    "g": colouring.sets(GRAY, stroke=False),
    "G": colouring.sets(GRAY, stroke=True),
    "rg": colouring.sets(RGB, stroke=False),
    "RG": colouring.sets(RGB, stroke=True),
    "k": colouring.sets(CMYK, stroke=False),
    "K": colouring.sets(CMYK, stroke=True),
}


def marks_of(
    page: pikepdf.Page,
    number: int,
    origin: Point,
    sheet: Box,
    *,
    quiet: Box | None,
    budget: Budget,
    layers: Layers,
) -> Marks:
    """The marks of one page, its printed notes among them.

    `origin` is the corner lengths are counted from, in the file's own coordinates, and `sheet`
    the MediaBox counted from there. Raises Unreadable past the bounds.
    """
    reader = Walk(number, origin, sheet, quiet, budget, layers, ACTIONS)
    reader.run(page, page.obj.get("/Resources"))
    nesting.draw_notes(reader, page.obj.get("/Annots"))
    return reader.marks
