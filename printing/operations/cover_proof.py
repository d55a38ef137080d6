"""A cover as the press makes it, as a picture for the screen: made on first demand, then kept."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from books.cover_layout import lay_out_cover
from books.covers import facts_of
from books.errors import NotReady
from books.models import Edition
from books.printers import profile_of
from books.proofs import Proof, folder, keep, one_at_a_time, read

# Raised when the same cover would be shown otherwise.
RECIPE = 1


def cover_key(edition: Edition, pages: int) -> str:
    """Return what decides how a cover looks now, as one hash, unapproved pictures included."""
    told = [RECIPE, facts_of(edition, pages, newest=True)]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def prove_cover(edition: Edition, pages: int, *, edge: int) -> Proof:
    """Return a cover's picture, its longer edge in pixels, from the pictures drawn last.

    Crop marks are left out: the picture is the media box without them. Raises NotReady with the
    press's sentence where the cover cannot be laid out or shown.
    """
    kept = folder() / "covers" / str(edition.publisher_id)
    target = kept / f"{edition.pk}-{edge}-{cover_key(edition, pages)}.webp"
    data = read(target)
    if data is None:
        with one_at_a_time:
            data = read(target)
            if data is None:
                data = _make(edition, pages, edge)
                keep(target, data, others=f"{edition.pk}-{edge}-*.webp")
    return Proof(data, hashlib.sha256(data).hexdigest())


def _make(edition: Edition, pages: int, edge: int) -> bytes:
    from printing.press.proof import (  # noqa: PLC0415  (a desk that shows no cover needs no press)
        PictureError,
        ScriptError,
        prove_page,
    )

    profile = replace(profile_of(edition), marks=False)
    script = lay_out_cover(edition, pages, newest=True, profile=profile)
    try:
        return prove_page(script, edge=edge, cache=folder() / "press", profile=profile)
    except (PictureError, ScriptError, ValueError, OSError) as error:
        raise NotReady(f"The cover cannot be shown: {error}") from error
