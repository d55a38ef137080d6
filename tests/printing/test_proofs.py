"""A proof's life: asked for, made by a worker, mailed, answered once; found again after a crash."""

from __future__ import annotations

import hashlib
import io
from datetime import timedelta
from typing import Any

import pikepdf
import pytest
from django.core import mail
from django.utils import timezone

from books import queue, storing
from books.errors import Gone, IllegalMove, NotAllowed, NotReady, Refused
from books.models import Edition, Event
from books.operations.orphans import named_files
from books.queries import edition_of
from books.tenancy import acting_for, everyone
from printing import jobs
from printing.enums import ProofState, Reply
from printing.models import AuthorProof
from printing.operations import proofs_making, proofs_sweep
from printing.operations.proofs import make_proof, record_reply, send_proof, shut_proof, waking_key
from printing.operations.proofs_link import STANDS_FOR, proof_of, token_of
from tests.factories import add_candidate, make_book
from tests.personas import Press


@pytest.fixture
def edition(owl: Press) -> Edition:
    """A book with pictures that nobody approved yet."""
    return edition_of(make_book(owl.ben, scenes=4, spreads=1, with_art=True))


@pytest.fixture
def proof(owl: Press, edition: Edition) -> AuthorProof:
    """A proof that was asked for."""
    return make_proof(
        edition=edition,
        by=owl.ben,
        recipient_name="Nina Finch",
        recipient_email="nina@far.example",
    )


@pytest.fixture
def made(proof: AuthorProof, monkeypatch: pytest.MonkeyPatch) -> AuthorProof:
    """A proof that stands, without the cost of drawing one."""

    def drawn(parts: Any, out: Any, marking: Any, **_: Any) -> Any:
        out.write_bytes(b"%PDF-1.4 a proof")
        return proofs_making.Proofed(16, "", 24)

    with monkeypatch.context() as patched:
        patched.setattr(proofs_making, "author_proof", drawn)
        proofs_making.carry(proof=proof)
    proof.refresh_from_db()
    return proof


def told(edition: Edition) -> list[tuple[str, str, str]]:
    events = Event.objects.filter(book=edition.book, subject__contains="proof")
    return [(event.what, event.to_state, event.note) for event in events.order_by("pk")]


def test_a_worker_makes_the_whole_proof_of_what_nobody_approved_yet(
    owl: Press, edition: Edition, proof: AuthorProof
) -> None:
    assert (proof.n, proof.state, proof.pages, proof.pictures) == (1, "queued", 24, 4)
    jobs.make_proof(owl.publisher.pk, proof.pk)
    proof.refresh_from_db()
    assert (proof.state, proof.failure, proof.tries) == ("done", "", 1)
    assert proof.pictures_done == 4
    data = storing.read(proof.file)
    assert data.startswith(b"%PDF-1.")
    assert hashlib.sha256(data).hexdigest() == proof.sha256
    assert len(data) < 2_000_000
    assert told(edition) == [
        ("queue-proof", "queued", "for Nina Finch"),
        ("make-proof", "done", f"sha256 {proof.sha256[:12]}"),
    ]


def test_every_proof_has_its_own_number_and_person(owl: Press, edition: Edition) -> None:
    first = make_proof(edition=edition, by=owl.ben, recipient_name="  Nina   Finch ")
    second = make_proof(edition=edition, by=owl.paul, recipient_name="Otto", guides=True)
    assert (first.n, first.recipient_name, first.recipient_email) == (1, "Nina Finch", "")
    assert (second.n, second.guides) == (2, True)
    assert proofs_making.words_across(second) == "PROOF 2 · for Otto · not for print"


def test_a_reviewer_makes_none(owl: Press, edition: Edition) -> None:
    with pytest.raises(NotAllowed, match="may not prove"):
        make_proof(edition=edition, by=owl.rita, recipient_name="Nina")
    assert not AuthorProof.objects.exists()


