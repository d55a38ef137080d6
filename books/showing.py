"""How a state is shown: a word, an icon and a tone together, never a colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from books.enums import (
    Approval,
    BriefOrigin,
    PageKind,
    SceneKind,
    SceneState,
    ShortArt,
    Template,
    UploadState,
)
from books.layouts import art_is_approved, layout_is_approved
from books.models import Edition, Page


@dataclass(frozen=True)
class Badge:
    """A word, the name of an icon, and a tone (a CSS class `tone-...`)."""

    word: str | Promise
    icon: str
    tone: str


APPROVED = Badge(_("Approved"), "circle-check", "good")
CHANGED = Badge(_("Changed since approval"), "refresh", "warn")
SCENE = {
    SceneState.PLANNED: Badge(_("Planned"), "circle-dashed", "quiet"),
    SceneState.BRIEFED: Badge(_("Briefed"), "file-text", "quiet"),
    SceneState.QUEUED: Badge(_("Queued"), "hourglass", "wait"),
    SceneState.DRAWING: Badge(_("Drawing"), "brush", "busy"),
    SceneState.OFFERED: Badge(_("To review"), "eye", "look"),
    SceneState.CHANGES_ASKED: Badge(_("Changes asked"), "message-circle", "warn"),
    SceneState.APPROVED: APPROVED,
}
UPLOAD = {
    UploadState.WAITING: Badge(_("Waiting"), "hourglass", "wait"),
    UploadState.READING: Badge(_("Being read"), "loader-2", "busy"),
    UploadState.TAKEN: Badge(_("Taken"), "circle-check", "good"),
    UploadState.REFUSED: Badge(_("Refused"), "circle-x", "bad"),
}
TEXT_WAITS = Badge(_("Text to approve"), "typography", "look")
LAYOUT_WAITS = Badge(_("Layout to approve"), "layout", "look")
WAITS = Badge(_("To approve"), "circle-dashed", "quiet")
NO_SHEET = Badge(_("No sheet yet"), "circle-dashed", "quiet")
SHEET_WAITS = Badge(_("Sheet to review"), "eye", "look")
SHEET_APPROVED = Badge(_("Sheet approved"), "circle-check", "good")
STAGE = {
    "characters": Badge(_("Characters"), "users", "look"),
    "drawing": Badge(_("Drawing"), "brush", "busy"),
    "review": Badge(_("Review"), "eye", "look"),
    "layout": Badge(_("Layout"), "layout", "look"),
    "ready": Badge(_("Ready to press"), "rubber-stamp", "good"),
    "pressed": Badge(_("Pressed"), "file-type-pdf", "good"),
}
DRAFT = Badge(_("Draft: not for print"), "pencil", "warn")
PAGE_KIND = {
    PageKind.TITLE: _("Title page"),
    PageKind.COPYRIGHT: _("Copyright"),
    PageKind.DEDICATION: _("Dedication"),
    PageKind.STORY: _("Story"),
    PageKind.END: _("End"),
    PageKind.BLANK: _("Blank"),
}
TEMPLATE = {
    Template.PICTURE: _("Picture over the page"),
    Template.TEXT: _("Words alone"),
    Template.TEXT_ON_PICTURE: _("Words on the picture"),
    Template.ART_ABOVE_TEXT: _("Art above text"),
    Template.VIGNETTE: _("Vignette: art that fades into the paper"),
    Template.SPOT: _("Spot: a small picture with the words"),
    Template.TITLE: _("Title page"),
    Template.COPYRIGHT: _("Copyright"),
    Template.DEDICATION: _("Dedication"),
    Template.END: _("End"),
    Template.BLANK: _("Blank"),
}
SHORT_ART = {
    ShortArt.REFUSE: _("Refuse it"),
    ShortArt.SCALE: _("Scale and crop it to cover the page"),
    ShortArt.MIRROR: _("Continue it by its mirror image"),
    ShortArt.FILL: _("Continue it by its edge's colours"),
}
SCENE_KIND = {
    SceneKind.PAGE: _("One page"),
    SceneKind.SPREAD: _("Spread over two pages"),
    SceneKind.SPOT: _("Spot"),
    SceneKind.COVER_FRONT: _("Front cover"),
    SceneKind.COVER_BACK: _("Back cover"),
}
BRIEF_ORIGIN = {
    BriefOrigin.MANUSCRIPT: Badge(_("From the manuscript's art note"), "file-text", "quiet"),
    BriefOrigin.TITLE: Badge(_("From title.toml"), "file-text", "quiet"),
    BriefOrigin.PROPOSED: Badge(_("Proposed from the text, nobody wrote it"), "bulb", "warn"),
    BriefOrigin.PERSON: Badge(_("Written by a person"), "pencil", "quiet"),
}


EVENT = {
    "import": _("Manuscript imported"),
    "add-edition": _("Edition added"),
    "choose-arrangement": _("Pages planned anew"),
    "move-page": _("Page moved"),
    "insert-page": _("Page inserted"),
    "delete-page": _("Page deleted"),
    "join-pages": _("Pages joined into a spread"),
    "part-spread": _("Spread parted into pages"),
    "set-template": _("Template chosen"),
    "set-page-template": _("Template of a page chosen"),
    "choose-short-art": _("Art short of the bleed decided"),
    "mark-subjects": _("Subjects marked on a picture"),
    "place-scene": _("Picture put on a page"),
    "edit-brief": _("Brief changed"),
    "dress": _("Outfit of a scene changed"),
    "add-character": _("Character added"),
    "edit-character": _("Traits changed"),
    "remove-character": _("Character removed"),
    "hand-in-sketch": _("Sketch handed in"),
    "take-sketch-away": _("Sketch taken away"),
    "hand-in-photo": _("Child's photo handed in"),
    "delete-photo": _("Child's photo deleted"),
    "make-own-edition": _("Made a child's own"),
    "approve-sheet": _("Character sheet approved"),
    "queue-drawing": _("Picture asked for"),
    "ask-edit": _("A part asked for anew"),
    "ask-restyle": _("Asked for in another style"),
    "ask-regenerate": _("Asked for once more"),
    "ask-rewrite": _("Asked for from another brief"),
    "approve-draft": _("Draft approved, its final asked for"),
    "ask-finish": _("A draft's final asked for again"),
    "offer": _("Picture offered"),
    "redo-drifted": _("Drifted: asked for again by itself"),
    "clear-check": _("Flagged picture looked at: it is fine"),
    "drawing-failed": _("Drawing failed"),
    "say-authorship": _("Said who made words and pictures"),
    "place-ai-statement": _("AI statement put on the copyright page"),
    "settle-ai-statement": _("AI statement there in own words"),
    "receive-upload": _("Picture handed in"),
    "take-upload": _("Handed-in picture taken"),
    "refuse-upload": _("Handed-in picture refused"),
    "place-artwork": _("Picture placed"),
    "ask-changes": _("Changes asked"),
    "set-exact-text": _("Words of a picture said"),
    "tick-letters": _("Words compared letter by letter"),
    "tick": _("Checklist ticked"),
    "untick": _("Tick taken back"),
    "approve-art": _("Picture approved"),
    "edit-text": _("Text changed"),
    "approve-text": _("Text approved"),
    "ask-text-changes": _("Other words asked for"),
    "ask-layout-changes": _("Another layout asked for"),
    "approve-layout": _("Layout approved"),
    "begin-cover": _("Cover begun"),
    "change-cover": _("Cover changed"),
    "approve-cover": _("Cover approved"),
    "ask-cover-changes": _("Another cover asked for"),
    "type-template": _("Cover's numbers typed"),
    "forget-template": _("Typed cover numbers dropped"),
    "make-printer": _("Printer made"),
    "change-printer": _("Printer changed"),
    "retire-printer": _("Printer retired"),
    "add-face": _("Typeface added"),
    "retire-face": _("Typeface retired"),
    "choose-face": _("Typeface chosen"),
    "add-key": _("Key to a provider put in"),
    "replace-key": _("Key to a provider replaced"),
    "retire-key": _("Key to a provider retired"),
    "test-key": _("Key to a provider tested"),
    "resume-account": _("Provider asked again"),
    "set-pace": _("Pace of a provider set"),
    "set-result-hosts": _("Hosts of a provider's pictures set"),
    "set-route": _("Model chosen"),
    "set-drafting": _("Said whether drafts come first"),
    "set-cap": _("Cap of a budget set"),
    "drawing-unknown": _("Perhaps charged, not arrived"),
    "draw-again": _("Counted as spent and asked for again"),
    "was-not-charged": _("Said not to be charged"),
    "cancel-drawing": _("Picture cancelled"),
    "release-words": _("Words let go that stop a picture"),
    "hold-words": _("Words stop pictures again"),
    "queue-press": _("Print run asked for"),
    "press": _("Print run made"),
    "press-failed": _("Print run failed"),
    "queue-proof": _("Proof asked for"),
    "make-proof": _("Proof made"),
    "proof-failed": _("Proof failed"),
    "send-proof": _("Proof mailed"),
    "shut-proof": _("Link of a proof shut"),
    "answer-proof": _("Proof answered"),
    "hand-in-edition": _("Finished file taken in"),
    "release-run": _("Print file released"),
    "upload-run": _("Handed to the printer"),
    "accept-run": _("Accepted by the printer"),
    "reject-run": _("Rejected by the printer"),
    "supersede-run": _("Print file set aside"),
    "next-printing": _("Next printing begun"),
    "correct-edition": _("Corrected edition begun"),
    "rename-title": _("Title changed"),
    "change-credits": _("Credits changed"),
    "name-edition": _("Title of an edition changed"),
    "change-isbn": _("ISBN changed"),
    "duplicate": _("Duplicated"),
    "archive": _("Put into the archive"),
    "restore": _("Taken out of the archive"),
    "delete-title": _("Title deleted"),
    "found-publisher": _("Publisher founded"),
    "invite": _("Invited"),
    "resend-invitation": _("Invitation sent anew"),
    "withdraw-invitation": _("Invitation withdrawn"),
    "accept-invitation": _("Invitation accepted"),
    "change-role": _("Role changed"),
    "remove-member": _("Member removed"),
    "make-token": _("Token made"),
    "revoke-token": _("Token revoked"),
    "require-second-factor": _("Second factor asked of everybody"),
    "waive-second-factor": _("Second factor left to everybody"),
}


def text_badge(page: Page) -> Badge:
    """Return how a page's words stand."""
    if page.text_is_approved:
        return APPROVED
    return CHANGED if page.text_state == Approval.APPROVED else WAITS


def art_badge(page: Page) -> Badge | None:
    """Return how a page's picture stands; None for a page that shows none."""
    return None if page.scene is None else SCENE[SceneState(page.scene.state)]


def layout_badge(page: Page, edition: Edition, total: int) -> Badge:
    """Return how a page's layout stands among the edition's `total` pages."""
    if layout_is_approved(page, edition, total):
        return APPROVED
    return CHANGED if page.layout_state == Approval.APPROVED else WAITS


def page_badge(page: Page, edition: Edition, total: int) -> Badge:
    """Return the one thing a page waits for, the earliest gate first."""
    if not art_is_approved(page):
        assert page.scene is not None
        return SCENE[SceneState(page.scene.state)]
    if not page.text_is_approved:
        return CHANGED if page.text_state == Approval.APPROVED else TEXT_WAITS
    standing = layout_badge(page, edition, total)
    return LAYOUT_WAITS if standing is WAITS else standing
