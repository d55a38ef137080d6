"""Books read from right to left: bound at the right, mirrored, their lines flush right."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from printing.press.contact import contact_sheet
from printing.press.content import PageContent, Paragraph, PictureContent, Run
from printing.press.direction import direction_of
from printing.press.draw import draw
from printing.press.facts import facts_of
from printing.press.layout import lay_out, text_room
from printing.press.script import BookScript, PageScript
from tests.printing.press.samples import book_of, painted

HEBREW = "בכל לילה הביט פיפ בירח. הוא היה עגול ולבן, כמו צלחת גדולה מאוד."
ARABIC = "في كل ليلة كان بيب ينظر إلى القمر. كان مستديرا وأبيض مثل طبق كبير جدا."


def said(text: str, language: str) -> tuple[Paragraph, ...]:
    return (Paragraph((Run(text),), language=language),)


def page(
    number: int, text: str, template: str, language: str, picture: PictureContent | None = None
) -> PageContent:
    kind = template if template in ("title", "copyright") else "story"
    return PageContent(number, kind, template, said(text, language) if text else (), picture)


def book(language: str, text: str, picture: PictureContent | None = None) -> BookScript:
    return lay_out(
        book_of(
            page(1, text[:14], "title", language),
            page(2, text, "copyright", language),
            page(3, text, "text", language),
            page(4, text, "text-on-picture", language, picture),
            language=language,
            author="",
            publisher="",
        )
    )


@pytest.fixture(scope="module")
def hill(tmp_path_factory: pytest.TempPathFactory) -> PictureContent:
    return painted(tmp_path_factory.mktemp("rtl"))


def flush(page: PageScript) -> tuple[set[float], set[float]]:
    """Where lines begin at the left, and where they end at the right, to a tenth of a point."""
    left = {round(min(run.x for run in line.runs), 1) for line in page.lines}
    right = {round(min(run.x for run in line.runs) + line.width, 1) for line in page.lines}
    return left, right


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("he", "rtl"),
        ("ar-EG", "rtl"),
        ("fa", "rtl"),
        ("ur", "rtl"),
        ("ckb", "rtl"),
        ("pa-Arab", "rtl"),
        ("pa", "ltr"),
        ("ku", "ltr"),
        ("az-Latn", "ltr"),
        ("ar-Latn", "ltr"),
        ("en", "ltr"),
        ("", "ltr"),
    ],
)
def test_a_language_tells_its_direction(tag: str, direction: str) -> None:
    assert direction_of(tag) == direction


@pytest.mark.parametrize(("language", "text"), [("he", HEBREW), ("ar", ARABIC)], ids=["he", "ar"])
def test_lines_are_flush_where_reading_begins(
    language: str, text: str, hill: PictureContent
) -> None:
    script = book(language, f"{text} {text}", hill)
    assert script.direction == "rtl"
    for laid in script.pages[1:]:
        left, right = flush(laid)
        assert len(laid.lines) > 1
        assert max(right) - min(right) <= 0.2, laid.number
        assert len(left) > 1, laid.number


def test_the_same_words_left_to_right_are_flush_left(hill: PictureContent) -> None:
    script = book("en", "Every night Pip looked at the moon. It was round and white. " * 2, hill)
    assert script.direction == "ltr"
    left, right = flush(script.pages[2])
    assert len(left) == 1
    assert len(right) > 1


def test_small_print_stands_at_the_right_of_the_live_area() -> None:
    laid = book("he", HEBREW).pages[1]
    assert max(flush(laid)[1]) == pytest.approx(laid.live_box[2], abs=0.2)


def test_a_recto_is_bound_at_its_right() -> None:
    one, two = (facts_of(book_of(language="he")).geometry(number) for number in (1, 2))
    plain = facts_of(book_of(language="en")).geometry(1)
    assert (one.side, two.side) == ("recto", "verso")
    # Page 1 bleeds at the left and is bound at the right, where no bleed is.
    assert (one.trim_box[0], one.media_box[2] - one.trim_box[2]) == (9.0, 0.0)
    assert (two.trim_box[0], two.media_box[2] - two.trim_box[2]) == (0.0, 9.0)
    assert plain.trim_box[0] == 0.0


def test_the_room_for_words_is_mirrored_with_the_gutter() -> None:
    words = said("Pip.", "en")
    book_ltr, book_rtl = book_of(language="en", stock="premium-color"), book_of(language="he")
    rooms = [text_room(words, facts_of(each).geometry(1), 18) for each in (book_ltr, book_rtl)]
    (a0, a1, a2, a3), (b0, b1, b2, b3) = rooms
    assert (a1, a3) == (b1, b3)
    assert (b0, b2) == (pytest.approx(1 - a2, abs=0.002), pytest.approx(1 - a0, abs=0.002))


def test_a_contact_sheet_shows_page_one_at_the_left_of_its_fold(tmp_path: Path) -> None:
    pdf, sheets = tmp_path / "book.pdf", []
    script = lay_out(
        book_of(
            *(PageContent(n, "story", "picture", (), painted(tmp_path, f"p{n}", dark=60 * n))
              for n in (1, 2)),
            language="he", title="Pip", author="", publisher="",
        )
    )  # fmt: skip
    draw(script, pdf, cache=tmp_path / "cache")
    with pikepdf.Pdf.open(pdf, allow_overwriting_input=True) as opened:
        assert opened.Root.ViewerPreferences.Direction == pikepdf.Name.R2L
        contact_sheet(pdf, tmp_path / "rtl.png", width=400)
        opened.Root.ViewerPreferences.Direction = pikepdf.Name.L2R
        opened.save(pdf)
    contact_sheet(pdf, tmp_path / "ltr.png", width=400)
    for name in ("rtl", "ltr"):
        with Image.open(tmp_path / f"{name}.png") as sheet:
            sheets.append(sheet.convert("L"))
    each = (400 - 28 * 5) // 4
    first_of_rtl, first_of_ltr = 28 + 3 * (each + 28), 28
    leaf = each // 2
    paper = 231
    assert sheets[0].getpixel((first_of_rtl + leaf // 2, 28 + 8)) < paper - 10
    assert sheets[0].getpixel((first_of_rtl + leaf + leaf // 2, 28 + 8)) == paper
    assert sheets[1].getpixel((first_of_ltr + leaf // 2, 28 + 8)) == paper
    assert sheets[1].getpixel((first_of_ltr + leaf + leaf // 2, 28 + 8)) < paper - 10
