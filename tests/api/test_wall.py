"""Every address of the API, by every verb: as an outsider, without a token, and in every role.

The walk is exhaustive by construction: an address the table does not know, a verb a door takes
and the table does not, or a word it cannot fill, fails.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from books.enums import Act, Role
from books.models import Book, OwnFace, Page, Publisher
from books.operations.invitations import invite
from books.operations.own_printers import make_printer
from books.operations.uploads import receive_upload
from books.queries import edition_of
from books.rules import TABLE
from books.tenancy import acting_for, everyone
from tests.api.bodies import Bodies, bodies_of
from tests.api.programs import program, small_book
from tests.api.table import OPEN, ROUTES
from tests.baiting import BAIT, lay_attempt, lay_check, lay_key, lay_sketch, lay_words
from tests.books.test_own_faces import FACE
from tests.factories import picture_bytes, table_of
from tests.personas import Press
from tests.printing.proofs_made import proof_made
from tests.test_route_walk import routes, words_of
from tests.thorough import in_turn

VERBS = ("get", "head", "post", "put", "patch", "delete")
NOT_FOUND_OR_SHUT = {403, 404, 405}


@pytest.fixture
def bait(press: Press) -> dict[str, Any]:
    """A book of Owl Press with its own words everywhere, and the words that lead to its things."""
    with acting_for(press.publisher):
        book = small_book(press.ben, press.ada, title=BAIT)
        invitation = invite(email="nina@else.example", name=BAIT, role=Role.EDITOR, by=press.ada)
        upload = receive_upload(
            book=book, name=f"{BAIT}.jpg", content=picture_bytes(), by=press.ben
        )
        proof_made(edition_of(book), press.paul, BAIT)
        token = program(press.ben, by=press.ada).token
        lay_check(book.scenes.get(position=1).artwork_id, BAIT)
        lay_sketch(book)
        face = OwnFace.objects.create(title=BAIT, file="1/xx/none.ttf", sha256="d" * 64, bytes=1)
        printer = make_printer(title=BAIT, table=table_of("kdp-paperback"), by=press.ada)
        return {
            "book": book.slug,
            "edition": 1,
            "number": 6,
            "position": 1,
            "who": 1,
            "artwork": book.scenes.get(position=1).artwork_id,
            "edge": 256,
            "n": 1,
            "printer": printer.key,
            "member": press.rita.pk,
            "invitation": invitation.pk,
            "token": token.pk,
            "upload": upload.pk,
            "attempt": lay_attempt(book, BAIT).ref,
            "typeface": face.pk,
            "provider_key": lay_key(BAIT).pk,
            "released": lay_words(book, BAIT).pk,
            "role": "page",
        }


@pytest.fixture
def bodies(press: Press, bait: dict[str, Any]) -> Bodies:
    """What each call sends: words that its door would take."""
    with acting_for(press.publisher):
        return bodies_of(bait)


def rows(publisher: Publisher) -> dict[str, list[Any]]:
    """Every row of a publisher, to see that nothing was changed. Who called when is no matter."""
    with everyone("the test compares all rows"):
        return {
            model._meta.label: [
                {key: value for key, value in row.items() if key != "last_used_at"}
                for row in model._default_manager.order_by("pk")
                .filter(publisher=publisher)
                .values()
            ]
            for app in ("books", "illustration", "printing")
            for model in apps.get_app_config(app).get_models()
            if hasattr(model, "publisher_id")
        }


class Caller:
    """Calls an address by a verb with the words and the body that fit."""

    def __init__(self, client: Client, bait: dict[str, Any], bodies: Bodies) -> None:
        """Take the client, the words of addresses, and what to send."""
        self.client, self.bait, self.bodies = client, bait, bodies

    def __call__(self, name: str, verb: str) -> tuple[int, bytes]:
        """Return status and body."""
        address = reverse(name, kwargs={word: self.bait[word] for word in words_of(name)})
        response = self._send(name, verb, address)
        body = b"".join(response) if response.streaming else response.content
        return response.status_code, body

    def _send(self, name: str, verb: str, address: str) -> HttpResponse:
        call = getattr(self.client, verb)
        key = {"Idempotency-Key": f"{name}-{verb}"}
        if verb in ("get", "head"):
            asked = "?trim=8x10&pages=24" if name in ("api-offer", "api-geometry") else ""
            return call(address + asked)
        if name == "api-uploads":
            picture = SimpleUploadedFile("a.jpg", picture_bytes())
            if verb == "post":
                return call(address, {"picture": picture}, headers=key)
        if (name, verb) == ("api-typefaces", "post"):
            font = SimpleUploadedFile("own.ttf", FACE)
            return call(address, {"font": font}, headers=key)
        if (name, verb) == ("api-sketch", "put"):
            sketch = SimpleUploadedFile("a.jpg", picture_bytes())
            told = encode_multipart(BOUNDARY, {"sketch": sketch})
            return call(address, told, content_type=MULTIPART_CONTENT, headers=key)
        if (name, verb) == ("api-title", "delete"):
            address += f"?title={BAIT}"
        told = json.dumps(self.bodies.get((name, verb), {}))
        return call(address, told, content_type="application/json", headers=key)


def bearer(key: str) -> Client:
    """Return a client with a token."""
    return Client(headers={"Authorization": f"Bearer {key}"})


def deeds(seat: int, seats: int) -> Iterator[tuple[str, str, Act | None]]:
    """Every address by every verb, with its right; None where the verb is not taken.

    Callers who share the walk, each from a seat of his own, try the verbs that are not taken in
    turn: each is tried by one of them, and by all of them in `make soak`.
    """
    for at, (name, verbs) in enumerate(ROUTES.items()):
        for n, verb in enumerate(VERBS):
            act = verbs.get("get" if verb == "head" else verb)
            if act is not None or in_turn(at + n, seat, seats):
                yield name, verb, act


def test_every_address_is_in_the_table() -> None:
    known = {name for name, _ in routes() if name.startswith("api-")}
    assert known == set(ROUTES) | set(OPEN)


def test_the_doors_declare_the_rights_of_the_table() -> None:
    for name, pattern in routes():
        if name in ROUTES:
            view = pattern.callback.view_class  # type: ignore[union-attr]
            methods = {verb: getattr(view, verb, None) for verb in VERBS if verb != "head"}
            declared = {verb: way.operation.act for verb, way in methods.items() if way}
            assert declared == ROUTES[name], name


def test_an_outsiders_token_finds_nothing_and_changes_nothing(
    press: Press, bait: dict[str, Any], bodies: Bodies
) -> None:
    before = rows(press.publisher)
    call = Caller(bearer(program(press.olga).key), bait, bodies)
    for name, verb, act in deeds(0, 1):
        status, body = call(name, verb)
        own = words_of(name) <= {"printer"} and act is not None
        assert own or status in NOT_FOUND_OR_SHUT, (name, verb, status)
        assert status != 403, (name, verb)
        assert BAIT.encode() not in body, (name, verb)
        assert bait["book"].encode() not in body, (name, verb)
    assert rows(press.publisher) == before


def test_without_a_token_every_address_is_401(
    press: Press, bait: dict[str, Any], bodies: Bodies
) -> None:
    before = rows(press.publisher)
    signed_in = Client()
    signed_in.force_login(press.ada.user)
    for seat, client in enumerate((Client(), signed_in, bearer("oct_no_such_token"))):
        call = Caller(client, bait, bodies)
        for name, verb, _act in deeds(seat, seats=3):
            status, body = call(name, verb)
            assert status == 401, (name, verb)
            assert BAIT.encode() not in body
    assert rows(press.publisher) == before


@pytest.mark.parametrize("role", list(Role))
def test_a_role_does_what_the_permission_table_allows_and_nothing_else(
    press: Press, bait: dict[str, Any], bodies: Bodies, role: Role
) -> None:
    before = rows(press.publisher)
    with transaction.atomic():
        call = Caller(bearer(program(press.ada, role).key), bait, bodies)
        outer = rows(press.publisher)
        cannot = refused(call, role)
        # What was allowed is undone, what was refused is not: it left nothing.
        assert rows(press.publisher) == outer
        transaction.set_rollback(True)
    assert rows(press.publisher) == before
    # The bodies of the walk are real: what a role may do, it can do.
    can = {deed: status for deed, (status, _) in cannot.items()}
    assert can == {deed: status for deed, status in REFUSED.items() if may(role, *deed)}, cannot


def refused(call: Caller, role: Role) -> dict[tuple[str, str], tuple[int, bytes]]:
    """Do everything as a role, undoing what succeeds; return what it may do and could not."""
    cannot = {}
    for name, verb, act in deeds(list(Role).index(role), len(Role)):
        if act in TABLE[role]:
            with transaction.atomic():
                status, body = call(name, verb)
                assert status in {200, 201, 202, 204, 400, 404, 409}, (name, verb, status, body)
                transaction.set_rollback(True)
            if status >= 400:
                cannot[name, verb] = (status, body)
        else:
            assert call(name, verb)[0] == (403 if act else 405), (name, verb)
    return cannot


def may(role: Role, name: str, verb: str) -> bool:
    """Whether the table allows a role what a verb of an address does."""
    return ROUTES[name]["get" if verb == "head" else verb] in TABLE[role]


# What the walk's own book does not allow, and why.
REFUSED: dict[tuple[str, str], int] = {
    ("api-draw-again", "post"): 409,  # it is cancelled
    ("api-was-not-charged", "post"): 409,  # same
    ("api-cancel-drawing", "post"): 409,  # same
    ("api-place-ai-statement", "post"): 409,  # another statement was read
    ("api-title", "delete"): 409,  # its print run protects it
    ("api-restore-title", "post"): 409,  # it is not in the archive
    ("api-place-scene", "post"): 409,  # the page shows a scene
    ("api-page-template", "post"): 400,  # the page is words that face their picture
    ("api-page-short-art", "post"): 400,  # same
    ("api-place-artwork", "post"): 409,  # the picture is placed
    ("api-approve-scene", "post"): 409,  # it is approved
    ("api-redraw-part", "post"): 409,  # the offline painter paints no parts
    ("api-finish-draft", "post"): 400,  # the picture is no draft
    ("api-approve-sheet", "post"): 400,  # a scene's picture is no sheet
    ("api-character", "delete"): 409,  # it is cast
    ("api-cover-template", "delete"): 409,  # nothing was typed
    ("api-title-model", "delete"): 400,  # it has no model of its own
    ("api-upload-run", "post"): 409,  # it is made, not released
    ("api-accept-run", "post"): 409,  # it is not with the printer
    ("api-reject-run", "post"): 409,  # same
    ("api-next-printing", "post"): 409,  # this one is not released
    ("api-cover-picture", "get"): 404,  # 256 is a picture's edge, not a cover's
    ("api-cover-picture", "head"): 404,  # same
    ("api-approve-cover", "post"): 409,  # its picture is not drawn
    ("api-package", "get"): 409,  # nothing is released
    ("api-package", "head"): 409,  # same
}


def test_the_walk_sees_a_planted_leak(
    press: Press, bait: dict[str, Any], bodies: Bodies, monkeypatch: pytest.MonkeyPatch
) -> None:
    from books.api.views import titles

    def leaking(slug: str) -> Book:
        with everyone("a planted leak"):
            return Book.objects.get(slug=slug)

    monkeypatch.setattr(titles, "find_book", leaking)
    call = Caller(bearer(program(press.olga).key), bait, bodies)
    assert call("api-editions", "get")[0] == 200


def test_pages_are_there_to_be_walked(press: Press, bait: dict[str, Any]) -> None:
    with acting_for(press.publisher):
        assert Page.objects.filter(number=bait["number"], kind="story").exists()
