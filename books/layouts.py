"""What a layout approval is bound to: everything that decides how a page will look."""

from __future__ import annotations

import hashlib
import json

from books.enums import Approval, SceneState, ShortArt
from books.faces import face_of
from books.models import Artwork, Edition, Page
from books.printers import profile_of
from books.reaching import shortfalls_of
from books.reading import is_rtl


def layout_hash(page: Page, edition: Edition, total: int) -> str:
    """Return the sha256 of what the press will be given for this page.

    A changed comma, picture, template, trim, stock or body size gives another hash; so does
    another version of the printer's profile, or a page count (`total`) with another gutter.
    """
    profile = profile_of(edition)
    artwork = page.scene.artwork if page.scene is not None else None
    facts = {
        "number": page.number,
        "kind": page.kind,
        "template": page.template,
        "part": page.part,
        "text": page.current_text_hash,
        "picture": artwork.sha256 if artwork else "",
        "printer": [profile.key, profile.version],
        "trim": edition.trim,
        "bleed": edition.bleed,
        "body_pt": str(edition.body_pt),
        "gutter": str(profile.gutter_in(total)),
    }
    facts |= _further(page, edition, artwork)
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def _further(page: Page, edition: Edition, artwork: Artwork | None) -> dict[str, object]:
    """What joined the facts later: told only where it is not as it always was."""
    facts: dict[str, object] = {}
    if is_rtl(edition):
        facts["direction"] = "rtl"
    face = face_of(page, edition)
    if face is not None:
        facts["face"] = face.sha256
    if artwork is None or not page.part:
        return facts
    if artwork.subjects:
        facts["subjects"] = artwork.subjects
    asked = page.short_art or edition.short_art
    if page.short_art or (asked != ShortArt.REFUSE and shortfalls_of(page, edition, artwork)):
        facts["short_art"] = [asked, bool(page.short_art)]
    return facts


def layout_is_approved(page: Page, edition: Edition, total: int) -> bool:
    """Whether the layout was approved as it would be pressed now."""
    if page.layout_state != Approval.APPROVED:
        return False
    return page.layout_hash == layout_hash(page, edition, total)


def art_is_approved(page: Page) -> bool:
    """Whether the page needs no picture, or shows one that stands approved."""
    return page.scene is None or page.scene.state == SceneState.APPROVED
