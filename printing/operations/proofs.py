"""An author's proof: asked for, mailed as a link, shut, answered. A worker makes the file."""

from __future__ import annotations

import hashlib
import json

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from books import mailing, queue
from books.cover_layout import lay_out_cover
from books.covers import facts_of, hash_of
from books.enums import Act
from books.errors import IllegalMove, NotReady, Refused
from books.layouts import layout_hash
from books.models import Artwork, Edition, Member, Page, User
from books.openings import pictures_of
from books.operations.moves import record
from books.queries import pages_of
from books.rules import require
from printing.enums import ProofState, Reply
from printing.models import AuthorProof
from printing.operations.proofs_link import STANDS_FOR, link_to

PROOF_JOB = "printing.jobs.make_proof"
ANSWER_JOB = "printing.jobs.send_proof_answer"
LONGEST_REMARKS = 20_000


def make_proof(
    *,
    edition: Edition,
    by: Member,
    recipient_name: str,
    recipient_email: str = "",
    guides: bool = False,
    cover: bool = False,
    printed: bool = False,
) -> AuthorProof:
    """Queue a proof of an edition as it stands now, approved or not, for one person.

    `guides` shows trim and safe zone, `cover` puts the cover first, `printed` shows colours as
    inks will. Raises NotAllowed; Refused for a name or address that is none; NotReady for an
    edition without pages, or a cover that cannot be laid out.
    """
    require(by, Act.PROVE)
    name, email = _person(recipient_name, recipient_email)
    pages = pages_of(edition)
    if not pages:
        raise NotReady(f"{edition} has no pages here, so there is nothing to proof.")
    pictures = pictures_of(pages)
    shown = {picture.pk for picture in pictures.values()}
    if cover:
        lay_out_cover(edition, len(pages), newest=True)
    last = edition.proofs.aggregate(last=Max("n"))["last"] or 0
    try:
        with transaction.atomic():
            proof = AuthorProof.objects.create(
                publisher_id=edition.publisher_id,
                edition=edition,
                n=last + 1,
                pages=len(pages),
                pictures=len(shown),
                guides=guides,
                cover=cover,
                printed=printed,
                recipient_name=name,
                recipient_email=email,
                made_by=by.user,
            )
            tell(proof, "queue-proof", by.user, note=f"for {name}")
            wake_proof(proof)
    except IntegrityError as error:
        raise IllegalMove(
            "Somebody asked for a proof at the same moment. Nothing was queued by you; ask again."
        ) from error
    return proof


def send_proof(*, proof: AuthorProof, by: Member) -> AuthorProof:
    """Mail the proof's link to its person; it opens for thirty days and needs no account.

    A link, not the file: mail servers refuse what is large, a link can be shut again, and the
    answer given through it is bound to the file's hash. Raises NotAllowed; NotReady for a proof
    that is not made, or has no address; mailing.MailNotSentError.
    """
    require(by, Act.PROVE)
    _must_be_made(proof)
    if not proof.recipient_email:
        raise NotReady(
            f"Proof {proof.n} has no address to be mailed to. Nothing was sent; hand its link over."
        )
    if proof.shut_at is not None:
        raise IllegalMove(f"The link of proof {proof.n} was shut. Nothing was sent; make another.")
    mailing.send("author_proof", proof.recipient_email, _letter(proof, by))
    with transaction.atomic():
        AuthorProof.objects.filter(pk=proof.pk).update(sent_at=timezone.now())
        tell(proof, "send-proof", by.user, note=f"to {proof.recipient_email}")
    proof.refresh_from_db()
    return proof


@transaction.atomic
def shut_proof(*, proof: AuthorProof, by: Member) -> AuthorProof:
    """Shut the proof's link: it opens nothing from now on. Raises NotAllowed, IllegalMove."""
    require(by, Act.PROVE)
    shut = AuthorProof.objects.filter(pk=proof.pk, shut_at__isnull=True)
    if shut.update(shut_at=timezone.now()) != 1:
        raise IllegalMove(f"The link of proof {proof.n} is shut already. Nothing was changed.")
    tell(proof, "shut-proof", by.user)
    proof.refresh_from_db()
    return proof


