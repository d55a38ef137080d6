"""A spread in two matched halves: one attempt that passes twice through the pump.

When the left half is here it is kept and paid, and the attempt waits for its turn once more, with
the left half as a reference. When the right one is here both are joined and stored as one picture.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable

from django.db import transaction
from PIL import Image

from books import storing
from books.enums import SceneState
from books.operations.artwork import MIME_SUFFIX
from illustration.enums import AttemptState, Half
from illustration.halved import place_of_left, right_lineup, right_price
from illustration.models import Attempt
from illustration.operations import money
from illustration.operations.lease import step
from illustration.operations.outcome import show
from illustration.providers.carriage.reencode import DPI, MIME, QUALITY, reencoded
from illustration.pump.asking import Gone, row_of
from illustration.pump.places import Place, passing
from illustration.studio.halves import halves
from illustration.studio.joining import TooSmall, joined
from illustration.studio.order import PictureOrder
from illustration.studio.prompt import compose

Decoded = tuple[bytes, str, tuple[int, int]]
NUMBERED = re.compile(r"\breference picture (\d+)")

# The right half's own tries count anew, but it goes before pictures that nothing was drawn of.
AS_NEW = {
    "tries": 1,
    "polls": 0,
    "prediction_id": "",
    "result_address": "",
    "usage": {},
    "sent_at": None,
    "poll_at": None,
    "lease_until": None,
    "held_by": "",
    "error": "",
    "error_class": "",
}


class LeftLost(Exception):
    """The kept left half is gone, or is no picture any more; the message is for a person."""


def decoder_of(attempt: Attempt) -> Callable[[bytes], Decoded]:
    """What makes our own picture of the bytes a provider sent: of a right half, the whole spread.

    It touches no row, so that it may run in another thread. Raises BadBytes, LeftLost, OSError.
    """
    if attempt.half != Half.RIGHT:
        return reencoded
    name, size = attempt.left_file, (attempt.width, attempt.height)
    return lambda data: _joined(name, data, size)


def turn_to_right(attempt: Attempt, data: bytes, mime: str, micros: int) -> None:
    """Keep and settle the left half, and let the attempt wait for its right one.

    `micros` is what the left half cost. Raises OSError where it cannot be kept, IllegalMove where
    the attempt was lost: then nothing is changed.
    """
    name, digest = storing.keep(data, publisher_id=attempt.publisher_id, suffix=MIME_SUFFIX[mime])
    passing(Place.FILE_KEPT)
    with transaction.atomic():
        money.settle(attempt, micros)
        step(
            attempt,
            AttemptState.PLANNED,
            half=Half.RIGHT.value,
            left_file=name,
            parts=[*attempt.parts, _part(attempt, digest, micros)],
            prompt=_right_prompt(attempt),
            reserved_micros=_right_price(attempt),
            settled_micros=attempt.settled_micros + micros,
            **AS_NEW,
        )
        show(attempt, SceneState.QUEUED)


def _part(attempt: Attempt, digest: str, micros: int) -> dict[str, object]:
    return {
        "half": attempt.half,
        "prompt": attempt.prompt,
        "prediction_id": attempt.prediction_id,
        "usage": attempt.usage,
        "sent_at": attempt.sent_at.isoformat() if attempt.sent_at else None,
        "sha256": digest,
        "micros": micros,
    }


def _right_prompt(attempt: Attempt) -> str:
    order = halves(PictureOrder.from_json(attempt.order))[1]
    return compose(order, references=right_lineup(attempt), change=_right_note(attempt))


def _right_note(attempt: Attempt) -> str:
    """The reason as the left half had it, its references numbered as they are now."""
    left = place_of_left(attempt) + 1

    def moved(told: re.Match[str]) -> str:
        n = int(told[1])
        return f"reference picture {n + (n >= left)}"

    return NUMBERED.sub(moved, attempt.note)


def _right_price(attempt: Attempt) -> int:
    try:
        return right_price(attempt, row_of(attempt))
    except Gone:
        # It is refused where it would be sent, before anything more is spent.
        return attempt.reserved_micros


def _joined(name: str, data: bytes, size: tuple[int, int]) -> Decoded:
    own, mime, own_size = reencoded(data)
    try:
        kept = storing.read(name)
        with Image.open(io.BytesIO(kept)) as left, Image.open(io.BytesIO(own)) as right:
            spread = joined(left, right, size)
    except TooSmall:
        # Whoever keeps it compares sizes, and says so.
        return own, mime, own_size
    except (FileNotFoundError, Image.UnidentifiedImageError) as gone:
        raise LeftLost("The left half's file is gone, so that nothing can be joined.") from gone
    out = io.BytesIO()
    spread.save(out, "JPEG", quality=QUALITY, subsampling=0, dpi=DPI)
    return out.getvalue(), MIME, spread.size
