"""The offline provider: our own painter, free, repeatable and without a network."""

from __future__ import annotations

import io
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from illustration.providers.base import (
    Answer,
    Done,
    ErrorClass,
    Limits,
    Price,
    Refused,
    Request,
)

if TYPE_CHECKING:
    from illustration.painter import Painting

DPI = (300, 300)


class Offline:
    """Paints at once; the same request gives the same bytes in every process."""

    key = "offline"
    title = "Offline painter"
    limits = Limits(
        max_edge=8000, max_pixels=24_000_000, min_pixels=64 * 64, multiple=16, size_mark="x",
        max_references=16,
    )  # fmt: skip
    price = Price(micros_per_picture=0)
    free_and_repeatable = True
    lease_seconds = 120

    def submit(self, request: Request) -> Answer:
        """Paint the request's order at the request's size and seed."""
        fault = self.limits.fault(request.width, request.height, len(request.references))
        if fault:
            return Refused(ErrorClass.INVALID, True, f"Nothing was painted. {fault}")
        order = replace(
            request.order, width=request.width, height=request.height, seed=request.seed
        )
        # Pillow and numpy load here, so that listing providers costs nothing.
        painting: Painting = import_module("illustration.painter").paint(order)
        usage: dict[str, Any] = {"pictures": 1, "pixels": request.width * request.height}
        return Done(_jpeg(painting), "image/jpeg", painting.figures, usage)

    def check(self, prediction_id: str) -> Answer:
        """Nothing is ever pending here, so nothing can be fetched later."""
        message = f"The offline painter keeps nothing under {prediction_id!r}; ask again."
        return Refused(ErrorClass.RESULT_LOST, True, message)


def _jpeg(painting: Painting) -> bytes:
    """JPEG, quality 95, no colour subsampling, 300 dpi."""
    out = io.BytesIO()
    painting.image.save(out, "JPEG", quality=95, subsampling=0, dpi=DPI)
    return out.getvalue()


PROVIDER = Offline()
