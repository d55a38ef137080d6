"""An edition's proofs: who got one, what came back, and asking for another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from books import storing
from books.models import Edition
from books.openings import pictures_of
from books.queries import pages_of
from books.showing import Badge
from books.views.answering import answer
from books.views.finding import find_edition, member_of
from printing.enums import ProofState, Reply
from printing.models import AuthorProof
from printing.operations import proofs as deeds
from printing.operations.proofs_link import link_to
from printing.showing import PROOF, REPLY

UNDER_WAY = (ProofState.QUEUED, ProofState.MAKING)


@dataclass(frozen=True)
class ProofRow:
    """A proof as a line of the list. `size` in bytes; `stale` where the book changed since."""

    proof: AuthorProof
    state: Badge
    reply: Badge | None
    size: int
    stale: bool
    link: str


@require_safe
def proofs(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Show the edition's proofs."""
    return show_proofs(request, find_edition(book, edition))


@require_safe
def proofs_progress(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Answer the list alone: what the screen asks for every second while one is made."""
    return render(request, "printing/proofs_list.html", told_of(find_edition(book, edition)))


@require_POST
def make_proof(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Queue a proof."""
    found, asked = find_edition(book, edition), request.POST
    return answer(
        request,
        lambda: deeds.make_proof(
            edition=found,
            by=member_of(request),
            recipient_name=asked.get("name", ""),
            recipient_email=asked.get("email", ""),
            guides="guides" in asked,
            cover="cover" in asked,
            printed="printed" in asked,
        ),
        told=lambda proof: _("Proof %(n)s is being made.") % {"n": proof.n},
        then=proofs_url(found),
        again=lambda status: show_proofs(request, find_edition(book, edition), status),
    )


@require_POST
def send_proof(request: HttpRequest, book: str, edition: int, n: int) -> HttpResponse:
    """Mail a proof's link."""
    proof = find_proof(book, edition, n)
    return _done(
        request,
        proof,
        lambda: deeds.send_proof(proof=proof, by=member_of(request)),
        _("Proof %(n)s is on its way to %(to)s."),
    )


@require_POST
def shut_proof(request: HttpRequest, book: str, edition: int, n: int) -> HttpResponse:
    """Shut a proof's link."""
    proof = find_proof(book, edition, n)
    return _done(
        request,
        proof,
        lambda: deeds.shut_proof(proof=proof, by=member_of(request)),
        _("The link of proof %(n)s opens nothing any more."),
    )


@require_POST
def answer_proof(request: HttpRequest, book: str, edition: int, n: int) -> HttpResponse:
    """Record an answer that came another way than through the link."""
    proof = find_proof(book, edition, n)
    return _done(
        request,
        proof,
        lambda: deeds.record_reply(
            proof=proof,
            reply=reply_of(request),
            remarks=request.POST.get("remarks", ""),
            sha256=request.POST.get("sha256", ""),
            by=member_of(request),
        ),
        _("The answer to proof %(n)s is recorded."),
    )


@require_safe
def proof_file(request: HttpRequest, book: str, edition: int, n: int) -> HttpResponseBase:
    """Hand out a proof."""
    return file_answer(find_proof(book, edition, n))


def find_proof(slug: str, edition: int, n: int) -> AuthorProof:
    """Return a proof with its edition and book, or raise Http404."""
    found = find_edition(slug, edition)
    proof = get_object_or_404(AuthorProof.objects.select_related("made_by"), edition=found, n=n)
    proof.edition = found
    return proof


def proofs_url(edition: Edition) -> str:
    """Return the edition's proofs."""
    return reverse("proofs", args=[edition.publisher.slug, edition.book.slug, edition.number])


def reply_of(request: HttpRequest) -> Reply:
    """Return the answer a form chose; none where it chose nothing we know."""
    said = request.POST.get("reply", "")
    return Reply(said) if said in {reply.value for reply in Reply} else Reply.NONE


def file_answer(proof: AuthorProof) -> FileResponse:
    """Return a proof's PDF, to be read in the browser. Raises Http404 where there is none."""
    if not proof.file or not storing.exists(proof.file):
        raise Http404
    edition = proof.edition
    response = FileResponse(
        default_storage.open(proof.file, "rb"),
        filename=f"{edition.book.slug}-e{edition.number}-proof{proof.n}.pdf",
        content_type="application/pdf",
    )
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    response["ETag"] = f'"{proof.sha256}"'
    return response


def show_proofs(request: HttpRequest, edition: Edition, status: int = 200) -> HttpResponse:
    """Render the proofs' screen; another status follows a deed that failed."""
    told = told_of(edition) | {"pages": edition.pages.count(), "asked": request.POST}
    return render(request, "printing/proofs.html", told, status=status)


def told_of(edition: Edition) -> dict[str, Any]:
    """Return the edition's proofs, the newest first."""
    found = list(edition.proofs.select_related("made_by"))
    for proof in found:
        proof.edition = edition
    now = _inputs_now(edition, found)
    return {
        "book": edition.book,
        "edition": edition,
        "rows": [_row(proof, now) for proof in found],
        "under_way": any(proof.state in UNDER_WAY for proof in found),
        "tab": "proofs",
    }


def _inputs_now(edition: Edition, found: list[AuthorProof]) -> dict[bool, str]:
    """What a proof made now would show, with a cover and without, where any was made."""
    kinds = {proof.cover for proof in found if proof.inputs_sha256}
    if not kinds:
        return {}
    pages = pages_of(edition)
    pictures = pictures_of(pages)
    return {kind: deeds.inputs_hash(edition, pages, pictures, cover=kind) for kind in kinds}


def _row(proof: AuthorProof, now: dict[bool, str]) -> ProofRow:
    made = proof.state == ProofState.DONE
    return ProofRow(
        proof=proof,
        state=PROOF[ProofState(proof.state)],
        reply=REPLY[Reply(proof.reply)] if made else None,
        size=storing.size_to_show(proof.file),
        stale=made and proof.inputs_sha256 != now.get(proof.cover),
        link=link_to(proof) if made and proof.shut_at is None else "",
    )


def _done(
    request: HttpRequest, proof: AuthorProof, deed: Callable[[], AuthorProof], told: str
) -> HttpResponse:
    edition = proof.edition
    return answer(
        request,
        deed,
        told=lambda done: told % {"n": done.n, "to": done.recipient_email},
        then=proofs_url(edition),
        again=lambda status: show_proofs(request, edition, status),
    )
