"""The permission table through the doors: every role, at every door, by every verb.

DOORS says which right a door asks for, by verb; books.rules says which role has it. A door that
is not in DOORS fails, and so does a verb that a door takes and DOORS does not know.
A new door is one line here and one in tests/test_route_walk.py.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from books.enums import Act, Role
from books.models import Book
from books.rules import TABLE
from books.tenancy import acting_for
from tests.baiting import lay_bait, rows
from tests.factories import picture_bytes
from tests.personas import Press, client_of, owl_press
from tests.test_route_walk import UNTAKEN, VERBS, WALLED, words_of

SEE, EDIT, DRAW, ASK, APPROVE = Act.SEE, Act.EDIT, Act.DRAW, Act.ASK_CHANGES, Act.APPROVE
INVITE, IMPORT, ARCHIVE, DELETE = Act.INVITE, Act.IMPORT, Act.ARCHIVE, Act.DELETE
PRESS, DOWNLOAD, TOKENS = Act.PRESS, Act.DOWNLOAD, Act.TOKENS
RELEASE, PROVE = Act.RELEASE, Act.PROVE
PRINTERS = Act.PRINTERS

DOORS: dict[str, dict[str, Act]] = {
    # titles
    "titles": {"get": SEE},
    "book": {"get": SEE},
    "book-progress": {"get": SEE},
    "events": {"get": SEE},
    "add-edition": {"get": IMPORT, "post": IMPORT},
    "facts": {"get": SEE},
    "change-title": {"post": EDIT},
    "change-edition": {"post": EDIT},
    "duplicate-title": {"post": IMPORT},
    "archive-title": {"post": ARCHIVE},
    "restore-title": {"post": ARCHIVE},
    "delete-title": {"post": DELETE},
    # the wizard
    "new-title": {"get": IMPORT, "post": IMPORT},
    "continue-title": {"get": IMPORT},
    "title-step": {"get": IMPORT, "post": IMPORT},
    "make-title": {"post": IMPORT},
    "discard-title": {"post": IMPORT},
    # people
    "people": {"get": SEE},
    "invite": {"post": INVITE},
    "resend-invitation": {"post": INVITE},
    "withdraw-invitation": {"post": INVITE},
    "change-role": {"post": INVITE},
    "remove-member": {"post": INVITE},
    "require-second-factor": {"post": INVITE},
    "house-events": {"get": INVITE},
    "tokens": {"get": TOKENS},
    "make-token": {"post": TOKENS},
    "revoke-token": {"post": TOKENS},
    # plan and pages
    "plan": {"get": SEE},
    "move-part": {"post": EDIT},
    "insert-page": {"post": EDIT},
    "delete-page": {"post": EDIT},
    "join-pages": {"post": EDIT},
    "part-spread": {"post": EDIT},
    "set-template": {"post": EDIT},
    "set-page-template": {"post": EDIT},
    "choose-page-short-art": {"post": EDIT},
    "choose-short-art": {"post": EDIT},
    "subjects": {"get": SEE, "post": EDIT},
    "place-scene": {"post": EDIT},
    "arrange-scene": {"post": EDIT},
    "page": {"get": SEE},
    "page-picture": {"get": SEE},
    "page-look": {"get": SEE},
    "colour": {"get": SEE},
    "edit-text": {"post": EDIT},
    "approve-text": {"post": APPROVE},
    "approve-layout": {"post": APPROVE},
    "approve-pages": {"post": APPROVE},
    "ask-page-changes": {"post": ASK},
    "review": {"get": SEE},
    # characters, scenes, pictures
    "cast": {"get": SEE},
    "add-character": {"post": EDIT},
    "edit-character": {"get": SEE, "post": EDIT},
    "remove-character": {"post": EDIT},
    "character": {"get": SEE},
    "draw-sheet": {"post": DRAW},
    "approve-sheet": {"post": APPROVE},
    "character-photo": {"get": SEE, "post": EDIT},
    "delete-photo": {"post": EDIT},
    "photos": {"get": SEE},
    "photo-receipt": {"get": SEE},
    "photo-receipt-file": {"get": SEE},
    "own-edition": {"get": IMPORT, "post": IMPORT},
    "scene": {"get": SEE},
    "edit-brief": {"get": SEE, "post": EDIT},
    "casting": {"get": SEE},
    "exact-text": {"get": SEE, "post": EDIT},
    "outfit": {"get": SEE, "post": EDIT},
    "draw-book": {"post": DRAW},
    "stopped-words": {"get": SEE},
    "release-words": {"post": Act.RELEASE_WORDS},
    "hold-words": {"post": Act.RELEASE_WORDS},
    "redo-scene": {"post": DRAW},
    "redraw-part": {"get": SEE, "post": DRAW},
    "restyle-scene": {"post": DRAW},
    "regenerate-scene": {"post": DRAW},
    "rewrite-scene": {"post": DRAW},
    "finish-draft": {"post": APPROVE},
    "hand-in-sketch": {"post": EDIT},
    "take-sketch-away": {"post": EDIT},
    "sketch-picture": {"get": SEE},
    "picture-checks": {"get": SEE},
    "evidence-crop": {"get": SEE},
    "clear-check": {"post": APPROVE},
    "ask-changes": {"post": ASK},
    "approve-scene": {"post": APPROVE},
    "picture": {"get": SEE},
    "book-pictures": {"get": SEE},
    "place-picture": {"post": IMPORT},
    "upload-to-book": {"post": IMPORT},
    "upload-to-scene": {"post": IMPORT},
    "upload-to-character": {"post": IMPORT},
    "upload-progress": {"get": SEE},
    # AI use
    "ai-use": {"get": SEE},
    "say-authorship": {"post": EDIT},
    "place-ai-statement": {"post": EDIT},
    "settle-ai-statement": {"post": EDIT},
    "provenance-file": {"get": SEE},
    # providers: keys, and which model draws what
    "providers": {"get": Act.KEYS},
    "add-key": {"post": Act.KEYS},
    "test-key": {"post": Act.KEYS},
    "replace-key": {"post": Act.KEYS},
    "retire-key": {"post": Act.KEYS},
    "resume-account": {"post": Act.KEYS},
    "set-result-hosts": {"post": Act.KEYS},
    "set-pace": {"post": Act.KEYS},
    "set-route": {"post": Act.KEYS},
    "set-drafting": {"post": Act.KEYS},
    "set-house-drafting": {"post": Act.KEYS},
    "book-models": {"get": Act.KEYS, "post": Act.KEYS},
    # money, and what waits
    "ledger": {"get": Act.BUDGETS},
    "ledger-file": {"get": Act.BUDGETS},
    "set-cap": {"post": Act.BUDGETS},
    "book-costs": {"get": Act.COSTS},
    "queue": {"get": SEE},
    "book-queue": {"get": SEE},
    "draw-again": {"post": DRAW},
    "was-not-charged": {"post": Act.BUDGETS},
    "cancel-drawing": {"post": DRAW},
    # printers, and what an edition comes to
    "printers": {"get": SEE},
    "printer": {"get": SEE},
    "make-printer": {"get": PRINTERS, "post": PRINTERS},
    "change-printer": {"get": PRINTERS, "post": PRINTERS},
    "retire-printer": {"post": PRINTERS},
    "typefaces": {"get": SEE},
    "add-typeface": {"post": PRINTERS},
    "retire-typeface": {"post": PRINTERS},
    "typeface-sheet": {"get": SEE},
    "typeface-file": {"get": SEE},
    "choose-typeface": {"post": EDIT},
    "numbers": {"get": SEE},
    "type-template": {"post": PRINTERS},
    "forget-template": {"post": PRINTERS},
    # proofs
    "proofs": {"get": SEE},
    "proofs-progress": {"get": SEE},
    "make-proof": {"post": PROVE},
    "proof-file": {"get": SEE},
    "send-proof": {"post": PROVE},
    "shut-proof": {"post": PROVE},
    "answer-proof": {"post": PROVE},
    # covers and the package
    "cover": {"get": SEE},
    "cover-picture": {"get": SEE},
    "change-cover": {"post": EDIT},
    "begin-cover": {"post": EDIT},
    "approve-cover": {"post": APPROVE},
    "ask-cover-changes": {"post": ASK},
    "press-part": {"post": PRESS},
    "package": {"get": DOWNLOAD},
    "job-sheet": {"get": SEE},
    # print runs
    "runs": {"get": SEE},
    "runs-progress": {"get": SEE},
    "press-edition": {"post": PRESS},
    "run": {"get": SEE},
    "run-report": {"get": SEE},
    "run-file": {"get": DOWNLOAD},
    "run-changes": {"get": SEE},
    "run-everywhere": {"get": SEE, "post": PRESS},
    "matrix": {"get": SEE},
    "retarget": {"get": IMPORT, "post": IMPORT},
    "release-run": {"post": RELEASE},
    "upload-run": {"post": RELEASE},
    "accept-run": {"post": RELEASE},
    "reject-run": {"post": RELEASE},
    "supersede-run": {"post": RELEASE},
    "next-printing": {"post": RELEASE},
    "correct-edition": {"post": RELEASE},
}
PEOPLE = {Role.OWNER: "ada", Role.EDITOR: "ben", Role.REVIEWER: "rita", Role.PRODUCTION: "paul"}
CELLS = [
    (role, door, verb) for door, verbs in sorted(DOORS.items()) for verb in verbs for role in Role
]
# Whom a door lets in is answered by a screen, a way on, or why the deed cannot be done just now.
LET_IN = {200, 302, 400, 409}
# The walk's book has no files in the storage: 404 is the word of somebody who may see them.
WITHOUT_FILE = {"run-file", "proof-file", "picture", "typeface-file", "evidence-crop"}
# Pictures of pages and covers come at sizes of their own.
PICTURES = {"page-picture", "page-look", "cover-picture"}
# What a door's form must name before the deed itself is reached; the rest go with an empty form.
STORY_PAGE = 6
FORMS: dict[str, dict[str, object]] = {
    "approve-scene": {"artwork": "artwork"},
    "approve-sheet": {"artwork": "sheet"},
    "finish-draft": {"artwork": "artwork"},
    "restyle-scene": {"artwork": "artwork", "style": "=chalk"},
    "make-token": {"member": "person"},
    "place-picture": {"scene": 1},
    "upload-to-book": {"pictures": "a file"},
    "upload-to-scene": {"pictures": "a file"},
    "upload-to-character": {"pictures": "a file"},
    "begin-cover": {"kind": "=cover-front"},
    "press-part": {"part": "=cover"},
    "arrange-scene": {"arrangement": "=auto"},
    "move-part": {"page": STORY_PAGE, "before": "=end"},
    "insert-page": {"before": "=end"},
    "delete-page": {"page": STORY_PAGE},
    "join-pages": {"page": STORY_PAGE, "with": STORY_PAGE + 1},
    "part-spread": {"page": STORY_PAGE},
    "set-template": {"page": STORY_PAGE, "template": "=auto"},
    "place-scene": {"page": STORY_PAGE},
    "set-page-template": {"template": "=vignette"},
    "choose-short-art": {"choice": "=mirror"},
}


@pytest.fixture(scope="module")
def laid(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[tuple[Press, dict[str, object]]]:
    """Owl Press and its book, made once; every test's own changes are rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        press = owl_press()
        bait = lay_bait(press)
        with acting_for(press.publisher):
            bait["sheet"] = Book.objects.get(slug=bait["book"]).characters.get().sheet_id
        yield press, bait
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def sessions(
    laid: tuple[Press, dict[str, object]], django_db_blocker: pytest.FixtureRequest
) -> dict[Role, str]:
    """Everybody's session, begun once; it goes with the rows of `laid`."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        people = {role: getattr(laid[0], name) for role, name in PEOPLE.items()}
        return {role: client_of(who).cookies["sessionid"].value for role, who in people.items()}


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    """No throttle stands in the way."""
    cache.clear()


def knock(client: Client, door: str, verb: str, bait: dict[str, object]) -> HttpResponse:
    """Ask at a door, with the least of a form that it understands."""
    words = bait | ({"edge": 512} if door in PICTURES else {})
    address = reverse(door, kwargs={word: words[word] for word in words_of(door)})
    form = FORMS.get(door, {}) if verb == "post" else {}
    answer: HttpResponse = getattr(client, verb)(
        address, {name: _said(value, bait) for name, value in form.items()}
    )
    return answer


def _said(value: object, bait: dict[str, object]) -> object:
    """A number, a "=word" as it stands, a file, or what the bait knows by that name."""
    if not isinstance(value, str):
        return value
    if value == "a file":
        return SimpleUploadedFile("pip.png", picture_bytes((300, 306), 7))
    return value[1:] if value.startswith("=") else bait[value]


def test_every_door_within_the_wall_is_in_the_table() -> None:
    assert set(DOORS) == WALLED


def test_no_door_takes_a_verb_that_the_walk_of_outsiders_tries_only_in_turn() -> None:
    assert not {verb for verbs in DOORS.values() for verb in verbs} & set(UNTAKEN)


@pytest.mark.parametrize(("role", "door", "verb"), CELLS)
def test_a_cell(
    laid: tuple[Press, dict[str, object]],
    sessions: dict[Role, str],
    db: None,
    role: Role,
    door: str,
    verb: str,
) -> None:
    client = Client()
    client.cookies["sessionid"] = sessions[role]
    answer = knock(client, door, verb, laid[1])
    if DOORS[door][verb] in TABLE[role]:
        assert answer.status_code in LET_IN | ({404} if door in WITHOUT_FILE else set())
    else:
        assert answer.status_code == 403


@pytest.mark.parametrize("door", sorted(DOORS))
def test_a_door_takes_no_verb_that_the_table_does_not_know(
    laid: tuple[Press, dict[str, object]], db: None, door: str
) -> None:
    press, bait = laid
    client = client_of(press.ada)
    others = [verb for verb in VERBS if verb not in DOORS[door]]
    answers = {verb: knock(client, door, verb, bait).status_code for verb in others}
    assert answers == dict.fromkeys(others, 405)


@pytest.mark.parametrize("role", list(Role))
def test_what_a_role_may_not_do_changes_nothing(
    laid: tuple[Press, dict[str, object]], db: None, role: Role
) -> None:
    press, bait = laid
    client = client_of(getattr(press, PEOPLE[role]))
    before = rows()
    for _, door, verb in (cell for cell in CELLS if cell[0] is role):
        if DOORS[door][verb] not in TABLE[role]:
            knock(client, door, verb, bait)
    assert rows() == before


def test_a_planted_hole_is_seen(
    laid: tuple[Press, dict[str, object]], db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A door that forgets to ask lets Paul edit: the cell above would say 403 and fail.
    press, bait = laid
    monkeypatch.setitem(TABLE, Role.PRODUCTION, frozenset(Act))
    answer = knock(client_of(press.paul), "edit-text", "post", bait)
    assert answer.status_code != 403
