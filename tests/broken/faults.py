"""The broken books: what each has wrong, and which rule must say so on which page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Encryption, Pdf

from printing.press.script import BookScript
from printing.press.terms import PdfPolicy
from tests.broken import drawn, edited, inked, lettered, pictured, recorded, structured
from tests.broken.sound import ISBN, Recipe

Edit = Callable[[Pdf], None]


@dataclass(frozen=True)
class Fault:
    """One broken book. `rule` complains, with `verdict`, on `page`; `implied` rules may as well.

    `profile` are fields of the printer's profile that differ from KDP's, `expect` fields of the
    expectation; `script` gives the record of the sound book as a press would keep it.
    """

    name: str
    rule: str
    page: int | None
    recipe: Recipe = field(default_factory=Recipe)
    edit: Edit | None = None
    verdict: str = "error"
    isbn: str = ISBN
    lock: Encryption | None = None
    spoil: Callable[[bytes], bytes] | None = None
    implied: tuple[str, ...] = ()
    profile: Mapping[str, Any] = field(default_factory=dict)
    expect: Mapping[str, Any] = field(default_factory=dict)
    script: Callable[[], BookScript] | None = None
    version: str = ""


X1A = {"pdf": PdfPolicy("PDF/X-1a:2001", "1.3", *(False,) * 5)}
X4 = {"pdf": PdfPolicy("PDF/X-4", "1.6", *(False,) * 5)}


def _only(page: int, hook: Callable[..., None]) -> Callable[..., None]:
    return lambda canvas, number: hook(canvas) if number == page else None


FAULTS = (
    Fault("art-stops-at-the-trim", "bleed.coverage", 8, Recipe(under=_only(8, drawn.trimmed_tint))),
    Fault(
        "art-ends-in-the-margin",
        "bleed.coverage",
        8,
        Recipe(under=_only(8, drawn.tint_in_the_margin)),
        verdict="warning",
    ),
    Fault("art-without-bleed", "bleed.flag", 6, Recipe(bleed=False, full_picture=False)),
    Fault("bleed-on-four-sides", "page.size", 9, edit=edited.four_sided_bleed),
    Fault("page-turned", "page.size", 9, edit=edited.turned),
    Fault("boxes-not-mirrored", "page.boxes", 3, edit=edited.verso_boxes_on_a_recto),
    Fault("words-in-the-gutter", "margin.live", 9, Recipe(over=_only(9, drawn.words_in_gutter))),
    Fault("words-at-the-trim", "margin.live", 10, Recipe(over=_only(10, drawn.words_at_trim))),
    Fault("picture-of-150-dpi", "image.dpi", 5, Recipe(small_picture=("CMYK", 300, 225))),
    Fault(
        "picture-of-250-dpi",
        "image.dpi",
        5,
        Recipe(small_picture=("CMYK", 500, 375)),
        verdict="warning",
    ),
    Fault("picture-squeezed-one-way", "image.dpi", 5, Recipe(small_picture=("CMYK", 600, 200))),
    Fault("picture-inline", "image.dpi", 11, edit=edited.inline_picture),
    Fault("picture-in-nested-forms", "image.dpi", 11, edit=edited.picture_in_nested_forms),
    Fault("font-not-embedded", "font.embedded", 10, edit=edited.helvetica_on_page),
    Fault("font-not-embedded-in-form", "font.embedded", 11, edit=edited.helvetica_in_form),
    Fault("title-differs", "meta.match", None, Recipe(title="Pip and the Sun")),
    Fault("field-differs", "meta.match", None, Recipe(info_title="Fish and Chips")),
    Fault("isbn-misprinted", "meta.match", 2, Recipe(isbn="978-0-306-40615-8")),
    Fault("title-untitled", "meta.placeholder", None, Recipe(info_title="untitled")),
    Fault("author-anonymous", "meta.placeholder", None, Recipe(info_author="anonymous")),
    Fault("three-blank-inside", "pages.blank", 21, Recipe(blank=frozenset({21, 22, 23}))),
    Fault(
        "eleven-blank-at-the-end",
        "pages.blank",
        26,
        Recipe(pages=36, blank=frozenset(range(26, 37))),
    ),
    Fault(
        "four-blank-at-the-end",
        "pages.blank",
        21,
        Recipe(blank=frozenset(range(21, 25))),
        verdict="warning",
    ),
    Fault("folio-out-of-order", "pages.folio", 9, Recipe(folios=drawn.folio_nine_twice)),
    Fault(
        "folios-on-the-wrong-side",
        "pages.folio",
        7,
        Recipe(folios=lambda number: str(number - 1)),
        verdict="warning",
    ),
    Fault("pages-odd", "pages.multiple", None, Recipe(pages=25)),
    Fault("pages-not-in-fours", "pages.multiple", None, Recipe(pages=26), verdict="warning"),
    Fault("pages-too-few", "stock.range", None, Recipe(pages=20)),
    Fault("opacity", "pdf.transparency", 12, edit=edited.opacity),
    Fault("blend-mode", "pdf.transparency", 12, edit=edited.blend_mode),
    Fault("soft-mask", "pdf.transparency", 5, edit=edited.soft_mask),
    Fault("layers", "pdf.transparency", None, edit=edited.layers),
    Fault("annotation", "pdf.clean", 3, edit=edited.annotation),
    Fault("bookmarks", "pdf.clean", None, edit=edited.bookmarks),
    Fault("form-fields", "pdf.clean", None, edit=edited.form_fields),
    Fault("opening-action", "pdf.clean", None, edit=edited.opening_action),
    Fault("javascript", "pdf.clean", None, edit=edited.javascript),
    Fault("attachment", "pdf.clean", None, edit=edited.attachment),
    Fault("secured", "pdf.clean", None, lock=edited.OWNER_LOCK),
    Fault("crop-marks", "pdf.clean", 13, Recipe(over=_only(13, drawn.crop_marks))),
    Fault("hidden-words", "pdf.hidden", 14, Recipe(over=_only(14, drawn.hidden_words))),
    Fault("rgb-fill", "colour.space", 15, Recipe(over=_only(15, drawn.rgb_square))),
    Fault(
        "rgb-picture",
        "colour.space",
        5,
        Recipe(small_picture=("RGB", 600, 450), small_color=(90, 160, 150)),
    ),
    Fault("lab-colour", "colour.space", 15, edit=edited.lab_square),
    Fault("spot-colour", "colour.spot", 15, edit=edited.spot_square, verdict="warning"),
    Fault("ink-of-a-fill", "ink.limit", 15, Recipe(over=_only(15, drawn.heavy_square))),
    Fault("ink-of-a-picture", "ink.limit", 5, Recipe(small_color=(200, 180, 170, 90))),
    Fault("ink-of-flate-pixels", "ink.limit", 11, edit=edited.heavy_flate_picture),
    Fault("text-small", "text.size", 16, Recipe(over=_only(16, drawn.small_words))),
    Fault("text-scaled-down", "text.size", 16, Recipe(over=_only(16, drawn.scaled_words))),
    Fault("text-too-faint", "text.contrast", 17, Recipe(over=_only(17, drawn.faint_words))),
    Fault("text-as-its-ground", "text.contrast", 17, Recipe(over=_only(17, drawn.lost_words))),
    Fault(
        "text-rather-faint",
        "text.contrast",
        17,
        Recipe(over=_only(17, drawn.rather_faint_words)),
        verdict="warning",
    ),
    Fault("lorem-ipsum", "text.placeholder", 18, Recipe(over=_only(18, drawn.lorem_ipsum))),
    Fault("note-to-oneself", "text.placeholder", 18, Recipe(over=_only(18, drawn.insert_note))),
    Fault(
        "black-of-four-inks",
        "text.black",
        19,
        Recipe(over=_only(19, drawn.rich_black_words)),
        verdict="warning",
    ),
    Fault("intent-for-a-screen", "output.intent", None, edit=edited.rgb_intent, verdict="warning"),
    Fault("object-table-astray", "file.parse", None, spoil=edited.table_astray),
    Fault("unknown-picture-named", "file.parse", 20, edit=edited.unknown_picture),
    Fault(
        "double-page",
        "page.spread",
        9,
        edit=structured.double_page,
        implied=("page.size", "page.boxes"),
    ),
    Fault(
        "left-beside-the-page",
        "page.pasteboard",
        11,
        edit=pictured.beside_the_page,
        verdict="warning",
    ),
    Fault(
        "last-page-printed-on",
        "pages.last-blank",
        24,
        Recipe(),
        verdict="warning",
        profile={"last_page": "blank"},
    ),
    Fault("turned-the-other-way", "pages.direction", None, edit=structured.right_to_left),
    Fault(
        "two-pages-exchanged",
        "pages.record",
        21,
        edit=structured.two_pages_exchanged,
        script=recorded.as_pressed,
    ),
    Fault("enlarged-before-placing", "image.upscaled", 5, Recipe(), script=recorded.enlarged),
    Fault(
        "picture-of-sixteen-bits", "image.depth", 11, edit=pictured.sixteen_bits, verdict="warning"
    ),
    Fault("picture-of-jpeg-2000", "image.coding", 11, edit=pictured.jpeg_2000, verdict="warning"),
    Fault("picture-half-there", "image.damaged", 11, edit=pictured.half_a_jpeg),
    Fault(
        "line-art-of-300-dpi", "image.lineart", 11, edit=pictured.coarse_line_art, verdict="warning"
    ),
    Fault("profile-that-is-none", "colour.icc", 15, edit=pictured.no_colour_profile),
    Fault("registration-colour", "ink.registration", 15, edit=inked.registration_square),
    Fault("transfer-curve", "ink.transfer", 12, edit=inked.transfer_curve),
    Fault("halftone-of-its-own", "ink.transfer", 12, edit=inked.halftone, verdict="warning"),
    Fault(
        "black-over-a-dark-picture",
        "ink.overprint",
        5,
        Recipe(small_color=(20, 130, 255, 0)),
        edit=inked.black_over_orange,
    ),
    Fault("white-that-vanishes", "overprint.white", 12, edit=inked.white_over),
    Fault(
        "black-that-knocks-out",
        "overprint.black",
        9,
        edit=inked.all_but_one_over,
        verdict="warning",
        profile={"overprint": True},
    ),
    Fault(
        "small-words-of-four-inks",
        "text.fine",
        16,
        Recipe(over=_only(16, drawn.small_words_of_four_inks)),
        verdict="warning",
    ),
    Fault("hairline", "line.width", 13, Recipe(over=_only(13, drawn.hairline))),
    Fault("version-of-tomorrow", "pdf.version", None, version="2.0", verdict="warning"),
    Fault("x1a-with-packed-objects", "pdf.version", None, edit=structured.x1a, profile=X1A),
    Fault(
        "x1a-not-said-if-trapped",
        "pdfx.info",
        None,
        edit=structured.x1a_untrapped,
        profile=X1A,
        version="1.3",
    ),
    Fault(
        "x1a-without-identifier",
        "pdfx.id",
        None,
        edit=structured.x1a,
        profile=X1A,
        version="1.3",
        spoil=structured.without_id,
    ),
    Fault(
        "x1a-without-a-condition",
        "output.intent",
        None,
        profile=X1A,
        version="1.3",
        edit=structured.x1a_without_condition,
    ),
    Fault(
        "x1a-without-a-trim",
        "pdfx.boxes",
        9,
        edit=structured.x1a_without_a_trim,
        profile=X1A,
        version="1.3",
        implied=("page.boxes",),
    ),
    Fault(
        "x1a-calibrated-gray",
        "pdfx.colour",
        15,
        edit=structured.x1a_calibrated_gray,
        profile=X1A,
        version="1.3",
    ),
    Fault("x4-undated", "pdfx.xmp", None, edit=structured.x4_undated, profile=X4),
    Fault(
        "picture-in-a-hidden-layer",
        "pdf.hidden",
        11,
        edit=pictured.in_a_hidden_layer,
        implied=("pdf.transparency",),
    ),
    Fault("postscript", "pdf.postscript", 12, edit=structured.postscript),
    Fault("another-picture-for-print", "pdf.references", 11, edit=pictured.another_in_its_place),
    Fault(
        "crypt-filter",
        "pdf.coding",
        None,
        edit=structured.crypt_filter,
        spoil=structured.named_crypt,
    ),
    Fault("letters-of-pixels", "font.type3", 16, edit=lettered.bitmap_font),
    Fault("font-not-to-be-embedded", "font.licence", 16, edit=lettered.restricted),
    Fault("font-torn", "font.damaged", 16, edit=lettered.torn),
    Fault("private-letters", "font.unicode", 16, edit=lettered.private, verdict="warning"),
    Fault("letter-missing", "font.notdef", 16, edit=lettered.missing_letter),
)
