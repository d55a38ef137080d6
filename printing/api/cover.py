"""An edition's cover, the package of its released files and their job sheet, for programs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import operation
from books.api.serializers.pages import ReasonAsked
from books.api.serializers.scenes import SceneTold
from books.api.shapes import Asked, Told
from books.api.views.scenes import shown_scenes
from books.api.words import LARGEST_WHOLE, Word, Words, YesNo
from books.cover_changes import changes
from books.cover_fields import (
    LONGEST_BLURB,
    LONGEST_LINE,
    LONGEST_NAME,
    fields_of,
    seen_of,
)
from books.covers import (
    cover_is_approved,
    facts_of,
    geometry_of,
    hash_of,
    shown_author,
    shown_illustrator,
)
from books.enums import Act, Barcode, SceneKind
from books.models import Edition
from books.operations import cover as deeds
from books.operations.cover_scene import begin_cover
from books.proofs import EDGES
from books.views.finding import find_edition
from printing.api.words import COVER_KINDS
from printing.operations.cover import parts_of
from printing.operations.cover_proof import prove_cover
from printing.press.cover_geometry import CoverError
from printing.views.cover_package import packed, sheet_of


class Amount(serializers.RegexField):
    """A number as people write it, such as "14.99"."""

    def to_internal_value(self, data: Any) -> Any:
        """Return the amount; what is no amount is left to the pattern to refuse."""
        written = super().to_internal_value(data)
        try:
            return Decimal(written)
        except InvalidOperation:
            return written


class Price(Amount):
    """An amount of money."""

    def __init__(self, **options: Any) -> None:
        super().__init__(r"^[0-9]{1,6}(\.[0-9]{1,2})?$", **options)


class Flap(Amount):
    """The width of a jacket's flap: 2 to 5 in, to a thousandth."""

    def __init__(self, **options: Any) -> None:
        super().__init__(r"^([2-4](\.[0-9]{1,3})?|5(\.0{1,3})?)$", **options)


class CoverTold(Told):
    """A cover: what stands on it, what it measures, how it stands."""

    title = serializers.CharField()
    author = serializers.CharField(allow_blank=True, help_text="As the cover prints it.")
    illustrator = serializers.CharField(allow_blank=True)
    blurb = serializers.CharField(allow_blank=True)
    price = serializers.DecimalField(max_digits=8, decimal_places=2, allow_null=True)
    currency = serializers.CharField(allow_blank=True)
    age_line = serializers.CharField(allow_blank=True)
    cover_author = serializers.CharField(allow_blank=True, help_text="Empty follows the credits.")
    cover_illustrator = serializers.CharField(allow_blank=True)
    logo = serializers.IntegerField(allow_null=True, help_text="A picture of this title.")
    spine_text = serializers.BooleanField(help_text="A wish: the printer decides.")
    barcode = Word(Barcode)
    price_addon = serializers.CharField(allow_blank=True)
    flap_in = serializers.DecimalField(
        max_digits=5, decimal_places=3, help_text="A jacket's flaps, from the fold to the edge."
    )
    endpapers = serializers.IntegerField(
        allow_null=True, help_text="The picture on the endpapers; without one a colour."
    )
    approved = serializers.BooleanField()
    changed = serializers.ListField(
        child=serializers.CharField(), help_text="What was changed since it was approved."
    )
    note = serializers.CharField(allow_blank=True, help_text="Why it was sent back.")
    parts = serializers.ListField(
        child=serializers.CharField(), help_text="The files that can be pressed beside the inside."
    )
    width_in = serializers.FloatField(allow_null=True, help_text="Empty where unmeasured.")
    height_in = serializers.FloatField(allow_null=True)
    spine_in = serializers.FloatField(allow_null=True)
    trouble = serializers.CharField(allow_blank=True, help_text="Why it cannot be measured.")
    seen = serializers.CharField(help_text="Send it back with a change.")
    looked = serializers.CharField(help_text="Send it back with an approval.")


class ChangeCoverAsked(Asked):
    """What shall stand on the cover; what is left out stays."""

    seen = Words(max_length=40, help_text="From the cover you read; a save since is 409.")
    blurb = Words(required=False, allow_blank=True, max_length=LONGEST_BLURB)
    price = Price(required=False, allow_null=True)
    currency = Words(required=False, allow_blank=True, max_length=3)
    age_line = Words(required=False, allow_blank=True, max_length=LONGEST_LINE)
    cover_author = Words(required=False, allow_blank=True, max_length=LONGEST_NAME)
    cover_illustrator = Words(required=False, allow_blank=True, max_length=LONGEST_NAME)
    logo = serializers.IntegerField(
        required=False, allow_null=True, min_value=1, max_value=LARGEST_WHOLE
    )
    spine_text = YesNo(required=False)
    barcode = Word(Barcode, required=False)
    price_addon = Words(required=False, allow_blank=True, max_length=5)
    flap_in = Flap(required=False, help_text="2 to 5 in, such as 3.5.")
    endpapers = serializers.IntegerField(
        required=False,
        allow_null=True,
        min_value=1,
        max_value=LARGEST_WHOLE,
        help_text="Approved for a scene of this title, or handed in without a place.",
    )


class CoverApprovalAsked(Asked):
    """The cover that was looked at."""

    looked = Words(max_length=64, help_text="From the cover you read; a change since is 409.")


class CoverBegunAsked(Asked):
    """Which side's picture to begin."""

    kind = Word(COVER_KINDS)