def record_reply(
    *,
    proof: AuthorProof,
    reply: Reply,
    remarks: str,
    sha256: str,
    by: Member | None = None,
) -> AuthorProof:
    """Record what was answered to a proof, once. `sha256` is the file that was looked at.

    Without `by` its recipient answered through the link; a member records an answer that came
    another way. Raises NotAllowed; Refused for an answer that says nothing; IllegalMove for a
    proof that is answered already or is another file.
    """
    if by is not None:
        require(by, Act.PROVE)
    _must_be_made(proof)
    remarks = remarks.replace("\r\n", "\n").strip()
    _check_reply(proof, reply, remarks, sha256)
    with transaction.atomic():
        open_rows = AuthorProof.objects.filter(pk=proof.pk, reply=Reply.NONE.value)
        answered = open_rows.update(reply=reply.value, remarks=remarks, replied_at=timezone.now())
        if answered != 1:
            raise IllegalMove(
                f"Proof {proof.n} was answered already. Nothing was changed; ask for another proof "
                "to answer again."
            )
        note = remarks or f"sha256 {proof.sha256[:12]}"
        tell(proof, "answer-proof", by.user if by else None, to_state=reply.value, note=note)
        if by is None:
            queue.wake(
                ANSWER_JOB,
                key=f"answer-{proof.pk}",
                publisher=proof.publisher_id,
                row=proof.pk,
            )
    proof.refresh_from_db()
    return proof


def send_answer(*, proof: AuthorProof) -> bool:
    """Write to whoever made the proof that it was answered; return whether a letter went.

    Nobody who has left the publisher is written to. Raises mailing.MailNotSentError.
    """
    person = proof.made_by
    if person is None or not Member.objects.filter(user=person).exists():
        return False
    edition = proof.edition
    told = {
        "name": person.name,
        "reader": proof.recipient_name,
        "title": edition.shown_title,
        "n": proof.n,
        "reply": proof.reply,
        "remarks": proof.remarks,
        "link": reverse("proofs", args=[edition.publisher.slug, edition.book.slug, edition.number]),
    }
    mailing.send("proof_answered", person.email, told)
    return True


def wake_proof(proof: AuthorProof) -> None:
    """Wake a worker for a queued proof."""
    queue.wake(PROOF_JOB, key=waking_key(proof), publisher=proof.publisher_id, row=proof.pk)


def waking_key(proof: AuthorProof) -> str:
    """Return the queue's name for this proof's wake-up."""
    return f"proof-{proof.pk}"


def inputs_hash(
    edition: Edition, pages: list[Page], pictures: dict[int, Artwork], *, cover: bool
) -> str:
    """Return the sha256 of what a proof of these pages shows: it changes when they do."""
    total = len(pages)
    shown = [
        [
            layout_hash(page, edition, total),
            pictures[page.scene_id].sha256 if page.scene_id in pictures else "",
        ]
        for page in pages
    ]
    around = hash_of(facts_of(edition, total, newest=True)) if cover else ""
    facts = {"pages": shown, "title": edition.shown_title, "cover": around}
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def tell(
    proof: AuthorProof,
    what: str,
    by: User | None,
    *,
    from_state: str = "",
    to_state: str = "",
    note: str = "",
) -> None:
    """Record an event of a proof."""
    record(
        book=proof.edition.book,
        what=what,
        subject=f"edition {proof.edition.number}, proof {proof.n}",
        by=by,
        from_state=from_state,
        to_state=to_state or proof.state,
        note=note,
    )


def _person(name: str, email: str) -> tuple[str, str]:
    name, email = " ".join(name.split()), email.strip()
    if not name or len(name) > 200:
        raise Refused("Say in up to 200 letters whom the proof is for. Nothing was queued.")
    if email:
        try:
            validate_email(email)
        except ValidationError as error:
            raise Refused(f"{email!r} is no e-mail address. Nothing was queued.") from error
    return name, email


def _must_be_made(proof: AuthorProof) -> None:
    if proof.state != ProofState.DONE:
        raise NotReady(f"Proof {proof.n} is {proof.state}; nothing can be done with it yet.")


def _check_reply(proof: AuthorProof, reply: Reply, remarks: str, sha256: str) -> None:
    if reply == Reply.NONE:
        raise Refused("Say whether the proof is approved or needs changes. Nothing was recorded.")
    if reply == Reply.CHANGES and not remarks:
        raise Refused(
            "Say what should change, by page and line number. Nothing was recorded; your choice is "
            "kept below."
        )
    if len(remarks) > LONGEST_REMARKS:
        raise Refused(
            f"The remarks have {len(remarks):,} letters and {LONGEST_REMARKS:,} fit. Nothing was "
            "recorded; send the rest by mail."
        )
    if sha256 != proof.sha256:
        raise IllegalMove(
            f"Proof {proof.n} is another file than the one you answered. Nothing was recorded; "
            "open its link again."
        )


def _letter(proof: AuthorProof, by: Member) -> dict[str, object]:
    edition = proof.edition
    return {
        "name": proof.recipient_name,
        "sender": by.label,
        "publisher": edition.publisher,
        "title": edition.shown_title,
        "n": proof.n,
        "pages": proof.pages,
        "sha256": proof.sha256,
        "days": STANDS_FOR.days,
        "link": link_to(proof),
    }
