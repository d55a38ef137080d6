"""The words for kinds and states, and which move each state allows. Pure data."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """A member's role in a publisher."""

    OWNER = "owner"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    PRODUCTION = "production"


class Act(StrEnum):
    """What a role may or may not do; the columns of the permission table."""

    SEE = "see"
    INVITE = "invite"
    IMPORT = "import"
    EDIT = "edit"
    DRAW = "draw"
    ASK_CHANGES = "ask-changes"
    APPROVE = "approve"
    PRESS = "press"
    DOWNLOAD = "download"
    WAIVE = "waive"
    ARCHIVE = "archive"
    DELETE = "delete"
    TOKENS = "tokens"
    PRINTERS = "printers"
    PROVE = "prove"
    RELEASE = "release"
    KEYS = "manage-keys"
    COSTS = "see-costs"
    BUDGETS = "manage-budgets"
    RELEASE_WORDS = "release-words"


class SceneKind(StrEnum):
    """What part of the book a scene's picture fills."""

    PAGE = "page"
    SPREAD = "spread"
    SPOT = "spot"
    COVER_FRONT = "cover-front"
    COVER_BACK = "cover-back"


class SceneState(StrEnum):
    """How far a scene's picture is."""

    PLANNED = "planned"
    BRIEFED = "briefed"
    QUEUED = "queued"
    DRAWING = "drawing"
    OFFERED = "offered"
    CHANGES_ASKED = "changes-asked"
    APPROVED = "approved"


SCENE_MOVES: dict[SceneState, frozenset[SceneState]] = {
    SceneState.PLANNED: frozenset({SceneState.BRIEFED}),
    SceneState.BRIEFED: frozenset({SceneState.QUEUED, SceneState.OFFERED}),
    SceneState.QUEUED: frozenset({SceneState.DRAWING, SceneState.OFFERED, SceneState.BRIEFED}),
    SceneState.DRAWING: frozenset({SceneState.OFFERED, SceneState.QUEUED, SceneState.BRIEFED}),
    SceneState.OFFERED: frozenset(
        {SceneState.APPROVED, SceneState.CHANGES_ASKED, SceneState.QUEUED}
    ),
    SceneState.CHANGES_ASKED: frozenset(
        {SceneState.QUEUED, SceneState.OFFERED, SceneState.APPROVED}
    ),
    SceneState.APPROVED: frozenset({SceneState.CHANGES_ASKED, SceneState.QUEUED}),
}


class BriefOrigin(StrEnum):
    """Where a brief came from; a proposed one is marked so on every screen."""

    MANUSCRIPT = "manuscript"
    TITLE = "title"
    PROPOSED = "proposed"
    PERSON = "person"


class PageKind(StrEnum):
    """What a page is in the book's order."""

    TITLE = "title"
    COPYRIGHT = "copyright"
    DEDICATION = "dedication"
    STORY = "story"
    END = "end"
    BLANK = "blank"


class Template(StrEnum):
    """How a page is laid out (printing.press.content knows the same words)."""

    PICTURE = "picture"
    TEXT = "text"
    TEXT_ON_PICTURE = "text-on-picture"
    ART_ABOVE_TEXT = "art-above-text"
    VIGNETTE = "vignette"
    SPOT = "spot"
    TITLE = "title"
    COPYRIGHT = "copyright"
    DEDICATION = "dedication"
    END = "end"
    BLANK = "blank"


class Part(StrEnum):
    """Which part of its scene's picture a page shows."""

    NONE = ""
    WHOLE = "whole"
    LEFT = "left"
    RIGHT = "right"


class ShortArt(StrEnum):
    """What becomes of a picture that ends short of the bleed."""

    REFUSE = "refuse"
    SCALE = "scale"
    MIRROR = "mirror"
    FILL = "fill"


class Barcode(StrEnum):
    """Who sets the barcode on the back cover."""

    OWN = "own"
    PRINTER = "printer"
    NONE = "none"


class Approval(StrEnum):
    """The stored state of a page's text or layout; `stale` is derived from the hashes."""

    DRAFT = "draft"
    APPROVED = "approved"


class Origin(StrEnum):
    """How a picture came to be."""

    GENERATED = "generated"
    UPLOADED = "uploaded"


class ContributorRole(StrEnum):
    """What a person is credited for."""

    AUTHOR = "author"
    ILLUSTRATOR = "illustrator"
    TRANSLATOR = "translator"
    EDITOR = "editor"
    PHOTOGRAPHER = "photographer"


class UploadState(StrEnum):
    """How far a picture that was handed in on the desk or by the API is."""

    WAITING = "waiting"
    READING = "reading"
    TAKEN = "taken"
    REFUSED = "refused"


UPLOAD_MOVES: dict[UploadState, frozenset[UploadState]] = {
    UploadState.WAITING: frozenset({UploadState.READING}),
    UploadState.READING: frozenset({UploadState.TAKEN, UploadState.REFUSED, UploadState.WAITING}),
    UploadState.TAKEN: frozenset(),
    UploadState.REFUSED: frozenset(),
}


class CheckItem(StrEnum):
    """What a person looks at on a picture before it may be approved."""

    LIMBS = "limbs"
    STRAY_TEXT = "stray-text"
    PROPS = "props"
    CONTINUITY = "continuity"
    SAFE_FOR_AGE = "safe-for-age"