class CoverDoor(Door):
    """An address of one cover."""

    tag = "Covers"

    def told_cover(self, edition: Edition) -> Response:
        """Return the cover as it stands now."""
        return self.told(cover_of(edition))


class Cover(CoverDoor):
    """An edition's cover."""

    @operation("get_cover", Act.SEE, gives=CoverTold)
    def get(self, request: Request, book: str, edition: int) -> Response:
        """Show an edition's cover."""
        return self.told_cover(find_edition(book, edition))

    @operation("change_cover", Act.EDIT, gives=CoverTold, asks=ChangeCoverAsked)
    def patch(self, request: Request, book: str, edition: int) -> Response:
        """Change what stands on the cover. It is to be approved anew."""
        found, asked = find_edition(book, edition), dict(self.asked())
        seen = asked.pop("seen")
        fields = replace(fields_of(found), **asked)
        deeds.change_cover(edition=found, fields=fields, seen=seen, by=self.member)
        return self.told_cover(find_edition(book, edition))


class ApproveCover(CoverDoor):
    """Approving a cover."""

    @operation("approve_cover", Act.APPROVE, gives=CoverTold, asks=CoverApprovalAsked)
    def post(self, request: Request, book: str, edition: int) -> Response:
        """Approve the cover as you read it, bound to everything that goes in."""
        found = find_edition(book, edition)
        deeds.approve_cover(edition=found, by=self.member, looked=self.asked()["looked"])
        return self.told_cover(find_edition(book, edition))


class AskCoverChanges(CoverDoor):
    """Sending a cover back."""

    @operation("ask_cover_changes", Act.ASK_CHANGES, gives=CoverTold, asks=ReasonAsked)
    def post(self, request: Request, book: str, edition: int) -> Response:
        """Send the cover back with a reason."""
        found = find_edition(book, edition)
        deeds.ask_cover_changes(edition=found, reason=self.asked()["reason"], by=self.member)
        return self.told_cover(find_edition(book, edition))


class BeginCover(CoverDoor):
    """Beginning a cover's picture."""

    @operation("begin_cover", Act.EDIT, gives=SceneTold, asks=CoverBegunAsked)
    def post(self, request: Request, book: str, edition: int) -> Response:
        """Make the front's or the back's scene with a proposed brief, or return it."""
        found, kind = find_edition(book, edition), SceneKind(self.asked()["kind"])
        scene = begin_cover(book=found.book, kind=kind, by=self.member)
        return self.told(shown_scenes(book).get(pk=scene.pk))


class CoverPicture(CoverDoor):
    """A cover to look at."""

    @operation("cover_picture", Act.SEE, gives=("image/webp",), waits=True)
    def get(self, request: Request, book: str, edition: int, edge: int) -> HttpResponseBase:
        """Show the whole cover as the press makes it; the edge is 512, 1024 or 2048 pixels."""
        if edge not in EDGES:
            raise Http404
        found = find_edition(book, edition)
        proof = prove_cover(found, found.pages.count(), edge=edge)
        answer = HttpResponse(proof.data, content_type="image/webp")
        answer["ETag"] = f'"{proof.sha256[:32]}"'
        return answer


class Package(CoverDoor):
    """The package for a printer."""

    @operation("download_package", Act.DOWNLOAD, gives=("application/zip",), waits=True)
    def get(self, request: Request, book: str, edition: int) -> HttpResponseBase:
        """Download the released files, their certificates and the job sheet as one zip."""
        return packed(find_edition(book, edition), self.member)


class JobSheetTold(Told):
    """All an offset printer asks before a job; lengths in inches and millimetres."""

    format = serializers.CharField()
    title = serializers.CharField()
    author = serializers.CharField(allow_blank=True)
    publisher = serializers.CharField()
    isbn = serializers.CharField(allow_blank=True)
    pages = serializers.IntegerField()
    trim = serializers.DictField()
    bleed = serializers.DictField()
    stock = serializers.DictField()
    colours = serializers.DictField()
    files = serializers.ListField(child=serializers.DictField())


class JobSheet(CoverDoor):
    """The job sheet."""

    @operation("get_job_sheet", Act.SEE, gives=JobSheetTold)
    def get(self, request: Request, book: str, edition: int) -> Response:
        """Show the job sheet of the files that are released now."""
        return Response(sheet_of(find_edition(book, edition)))


def cover_of(edition: Edition) -> dict[str, Any]:
    """Return what CoverTold tells."""
    pages = edition.pages.count()
    facts, approved = facts_of(edition, pages), cover_is_approved(edition, pages)
    return {
        "title": edition.shown_title,
        "author": shown_author(edition),
        "illustrator": shown_illustrator(edition),
        **vars(fields_of(edition)),
        "approved": approved,
        "changed": [] if approved else changes(edition.cover_bound, facts),
        "note": edition.cover_note,
        "parts": [part.value for part in parts_of(edition)],
        **_size(edition, pages),
        "seen": seen_of(edition),
        "looked": hash_of(facts),
    }


def _size(edition: Edition, pages: int) -> dict[str, Any]:
    none = {"width_in": None, "height_in": None, "spine_in": None}
    if not pages:
        return none | {"trouble": "The edition has no pages here."}
    try:
        boxes = geometry_of(edition, pages)
    except (CoverError, ValueError) as error:
        return none | {"trouble": str(error)}
    return {
        "width_in": round(boxes.width / 72, 4),
        "height_in": round(boxes.height / 72, 4),
        "spine_in": round(float(boxes.spine_in), 6),
        "trouble": "",
    }
