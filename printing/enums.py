"""The states of a print run and the moves between them. Pure data."""

from __future__ import annotations

from enum import StrEnum


class RunState(StrEnum):
    """How far one made file is."""

    QUEUED = "queued"
    PRESSING = "pressing"
    DONE = "done"
    FAILED = "failed"
    RELEASED = "released"
    UPLOADED = "uploaded"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"


class RunPart(StrEnum):
    """Which file of an edition a run is."""

    INTERIOR = "interior"
    COVER = "cover"
    CASE = "case"
    JACKET = "jacket"
    ENDPAPERS = "endpapers"


class Reply(StrEnum):
    """What the author answered to a proof."""

    NONE = ""
    APPROVED = "approved"
    CHANGES = "changes"


class ProofState(StrEnum):
    """How far an author's proof is."""

    QUEUED = "queued"
    MAKING = "making"
    DONE = "done"
    FAILED = "failed"


class RunOrigin(StrEnum):
    """Where a print file came from."""

    PRESSED = "pressed"
    HANDED_IN = "handed-in"


R = RunState
RUN_MOVES: dict[RunState, frozenset[RunState]] = {
    R.QUEUED: frozenset({R.PRESSING, R.FAILED}),
    R.PRESSING: frozenset({R.DONE, R.FAILED, R.QUEUED}),
    R.DONE: frozenset({R.RELEASED, R.SUPERSEDED}),
    R.FAILED: frozenset(),
    R.RELEASED: frozenset({R.UPLOADED, R.SUPERSEDED}),
    R.UPLOADED: frozenset({R.ACCEPTED, R.REJECTED, R.SUPERSEDED}),
    R.ACCEPTED: frozenset({R.SUPERSEDED}),
    R.REJECTED: frozenset({R.SUPERSEDED}),
    R.SUPERSEDED: frozenset(),
}
P = ProofState
PROOF_MOVES: dict[ProofState, frozenset[ProofState]] = {
    P.QUEUED: frozenset({P.MAKING, P.FAILED}),
    P.MAKING: frozenset({P.DONE, P.FAILED, P.QUEUED}),
    P.DONE: frozenset(),
    P.FAILED: frozenset(),
}
IN_FLIGHT = (R.QUEUED, R.PRESSING)
MADE = (R.DONE, R.RELEASED, R.UPLOADED, R.ACCEPTED)
# Let go at least once: the file, its script and its certificate stay for good.
LET_GO = (R.RELEASED, R.UPLOADED, R.ACCEPTED, R.REJECTED, R.SUPERSEDED)
IN_FORCE = (R.RELEASED, R.UPLOADED, R.ACCEPTED)
