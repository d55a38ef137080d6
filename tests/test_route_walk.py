"""Every route, by every verb, as an outsider: nothing of another publisher's may come back.

The walk is exhaustive by construction: a route it does not know, or a URL word it cannot fill,
fails. That it can fail is shown by a planted leak.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse
from django.utils import timezone

from books import storing
from books.enums import Role
from books.models import Book, Character, Member, OwnFace, Proposal
from books.operations.invitations import invite
from books.operations.own_printers import make_printer
from books.operations.proposals import put_manuscript, start_proposal
from books.operations.tokens import make_token
from books.queries import edition_of
from books.tenancy import acting_for, everyone, publisher_in_force
from config.urls import urlpatterns
from illustration.models import (
    Account,
    Attempt,
    ChildPhoto,
    LedgerEntry,
    PictureCheck,
    ProviderKey,
    ReleasedWords,
    Sketch,
)
from illustration.sealing import seal
from printing.models import AuthorProof, PrintRun
from printing.operations.proofs import make_proof
from printing.operations.run import queue_run
from tests.api.table import OPEN as API_OPEN
from tests.api.table import ROUTES as API
from tests.factories import make_book, picture_bytes, table_of
from tests.personas import Press, client_of

VERBS = ("get", "post", "put", "patch", "delete")
BAIT = "Zanzibar Heron"
# Doors without a publisher in the URL, and why an outsider may stand before them.
OPEN = {
    "desk": "sends a person to his or her own titles",
    "sign-in": "the door itself",
    "sign-in-link": "the link's token decides",
    "sign-out": "ends the person's own session",
    "ask-for-link": "mails a link to whoever has the address, and tells nobody whether",
    "invitation": "the link's token decides",
    "author-proof": "the link's signature decides",
    "author-proof-file": "the link's signature decides",
    "reference": "the link's signature decides",
    "found-publisher": "makes a publisher of the person's own",
    "account": "the person's own name, address and publishers",
    # allauth's doors, on our paths.
    "account_login": "the door itself, by the name allauth knows",
    "account_signup": "makes an account",
    "account_inactive": "a sentence",
    "account_reset_password": "mails a link, and tells nobody whether the address has an account",
    "account_reset_password_done": "a sentence",
    "account_reset_password_from_key": "the link's token decides",
    "account_reset_password_from_key_done": "a sentence",
    "account_reauthenticate": "asks for the person's own password",
    "account_email": "the person's own address",
    "account_email_verification_sent": "a sentence",
    "account_confirm_email": "the link's key decides",
    "account_change_password": "the person's own password",
    "account_set_password": "the person's own password",
    "mfa_authenticate": "asks for the person's own code",
    "mfa_reauthenticate": "asks for the person's own code",
    "mfa_index": "the person's own second factor",
    "mfa_activate_totp": "the person's own second factor",
    "mfa_deactivate_totp": "the person's own second factor",
    "mfa_view_recovery_codes": "the person's own codes",
    "mfa_generate_recovery_codes": "the person's own codes",
    "mfa_download_recovery_codes": "the person's own codes",
    "usersessions_list": "the person's own sessions",
}
WALLED = {
    "upload-to-character",
    "upload-to-scene",
    "upload-progress",
    "place-picture",
    "upload-to-book",
    "book-pictures",
    "titles",
    "new-title",
    "continue-title",
    "title-step",
    "make-title",
    "discard-title",
    "book",
    "book-progress",
    "add-edition",
    "facts",
    "change-title",
    "change-edition",
    "duplicate-title",
    "archive-title",
    "restore-title",
    "delete-title",
    "people",
    "tokens",
    "make-token",
    "revoke-token",
    "invite",
    "resend-invitation",
    "withdraw-invitation",
    "change-role",
    "remove-member",
    "require-second-factor",
    "house-events",
    "events",
    "review",
    "ask-page-changes",
    "character",
    "page",
    "approve-text",
    "approve-layout",
    "approve-pages",
    "arrange-scene",
    "plan",
    "page-picture",
    "page-look",
    "colour",
    "edit-brief",
    "cast",
    "casting",
    "exact-text",
    "outfit",
    "add-character",
    "edit-character",
    "remove-character",
    "move-part",
    "insert-page",
    "delete-page",
    "join-pages",
    "part-spread",
    "set-template",
    "set-page-template",
    "choose-page-short-art",
    "choose-short-art",
    "subjects",
    "place-scene",
    "edit-text",
    "picture",
    "scene",
    "approve-scene",
    "ask-changes",
    "redo-scene",
    "redraw-part",
    "restyle-scene",
    "regenerate-scene",
    "rewrite-scene",
    "finish-draft",
    "hand-in-sketch",
    "take-sketch-away",
    "sketch-picture",
    "picture-checks",
    "evidence-crop",
    "clear-check",
    "draw-book",
    "stopped-words",
    "release-words",
    "hold-words",
    "ai-use",
    "say-authorship",
    "place-ai-statement",
    "settle-ai-statement",
    "provenance-file",
    "draw-sheet",
    "approve-sheet",
    "character-photo",
    "delete-photo",
    "photos",
    "photo-receipt",
    "photo-receipt-file",
    "own-edition",
    "providers",
    "add-key",
    "test-key",
    "replace-key",
    "retire-key",
    "resume-account",
    "set-result-hosts",
    "set-pace",
    "set-route",
    "set-drafting",
    "set-house-drafting",
    "book-models",
    "ledger",
    "ledger-file",
    "set-cap",
    "book-costs",
    "queue",
    "book-queue",
    "draw-again",
    "was-not-charged",
    "cancel-drawing",
    "printers",
    "printer",
    "make-printer",
    "change-printer",
    "retire-printer",
    "typefaces",
    "add-typeface",
    "retire-typeface",
    "typeface-sheet",
    "typeface-file",
    "choose-typeface",
    "numbers",
    "type-template",
    "forget-template",
    "proofs",
    "make-proof",
    "proofs-progress",
    "proof-file",
    "send-proof",
    "shut-proof",
    "answer-proof",
    "cover",
    "change-cover",
    "approve-cover",
    "ask-cover-changes",
    "begin-cover",
    "press-part",
    "cover-picture",
    "package",
    "job-sheet",
    "runs",
    "press-edition",
    "run",
    "run-file",
    "run-report",
    "runs-progress",
    "run-changes",
    "run-everywhere",
    "matrix",
    "retarget",
    "release-run",
    "upload-run",
    "accept-run",
    "reject-run",
    "supersede-run",
    "next-printing",
    "correct-edition",
}
# The API: walked, verb by verb and role by role, in tests/api/test_wall.py.
BY_TOKEN = {*API, *API_OPEN}
REFUSED = {301, 302, 403, 404, 405, 410}


def routes(resolver: URLResolver | None = None) -> Iterator[tuple[str, URLPattern]]:
    """Every named pattern of the house."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern)
        else:
            assert pattern.name, f"a route without a name: {pattern.pattern}"
            yield pattern.name, pattern


