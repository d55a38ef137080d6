"""The library's books share their pictures: each is decoded once in a session, not in each book."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest
from pikepdf import PdfInlineImage

from printing.press.preflight import book
from printing.press.preflight.marks import Placed
from printing.press.preflight.pixels import InkFacts, Picture

LARGE = 1_000_000


@pytest.fixture(autouse=True, scope="session")
def _each_picture_once() -> Iterator[None]:
    weigh = book.ink
    known: dict[object, InkFacts] = {}

    def once(placed: Placed, picture: Picture, limit: float) -> InkFacts:
        if picture.width * picture.height < LARGE or isinstance(placed.image, PdfInlineImage):
            return weigh(placed, picture, limit)
        key = hashlib.sha256(placed.image.read_raw_bytes()).digest(), picture, limit
        if key not in known:
            known[key] = weigh(placed, picture, limit)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(book, "ink", once)
        yield