@pytest.mark.parametrize(
    ("name", "email", "why"),
    [(" ", "", "whom the proof is for"), ("x" * 201, "", "200"), ("Nina", "nina", "no e-mail")],
)
def test_a_person_that_is_none_is_refused(
    owl: Press, edition: Edition, name: str, email: str, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        make_proof(edition=edition, by=owl.ben, recipient_name=name, recipient_email=email)
    assert not AuthorProof.objects.exists()


def test_a_book_the_press_cannot_set_fails_with_its_sentence(
    owl: Press, edition: Edition, proof: AuthorProof
) -> None:
    words = edition.pages.filter(kind="story", template="text").first()
    assert words is not None
    edition.pages.filter(pk=words.pk).update(text="Word. " * 700)
    proofs_making.carry(proof=proof)
    proof.refresh_from_db()
    assert proof.state == ProofState.FAILED
    assert "does not fit" in proof.failure
    assert told(edition)[-1][0] == "proof-failed"


def test_a_proof_that_somebody_else_holds_is_left_alone(proof: AuthorProof) -> None:
    AuthorProof.objects.filter(pk=proof.pk).update(state="making", held_by="elsewhere:1")
    proofs_making.carry(proof=proof)
    proof.refresh_from_db()
    assert (proof.state, proof.held_by) == ("making", "elsewhere:1")


def test_a_lost_wake_up_is_repeated_by_the_sweep(
    owl: Press, proof: AuthorProof, monkeypatch: pytest.MonkeyPatch
) -> None:
    woken: list[str] = []
    monkeypatch.setattr(queue, "wake", lambda job, *, key, **_: woken.append(key))
    monkeypatch.setattr(queue, "is_waiting", lambda key: False)
    assert proofs_sweep.sweep_proofs() == 1
    assert woken == [waking_key(proof)]
    monkeypatch.setattr(queue, "is_waiting", lambda key: True)
    assert proofs_sweep.sweep_proofs() == 0


def test_a_proof_whose_worker_died_is_made_again_and_not_for_ever(
    proof: AuthorProof, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "is_waiting", lambda key: True)
    rows = AuthorProof.objects.filter(pk=proof.pk)
    late = timezone.now() - timedelta(seconds=1)
    rows.update(state="making", lease_until=late, tries=1)
    assert proofs_sweep.sweep_proofs() == 1
    proof.refresh_from_db()
    assert (proof.state, proof.held_by) == ("queued", "")
    rows.update(state="making", lease_until=late, tries=proofs_sweep.TRIES)
    proofs_sweep.sweep_proofs()
    proof.refresh_from_db()
    assert proof.state == ProofState.FAILED
    assert "5 workers died" in proof.failure


def test_the_link_is_mailed_with_the_hash_and_may_be_mailed_again(
    owl: Press, edition: Edition, made: AuthorProof
) -> None:
    send_proof(proof=made, by=owl.paul)
    send_proof(proof=made, by=owl.paul)
    assert len(mail.outbox) == 2
    letter = mail.outbox[0]
    assert letter.to == ["nina@far.example"]
    assert made.sha256 in letter.body
    assert f"/proofs/{made.pk}" not in letter.body  # signed, not counted
    assert "/proofs/" in letter.body
    assert told(edition)[-1] == ("send-proof", "done", "to nina@far.example")
    made.refresh_from_db()
    assert made.sent_at is not None


def test_what_is_not_made_or_has_no_address_is_not_mailed(
    owl: Press, edition: Edition, proof: AuthorProof
) -> None:
    with pytest.raises(NotReady, match="is queued"):
        send_proof(proof=proof, by=owl.ben)
    AuthorProof.objects.filter(pk=proof.pk).update(
        state="done", file="x", sha256="e" * 64, recipient_email=""
    )
    proof.refresh_from_db()
    with pytest.raises(NotReady, match="no address"):
        send_proof(proof=proof, by=owl.ben)
    assert mail.outbox == []


def test_a_link_opens_its_proof_until_it_is_too_old_shut_or_changed(
    owl: Press, made: AuthorProof, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = token_of(made)
    assert proof_of(token) == made
    assert proof_of(token[:-2] + "xx") is None
    assert proof_of("x-y") is None
    now = timezone.now().timestamp()
    monkeypatch.setattr("time.time", lambda: now + STANDS_FOR.total_seconds() + 60)
    with pytest.raises(Gone, match="older than 30 days"):
        proof_of(token)
    monkeypatch.undo()
    shut_proof(proof=made, by=owl.ben)
    with pytest.raises(Gone, match="shut this link"):
        proof_of(token)
    with pytest.raises(IllegalMove, match="shut already"):
        shut_proof(proof=made, by=owl.ben)


def test_an_answer_is_recorded_once_for_the_file_that_was_seen(
    owl: Press, edition: Edition, made: AuthorProof
) -> None:
    with pytest.raises(IllegalMove, match="another file"):
        record_reply(proof=made, reply=Reply.APPROVED, remarks="", sha256="0" * 64)
    with pytest.raises(Refused, match="what should change"):
        record_reply(proof=made, reply=Reply.CHANGES, remarks=" ", sha256=made.sha256)
    with pytest.raises(Refused, match="approved or needs changes"):
        record_reply(proof=made, reply=Reply.NONE, remarks="x", sha256=made.sha256)
    with pytest.raises(Refused, match="20,001 letters"):
        record_reply(proof=made, reply=Reply.CHANGES, remarks="x" * 20_001, sha256=made.sha256)
    record_reply(
        proof=made, reply=Reply.CHANGES, remarks="p. 7, line 2:\r\n'owl'", sha256=made.sha256
    )
    made.refresh_from_db()
    assert (made.reply, made.remarks) == ("changes", "p. 7, line 2:\n'owl'")
    assert made.replied_at is not None
    jobs.send_proof_answer(owl.publisher.pk, made.pk)
    letter = mail.outbox[-1]
    assert letter.to == [owl.ben.user.email]
    assert letter.subject.endswith("Nina Finch asks for changes in proof 1 of Pip and the Moon")
    assert "p. 7, line 2: 'owl'" in letter.body
    event = Event.objects.get(what="answer-proof")
    assert (event.by, event.to_state, event.note) == (None, "changes", made.remarks)
    with pytest.raises(IllegalMove, match="answered already"):
        record_reply(proof=made, reply=Reply.APPROVED, remarks="", sha256=made.sha256)


def test_a_member_records_an_answer_that_came_by_telephone(owl: Press, made: AuthorProof) -> None:
    with pytest.raises(NotAllowed):
        record_reply(proof=made, reply=Reply.APPROVED, remarks="", sha256=made.sha256, by=owl.rita)
    record_reply(proof=made, reply=Reply.APPROVED, remarks="", sha256=made.sha256, by=owl.ben)
    assert Event.objects.get(what="answer-proof").by == owl.ben.user


def test_a_later_picture_is_seen_in_what_a_proof_showed(
    owl: Press, edition: Edition, made: AuthorProof
) -> None:
    from books.openings import pictures_of
    from books.queries import pages_of
    from printing.operations.proofs import inputs_hash

    def now() -> str:
        pages = pages_of(edition)
        return inputs_hash(edition, pages, pictures_of(pages), cover=False)

    assert made.inputs_sha256 == now()
    add_candidate(scene=edition.book.scenes.get(position=2), seed=9)
    assert made.inputs_sha256 != now()


def test_the_file_of_a_proof_is_no_orphan(made: AuthorProof) -> None:
    with everyone("the orphan sweep asks so"):
        assert made.file in named_files()


def test_another_publisher_sees_none(owl: Press, made: AuthorProof) -> None:
    with acting_for(owl.olga.publisher):
        assert not AuthorProof.objects.exists()


def test_the_cover_stands_first_where_it_is_asked_for(owl: Press, edition: Edition) -> None:
    proof = make_proof(edition=edition, by=owl.ben, recipient_name="Nina", cover=True)
    proofs_making.carry(proof=proof)
    proof.refresh_from_db()
    assert (proof.state, proof.failure) == ("done", "")
    with pikepdf.Pdf.open(io.BytesIO(storing.read(proof.file))) as made:
        assert len(made.pages) == proof.pages == 25
        assert float(made.pages[0].mediabox[2]) > 2 * 612 > float(made.pages[1].mediabox[2])
