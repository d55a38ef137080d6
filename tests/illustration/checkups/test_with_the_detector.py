"""From the stored bytes to the redo with the true detector: a scarf that came back blue."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image

from books.enums import Origin
from books.models import Scene
from books.operations.artwork import add_artwork
from books.operations.review import approve_sheet
from illustration.models import Attempt
from illustration.operations.checkup import check_picture
from illustration.operations.request import traits_of
from illustration.painter import paint
from tests.illustration.checkups.rows import came
from tests.illustration.painter.orders import order
from tests.personas import Press

PAGE = (260, 390)


def jpeg(picture: Image.Image) -> bytes:
    """The picture as a provider would send it."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=92)
    return out.getvalue()


def test_a_red_scarf_that_came_back_blue_is_seen_and_asked_for_again(
    owl: Press, scene: Scene
) -> None:
    pip = scene.book.characters.get()
    traits = traits_of(pip)
    sheet = paint(order("", purpose="sheet", cast=(traits,), width=300, height=300)).image
    approved = add_artwork(
        book=scene.book, scene=None, character=pip, data=jpeg(sheet), suffix=".jpg",
        size=sheet.size, origin=Origin.GENERATED, by=None,
    )  # fmt: skip
    approve_sheet(character=pip, artwork=approved, by=owl.rita)
    drawn = replace(traits, wears=("blue scarf",))
    page = paint(
        order("Pip stands close on a meadow", cast=(drawn,), width=PAGE[0], height=PAGE[1])
    ).image
    attempt = came(owl, scene, jpeg(page), PAGE)
    assert attempt.artwork is not None
    check = check_picture(artwork=attempt.artwork)
    assert check is not None
    assert (check.verdict, check.flagged) == ("drifted", True)
    assert check.figures[0]["sheet"] == approved.pk
    scarf = next(row for row in check.figures[0]["evidence"] if row["words"] == "red scarf")
    assert scarf["verdict"] == "drifted"
    x0, y0, x1, y1 = scarf["box"]
    assert 0 <= x0 < x1 <= PAGE[0]
    assert 0 <= y0 < y1 <= PAGE[1]
    assert (scarf["distance"], scarf["expected"]) > (5, "#")
    again = Attempt.objects.get(verb="redo")
    assert "the red scarf must be exactly as on reference picture 1" in again.note
