"""What a layout approval is bound to: everything that decides how a page will look."""

from __future__ import annotations

import hashlib
import json

from books.enums import Approval, SceneState
from books.models import Edition, Page
from books.printers import profile_of


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
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def layout_is_approved(page: Page, edition: Edition, total: int) -> bool:
    """Whether the layout was approved as it would be pressed now."""
    if page.layout_state != Approval.APPROVED:
        return False
    return page.layout_hash == layout_hash(page, edition, total)


def art_is_approved(page: Page) -> bool:
    """Whether the page needs no picture, or shows one that stands approved."""
    return page.scene is None or page.scene.state == SceneState.APPROVED
