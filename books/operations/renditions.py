"""The 256 and 1024 pixel pictures that screens show, made by a job and remade when lost."""

from __future__ import annotations

import io

from django.db import IntegrityError

from books import queue, storing
from books.models import Artwork, Rendition
from books.operations.artwork import wake_renditions
from books.tenancy import acting_for, everyone

EDGES = (256, 1024)


def make_renditions(*, artwork: Artwork) -> int:
    """Make what is missing of an artwork's WebP pictures (longer edge in pixels); return how many.

    Repeatable: a second call, or two at once, leave one row an edge.
    """
    have = set(artwork.renditions.values_list("edge", flat=True))
    missing = [edge for edge in EDGES if edge not in have]
    if not missing:
        return 0
    for edge, data in _shrunk(storing.read(artwork.file), missing).items():
        name, _ = storing.keep(data, publisher_id=artwork.publisher_id, suffix=".webp")
        try:
            Rendition.objects.get_or_create(
                publisher_id=artwork.publisher_id,
                artwork=artwork,
                edge=edge,
                defaults={"file": name},
            )
        except IntegrityError:  # another worker was first; its picture is the same
            continue
    return len(missing)


def _shrunk(data: bytes, edges: list[int]) -> dict[int, bytes]:
    from PIL import Image  # noqa: PLC0415  (the web process must not load Pillow at start)

    made = {}
    with Image.open(io.BytesIO(data)) as picture:
        picture.draft("RGB", (max(edges) * 2, max(edges) * 2))
        # A spread at 600 dpi takes 217 MB each time it is copied whole.
        whole = picture if picture.mode == "RGB" else picture.convert("RGB")
        for edge in edges:
            size = _within(whole.size, edge)
            small = whole.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
            out = io.BytesIO()
            small.save(out, "WEBP", quality=86, method=4)
            made[edge] = out.getvalue()
    return made


def _within(size: tuple[int, int], edge: int) -> tuple[int, int]:
    scale = min(1.0, edge / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def sweep_renditions() -> int:
    """Wake a worker for every artwork whose small pictures were never made; return how many."""
    with everyone("the sweep looks after every publisher"):
        bare = list(Artwork.objects.filter(renditions__isnull=True)[:200])
    woken = 0
    for artwork in bare:
        if not queue.is_waiting(f"renditions-{artwork.pk}"):
            with acting_for(artwork.publisher_id):
                wake_renditions(artwork)
            woken += 1
    return woken
