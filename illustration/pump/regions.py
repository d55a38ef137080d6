"""A part of a picture drawn anew: what came back is laid into the picture, and that is proven."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Sequence
from typing import Any

from django.db import transaction
from PIL import Image

from books import storing
from books.models import Artwork
from illustration.enums import Verb
from illustration.models import Attempt
from illustration.operations.outcome import store
from illustration.providers.carriage.reencode import reencoded
from illustration.pump.halving import Decoded, decoder_of
from illustration.studio.feathering import BadRegion
from illustration.studio.marking import fade_of, in_pixels, same_shape
from illustration.studio.region import (
    OutsideChanged,
    composite,
    feathered,
    mask_of,
    proof,
    saved_png,
)

MIME = "image/png"
Laid = tuple[bytes, str, tuple[int, int], dict[str, Any]]


class NotLaid(Exception):
    """What came back cannot be laid into its picture; the message is for a person."""


def made_by(attempt: Attempt) -> Callable[[bytes], Decoded | Laid]:
    """What makes our own picture of the bytes a provider sent, by the verb they were asked as.

    It touches no row, so that it may run in another thread. Raises BadBytes, NotLaid, OSError and
    what the halves of a spread raise.
    """
    if attempt.verb != Verb.EDIT:
        return decoder_of(attempt)
    began, boxes = attempt.based_on, attempt.region
    file, size = (began.file if began else ""), (attempt.width, attempt.height)
    return lambda data: _laid(data, size, file, boxes)


def keep_laid(
    attempt: Attempt, data: bytes, size: tuple[int, int], shown: dict[str, Any], micros: int
) -> Artwork:
    """Store a picture with its new part and the proof, settle and offer it, all or nothing.

    Figures and marked subjects are its predecessor's: the part lies where it lay.
    """
    began = attempt.based_on
    with transaction.atomic():
        Attempt.objects.filter(pk=attempt.pk, fence=attempt.fence).update(proof=shown)
        attempt.proof = shown
        figures = began.figures if began else []
        artwork = store(
            attempt, data=data, suffix=".png", size=size, figures=figures, micros=micros
        )
        if began is not None and began.subjects:
            artwork.subjects = began.subjects
            artwork.save(update_fields=["subjects"])
    return artwork


def _laid(
    data: bytes, asked: tuple[int, int], file: str, boxes: Sequence[Sequence[float]]
) -> Decoded | Laid:
    own, mime, size = reencoded(data)
    if size[0] < asked[0] or size[1] < asked[1] or not same_shape(size, asked):
        # Whoever keeps it compares sizes, and says so.
        return own, mime, size
    try:
        kept = storing.read(file)
        with Image.open(io.BytesIO(kept)) as before:
            original = before.convert("RGB")
    except (FileNotFoundError, Image.UnidentifiedImageError) as gone:
        raise NotLaid("The picture it was to be laid into is gone or damaged.") from gone
    try:
        saved, told = _composed(original, own, boxes)
    except (BadRegion, OutsideChanged) as odd:
        raise NotLaid(str(odd)) from odd
    files = {
        "original_sha256": hashlib.sha256(kept).hexdigest(),
        "saved_sha256": hashlib.sha256(saved).hexdigest(),
    }
    return saved, MIME, original.size, {**told, **files}


def _composed(
    original: Image.Image, own: bytes, boxes: Sequence[Sequence[float]]
) -> tuple[bytes, dict[str, Any]]:
    """The new file and its proof, which is of the file as it will be read."""
    size = original.size
    mask = feathered(mask_of(in_pixels(boxes, size), size), fade_of(size))
    with Image.open(io.BytesIO(own)) as drawn:
        saved = saved_png(composite(original, drawn, mask))
    with Image.open(io.BytesIO(saved)) as read:
        return saved, {**proof(original, read, mask), "fade": fade_of(size)}
