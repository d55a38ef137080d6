"""What a person fills in about a printer of the publisher's own: the fields, in their groups."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from printing.press.profile import BINDINGS, FORMULAS, STANDARDS, conditions

Label = str | Promise
# Chosen as the cover's formula where the press makes none.
NO_COVER = "none"
DIRECTIONS = ("ltr rtl", "ltr", "rtl")


@dataclass(frozen=True)
class Field:
    """One field: its path in the table, its label, its kind, and what may be chosen.

    Kinds: text, length, whole, number, yes, day, choice, lines (a text each), steps (first-last:
    inches), trims (size: stock=pages ...), stocks (six parts, parted by |).
    """

    path: str
    label: Label
    kind: str
    hint: Label = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Fields that belong together, under one heading."""

    title: Label
    fields: tuple[Field, ...]
    unfolded: bool = False


GROUPS = (
    Group(
        _("The printer"),
        (
            Field("title", _("Name"), "text"),
            Field("vendor", _("Company"), "text"),
            Field("binding", _("Binding"), "choice", choices=BINDINGS),
            Field("directions", _("Reading directions"), "choice", choices=DIRECTIONS),
            Field("verified_on", _("Compared with the printer's pages on"), "day"),
            Field("sources", _("Sources, a line each"), "lines"),
            Field("unconfirmed", _("What is unconfirmed, a line each"), "lines"),
        ),
        unfolded=True,
    ),
    Group(
        _("Sizes and papers"),
        (
            Field(
                "trim", _("Trims, a line each"), "trims",
                _("8.5x8.5 or 210x297mm; the most pages by stock behind a colon: white=590"),
            ),
            Field("custom.smallest", _("Any size from"), "text", _("empty where none is cut")),
            Field("custom.largest", _("to"), "text"),
            Field("custom.max_pages", _("with at most"), "text", _("white=590 premium-color=590")),
            Field(
                "stock", _("Papers, a line each"), "stocks",
                _("code | name | inches a page, or typed | fewest pages | most | colour or black"),
            ),
            Field("default_stock", _("Usual paper"), "text", _("one of the codes above")),
        ),
        unfolded=True,
    ),
    Group(
        _("Pages"),
        (
            Field("page_multiple_printer", _("The printer's page multiple"), "whole"),
            Field("page_multiple_house", _("The house's page multiple"), "whole"),
            Field("odd_policy", _("Another count"), "choice", choices=("pad", "reject")),
            Field("last_page", _("Last page"), "choice", choices=("any", "blank")),
            Field("blank_run_mid", _("Blank pages in a row, inside"), "whole"),
            Field("blank_run_end", _("Blank pages in a row, at the end"), "whole"),
            Field("blank_run_end_house", _("The same, as the house has it"), "whole"),
        ),
    ),
    Group(
        _("Bleed, margins and marks"),
        (
            Field("bleed_in", _("Bleed"), "length", _("inches, or 3 mm; 0 for none")),
            Field("bleed_sides", _("Bleed on"), "choice", choices=("outer3", "all4")),
            Field("outer_margin_from_trim", _("Outer margin, from the trim"), "length"),
            Field("trim_tolerance_in", _("The cut may be off by"), "length"),
            Field("gutter", _("Gutter, a line each"), "steps", _("24-150: 0.375")),
            Field("marks", _("Crop marks"), "yes"),
            Field("marks_offset_in", _("Crop marks begin, from the trim"), "length"),
        ),
    ),
    Group(
        _("Ink and pictures"),
        (
            Field("color_policy", _("Colour"), "choice", choices=("cmyk", "srgb", "either")),
            Field("icc", _("Printing condition"), "choice", choices=conditions()),
            Field("ink_limit", _("Ink limit, percent"), "whole", _("0 where none is asked")),
            Field("node_limit", _("Limit of the colour table, percent"), "whole"),
            Field("overprint", _("Black words print over the art"), "yes"),
            Field("dpi_error", _("Refused under, DPI"), "whole"),
            Field("dpi_warn", _("Warned of under, DPI"), "whole"),
            Field("jpeg_quality", _("JPEG quality"), "whole"),
            Field("min_font_pt", _("Smallest type, points"), "number"),
            Field("min_line_pt", _("Thinnest line, points"), "number"),
        ),
    ),
    Group(
        _("The file"),
        (
            Field("pdf.standard", _("Standard"), "choice", choices=STANDARDS),
            Field("pdf.version", _("PDF version"), "choice", choices=("1.3", "1.4", "1.6")),
            Field("pdf.transparency", _("Transparency is taken"), "yes"),
            Field("pdf.layers", _("Layers are taken"), "yes"),
            Field("pdf.annotations", _("Annotations are taken"), "yes"),
            Field("pdf.outlines", _("Bookmarks are taken"), "yes"),
            Field("pdf.encryption", _("Encryption is taken"), "yes"),
            Field("max_file_mb", _("Largest interior, MB"), "whole", _("0 for no cap")),
            Field("warn_file_mb", _("Warned of over, MB"), "whole"),
        ),
    ),
    Group(
        _("The cover"),
        (
            Field("cover.formula", _("Size"), "choice", choices=(NO_COVER, *FORMULAS)),
            Field("cover.spine_const_in", _("Added to the spine"), "length"),
            Field("cover.spine_steps", _("Spine in steps, a line each"), "steps", _("24-84: 0.25")),
            Field("cover.spine_text_min_pages", _("Spine text from, pages"), "whole"),
            Field("cover.spine_text_margin_in", _("Clear at each side of it"), "length"),
            Field("cover.wrap_in", _("Wrap turned in"), "length"),
            Field("cover.hinge_in", _("Hinge"), "length"),
            Field("cover.board_dw_in", _("Board wider than the trim by"), "length"),
            Field("cover.board_dh_in", _("Board higher than the trim by"), "length"),
            Field("cover.live_in", _("Words keep, inside trim or board"), "length"),
            Field("cover.max_file_mb", _("Largest cover, MB"), "whole", _("0 for no cap")),
            Field("cover.warn_file_mb", _("Warned of over, MB"), "whole"),
            Field("cover.barcode.box_w_in", _("Barcode's box, width"), "length"),
            Field("cover.barcode.box_h_in", _("Barcode's box, height"), "length"),
            Field("cover.barcode.from_spine_in", _("From the spine"), "length"),
            Field("cover.barcode.from_trim_in", _("From the trim"), "length"),
            Field("cover.barcode.min_w_in", _("Least symbol, width"), "length"),
            Field("cover.barcode.min_h_in", _("Least symbol, height"), "length"),
            Field("cover.barcode.placed_by_printer", _("The printer places one"), "yes"),
        ),
    ),
)  # fmt: skip
FIELDS = {field.path: field for group in GROUPS for field in group.fields}
