"""A scene with a picture, who draws it, and a sketch without the darkroom's time."""

from __future__ import annotations

import io

from PIL import Image

from books import storing
from books.models import Scene
from illustration.models import Sketch
from tests.illustration.pump.conftest import clock
from tests.illustration.verbs.conftest import scene, studio, wire

__all__ = ["clock", "scene", "studio", "wire"]
INK = (255, 0, 255)
PAPER = (255, 255, 255)


def drawn_by_hand(
    size: tuple[int, int] = (90, 60), *, right: tuple[int, int, int] = PAPER
) -> bytes:
    """A JPEG whose left half is all ink and whose right half is paper, or of another colour."""
    picture = Image.new("RGB", size, right)
    picture.paste(INK, (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=95, subsampling=0)
    return out.getvalue()


def laid(scene: Scene, data: bytes) -> Sketch:
    """Put bytes down as the scene's sketch, in place of the one it has."""
    with Image.open(io.BytesIO(data)) as picture:
        width, height = picture.size
    file, sha256 = storing.keep(data, publisher_id=scene.publisher_id, suffix=".jpg")
    Sketch.objects.filter(scene=scene).delete()
    return Sketch.objects.create(scene=scene, file=file, sha256=sha256, width=width, height=height)
