"""Mends proofs that a dead worker left. Run by `manage.py sweep`, nobody else."""

from __future__ import annotations

from django.utils import timezone

from books import queue
from books.errors import IllegalMove
from books.operations.moves import move
from books.process import is_dead
from books.tenancy import acting_for, everyone
from printing.enums import PROOF_MOVES, ProofState
from printing.models import AuthorProof
from printing.operations.proofs import wake_proof, waking_key
from printing.operations.proofs_making import give_up

# A book that takes every worker down is not tried for ever.
TRIES = 5


def sweep_proofs() -> int:
    """Put proofs whose maker is gone back in the queue, wake workers for those that wait."""
    with everyone("the sweep looks after every publisher"):
        making = list(AuthorProof.objects.filter(state=ProofState.MAKING.value))
        queued = list(AuthorProof.objects.filter(state=ProofState.QUEUED.value))
    lost = [proof for proof in making if _is_lost(proof)]
    freed = [proof for proof in lost if _mended(proof)]
    return len(lost) + sum(_wake(proof) for proof in [*queued, *freed])


def _is_lost(proof: AuthorProof) -> bool:
    expired = proof.lease_until is not None and proof.lease_until < timezone.now()
    return expired or is_dead(proof.held_by)


def _mended(proof: AuthorProof) -> bool:
    """Whether it waits again; one that was tried too often is given up instead."""
    with acting_for(proof.publisher_id):
        if proof.tries >= TRIES:
            give_up(proof)
            return False
        try:
            move(
                proof,
                to=ProofState.QUEUED.value,
                moves=PROOF_MOVES,
                subject=f"Proof {proof.n}",
                lease_until=None,
                held_by="",
            )
        except IllegalMove:
            return False
    return True


def _wake(proof: AuthorProof) -> int:
    if queue.is_waiting(waking_key(proof)):
        return 0
    with acting_for(proof.publisher_id):
        wake_proof(proof)
    return 1
