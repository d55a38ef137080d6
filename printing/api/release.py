"""The life of a print file, what pressing would change, and corrections, for programs."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import operation
from books.api.serializers.titles import EditionTold
from books.api.shapes import Asked, Told
from books.api.words import Words
from books.enums import Act
from books.queries import pages_of
from books.views.finding import find_edition
from printing.api.serializers import RunTold
from printing.api.views import find_run
from printing.operations import corrections, impact
from printing.operations import release as deeds
from printing.operations.release_gates import release_gates
from printing.views.runs import gates_of

LONGEST_WORDS = 5_000


class PressGateTold(Told):
    """What must be approved before the press."""

    what = serializers.CharField(help_text="Words, pictures or layouts.")
    waiting = serializers.ListField(child=serializers.IntegerField(), help_text="Page numbers.")
    total = serializers.IntegerField()


class ReleaseGateTold(Told):
    """One condition of a release."""

    key = serializers.CharField()
    met = serializers.BooleanField()
    told = serializers.CharField()
    rules = serializers.ListField(
        child=serializers.CharField(), help_text="Broken rules that still lack a reason."
    )


class WaiverAsked(Asked):
    """Why one broken rule is let go."""

    rule = Words(max_length=60)
    reason = Words(max_length=300)


class ReleaseAsked(Asked):
    """A reason for each rule that the file breaks."""

    waivers = WaiverAsked(many=True, required=False)


class NoteAsked(Asked):
    """A note for the history."""

    note = Words(required=False, allow_blank=True, max_length=500, default="")


class AcceptAsked(Asked):
    """What the printer said, if anything."""

    words = Words(required=False, allow_blank=True, max_length=LONGEST_WORDS, default="")


class RejectAsked(Asked):
    """What the printer said."""

    words = Words(max_length=LONGEST_WORDS)


class WhyAsked(Asked):
    """Why."""

    reason = Words(max_length=500)


class CorrectionAsked(WhyAsked):
    """What is to be corrected, and the ISBN of the edition that does it."""

    isbn = Words(max_length=30, required=False, help_text="Needed once the edition was released.")


class PrintingTold(Told):
    """The printing that is in the making now."""

    printing = serializers.IntegerField()


class PageChangeTold(Told):
    """A page that would print otherwise."""

    number = serializers.IntegerField()
    words = serializers.BooleanField()
    pictures = serializers.BooleanField()
    places = serializers.BooleanField()


class FactChangeTold(Told):
    """A fact of the whole book that changed."""

    name = serializers.CharField()
    was = serializers.CharField(allow_blank=True)
    now = serializers.CharField(allow_blank=True)


class ChangesTold(Told):
    """What pressing now would change in the newest made interior; nothing of it is done."""

    since_run = serializers.IntegerField(source="since.n", default=None, allow_null=True)
    sentence = serializers.CharField(help_text='Such as "1 layout, 0 pictures, $0.00".')
    pages = PageChangeTold(source="changes.pages", many=True)
    added = serializers.ListField(source="changes.added", child=serializers.IntegerField())
    gone = serializers.ListField(source="changes.gone", child=serializers.IntegerField())
    facts = FactChangeTold(source="changes.facts", many=True)
    redraw = serializers.ListField(
        child=serializers.IntegerField(), help_text="Scenes whose picture is to be drawn (again)."
    )
    price_micros = serializers.IntegerField(
        source="quote.micros", help_text="In millionths of a US dollar."
    )
    trouble = serializers.CharField(allow_blank=True)


class RunDoor(Door):
    """A verb of one run: it acts, and tells the run as it stands then."""

    tag = "Printing"

    def acted(self, book: str, edition: int, n: int, deed: Any, **words: Any) -> Response:
        """Carry out `deed(run=, by=, ...)` and tell the run."""
        run = find_run(book, edition, n)
        deed(run=run, by=self.member, **words)
        return self.told(find_run(book, edition, n))


class RunGates(RunDoor):
    """What must be right before a run's file is let go."""

    @operation("list_release_gates", Act.SEE, gives=ReleaseGateTold, many=True)
    def get(self, request: Request, book: str, edition: int, n: int) -> Response:
        """List the gates of a run's release, as the desk shows them."""
        return self.told(release_gates(find_run(book, edition, n)))


