"""The broken books: what each has wrong, and which rule must say so on which page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pikepdf import Encryption, Pdf

from tests.broken import drawn, edited
from tests.broken.sound import ISBN, Recipe

Edit = Callable[[Pdf], None]


@dataclass(frozen=True)
class Fault:
    """One broken book. `rule` alone may complain, with `verdict`, on `page`."""

    name: str
    rule: str
    page: int | None
    recipe: Recipe = field(default_factory=Recipe)
    edit: Edit | None = None
    verdict: str = "error"
    isbn: str = ISBN
    lock: Encryption | None = None
    spoil: Callable[[bytes], bytes] | None = None


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
    Fault("bare-group", "pdf.transparency", 12, edit=edited.bare_group, verdict="warning"),
    Fault("annotation", "pdf.clean", 3, edit=edited.annotation),
    Fault("bookmarks", "pdf.clean", None, edit=edited.bookmarks),
    Fault("form-fields", "pdf.clean", None, edit=edited.form_fields),
    Fault("opening-action", "pdf.clean", None, edit=edited.opening_action),
    Fault("javascript", "pdf.clean", None, edit=edited.javascript),
    Fault("attachment", "pdf.clean", None, edit=edited.attachment),
    Fault("secured", "pdf.clean", None, lock=edited.OWNER_LOCK),
    Fault("crop-marks", "pdf.clean", 13, Recipe(over=_only(13, drawn.crop_marks))),
    Fault("hidden-words", "pdf.clean", 14, Recipe(over=_only(14, drawn.hidden_words))),
    Fault("rgb-fill", "colour.space", 15, Recipe(over=_only(15, drawn.rgb_square))),
    Fault(
        "rgb-picture",
        "colour.space",
        5,
        Recipe(small_picture=("RGB", 600, 450), small_color=(90, 160, 150)),
    ),
    Fault("lab-colour", "colour.space", 15, edit=edited.lab_square),
    Fault("spot-colour", "colour.space", 15, edit=edited.spot_square, verdict="warning"),
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
)
