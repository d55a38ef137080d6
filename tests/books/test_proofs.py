"""A page on the screen: the print file's own page, its inks as paper shows them, made once."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from django.conf import settings
from PIL import Image

from books import proofs
from books.content import book_content
from books.models import Book, Edition, Page
from books.openings import facts_for, pictures_of
from books.proofs import PressRefuses, Proof, proof_key, prove
from books.queries import edition_of, pages_of
from printing.press import proof as press_proof
from printing.press.draw import draw
from printing.press.layout import lay_out
from tests.factories import add_candidate, make_book
from tests.laid import once_a_file
from tests.personas import Press

laid, press, book = once_a_file(
    lambda press: make_book(press.ben, approved=True, approver=press.rita), in_force=True
)


@pytest.fixture
def edition(book: Book) -> Edition:
    """A book with pictures, everything approved."""
    return edition_of(book)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of its own for what is kept."""
    monkeypatch.setattr(settings, "VAR_DIR", tmp_path)
    return tmp_path / "cache" / "proofs"


def shown(edition: Edition, page: Page, edge: int = 512) -> Proof:
    facts = facts_for(edition, edition.pages.count())
    return prove(facts, edition, page, pictures_of([page]).get(page.scene_id or 0), edge=edge)


def key(edition: Edition, page: Page) -> str:
    facts = facts_for(edition, edition.pages.count())
    return proof_key(facts, edition, page, pictures_of([page]).get(page.scene_id or 0))


def pixels(data: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(data)) as picture:
        return np.asarray(picture.convert("RGB")).astype(int)


def test_every_page_is_the_page_of_the_whole_print_file(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press_proof, "_soft_proofed", lambda pdf, *_: pdf.read_bytes())
    monkeypatch.setattr(press_proof, "QUALITY", 100)
    whole = tmp_path / "whole.pdf"
    draw(lay_out(book_content(edition)), whole, cache=tmp_path / "press")
    document = pypdfium2.PdfDocument(whole)
    for page in pages_of(edition):
        expected = document[page.number - 1].render(scale=512 / 630).to_pil().convert("RGB")
        seen = pixels(shown(edition, page).data)
        assert seen.shape == np.asarray(expected).shape
        apart = np.abs(seen - np.asarray(expected).astype(int))
        assert apart.mean() < 3, page.number  # WebP's own loss, at the highest quality
        assert np.percentile(apart, 99) < 40, page.number
    document.close()


def test_inks_are_shown_as_paper_takes_them_and_paper_stays_white(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = next(each for each in pages_of(edition) if each.template == "picture")
    soft = pixels(shown(edition, page).data)
    monkeypatch.setattr(press_proof, "_soft_proofed", lambda pdf, *_: pdf.read_bytes())
    monkeypatch.setattr(proofs, "RECIPE", 0)
    guessed = pixels(shown(edition, page).data)
    assert np.abs(soft - guessed).mean() > 3
    title = pixels(shown(edition, pages_of(edition)[0]).data)
    assert (title[0, 0] >= 254).all()


def test_a_page_is_pressed_once_and_then_kept(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = pages_of(edition)[3]
    first = shown(edition, page)

    def pressed_again(*_: object) -> bytes:
        raise AssertionError("the kept picture was not looked for")

    monkeypatch.setattr(proofs, "_make", pressed_again)
    assert shown(edition, page) == first


def test_of_a_page_only_what_it_looks_like_now_is_kept(edition: Edition, folder: Path) -> None:
    page = next(each for each in pages_of(edition) if each.text.startswith("Pip"))
    before = shown(edition, page)
    page.text = "Pip slept."
    assert shown(edition, page).sha256 != before.sha256
    assert len(list((folder / "pages").rglob(f"{page.pk}-512-*.webp"))) == 1


def test_the_oldest_prepared_pictures_go(
    edition: Edition, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proofs, "PREPARED_KEPT", 1)
    for page in pages_of(edition):
        shown(edition, page)
    assert len(list((folder / "press" / "pictures").rglob("*.jpg"))) == 1


def test_the_key_follows_all_that_the_page_looks_like(owl: Press, edition: Edition) -> None:
    page = next(each for each in pages_of(edition) if each.text.startswith("Pip"))
    keys = {key(edition, page)}
    page.text += ","
    keys.add(key(edition, page))
    edition.stock = "white"
    keys.add(key(edition, page))
    edition.book.title = "Pip and the Sun"
    keys.add(key(edition, page))
    assert len(keys) == 4
    page.layout_state = "draft"
    assert key(edition, page) in keys


def test_words_that_do_not_fit_are_refused_with_the_presss_sentence(edition: Edition) -> None:
    page = next(each for each in pages_of(edition) if each.text.startswith("Pip"))
    page.text = "A long way home. " * 400
    with pytest.raises(PressRefuses, match=f"text of page {page.number} does not fit"):
        shown(edition, page)


def test_a_picture_that_is_gone_is_said_and_nothing_is_kept(edition: Edition, folder: Path) -> None:
    page = next(each for each in pages_of(edition) if each.template == "picture")
    assert page.scene is not None
    assert page.scene.artwork is not None
    page.scene.artwork.file = "1/aa/gone.jpg"
    facts = facts_for(edition, edition.pages.count())
    with pytest.raises(PressRefuses, match=r"gone\.jpg cannot be opened"):
        prove(facts, edition, page, page.scene.artwork, edge=512)
    assert not list(folder.rglob("*.webp"))


def test_a_newer_picture_on_offer_is_another_page(owl: Press) -> None:
    book = make_book(owl.ben, title="Pip again", with_art=True)
    edition = edition_of(book)

    def one() -> Page:
        return next(each for each in pages_of(edition) if each.scene is not None)

    before, page = key(edition, one()), one()
    assert page.scene is not None
    add_candidate(scene=page.scene, seed=77)
    assert key(edition, one()) != before
