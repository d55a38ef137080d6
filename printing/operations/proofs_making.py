"""What a worker does with a proof: lay out what stands now, draw it small, keep it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from books import storing
from books.content import book_content, page_content
from books.cover_layout import lay_out_cover
from books.errors import OctavoError
from books.models import Artwork, Page
from books.openings import pictures_of
from books.operations.moves import move
from books.printers import profile_of
from books.process import process_name
from books.proofs import folder
from books.queries import pages_of
from printing.enums import PROOF_MOVES, ProofState
from printing.models import AuthorProof
from printing.operations.proofs import inputs_hash, tell
from printing.press.author_proof import Marking, Proofed, author_proof
from printing.press.layout import lay_out
from printing.press.profile import PrinterProfile
from printing.press.script import BookScript

LEASE = timedelta(minutes=5)
# Small pictures kept for the next proof of the same book; a proof of 32 pages has 32.
SMALL_KEPT = 600


def carry(*, proof: AuthorProof) -> None:
    """Carry a queued proof to done or failed. One that somebody else holds is left alone.

    Failures end in `proof.failure`, a sentence for a person; what nobody expected is raised again,
    so that the queue's log shows where. Whatever stops it leaves no half file.
    """
    taken = AuthorProof.objects.filter(pk=proof.pk, state=ProofState.QUEUED.value).update(
        state=ProofState.MAKING.value,
        held_by=process_name(),
        lease_until=timezone.now() + LEASE,
        pictures_done=0,
        tries=F("tries") + 1,
    )
    if taken != 1:
        return
    proof.refresh_from_db()
    out = Path(settings.VAR_DIR) / "pressing" / f"proof-{proof.pk}" / "proof.pdf"
    out.parent.mkdir(parents=True, exist_ok=True)
    try:
        made, inputs = _make(proof, out)
        _finish(proof, made, inputs, out)
    except (OctavoError, ValueError, OSError) as error:
        _fail(proof, str(error))
    except Exception as error:
        _fail(proof, f"Not made: the press broke off ({type(error).__name__}: {error}).")
        raise
    finally:
        shutil.rmtree(out.parent, ignore_errors=True)
        _prune(folder() / "press" / "small")


def give_up(proof: AuthorProof) -> None:
    """End a proof that took its worker down with it again and again."""
    _fail(proof, f"Not made: {proof.tries} workers died at it; var/log says how.")


def words_across(proof: AuthorProof) -> str:
    """Return the words that lie across every page of a proof."""
    return f"PROOF {proof.n} · for {proof.recipient_name[:40]} · not for print"


def _make(proof: AuthorProof, out: Path) -> tuple[Proofed, str]:
    edition = proof.edition
    pages = pages_of(edition)
    pictures = pictures_of(pages)
    profile = profile_of(edition)
    parts = _parts(proof, pages, pictures, profile)
    marking = Marking(proof.n, words_across(proof), guides=proof.guides, printed=proof.printed)
    made = author_proof(
        parts,
        out,
        marking,
        cache=folder() / "press",
        profile=profile,
        on_picture=_progress(proof),
    )
    return made, inputs_hash(edition, pages, pictures, cover=proof.cover)


def _parts(
    proof: AuthorProof, pages: list[Page], pictures: dict[int, Artwork], profile: PrinterProfile
) -> list[BookScript]:
    """The scripts of what is proofed, with the pictures shown now, approved or not."""
    edition = proof.edition
    content = book_content(edition, pages)
    shown = tuple(page_content(page, pictures.get(page.scene_id or 0)) for page in pages)
    interior = lay_out(replace(content, pages=shown), profile)
    if not proof.cover:
        return [interior]
    return [lay_out_cover(edition, len(pages), newest=True, profile=profile), interior]


def _finish(proof: AuthorProof, made: Proofed, inputs: str, out: Path) -> None:
    name, digest = storing.keep_file(out, publisher_id=proof.publisher_id, suffix=".pdf")
    with transaction.atomic():
        came_from = move(
            proof,
            to=ProofState.DONE.value,
            moves=PROOF_MOVES,
            subject=f"Proof {proof.n}",
            file=name,
            sha256=digest,
            pages=made.pages,
            pictures_done=proof.pictures,
            inputs_sha256=inputs,
            lease_until=None,
        )
        tell(proof, "make-proof", None, from_state=came_from, note=f"sha256 {digest[:12]}")


def _fail(proof: AuthorProof, why: str) -> None:
    with transaction.atomic():
        came_from = move(
            proof,
            to=ProofState.FAILED.value,
            moves=PROOF_MOVES,
            subject=f"Proof {proof.n}",
            failure=why,
            lease_until=None,
        )
        tell(proof, "proof-failed", None, from_state=came_from, note=why)


def _progress(proof: AuthorProof) -> Callable[[], None]:
    """Return a callback that counts pictures into the row, at most twice a second."""
    last, done = 0.0, 0

    def told() -> None:
        nonlocal last, done
        done += 1
        if time.monotonic() - last >= 0.5:
            last = time.monotonic()
            AuthorProof.objects.filter(pk=proof.pk).update(pictures_done=done)

    return told


def _prune(kept: Path) -> None:
    """Let the oldest small pictures go: each is made again in a tenth of a second."""
    found = [(path.stat().st_mtime, path) for path in kept.glob("*/*.jpg")]
    for _, path in sorted(found, reverse=True)[SMALL_KEPT:]:
        path.unlink(missing_ok=True)
