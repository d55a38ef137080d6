"""Every route, by every verb, as an outsider: nothing of another publisher's may come back.

The walk is exhaustive by construction: a route it does not know, or a URL word it cannot fill,
fails. That it can fail is shown by a planted leak.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse

from books.models import Book
from books.tenancy import everyone
from config.urls import urlpatterns
from tests.api.table import OPEN as API_OPEN
from tests.api.table import ROUTES as API
from tests.baiting import BAIT, lay_bait, rows
from tests.personas import Press, client_of
from tests.thorough import in_turn

UNTAKEN = ("put", "patch", "delete")
VERBS = ("get", "post", *UNTAKEN)
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


def verbs_at(n: int) -> Iterator[str]:
    """GET and POST, which doors take, and of the verbs that none takes one; in `make soak` all."""
    yield from ("get", "post")
    yield from (verb for at, verb in enumerate(UNTAKEN) if in_turn(n, at, len(UNTAKEN)))


def leaks(client: Client, bait: dict[str, object], names: set[str]) -> list[str]:
    """Every answer that should not have been given to this client."""
    found = []
    for n, name in enumerate(sorted(names)):
        kwargs = {word: bait[word] for word in words_of(name)}
        for verb in verbs_at(n):
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
