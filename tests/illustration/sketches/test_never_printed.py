"""A sketch is no artwork: nothing lays it out, and no pressed page shows it."""

from __future__ import annotations

import numpy as np
import pypdfium2 as pdfium

from books import storing
from books.content import book_content
from books.queries import edition_of
from illustration.models import Sketch
from printing.jobs import press_run
from printing.models import RunArtwork
from printing.operations.run import queue_run
from printing.press.layout import lay_out
from tests.factories import make_book
from tests.illustration.sketches.conftest import INK, drawn_by_hand, laid
from tests.personas import Press


def test_a_book_whose_scenes_have_sketches_is_pressed_without_them(owl: Press) -> None:
    book = make_book(owl.ben, spreads=1, approved=True, approver=owl.rita, trim="4x6")
    for scene in book.scenes.all():
        laid(scene, drawn_by_hand((300, 306), right=INK))
    edition = edition_of(book)
    sketch = Sketch.objects.filter(scene__book=book).distinct().first()
    assert sketch is not None
    script = lay_out(book_content(edition)).to_json()
    assert all(scene.artwork.sha256 in script for scene in book.scenes.all())
    assert sketch.sha256 not in script
    run = queue_run(edition=edition, by=owl.paul, waiver="small pictures")
    press_run(run.publisher_id, run.pk)
    run.refresh_from_db()
    assert (run.state, run.failure) == ("done", "")
    printed = set(RunArtwork.objects.filter(run=run).values_list("artwork__sha256", flat=True))
    assert printed == {scene.artwork.sha256 for scene in book.scenes.all()}
    assert not any(inked(page) for page in pages(storing.read(run.file)))


def pages(data: bytes) -> list[np.ndarray]:
    """Each page of a PDF as it looks, at 18 dpi."""
    return [
        page.render(scale=0.25).to_numpy()[..., :3][..., ::-1] for page in pdfium.PdfDocument(data)
    ]


def inked(page: np.ndarray) -> bool:
    """Whether a page shows anything of the sketch's magenta, which no picture of the book has."""
    red, green, blue = (page[..., n].astype(int) for n in range(3))
    return bool(((red - green > 60) & (blue - green > 60)).any())