class ReleaseRun(RunDoor):
    """Letting a file go."""

    @operation("release_run", Act.RELEASE, gives=RunTold, asks=ReleaseAsked)
    def post(self, request: Request, book: str, edition: int, n: int) -> Response:
        """Release a run: its file never changes from now on.

        A shut gate is answered 409 with every reason.
        """
        reasons = {each["rule"]: each["reason"] for each in self.asked().get("waivers", [])}
        return self.acted(book, edition, n, deeds.release, waivers=reasons)


class UploadRun(RunDoor):
    """Handing a file to the printer."""

    @operation("upload_run", Act.RELEASE, gives=RunTold, asks=NoteAsked)
    def post(self, request: Request, book: str, edition: int, n: int) -> Response:
        """Note that a released file was handed to the printer."""
        return self.acted(book, edition, n, deeds.upload, note=self.asked()["note"])


class AcceptRun(RunDoor):
    """The printer's yes."""

    @operation("accept_run", Act.RELEASE, gives=RunTold, asks=AcceptAsked)
    def post(self, request: Request, book: str, edition: int, n: int) -> Response:
        """Note that the printer accepted an uploaded file."""
        return self.acted(book, edition, n, deeds.accept, words=self.asked()["words"])


class RejectRun(RunDoor):
    """The printer's no."""

    @operation("reject_run", Act.RELEASE, gives=RunTold, asks=RejectAsked)
    def post(self, request: Request, book: str, edition: int, n: int) -> Response:
        """Note that the printer rejected an uploaded file, in his words."""
        return self.acted(book, edition, n, deeds.reject, words=self.asked()["words"])


class SupersedeRun(RunDoor):
    """Setting a file aside."""

    @operation("supersede_run", Act.RELEASE, gives=RunTold, asks=WhyAsked)
    def post(self, request: Request, book: str, edition: int, n: int) -> Response:
        """Set a made file aside; its bytes stay."""
        return self.acted(book, edition, n, deeds.supersede, reason=self.asked()["reason"])


class PressGates(Door):
    """What must be approved before the press."""

    tag = "Printing"

    @operation("list_press_gates", Act.SEE, gives=PressGateTold, many=True)
    def get(self, request: Request, book: str, edition: int) -> Response:
        """List the gates before the press, as the desk shows them."""
        found = find_edition(book, edition)
        return self.told(gates_of(found, pages_of(found)))


class PressChanges(Door):
    """What pressing now would change."""

    tag = "Printing"

    @operation("get_changes", Act.SEE, gives=ChangesTold)
    def get(self, request: Request, book: str, edition: int) -> Response:
        """Tell what pressing now would change in the newest made interior, page by page."""
        found = find_edition(book, edition)
        return self.told(impact.impact_of(found, pages_of(found)))


class NextPrinting(Door):
    """The next printing of an edition."""

    tag = "Printing"

    @operation("begin_next_printing", Act.RELEASE, gives=PrintingTold, asks=WhyAsked)
    def post(self, request: Request, book: str, edition: int) -> Response:
        """Begin the next printing: the same ISBN, small corrections."""
        found = find_edition(book, edition)
        reason = self.asked()["reason"]
        n = corrections.next_printing(edition=found, by=self.member, reason=reason)
        return self.told({"printing": n})


class CorrectEdition(Door):
    """An edition that corrects another."""

    tag = "Printing"

    @operation("correct_edition", Act.RELEASE, gives=EditionTold, asks=CorrectionAsked, status=201)
    def post(self, request: Request, book: str, edition: int) -> Response:
        """Begin an edition that corrects this one, its pages taken over as drafts."""
        asked = self.asked()
        fresh = corrections.new_edition(
            edition=find_edition(book, edition),
            by=self.member,
            reason=asked["reason"],
            isbn=asked.get("isbn", "").strip(),
        )
        return self.told(fresh)
