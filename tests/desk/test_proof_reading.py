"""The proof's own page: opened by a link, read and answered once, without an account."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from books.queries import edition_of
from books.tenancy import acting_for
from printing.models import AuthorProof
from printing.operations.proofs import shut_proof
from printing.operations.proofs_link import token_of
from printing.views import proofs_reading
from tests.desk.reading import at, body, shows, text_of
from tests.factories import make_book
from tests.personas import Press, client_of
from tests.printing.proofs_made import PDF, proof_made

SLUG = "the-owl"


@pytest.fixture
def proof(press: Press) -> AuthorProof:
    """A proof that stands."""
    with acting_for(press.publisher):
        return proof_made(edition_of(make_book(press.ben, title="The Owl")), press.ben)


def link(proof: AuthorProof, name: str = "author-proof") -> str:
    return reverse(name, kwargs={"token": token_of(proof)})


def test_whoever_has_the_link_reads_the_file_and_what_is_asked(proof: AuthorProof) -> None:
    stranger = Client()
    page = stranger.get(link(proof))
    assert page.status_code == 200
    told = text_of(page)
    for word in ("The Owl: proof 1", "Owl Press", "Made for Nina", proof.sha256):
        assert word in told
    assert page.headers["Cache-Control"] == "private, no-store"
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert page.headers["Referrer-Policy"] == "same-origin"
    file = stranger.get(link(proof, "author-proof-file"))
    assert b"".join(file.streaming_content) == PDF  # type: ignore[attr-defined]
    assert file.headers["Content-Type"] == "application/pdf"


def test_looking_changes_nothing_and_an_answer_is_shown_from_then_on(
    press: Press, proof: AuthorProof
) -> None:
    stranger = Client()
    for _ in range(3):
        stranger.get(link(proof))
    sent = stranger.post(
        link(proof),
        {"reply": "changes", "remarks": "Page 7, line 2: <b>owl</b>", "sha256": proof.sha256},
        follow=True,
    )
    assert "Changes asked" in text_of(sent)
    assert "&lt;b&gt;owl" in body(sent)
    assert "Send the answer" not in body(sent)
    again = stranger.post(link(proof), {"reply": "approved", "sha256": proof.sha256})
    assert again.status_code == 409
    assert "answered already" in text_of(again)
    with acting_for(press.publisher):
        proof.refresh_from_db()
    assert (proof.reply, proof.remarks) == ("changes", "Page 7, line 2: <b>owl</b>")


def test_an_answer_that_says_nothing_keeps_what_was_written(proof: AuthorProof) -> None:
    told = {"reply": "", "remarks": "A long letter.", "sha256": proof.sha256}
    refused = Client().post(link(proof), told)
    assert refused.status_code == 400
    assert "Nothing was recorded" in text_of(refused)
    assert "A long letter." in body(refused)


def test_a_form_from_elsewhere_is_refused(proof: AuthorProof) -> None:
    strict = Client(enforce_csrf_checks=True)
    told = {"reply": "approved", "sha256": proof.sha256}
    assert strict.post(link(proof), told).status_code == 403
    page = strict.get(link(proof))
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', body(page))
    assert found is not None
    assert strict.post(link(proof), told | {"csrfmiddlewaretoken": found[1]}).status_code == 302


def test_a_made_up_link_is_not_found_and_a_shut_one_says_so(
    press: Press, proof: AuthorProof
) -> None:
    for name in ("author-proof", "author-proof-file"):
        assert Client().get(reverse(name, kwargs={"token": "x-y"})).status_code == 404
    with acting_for(press.publisher):
        shut_proof(proof=proof, by=press.ben)
    for name in ("author-proof", "author-proof-file"):
        answer = Client().get(link(proof, name))
        assert answer.status_code == 410
        assert "shut this link" in text_of(answer)


def test_who_opens_too_many_waits(proof: AuthorProof, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs_reading, "RATES", {"author-proof": "2/m/ip"})
    answers = [Client().get(link(proof)).status_code for _ in range(3)]
    assert answers == [200, 200, 429]


def test_the_desk_lists_proofs_with_what_was_answered(press: Press, proof: AuthorProof) -> None:
    slug = SLUG
    Client().post(link(proof), {"reply": "changes", "remarks": "Line 3.", "sha256": proof.sha256})
    for member, may in ((press.ben, True), (press.rita, False)):
        screen = client_of(member).get(at("proofs", slug, 1))
        told = text_of(screen)
        assert "Proof 1, for Nina Changes asked" in told
        assert "Line 3." in told
        assert proof.sha256 in told
        assert "The book was changed since" in told
        assert shows(screen, "proof-file", slug, 1, 1)
        assert shows(screen, "make-proof", slug, 1) is may
        assert shows(screen, "send-proof", slug, 1, 1) is may


def test_a_proof_is_asked_for_mailed_and_shut_on_the_desk(press: Press, proof: AuthorProof) -> None:
    slug, ben = SLUG, client_of(press.ben)
    asked = ben.post(at("make-proof", slug, 1), {"name": "Otto", "guides": "on"}, follow=True)
    assert "Proof 2 is being made." in text_of(asked)
    assert 'hx-trigger="every 1s"' in body(asked)
    assert "picture 0 of" in text_of(ben.get(at("proofs-progress", slug, 1)))
    sent = ben.post(at("send-proof", slug, 1, 1), follow=True)
    assert "on its way to n@else.example" in text_of(sent)
    shut = ben.post(at("shut-proof", slug, 1, 1), follow=True)
    assert "opens nothing any more" in text_of(shut)
    nobody = ben.post(at("make-proof", slug, 1), {"name": " ", "email": "kept@else.example"})
    assert nobody.status_code == 400
    assert "kept@else.example" in body(nobody)
