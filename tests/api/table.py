"""Every address of the API, and the right each of its verbs needs. Written by hand, on purpose:
the walk compares it with what the doors declare, so a right changed in one place alone is seen.
"""

from __future__ import annotations

from books.enums import Act

SEE, EDIT, DRAW, TOKENS = Act.SEE, Act.EDIT, Act.DRAW, Act.TOKENS
INVITE, IMPORT, ARCHIVE, DELETE = Act.INVITE, Act.IMPORT, Act.ARCHIVE, Act.DELETE
ASK, APPROVE, PRESS, DOWNLOAD = Act.ASK_CHANGES, Act.APPROVE, Act.PRESS, Act.DOWNLOAD
RELEASE = Act.RELEASE

# Addresses that tell nothing of any publisher, and why they need no token.
OPEN = {
    "api-schema": "describes the API itself",
    "api-not-here": "says that there is no such address",
}
ROUTES: dict[str, dict[str, Act]] = {
    "api-me": {"get": SEE},
    "api-members": {"get": SEE},
    "api-member": {"patch": INVITE, "delete": INVITE},
    "api-invitations": {"get": INVITE, "post": INVITE},
    "api-invitation": {"delete": INVITE},
    "api-resend-invitation": {"post": INVITE},
    "api-tokens": {"get": TOKENS},
    "api-token": {"delete": TOKENS},
    "api-events": {"get": SEE},
    "api-house-events": {"get": INVITE},
    "api-titles": {"get": SEE, "post": IMPORT},
    "api-title-previews": {"post": IMPORT},
    "api-title": {"get": SEE, "delete": DELETE},
    "api-duplicate-title": {"post": IMPORT},
    "api-archive-title": {"post": ARCHIVE},
    "api-restore-title": {"post": ARCHIVE},
    "api-title-events": {"get": SEE},
    "api-editions": {"get": SEE, "post": IMPORT},
    "api-edition": {"get": SEE},
    "api-pages": {"get": SEE},
    "api-colour": {"get": SEE},
    "api-approvals": {"get": SEE, "post": APPROVE},
    "api-plan": {"get": SEE},
    "api-move-page": {"post": EDIT},
    "api-insert-page": {"post": EDIT},
    "api-delete-page": {"post": EDIT},
    "api-join-pages": {"post": EDIT},
    "api-part-spread": {"post": EDIT},
    "api-place-scene": {"post": EDIT},
    "api-set-template": {"post": EDIT},
    "api-page": {"get": SEE, "patch": EDIT},
    "api-approve-text": {"post": APPROVE},
    "api-approve-layout": {"post": APPROVE},
    "api-ask-text-changes": {"post": ASK},
    "api-ask-layout-changes": {"post": ASK},
    "api-scenes": {"get": SEE},
    "api-scene": {"get": SEE, "patch": EDIT},
    "api-candidates": {"get": SEE},
    "api-approve-scene": {"post": APPROVE},
    "api-ask-scene-changes": {"post": ASK},
    "api-characters": {"get": SEE, "post": EDIT},
    "api-character": {"get": SEE, "patch": EDIT, "delete": EDIT},
    "api-sheets": {"get": SEE},
    "api-approve-sheet": {"post": APPROVE},
    "api-artworks": {"get": SEE},
    "api-artwork": {"get": SEE},
    "api-place-artwork": {"post": IMPORT},
    "api-uploads": {"get": SEE, "post": IMPORT},
    "api-upload": {"get": SEE},
    "api-artwork-file": {"get": SEE},
    "api-artwork-preview": {"get": SEE},
    "api-styles": {"get": SEE},
    "api-drawing": {"get": SEE, "post": DRAW},
    "api-attempts": {"get": SEE},
    "api-draw-scene": {"post": DRAW},
    "api-draw-sheet": {"post": DRAW},
    "api-printers": {"get": SEE},
    "api-printer": {"get": SEE},
    "api-offer": {"get": SEE},
    "api-runs": {"get": SEE, "post": PRESS},
    "api-run": {"get": SEE},
    "api-findings": {"get": SEE},
    "api-certificate": {"get": SEE},
    "api-run-file": {"get": DOWNLOAD},
    "api-run-gates": {"get": SEE},
    "api-release-run": {"post": RELEASE},
    "api-upload-run": {"post": RELEASE},
    "api-accept-run": {"post": RELEASE},
    "api-reject-run": {"post": RELEASE},
    "api-supersede-run": {"post": RELEASE},
    "api-press-gates": {"get": SEE},
    "api-press-changes": {"get": SEE},
    "api-next-printing": {"post": RELEASE},
    "api-correct-edition": {"post": RELEASE},
}
