"""The author's proof: the press's own pages in sRGB, small, numbered; never a print file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from printing.press import shrinking
from printing.press.author_proof import Marking, Proofed, author_proof
from printing.press.cutting import PictureError
from printing.press.draw import draw
from printing.press.layout import lay_out
from printing.press.numbering import MARGIN, baselines, sheet_of
from printing.press.profile import load_profile
from printing.press.proof import in_srgb
from printing.press.script import BookScript, ScriptError
from printing.press.shrinking import Manner, shrunk, step_of
from tests.printing.press.samples import book_of, painted, story

WORDS = "PROOF 3 · for Rita · not for print"
PLAIN = Marking(3, WORDS)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> BookScript:
    """Four pages: words alone, words on a picture, a dark picture, words again."""
    folder = tmp_path_factory.mktemp("art")
    pages = (
        story(1, "Pip flew over the first hill. It was a long way home, and it was late."),
        story(2, "Pip flew on.", painted(folder, "hill", (1035, 1050))),
        story(3, "", painted(folder, "night", (1035, 1050), dark=110)),
        story(4, "Home."),
    )
    return lay_out(book_of(*pages))


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def plain(book: BookScript, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("proof") / "proof.pdf"
    author_proof([book], out, PLAIN, cache=cache)
    return out


def made(book: BookScript, cache: Path, folder: Path, marking: Marking = PLAIN) -> Path:
    out = folder / "again.pdf"
    author_proof([book], out, marking, cache=cache)
    return out


def page_of(pdf: Path, number: int, scale: float = 1.0) -> np.ndarray:
    """A page of a PDF, one pixel a point."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[number - 1].render(scale=scale).to_pil().convert("RGB")
    document.close()
    return np.asarray(picture).astype(int)


def words_of(pdf: Path, number: int) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    text = document[number - 1].get_textpage().get_text_range()
    document.close()
    return text.split()


def operators(pdf: Path) -> Iterator[str]:
    """Every operator of every page and form."""
    with pikepdf.Pdf.open(pdf) as opened:
        for page in opened.pages:
            for instruction in pikepdf.parse_content_stream(page):
                yield str(instruction.operator)
            for form in page.resources.get("/XObject", {}).values():
                if form.Subtype == "/Form":
                    yield from (str(each.operator) for each in pikepdf.parse_content_stream(form))


def test_it_is_in_rgb_and_grey_and_names_no_ink(plain: Path) -> None:
    assert not {"k", "K", "cs", "CS", "sc", "scn"} & set(operators(plain))
    with pikepdf.Pdf.open(plain) as opened:
        images = [
            image
            for page in opened.pages
            for image in page.resources.get("/XObject", {}).values()
            if image.Subtype == "/Image"
        ]
        assert len(images) == 2
        assert all(str(image.ColorSpace[0]) == "/ICCBased" for image in images)
        assert all(int(image.ColorSpace[1].N) == 3 for image in images)
        assert "/OutputIntents" not in opened.Root


def test_the_same_book_gives_the_same_bytes_and_another_proof_others(
    book: BookScript, plain: Path, cache: Path, tmp_path: Path
) -> None:
    again = made(book, cache, tmp_path)
    assert again.read_bytes() == plain.read_bytes()
    other = made(book, cache, tmp_path, replace(PLAIN, number=4))
    assert other.read_bytes() != plain.read_bytes()


def test_it_tells_what_was_made(book: BookScript, cache: Path, tmp_path: Path) -> None:
    out = tmp_path / "p.pdf"
    told: Proofed = author_proof([book], out, PLAIN, cache=cache)
    assert told.pages == 4
    assert told.size == out.stat().st_size
    assert len(told.sha256) == 64
    assert [path.name for path in tmp_path.iterdir()] == ["p.pdf"]


