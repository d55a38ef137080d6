"""A program with a token, as it calls the API; and a small real book for it to call about."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.test import Client

from books import storing
from books.enums import Role
from books.models import ApiToken, Book, Member
from books.operations.moves import record
from books.operations.tokens import make_token
from books.queries import edition_of
from books.tenancy import acting_for, everyone
from printing.models import Finding, PrintRun
from printing.operations.run import queue_run
from tests.factories import make_book

ROOT = "/api/v1/"
PDF = b"%PDF-1.6 a file of the test"
REPORT = {
    "file": "pip.pdf",
    "file_sha256": "f" * 64,
    "profile_key": "kdp-paperback",
    "profile_version": "1",
    "trim": "8.5x8.5",
    "bleed": True,
    "stock": "premium-color",
    "pages": 24,
    "verdict": "warning",
    "findings": [{"rule": "pages.blank", "verdict": "warning"}],
}


@dataclass
class Program:
    """Calls by JSON with a token. Addresses are below /api/v1/."""

    token: ApiToken
    key: str
    member: Member

    def __post_init__(self) -> None:
        """Have a client of its own, which raises what our code raises unexpectedly."""
        self.client = Client(headers={"Authorization": f"Bearer {self.key}"})

    def get(self, address: str, **query: Any) -> HttpResponse:
        """Read."""
        return self.client.get(self._at(address), query_params=query)

    def post(self, address: str, body: Any = None, *, key: str = "") -> HttpResponse:
        """Do something, with an idempotency key if one is given."""
        return self._send("post", address, body, key)

    def patch(self, address: str, body: Any, *, key: str = "") -> HttpResponse:
        """Change something."""
        return self._send("patch", address, body, key)

    def put(self, address: str, body: Any, *, key: str = "") -> HttpResponse:
        """Put something in its place."""
        return self._send("put", address, body, key)

    def delete(self, address: str, body: Any = None, *, key: str = "") -> HttpResponse:
        """Take something away."""
        return self._send("delete", address, body, key)

    def _send(self, verb: str, address: str, body: Any, key: str) -> HttpResponse:
        headers = {"Idempotency-Key": key} if key else {}
        data = json.dumps(body) if body is not None else ""
        call = getattr(self.client, verb)
        return call(self._at(address), data, content_type="application/json", headers=headers)

    def _at(self, address: str) -> str:
        return address if address.startswith(("/", "http")) else ROOT + address


def program(member: Member, role: Role | None = None, by: Member | None = None) -> Program:
    """Return a program that acts for the member, with a token an owner made."""
    with everyone("the test looks for an owner of the member's publisher"):
        owner = by or Member.objects.select_related("user", "publisher").get(
            publisher_id=member.publisher_id, role=Role.OWNER.value
        )
    with acting_for(member.publisher_id):
        row, key = make_token(
            member=member,
            name="a test",
            role=role or Role(member.role),
            expires=None,
            by=owner,
        )
    return Program(row, key, member)


def small_book(by: Member, approver: Member, *, title: str = "Pip and the Moon") -> Book:
    """Return an approved book with a made print run. Called inside acting_for()."""
    book = make_book(by, title=title, scenes=8, approved=True, approver=approver)
    run = queue_run(edition=edition_of(book), by=approver)
    name, digest = storing.keep(PDF, publisher_id=book.publisher_id, suffix=".pdf")
    PrintRun.objects.filter(pk=run.pk).update(
        state="done", file=name, sha256=digest, warnings=1, report=json.dumps(REPORT)
    )
    subject = f"edition 1, print run {run.n}"
    record(book=book, what="press", subject=subject, by=None, to_state="done")
    Finding.objects.create(
        publisher_id=book.publisher_id,
        run=run,
        position=1,
        rule="pages.blank",
        verdict="warning",
        limit="2",
        measured="3",
    )
    return book
