"""An edition's proofs for programs: asked for, mailed, shut, answered."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.files import stored_file
from books.api.operation import operation
from books.api.paging import Paging
from books.api.shapes import Asked, Told
from books.api.words import Word, Words, YesNo
from books.enums import Act
from books.views.finding import find_edition
from printing.enums import ProofState, Reply
from printing.operations import proofs as deeds
from printing.views.proofs import find_proof

ANSWERS = ("approved", "changes")


class ProofTold(Told):
    """An author's proof: for whom, which file, what came back."""

    n = serializers.IntegerField()
    state = Word(ProofState)
    pages = serializers.IntegerField()
    pictures = serializers.IntegerField()
    pictures_done = serializers.IntegerField()
    sha256 = serializers.CharField(allow_blank=True, help_text="Of the PDF; empty without one.")
    guides = serializers.BooleanField()
    cover = serializers.BooleanField()
    printed = serializers.BooleanField(help_text="Whether colours are shown as they will print.")
    recipient_name = serializers.CharField()
    recipient_email = serializers.CharField(allow_blank=True)
    reply = serializers.CharField(allow_blank=True, help_text="approved, changes, or empty.")
    remarks = serializers.CharField(allow_blank=True)
    failure = serializers.CharField(allow_blank=True)
    made_by = serializers.CharField(source="made_by.name", default=None, allow_null=True)
    created_at = serializers.DateTimeField()
    sent_at = serializers.DateTimeField(allow_null=True)
    shut_at = serializers.DateTimeField(allow_null=True)
    replied_at = serializers.DateTimeField(allow_null=True)


class MakeProofAsked(Asked):
    """A proof for one person."""

    recipient_name = Words(max_length=200)
    recipient_email = Words(required=False, allow_blank=True, default="", max_length=254)
    guides = YesNo(required=False, default=False, help_text="Show trim and safe zone.")
    cover = YesNo(required=False, default=False, help_text="The cover first.")
    printed = YesNo(required=False, default=False, help_text="Colours as they will print.")


class AnswerAsked(Asked):
    """An answer that came another way than through the proof's link."""

    reply = serializers.RegexField(rf"^({'|'.join(ANSWERS)})$", help_text="approved or changes.")
    remarks = Words(required=False, allow_blank=True, default="", max_length=20_000)
    file_sha256 = Words(max_length=64, help_text="The file that was looked at.")


class Proofs(Door):
    """An edition's proofs."""

    tag = "Printing"

    @operation("list_proofs", Act.SEE, gives=ProofTold, query=Paging, paged=True)
    def get(self, request: Request, book: str, edition: int) -> Response:
        """List an edition's proofs, the newest first."""
        rows = find_edition(book, edition).proofs.select_related("made_by")
        return self.page(rows.all(), order=("-n",))

    @operation("make_proof", Act.PROVE, gives=ProofTold, asks=MakeProofAsked, status=202)
    def post(self, request: Request, book: str, edition: int) -> Response:
        """Make a proof of an edition as it stands now: queued, then made by a worker."""
        asked = dict(self.asked())
        proof = deeds.make_proof(edition=find_edition(book, edition), by=self.member, **asked)
        return self.told(proof)


class Proof(Door):
    """One proof."""

    tag = "Printing"

    @operation("get_proof", Act.SEE, gives=ProofTold)
    def get(self, request: Request, book: str, edition: int, n: int) -> Response:
        """Show a proof."""
        return self.told(find_proof(book, edition, n))


class ProofFile(Door):
    """A proof's PDF."""

    tag = "Printing"

    @operation("download_proof", Act.SEE, gives=("application/pdf",))
    def get(self, request: Request, book: str, edition: int, n: int) -> HttpResponseBase:
        """Download a proof. It is no print file."""
        proof = find_proof(book, edition, n)
        if not proof.file:
            raise Http404
        called = f"{proof.edition.book.slug}-e{proof.edition.number}-proof{proof.n}.pdf"
        answer = stored_file(proof.file, "application/pdf", called, attached=True)
        answer["ETag"] = f'"{proof.sha256}"'
        return answer


class SendProof(Door):
    """Mailing a proof's link."""

    tag = "Printing"

    @operation("send_proof", Act.PROVE, gives=ProofTold, at_once=False)
    def post(self, request: Request, book: str, edition: int, n: int) -> Response:
        """Mail a made proof's link to its person; it opens for thirty days, without an account."""
        return self.told(deeds.send_proof(proof=find_proof(book, edition, n), by=self.member))


class ShutProof(Door):
    """Shutting a proof's link."""

    tag = "Printing"

    @operation("shut_proof", Act.PROVE, gives=ProofTold)
    def post(self, request: Request, book: str, edition: int, n: int) -> Response:
        """Shut a proof's link: it opens nothing from now on."""
        return self.told(deeds.shut_proof(proof=find_proof(book, edition, n), by=self.member))


class AnswerProof(Door):
    """Recording an answer."""

    tag = "Printing"

    @operation("answer_proof", Act.PROVE, gives=ProofTold, asks=AnswerAsked)
    def post(self, request: Request, book: str, edition: int, n: int) -> Response:
        """Record an answer that came another way than through the link, once."""
        asked = self.asked()
        proof = deeds.record_reply(
            proof=find_proof(book, edition, n),
            reply=Reply(asked["reply"]),
            remarks=asked.get("remarks", ""),
            sha256=asked["file_sha256"],
            by=self.member,
        )
        return self.told(proof)