def test_every_line_of_words_has_its_number_and_every_page_its_own(
    book: BookScript, plain: Path
) -> None:
    lines = [len(baselines(page)) for page in book.pages]
    assert lines[0] >= 2
    assert lines[2] == 0
    for number, count in enumerate(lines, 1):
        words = words_of(plain, number)
        numbered = [word for word in words if word.isdigit()]
        assert numbered[: count + 2].count("3") >= 1  # "proof 3"
        assert set(map(str, range(1, count + 1))) <= set(numbered)
        assert " ".join(words).endswith(f"proof 3 · page {number} of 4")


def test_numbers_stand_in_the_margin_on_the_line_they_count(book: BookScript, plain: Path) -> None:
    page, shown = book.pages[0], page_of(plain, 1)
    for y in baselines(page):
        row = round(page.media_box[3] + MARGIN - y)
        strip = shown[row - 6 : row + 1, : round(MARGIN) - 4]
        assert strip.min() < 160, y
    assert shown[: round(MARGIN) - 2, : round(MARGIN) - 4].min() > 250  # above the first: nothing


def test_right_to_left_books_are_numbered_on_the_right(
    book: BookScript, cache: Path, tmp_path: Path
) -> None:
    page = page_of(made(replace(book, direction="rtl"), cache, tmp_path), 1)
    side = round(MARGIN) - 4
    below = round(MARGIN)
    assert page[:-below, :side].min() > 250
    assert page[:-below, -side:].min() < 160


def test_words_lie_across_every_page_dark_and_light(
    book: BookScript, plain: Path, cache: Path, tmp_path: Path
) -> None:
    bare = made(book, cache, tmp_path, replace(PLAIN, words=""))
    for number in (1, 2, 3, 4):
        marked, clear = page_of(plain, number), page_of(bare, number)
        changed = (np.abs(marked - clear).max(axis=-1) > 12).mean()
        assert 0.01 < changed < 0.12, number


def test_guides_are_shown_on_request_alone(
    book: BookScript, plain: Path, cache: Path, tmp_path: Path
) -> None:
    guided = made(book, cache, tmp_path, replace(PLAIN, guides=True))
    x0, y0, x1, y1 = book.pages[0].trim_box
    left, middle = round(x0 + MARGIN), round((y0 + y1) / 2)

    def redness(pdf: Path) -> int:
        shown = page_of(pdf, 1, scale=2)[2 * middle - 40 : 2 * middle, 2 * left - 4 : 2 * left + 4]
        return int((shown[..., 0] - shown[..., 1]).max())

    assert redness(guided) > 80 > 20 > redness(plain)
    assert "safe" in words_of(guided, 1)
    assert "safe" not in words_of(plain, 1)


def test_a_print_file_of_the_same_script_holds_nothing_of_a_proof(
    book: BookScript, cache: Path, tmp_path: Path
) -> None:
    print_file = tmp_path / "print.pdf"
    draw(book, print_file, cache=cache)
    before = print_file.read_bytes()
    made(book, cache, tmp_path, replace(PLAIN, guides=True))
    draw(book, print_file, cache=cache)
    assert print_file.read_bytes() == before
    with pikepdf.Pdf.open(print_file) as opened:
        for page, laid in zip(opened.pages, book.pages, strict=True):
            assert [float(each) for each in page.mediabox] == list(laid.media_box)
            assert "/OctavoAcross" not in page.resources.get("/XObject", {})


def test_the_page_itself_stands_where_the_print_file_has_it(
    book: BookScript, cache: Path, tmp_path: Path
) -> None:
    bare = made(book, cache, tmp_path, replace(PLAIN, words=""))
    whole = tmp_path / "print.pdf"
    draw(book, whole, cache=cache, profile=in_srgb(load_profile("kdp-paperback")))
    edge = round(MARGIN)
    for number in (1, 2):
        page = page_of(bare, number)[edge:-edge, edge:-edge]
        assert np.abs(page - page_of(whole, number)).mean() < 2.5