def words_of(name: str) -> set[str]:
    """The words a route's URL is filled with."""
    possibilities = get_resolver().reverse_dict.getlist(name)
    return set(possibilities[0][0][0][1])


@pytest.fixture
def bait(press: Press) -> dict[str, object]:
    """A book of Owl Press with its own words everywhere, and the URL words that lead to it."""
    return lay_bait(press)


def lay_bait(press: Press) -> dict[str, object]:
    """Make the book and return the URL words; tests/test_roles_at_doors.py walks on it as well."""
    with acting_for(press.publisher):
        book = make_book(
            press.ben, title=BAIT, scenes=4, spreads=1, approved=True, approver=press.rita
        )
        run = queue_run(edition=edition_of(book), by=press.paul)
        PrintRun.objects.filter(pk=run.pk).update(
            state="done",
            file="1/xx/none.pdf",
            sha256="f" * 64,
            report=f'{{"note": "{BAIT}"}}',
            report_page=BAIT,
        )
        proof = make_proof(edition=edition_of(book), by=press.paul, recipient_name=BAIT)
        AuthorProof.objects.filter(pk=proof.pk).update(
            state="done", file="1/xx/proof.pdf", sha256="e" * 64, remarks=BAIT
        )
        character = book.characters.get()
        invitation = invite(
            email="nina@elsewhere.example", name=BAIT, role=Role.EDITOR, by=press.ada
        )
        proposal = begun_title(press.ben)
        api_token, _key = make_token(
            member=press.ada, name=BAIT, role=Role.OWNER, expires=None, by=press.ada
        )
        printer = make_printer(title=BAIT, table=table_of("offset"), by=press.ada)
        photo = ended_photo(character)
        lay_check(book.scenes.first().artwork_id, BAIT)
        lay_sketch(book)
        face = OwnFace.objects.create(title=BAIT, file="1/xx/none.ttf", sha256="d" * 64, bytes=1)
        return {
            "publisher": press.publisher.slug,
            "printer": printer.key,
            "face": face.pk,
            "provider_key": lay_key(BAIT).pk,
            "photo": photo.pk,
            "released": lay_words(book, BAIT).pk,
            "attempt": lay_attempt(book, BAIT).ref,
            "book": book.slug,
            "edition": 1,
            "number": 4,
            "position": 1,
            "who": 1,
            "artwork": book.scenes.first().artwork_id,
            "edge": 256,
            "look": "shifts",
            "character": character.pk,
            "n": run.n,
            "proposal": proposal.pk,
            "step": "preview",
            "kind": "json",
            "what": "text",
            "invitation": invitation.pk,
            "person": press.rita.pk,
            "api_token": api_token.pk,
            "uidb36": "1",
            "key": "x-y",
            "uid": "MQ",
            "token": "x-y",
        }


