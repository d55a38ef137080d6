"""A proof as its reader sees it: opened by a link, read, answered once. No account, no publisher.

A GET changes nothing, so that programs that open links in mails answer nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from books import storing
from books.errors import Gone, OctavoError
from books.tenancy import acting_for
from books.views.trouble import not_found, too_many
from printing.enums import Reply
from printing.models import AuthorProof
from printing.operations.proofs import record_reply
from printing.operations.proofs_link import proof_of
from printing.showing import REPLY
from printing.views.proofs import file_answer, reply_of

# By machine: enough for people who read, far too few to guess a signature.
RATES = {"author-proof": "60/m/ip"}
WINDOW = 60

View = Callable[[HttpRequest, AuthorProof, str], HttpResponseBase]


def _opened(view: View) -> Callable[[HttpRequest, str], HttpResponseBase]:
    """Let a view see the proof of a link, inside its publisher's wall."""

    @wraps(view)
    def asked(request: HttpRequest, token: str) -> HttpResponseBase:
        used = ratelimit.consume(
            request, app="octavo", action="author-proof", config=RATES, limit_get=True
        )
        if not used:
            return too_many(request, WINDOW)
        try:
            proof = proof_of(token)
        except Gone as error:
            return _private(_shown(request, error.status, shut=str(error)))
        if proof is None:
            return not_found(request)
        timezone.activate(proof.edition.publisher.time_zone)
        try:
            with acting_for(proof.publisher_id):
                return _private(view(request, proof, token))
        finally:
            timezone.deactivate()

    return asked


@require_http_methods(["GET", "HEAD", "POST"])
@_opened
def author_proof(request: HttpRequest, proof: AuthorProof, token: str) -> HttpResponseBase:
    """Show what the link is for; a POST answers it."""
    if request.method != "POST":
        return _shown(request, 200, proof=proof, token=token)
    try:
        record_reply(
            proof=proof,
            reply=reply_of(request),
            remarks=request.POST.get("remarks", ""),
            sha256=request.POST.get("sha256", ""),
        )
    except OctavoError as error:
        proof.refresh_from_db()
        return _shown(request, error.status, proof=proof, token=token, refused=str(error))
    return redirect("author-proof", token=token)


@require_safe
@_opened
def author_proof_file(request: HttpRequest, proof: AuthorProof, token: str) -> HttpResponseBase:
    """Hand out the file the link is for."""
    return file_answer(proof)


def _shown(
    request: HttpRequest, status: int, proof: AuthorProof | None = None, **told: object
) -> HttpResponse:
    shown: dict[str, object] = dict(told)
    if proof is not None:
        shown |= {
            "proof": proof,
            "edition": proof.edition,
            "house": proof.edition.publisher,
            "size": storing.size_to_show(proof.file),
            "reply": REPLY[Reply(proof.reply)],
            "asked": request.POST,
        }
    return render(request, "printing/proof_reading.html", shown, status=status)


def _private(response: HttpResponseBase) -> HttpResponseBase:
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    # The address is the key: no other site may learn it. "no-referrer" would say too little: a
    # form's Origin is then "null", which the check against forged requests refuses.
    response["Referrer-Policy"] = "same-origin"
    return response
