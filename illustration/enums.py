"""The states of an attempt and the moves between them. Pure data."""

from __future__ import annotations

from enum import StrEnum


class AttemptState(StrEnum):
    """How far one request to a provider is (decisions.md 2; generation.md 4)."""

    PLANNED = "PLANNED"
    CLAIMED = "CLAIMED"
    SENDING = "SENDING"
    RUNNING = "RUNNING"
    FETCHING = "FETCHING"
    VERIFYING = "VERIFYING"
    STORED = "STORED"
    UNKNOWN = "UNKNOWN"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


S = AttemptState
OPEN_STATES = (S.PLANNED, S.CLAIMED, S.SENDING, S.RUNNING, S.FETCHING, S.VERIFYING, S.UNKNOWN)
HELD_STATES = (S.CLAIMED, S.SENDING, S.RUNNING, S.FETCHING, S.VERIFYING)

ATTEMPT_MOVES: dict[AttemptState, frozenset[AttemptState]] = {
    S.PLANNED: frozenset({S.CLAIMED, S.CANCELLED}),
    # A claim whose holder died was never sent: it goes back by itself.
    S.CLAIMED: frozenset({S.SENDING, S.PLANNED, S.FAILED}),
    # SENDING is committed just before the request leaves; only from here can money be unknown.
    S.SENDING: frozenset({S.RUNNING, S.FETCHING, S.PLANNED, S.FAILED, S.UNKNOWN}),
    S.RUNNING: frozenset({S.FETCHING, S.FAILED, S.UNKNOWN}),
    S.FETCHING: frozenset({S.VERIFYING, S.PLANNED, S.FAILED, S.UNKNOWN}),
    S.VERIFYING: frozenset({S.STORED, S.PLANNED, S.FAILED, S.UNKNOWN}),
    # A reply that comes late, or a look-up, ends the doubt; else a person does.
    S.UNKNOWN: frozenset({S.RUNNING, S.FETCHING, S.PLANNED, S.FAILED, S.CANCELLED}),
    S.STORED: frozenset(),
    S.FAILED: frozenset(),
    S.CANCELLED: frozenset(),
}


class Purpose(StrEnum):
    """What the picture is for; a provider may answer each with another model."""

    SHEET = "sheet"
    PAGE = "page"
    SPREAD = "spread"


class Half(StrEnum):
    """Which half of a spread an attempt is at that is drawn in two pictures."""

    LEFT = "left"
    RIGHT = "right"


class Pause(StrEnum):
    """Why an account is not asked until a person acts."""

    AUTH = "auth"
    QUOTA = "quota"
    PERSON = "person"


class Waits(StrEnum):
    """What a planned picture waits for, beside its turn."""

    BOOK_BUDGET = "book"
    MONTH_BUDGET = "month"
    PUBLISHER_BUDGET = "publisher"
    BREAKER = "breaker"
    PROVIDER = "provider"


class Verb(StrEnum):
    """What a picture is asked for as; each has rows of its own in the ledger."""

    DRAW = "draw"
    EDIT = "edit"
    RESTYLE = "restyle"
    REGENERATE = "regenerate"
    REWRITE = "rewrite"
    REDO = "redo"
    # The final picture of an approved draft.
    FINISH = "finish"


class BudgetKind(StrEnum):
    """What a budget is for."""

    PUBLISHER = "publisher"
    MONTH = "month"
    BOOK = "book"


class EntryKind(StrEnum):
    """A movement of money: held, given back, or spent."""

    RESERVE = "reserve"
    RELEASE = "release"
    SETTLE = "settle"


class Verdict(StrEnum):
    """Whether a picture's figures are as their approved sheets show them."""

    AS_APPROVED = "as-approved"
    DRIFTED = "drifted"
    CANNOT_JUDGE = "cannot-judge"


class PhotoEnd(StrEnum):
    """Why a child's photo was deleted."""

    SHEET_APPROVED = "sheet-approved"
    DUE = "due"
    ASKED = "asked"
    REPLACED = "replaced"
    CHARACTER_GONE = "character-gone"
    NOT_KEPT = "not-kept"
    LOST = "lost"