def test_colours_are_shown_as_they_will_print_on_request(
    book: BookScript, cache: Path, tmp_path: Path
) -> None:
    drawn = made(book, cache, tmp_path, replace(PLAIN, words=""))
    corner = page_of(drawn, 3)[-60, -60]
    printed = made(book, cache, tmp_path, replace(PLAIN, words="", printed=True))
    assert corner.max() < 8  # black as a screen has it
    assert 20 < page_of(printed, 3)[-60, -60].mean() < 60


def test_a_cover_stands_first_on_a_sheet_of_its_own_size(
    book: BookScript, cache: Path, tmp_path: Path
) -> None:
    wide = replace(
        book.pages[3],
        number=1,
        media_box=(0.0, 0.0, 1260.0, 630.0),
        trim_box=(9.0, 9.0, 1251.0, 621.0),
    )
    cover = replace(book, part="cover", pages=(wide,))
    out = tmp_path / "both.pdf"
    assert author_proof([cover, book], out, PLAIN, cache=cache).pages == 5
    with pikepdf.Pdf.open(out) as opened:
        assert [float(each) for each in opened.pages[0].mediabox] == list(sheet_of(wide))
        assert [float(each) for each in opened.pages[1].mediabox] == list(sheet_of(book.pages[0]))
    assert " ".join(words_of(out, 1)).endswith("proof 3 · cover")


def test_pictures_are_as_fine_as_asked_and_not_much_finer(book: BookScript, cache: Path) -> None:
    (placed,) = book.pages[1].pictures
    fine = replace(placed, pixels=placed.pixels)
    assert step_of(fine, 144) == 1  # 120 dpi has nothing to give away
    assert step_of(fine, 40) == 3  # 120 / 40
    (small,) = shrunk([fine], Manner(dpi=40), cache).values()
    assert (small.width, small.height) == (345, 350)
    assert small.space == "rgb"


def test_a_picture_is_read_once_for_two_places_and_never_again(
    book: BookScript, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (placed,) = book.pages[1].pictures
    (x0, y0, x1, y1), box = placed.crop, placed.box
    middle = (box[0] + box[2]) / 2
    half = replace(
        placed,
        crop=(x0, y0, (x0 + x1) // 2, y1),
        pixels=((x1 - x0) // 2, y1 - y0),
        box=(box[0], box[1], middle, box[3]),
    )
    read: list[str] = []
    reading = shrinking._read

    def counted(each: shrinking.PlacedPicture, step: int) -> Image.Image:
        read.append(each.path)
        return reading(each, step)

    monkeypatch.setattr(shrinking, "_read", counted)
    first = shrunk([placed, half], Manner(dpi=40), tmp_path)
    assert len(read) == 1
    assert [each.width for each in first.values()] == [345, 172]
    assert shrunk([placed, half], Manner(dpi=40), tmp_path) == first
    assert len(read) == 1


def test_progress_is_told_picture_by_picture(book: BookScript, tmp_path: Path) -> None:
    heard: list[int] = []
    author_proof(
        [book], tmp_path / "p.pdf", PLAIN, cache=tmp_path, on_picture=lambda: heard.append(1)
    )
    assert len(heard) == 2


def test_what_cannot_be_proofed_leaves_nothing(
    book: BookScript, cache: Path, tmp_path: Path
) -> None:
    out = tmp_path / "none.pdf"
    with pytest.raises(ScriptError, match="has no pages"):
        author_proof([replace(book, pages=())], out, PLAIN, cache=cache)
    (placed,) = book.pages[1].pictures
    other = replace(placed, path=str(tmp_path / "gone.png"), sha256="0" * 64)
    spoilt = replace(book, pages=(replace(book.pages[1], pictures=(other,)),))
    with pytest.raises(PictureError, match=r"gone\.png cannot be opened"):
        author_proof([spoilt], out, PLAIN, cache=cache)
    swapped = replace(other, path=placed.path)
    spoilt = replace(book, pages=(replace(book.pages[1], pictures=(swapped,)),))
    with pytest.raises(PictureError, match="is not the one that was laid out"):
        author_proof([spoilt], out, PLAIN, cache=cache)
    assert list(tmp_path.iterdir()) == []