def ended_photo(character: Character) -> ChildPhoto:
    """A photo that was deleted: its receipt says who agreed."""
    now = timezone.now()
    return ChildPhoto.objects.create(
        character=character,
        subject=BAIT,
        sha256="c" * 64,
        bytes=1,
        consent_by=BAIT,
        consent_words=BAIT,
        consent_at=now,
        uploaded_at=now,
        due_at=now,
        ending_at=now,
        deleted_at=now,
        deleted_why="asked",
    )


def lay_check(artwork: int, words: str) -> PictureCheck:
    """A flagged picture whose figure has two traits, each with a place."""
    row = {"key": "body", "words": words, "firm": True, "verdict": "drifted", "reason": words}
    row |= {"score": 0.9, "box": [10, 10, 90, 90], "expected": "", "found": "", "distance": None}
    figure = {"name": words, "sheet": None, "verdict": "drifted", "reason": words, "score": 0.9}
    figure |= {"redo": True, "box": None, "evidence": [row, row]}
    return PictureCheck.objects.create(
        artwork_id=artwork, verdict="drifted", flagged=True, figures=[figure]
    )


def lay_sketch(book: Book) -> Sketch:
    """A sketch of the first scene, with its file."""
    scene = book.scenes.get(position=1)
    file, sha256 = storing.keep(picture_bytes(), publisher_id=book.publisher_id, suffix=".jpg")
    return Sketch.objects.create(scene=scene, file=file, sha256=sha256, width=64, height=64)


def lay_words(book: Book, words: str) -> ReleasedWords:
    """Words that an owner let go."""
    return ReleasedWords.objects.create(book=book, words=words, key="zanzibarheron", reason=words)


def lay_attempt(book: Book, words: str) -> Attempt:
    """A picture that was cancelled after it had cost money, and its row in the ledger."""
    scene, ref = book.scenes.get(position=2), uuid.uuid4()
    told = {"width": 300, "height": 306, "prompt": words, "note": words, "error": words}
    money = {"kind": "settle", "spent_micros": 29_800, "subject": words, "words": words}
    LedgerEntry.objects.create(ref=ref, book=book, model="a model", **money)
    return Attempt.objects.create(
        ref=ref, book=book, scene=scene, purpose="page", n=99, provider="offline", order={},
        request_hash="c" * 64, state="CANCELLED", **told,
    )  # fmt: skip


def lay_key(title: str) -> ProviderKey:
    """A key that draws nothing and leads nowhere: its address is this machine's, never called."""
    account = Account.objects.create(
        wire="gptproto", base="https://127.0.0.1:9", fingerprint="f" * 64, paused_for="person"
    )
    sealed = seal(publisher_in_force() or 0, "not-a-key-of-anybody")
    return ProviderKey.objects.create(account=account, title=title, sealed=sealed)


