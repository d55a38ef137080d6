"""A page as the press makes it, as a picture for the screen: made on first demand, then kept.

One page at a time in a process: ReportLab and PDFium are not safe for threads.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from django.conf import settings

from books.content import page_content
from books.errors import NotReady
from books.layouts import layout_hash
from books.models import Artwork, Edition, Page
from printing.press.facts import BookFacts
from printing.press.layout import CannotSet, TextDoesNotFit, lay_page

Look = Literal["printed", "drawn", "shifts"]
LOOKS: tuple[Look, ...] = ("drawn", "printed", "shifts")
# The longer edge of the media box in pixels: a phone, a desk, a dense desk.
EDGES = (512, 1024, 2048)
# Raised when the same page would be shown otherwise.
RECIPE = 1
PREPARED_KEPT = 200
# PDFium is not safe for threads: whoever draws for a screen holds this.
one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Proof:
    """A page's picture (WebP) and the hash of its bytes."""

    data: bytes
    sha256: str


class PressRefuses(NotReady):
    """The press cannot set the page; the text says why."""


def proof_key(facts: BookFacts, edition: Edition, page: Page, artwork: Artwork | None) -> str:
    """Return what decides how a page looks, as one hash; it changes with the page's address."""
    told = [
        RECIPE,
        layout_hash(page, edition, facts.pages),
        artwork.sha256 if artwork else "",
        [artwork.figures, artwork.subjects] if artwork else [],
        [page.short_art, edition.short_art],
        edition.stock,
        facts.title,
        facts.author,
        facts.publisher,
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def prove(
    facts: BookFacts,
    edition: Edition,
    page: Page,
    artwork: Artwork | None,
    *,
    edge: int,
    look: Look = "printed",
    tried: str = "",
) -> Proof:
    """Return a page's picture; `artwork` is the one its scene shows now.

    `tried` names what the page only tries, so that how it stands is kept beside it.

    `look` is the page as it will be printed, as it was drawn, or where its colours shift. Raises
    PressRefuses for a page the press cannot set.
    """
    key = proof_key(facts, edition, page, artwork)
    marks = [tried, "" if look == "printed" else look, str(page.pk), str(edge)]
    shown = "-".join(mark for mark in marks if mark)
    target = folder() / "pages" / str(page.publisher_id) / f"{shown}-{key}.webp"
    data = read(target)
    if data is None:
        with one_at_a_time:
            data = read(target)
            if data is None:
                data = _make(facts, edition, page, artwork, edge, look)
                keep(target, data, others=f"{shown}-*.webp")
    return Proof(data, hashlib.sha256(data).hexdigest())


def _make(
    facts: BookFacts,
    edition: Edition,
    page: Page,
    artwork: Artwork | None,
    edge: int,
    look: Look,
) -> bytes:
    from printing.press.proof import (  # noqa: PLC0415  (a desk that shows no page needs no ReportLab)
        PictureError,
        ScriptError,
        prove_page,
        script_of_page,
    )

    cache = folder() / "press"
    try:
        laid = lay_page(facts, page_content(page, artwork))
        script = script_of_page(
            facts,
            laid,
            stock=edition.stock,
            language=edition.language,
            created=edition.created_at.isoformat(),
        )
        made = prove_page(script, edge=edge, cache=cache, profile=facts.profile, look=look)
    except (TextDoesNotFit, CannotSet, PictureError, ScriptError) as error:
        raise PressRefuses(str(error)) from error
    except (ValueError, OSError) as error:
        raise PressRefuses(f"Page {page.number} cannot be shown: {error}") from error
    _prune(cache)
    return made


def folder() -> Path:
    """Return where what is shown of pages is kept: pictures, forecasts, ink tables."""
    return Path(settings.VAR_DIR) / "cache" / "proofs"


def read(target: Path) -> bytes | None:
    """Return the bytes of a kept file, None where there is none."""
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None


def keep(target: Path, data: bytes, *, others: str) -> None:
    """Keep a page's picture, and none of how it looked before."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(f".{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(target)
    for earlier in target.parent.glob(others):
        if earlier != target:
            earlier.unlink(missing_ok=True)


def _prune(cache: Path) -> None:
    """Let the oldest prepared pictures go: each is made again in a third of a second."""
    for kept in list(_by_age(cache / "pictures"))[PREPARED_KEPT:]:
        kept.with_suffix(".json").unlink(missing_ok=True)
        kept.unlink(missing_ok=True)


def _by_age(folder: Path) -> Iterator[Path]:
    found = [(path.stat().st_mtime, path) for path in folder.glob("*/*.jpg")]
    return (path for _, path in sorted(found, reverse=True))
