"""A page is drawn once for all the words that stand on it, and again for anything else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from printing.press.draw import draw
from printing.press.layout import lay_out
from printing.press.making_ready import grounds_in, make_ready
from printing.press.preflight import Expectation, Report, examine, page
from printing.press.preflight.digest import Digester
from printing.press.preflight.grounds import drawn_without_words
from printing.press.profile import load_profile
from printing.press.script import BookScript
from printing.press.trim import Trim
from tests.printing.press.samples import book_of, painted, story

PROFILE = load_profile("kdp-paperback")


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each page that is drawn."""
    seen: list[int] = []
    really = page.without_words

    def counted(*told: object) -> object:
        seen.append(1)
        return really(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(page, "without_words", counted)
    return seen


@pytest.fixture
def book(tmp_path: Path) -> BookScript:
    pictures = (painted(tmp_path, f"hill-{n}", dark=n) for n in (1, 2, 3))
    return lay_out(
        book_of(
            *(
                story(n, f"Pip saw {n} owls", hill, "text-on-picture")
                for n, hill in enumerate(pictures, 1)
            )
        )
    )


def with_words(book: BookScript, words: str) -> BookScript:
    """The same pages with one line each, where their first one stood."""
    lines = (page.lines[0] for page in book.pages)
    told = [replace(line, runs=(replace(line.runs[0], text=words),)) for line in lines]
    pages = zip(book.pages, told, strict=True)
    return replace(book, pages=tuple(replace(page, lines=(line,)) for page, line in pages))


def pressed(script: BookScript, folder: Path) -> Path:
    out = folder / "out.pdf"
    draw(script, out, cache=folder / "cache")
    return out


def looked_at(script: BookScript, folder: Path) -> Report:
    asked = Expectation(PROFILE, Trim.parse(script.trim), script.bleed, script=script)
    kept = replace(asked, grounds=grounds_in(folder / "cache"))
    path = pressed(script, folder)
    report = examine(path, kept)
    assert report == examine(path, asked), "what is kept tells what drawing tells"
    return report


def test_pages_made_ready_are_not_drawn_in_the_book(
    book: BookScript, tmp_path: Path, drawings: list[int]
) -> None:
    for each in book.pages:
        make_ready(replace(book, pages=(each,)), PROFILE, tmp_path / "cache")
    assert len(drawings) == 3
    drawings.clear()
    asked = Expectation(PROFILE, Trim.parse(book.trim), book.bleed, script=book)
    examine(pressed(book, tmp_path), replace(asked, grounds=grounds_in(tmp_path / "cache")))
    assert drawings == []


def test_other_words_on_the_same_pictures_are_judged_without_drawing(
    book: BookScript, tmp_path: Path, drawings: list[int]
) -> None:
    looked_at(book, tmp_path)
    other = with_words(book, "Zebras quickly jump")
    drawings.clear()
    looked_at(other, tmp_path)
    assert len(drawings) == 3  # by the examination that may not use what is kept


def test_another_picture_is_drawn(book: BookScript, tmp_path: Path, drawings: list[int]) -> None:
    looked_at(book, tmp_path)
    drawings.clear()
    first, *others = book.pages
    x0, y0, x1, y1 = first.pictures[0].crop
    moved = replace(first.pictures[0], crop=(x0 + 1, y0, x1 + 1, y1))
    looked_at(replace(book, pages=(replace(first, pictures=(moved,)), *others)), tmp_path)
    assert len(drawings) == 1 + 3


def test_a_spoilt_or_strange_picture_among_the_kept_is_drawn_anew(
    book: BookScript, tmp_path: Path, drawings: list[int]
) -> None:
    looked_at(book, tmp_path)
    one, two, _ = sorted((tmp_path / "cache" / "grounds").rglob("*.png"))
    one.write_bytes(b"\x89PNG")
    Image.new("RGB", (3, 3)).save(two)
    drawings.clear()
    looked_at(book, tmp_path)
    assert len(drawings) == 2 + 3


def content(operators: bytes) -> bytes | None:
    pdf = pikepdf.new()
    made = pdf.add_blank_page()
    made.Contents = pdf.make_stream(operators)
    return drawn_without_words(made)


def test_what_is_drawn_is_told_without_its_words() -> None:
    plain = content(b"0 0 0 1 k 0 0 9 9 re f")
    words = b"BT 0 0 0 .5 k /F1 12 Tf (owl) Tj ET "
    assert content(b"0 0 0 1 k 0 0 9 9 re f " + words + words) == plain
    assert content(words + b"0 0 0 1 k 0 0 9 9 re f") == plain
    assert content(b"0 0 0 1 k 0 0 9 8 re f") != plain
    # The colour that words leave behind is the colour of what follows.
    assert content(words + b"0 0 9 9 re f") != plain


def test_words_that_cut_what_follows_and_inline_pictures_are_not_parted() -> None:
    assert content(b"BT 7 Tr (owl) Tj ET 0 0 9 9 re f") is None
    assert content(b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI") is None


def test_pictures_are_hashed_where_the_file_is_not_the_one_the_press_wrote(
    book: BookScript, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.pdf"
    made = draw(book, path, cache=tmp_path / "cache")
    hashed: list[Digester] = []
    really = Digester.bytes_of

    def noted(self: Digester, stream: pikepdf.Object) -> str:
        if stream.objgen not in self.raw and stream.get("/Subtype") == "/Image":
            hashed.append(self)
        return really(self, stream)

    monkeypatch.setattr(Digester, "bytes_of", noted)
    asked = Expectation(PROFILE, Trim.parse(book.trim), book.bleed, script=book)
    known = replace(asked, known_pictures=made.pictures, written=made.file)
    ours = examine(path, known)
    assert hashed == []
    path.write_bytes(path.read_bytes() + b"\n")
    assert examine(path, known).findings == ours.findings
    assert len(hashed) == 3