def begun_title(by: Member) -> Proposal:
    """A title in the making whose steps can all be entered."""
    printing = {"printer": "kdp-paperback", "trim": "8.5x8.5", "stock": "premium-color"}
    proposal = start_proposal(by=by, printing=printing | {"pages": 32, "language": "en"})
    story = "".join(f"\n##\n{BAIT} flew over hill {n}.\n" for n in range(6))
    data = f"# {BAIT}\n{story}".encode()
    put_manuscript(proposal=proposal, name="story.md", data=data, seen_version=1, by=by)
    return proposal


def rows() -> dict[str, list[object]]:
    """Every row of every table but sessions, to see that nothing was changed."""
    with everyone("the test compares all rows"):
        return {
            model._meta.label: list(model._default_manager.order_by("pk").values())
            for app in ("books", "illustration", "printing")
            for model in apps.get_app_config(app).get_models()
            if model._meta.label != "books.User"
        }


def leaks(client: Client, bait: dict[str, object], names: set[str]) -> list[str]:
    """Every answer that should not have been given to this client."""
    found = []
    for name in sorted(names):
        kwargs = {word: bait[word] for word in words_of(name)}
        for verb in VERBS:
            response = getattr(client, verb)(reverse(name, kwargs=kwargs))
            body = b"".join(response) if response.streaming else response.content
            if response.status_code not in REFUSED:
                found.append(f"{verb} {name}: {response.status_code}")
            if BAIT.encode() in body:
                found.append(f"{verb} {name}: tells the bait")
    return found


def test_every_route_is_known_to_this_walk() -> None:
    assert {name for name, _ in routes()} == WALLED | set(OPEN) | BY_TOKEN


def test_every_route_that_shows_a_publishers_things_stands_in_its_wall() -> None:
    for name, _ in routes():
        assert ("publisher" in words_of(name)) == (name in WALLED), name


def test_an_outsider_finds_nothing_and_changes_nothing(
    press: Press, bait: dict[str, object]
) -> None:
    before = rows()
    assert leaks(client_of(press.olga), bait, WALLED) == []
    assert rows() == before


def test_an_open_door_tells_nothing_of_a_publisher(press: Press, bait: dict[str, object]) -> None:
    before = rows()
    for client in (Client(), client_of(press.olga)):
        assert [line for line in leaks(client, bait, set(OPEN)) if "bait" in line] == []
    assert rows() == before


def test_an_outsider_is_told_404_never_403(press: Press, bait: dict[str, object]) -> None:
    olga = client_of(press.olga)
    for name in sorted(WALLED):
        response = olga.get(reverse(name, kwargs={word: bait[word] for word in words_of(name)}))
        assert response.status_code == 404, name


def test_olgas_own_publisher_does_not_lead_to_another_ones_things(
    press: Press, bait: dict[str, object]
) -> None:
    before = rows()
    inside = bait | {"publisher": press.olga.publisher.slug}
    names = {name for name in WALLED if words_of(name) != {"publisher"}}
    assert leaks(client_of(press.olga), inside, names) == []
    assert rows() == before


def test_somebody_who_is_not_signed_in_is_sent_to_the_door(bait: dict[str, object]) -> None:
    before = rows()
    assert leaks(Client(), bait, WALLED) == []
    assert rows() == before


def test_an_expired_session_sends_the_whole_page_to_the_door(bait: dict[str, object]) -> None:
    kwargs = {word: bait[word] for word in words_of("book-progress")}
    response = Client().get(reverse("book-progress", kwargs=kwargs), headers={"HX-Request": "true"})
    assert response.headers["HX-Redirect"] == "/sign-in/"


def test_the_walk_sees_a_planted_leak(
    press: Press, bait: dict[str, object], settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leak(request: HttpRequest) -> HttpResponse:
        with everyone("a planted leak"):
            return HttpResponse(", ".join(Book.objects.values_list("title", flat=True)))

    import sys
    import types

    planted = types.ModuleType("planted_urls")
    planted.urlpatterns = [*urlpatterns, path("leak/", leak, name="leak")]  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "planted_urls", planted)
    settings.ROOT_URLCONF = "planted_urls"  # type: ignore[attr-defined]
    assert "leak" not in WALLED | set(OPEN) | BY_TOKEN
    assert {name for name, _ in routes()} - WALLED - set(OPEN) - BY_TOKEN == {"leak"}
    found = leaks(client_of(press.olga), bait, {"leak"})
    assert "get leak: 200" in found
    assert "get leak: tells the bait" in found
