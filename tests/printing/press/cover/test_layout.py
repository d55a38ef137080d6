"""A whole cover: what lies where, on every printer and either way round."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from printing.press.content import PictureContent
from printing.press.contrast import luminance
from printing.press.cover.content import CoverContent
from printing.press.cover.layout import (
    BackDoesNotFit,
    CoverError,
    CoverWordsDoNotFit,
    art_boxes,
    front_room,
    lay_cover,
)
from printing.press.cover_geometry import CoverTemplate, cover_geometry
from printing.press.letters import CannotSet
from printing.press.profile import load_profile
from printing.press.script import BookScript
from tests.printing.press.cover.covers import (
    ISBN,
    KDP,
    PLAIN,
    SQUARE,
    bars_of,
    extent,
    in_box,
    laid,
    line_with,
    page_of,
    with_front,
)
from tests.printing.press.samples import painted, words

STOCK = "premium-color"
PRINTERS = ("kdp-paperback", "lulu-paperback", "lulu-casewrap", "ingramspark-saddle", "offset")


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> PictureContent:
    return painted(tmp_path_factory.mktemp("art"), "day")


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> PictureContent:
    return painted(tmp_path_factory.mktemp("art"), "night", dark=170)


def geometry(pages: int = 32, *, rtl: bool = False, printer: str = "kdp-paperback"):
    """The boxes of a square book's cover on the printer's own stock."""
    profile = load_profile(printer)
    stock = profile.default_stock
    return cover_geometry(profile, SQUARE, pages=pages, stock=stock, rtl=rtl)


def test_a_kdp_cover_is_one_page_of_the_size_its_pages_ask(day: PictureContent) -> None:
    script = laid(with_front(day))
    page = page_of(script)
    assert (script.part, page.kind, script.direction) == ("cover", "cover", "ltr")
    assert page.media_box == pytest.approx((0, 0, 1247.407, 630), abs=0.001)  # C02 of printers.md


@pytest.mark.parametrize("printer", PRINTERS)
def test_art_and_colour_cover_the_sheet_and_words_stay_in_live_areas(
    printer: str, day: PictureContent
) -> None:
    script = laid(with_front(day), printer=printer)
    page, boxes = page_of(script), geometry(printer=printer)
    front, back = boxes.front_live, boxes.back_live
    (picture,) = page.pictures
    (ground,) = [panel for panel in page.panels if panel.under]
    assert picture.box == (boxes.spine_box[2], 0, boxes.width, boxes.height)
    assert ground.box == (0, 0, boxes.spine_box[2], boxes.height)
    for line in page.lines:
        inside = in_box(extent(line), front) or in_box(extent(line), back)
        assert inside or line.text == ISBN, line.text  # digits reach below no line
    for panel in page.panels[1:]:
        assert in_box(panel.box, back)


def test_a_cover_read_from_the_right_has_its_front_left_of_the_spine(day: PictureContent) -> None:
    page = page_of(laid(with_front(day, direction="rtl")))
    boxes = geometry(rtl=True)
    (picture,) = page.pictures
    assert picture.box == (0, 0, boxes.spine_box[0], boxes.height)
    assert in_box(extent(line_with(page, "Lantern")), boxes.front_live)
    assert boxes.front_live[2] < boxes.back_live[0]
    left = min(bar.box[0] for bar in bars_of(page))
    assert left - boxes.spine_box[2] < 40  # the barcode stands beside the spine


def test_the_title_is_large_and_stands_clear_of_the_figure(day: PictureContent) -> None:
    page = page_of(laid(with_front(day)))
    title = line_with(page, "Lantern Owl")
    (picture,) = page.pictures
    x0, _, x1, y1 = picture.box
    assert title.runs[0].size > 0.11 * (x1 - x0)
    assert title.runs[0].face == "Fredoka-SemiBold"
    head = y1 - 0.5 * y1  # the figure's head is half way down the picture
    assert extent(title)[1] > head


def test_dark_words_on_a_day_and_light_ones_on_a_night(
    day: PictureContent, night: PictureContent
) -> None:
    on_day, on_night = (
        line_with(page_of(laid(with_front(art))), "Lantern").runs[0].ink for art in (day, night)
    )
    assert max(on_day) > 0.5
    assert max(on_night) < 0.5


def test_every_word_reads_at_four_and_a_half_to_one_on_its_ground(night: PictureContent) -> None:
    from printing.press.cover.colours import palette_of
    from printing.press.quiet import look_at

    page = page_of(laid(with_front(night)))
    look = look_at(night, page.pictures[0])
    palette = palette_of(look.pixels, KDP.icc, KDP.ink_limit)
    light, dark = palette.words.light, palette.ground.light
    assert (max(light, dark) + 0.05) / (min(light, dark) + 0.05) >= 7
    title = line_with(page, "Lantern")
    behind = luminance(look.at(extent(title)))
    scrims = [scrim.strength for scrim in page.pictures[0].scrims]
    assert scrims or ((1.05 / (behind.max() + 0.05)) >= 4.5)


def test_a_crowded_front_gets_a_scrim_below_the_title(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    import numpy as np
    from PIL import Image

    from tests.printing.press.samples import sha256

    noise = np.random.default_rng(4).integers(0, 255, (263, 259, 3), dtype=np.uint8)
    path = tmp_path_factory.mktemp("art") / "noise.png"
    Image.fromarray(noise).resize((518, 526), Image.Resampling.NEAREST).save(path)
    art = PictureContent(path, 518, 526, sha256(path))
    (picture,) = page_of(laid(with_front(art))).pictures
    assert len(picture.scrims) == 2  # title and names
    assert max(scrim.strength for scrim in picture.scrims) > 0.5


def test_the_same_cover_is_the_same_script(day: PictureContent) -> None:
    again = laid.__wrapped__(with_front(day))
    assert laid(with_front(day)).sha256() == again.sha256()


def test_back_art_covers_the_back_and_the_blurb_finds_calm_ground(
    day: PictureContent, night: PictureContent
) -> None:
    page = page_of(laid(with_front(day, back=night)))
    boxes = geometry()
    assert page.pictures[1].box == (0, 0, boxes.spine_box[0], boxes.height)
    assert page.pictures[1].scrims
    (ground,) = [panel for panel in page.panels if panel.under]
    assert (ground.box[0], ground.box[2]) == (boxes.spine_box[0], boxes.spine_box[2])


def test_the_printers_own_place_is_kept_free(day: PictureContent, night: PictureContent) -> None:
    page = page_of(laid(with_front(day, back=night, barcode="printer")))
    kept = geometry().barcode_box
    (free,) = [panel for panel in page.panels if not panel.under]
    assert (free.box, free.ink) == (kept, (0, 0, 0, 0))
    assert kept == pytest.approx((459, 27, 603, 113.4))  # printers.md 1.7
    for line in page.lines:
        x0, y0, x1, y1 = extent(line)
        assert x1 <= kept[0] or x0 >= kept[2] or y0 >= kept[3] or y1 <= kept[1], line.text


def test_without_a_barcode_nothing_stands_in_its_place(day: PictureContent) -> None:
    page = page_of(laid(with_front(day, barcode="none")))
    assert bars_of(page) == []
    assert "ISBN" not in " ".join(line.text for line in page.lines)


def test_the_own_barcode_keeps_the_printers_distances(day: PictureContent) -> None:
    page, boxes = page_of(laid(with_front(day, addon="51499"))), geometry()
    white = next(panel for panel in page.panels if panel.ink == (0, 0, 0, 0))
    assert white.box[2] == pytest.approx(boxes.spine_box[0] - 18)  # 0.25 in
    assert white.box[1] == pytest.approx(boxes.back_box[1] + 18)
    assert len(bars_of(page)) == 30 + 16  # five digits: two bars each, guard and four between


def test_price_age_publisher_and_logo_stand_at_the_outer_foot(day: PictureContent) -> None:
    page = page_of(laid(with_front(day)))
    assert line_with(page, "$14.99").y < line_with(page, "Ages 3 to 7").y
    assert line_with(page, "Owl Press").runs[0].x == line_with(page, "$14.99").runs[0].x
    marked = page_of(laid(with_front(day, logo=day)))
    logo, label = marked.pictures[1], marked.panels[1]
    assert in_box(logo.box, label.box)
    assert label.under
    assert "Owl Press" not in " ".join(line.text for line in marked.lines)


@pytest.mark.parametrize(
    ("price", "currency", "shown"),
    [("7.5", "GBP", "£7.50"), ("21.9", "CHF", "CHF 21.90"), ("1800", "JPY", "¥1800")],
)
def test_a_price_is_written_as_its_currency_is(price: str, currency: str, shown: str) -> None:
    page = page_of(laid(replace(PLAIN, price=Decimal(price), currency=currency)))
    assert line_with(page, shown)


def test_a_thin_spine_has_no_words_and_a_thick_one_reads_downwards(day: PictureContent) -> None:
    content = with_front(day)
    assert not [line for line in page_of(laid(content, pages=78)).lines if line.turned]
    page, boxes = page_of(laid(content, pages=200)), geometry(200)
    title, author = [line for line in page.lines if line.turned]
    assert (title.text, author.text) == ("The Lantern Owl", "Ada Owl")
    assert {title.turned, author.turned} == {"down"}
    assert title.runs[0].x == pytest.approx(boxes.height - boxes.spine_live[3])
    assert author.runs[0].x + author.width == pytest.approx(
        boxes.height - boxes.spine_live[1], abs=0.01
    )
    size = title.runs[0].size
    assert boxes.spine_live[0] <= title.y - 0.26 * size + 0.01  # heads are to the right
    assert title.y + 0.78 * size <= boxes.spine_live[2] + 0.01


def test_a_spine_read_from_the_right_is_turned_the_other_way(day: PictureContent) -> None:
    page = page_of(laid(with_front(day, direction="rtl"), pages=200))
    title, author = [line for line in page.lines if line.turned]
    assert {title.turned, author.turned} == {"up"}
    assert title.runs[0].x > author.runs[0].x  # its words begin at the head, the right end


def test_nobody_who_wishes_no_words_on_the_spine_gets_any(day: PictureContent) -> None:
    page = page_of(laid(with_front(day, spine_text=False), pages=200))
    assert not [line for line in page.lines if line.turned]


def test_a_blurb_without_room_says_how_much_too_long_it_is() -> None:
    told = words("word " * 900)
    with pytest.raises(BackDoesNotFit, match=r"The blurb has 900 words, and about \d+ fit"):
        laid(replace(PLAIN, blurb=(told,)))


def test_a_title_without_room_is_refused() -> None:
    with pytest.raises(CoverWordsDoNotFit, match="does not fit on the front"):
        laid(replace(PLAIN, title="Donaudampfschifffahrtsgesellschaft" * 4))


def test_letters_the_press_has_not_are_named_with_their_field() -> None:
    with pytest.raises(CannotSet, match="the age line"):
        laid(replace(PLAIN, age_line="\U00013000"))


def test_a_typed_spine_is_taken_and_another_page_count_refused() -> None:
    profile = load_profile("ingramspark-paperback")
    template = CoverTemplate(
        Fraction("0.19"), Fraction("17.44"), Fraction("8.75"), 32, KDP.verified_on
    )
    asked = {"stock": profile.default_stock, "template": template}
    script = lay_cover(PLAIN, profile, SQUARE, pages=32, **asked)
    assert page_of(script).media_box[2] == pytest.approx(17.44 * 72)
    with pytest.raises(CoverError, match="typed for 32 pages and the book has 40"):
        lay_cover(PLAIN, profile, SQUARE, pages=40, **asked)


def test_the_painters_room_for_the_title_lies_in_the_live_area() -> None:
    boxes = geometry()
    art, _ = art_boxes(boxes, rtl=False)
    x0, y0, x1, y1 = front_room(boxes, rtl=False)
    wide, high = art[2] - art[0], art[3] - art[1]
    room = (art[0] + x0 * wide, art[3] - y1 * high, art[0] + x1 * wide, art[3] - y0 * high)
    assert in_box(room, boxes.front_live)
    assert y1 - y0 > 0.25


def test_a_cover_without_its_picture_can_be_looked_at() -> None:
    content: CoverContent = PLAIN
    script: BookScript = laid(content)
    page = page_of(script)
    assert page.pictures == ()
    assert line_with(page, "Lantern")
    assert script.isbn == ISBN
