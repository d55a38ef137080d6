"""The matrix and new formats, for programs."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import operation
from books.api.serializers.titles import EditionTold
from books.api.shapes import Asked, Told
from books.api.words import Word, Words, YesNo
from books.drafting import EditionWish
from books.enums import Act, ShortArt
from books.queries import pages_of
from books.views.finding import find_edition
from printing.api.views import find_run
from printing.api.words import FATES, SUITS, VERDICTS
from printing.operations.matrix import matrix_of
from printing.operations.matrix_file import ask_everywhere, verdicts_of
from printing.operations.retarget import PageFate, retarget, try_retarget

# What a call asks at most, in seconds; a caller asks again for those that wait.
SECONDS = 5.0


class ShortTold(Told):
    """An edge a picture does not reach."""

    edge = serializers.CharField()
    inches = serializers.FloatField()


class SuitTold(Told):
    """What becomes of a page at a printer or trim."""

    number = serializers.IntegerField()
    fate = Word(FATES, allow_blank=True, help_text="Of its picture; empty where it shows none.")
    why = serializers.CharField(allow_blank=True)
    dpi = serializers.IntegerField(help_text="As placed.")
    need = serializers.ListField(
        child=serializers.IntegerField(), help_text="Pixels of a picture drawn for it."
    )
    short = ShortTold(many=True)
    subjects = serializers.ListField(child=serializers.CharField())
    words_fit = serializers.BooleanField()


class PrinterSuitTold(Told):
    """One printer's word on an edition. Lengths in inches."""

    printer = serializers.CharField(source="key")
    version = serializers.CharField()
    title = serializers.CharField()
    verdict = Word(SUITS)
    reasons = serializers.ListField(child=serializers.CharField())
    remarks = serializers.ListField(child=serializers.CharField())
    trim = serializers.CharField(help_text="The trim the pages were judged at.")
    bleed = serializers.BooleanField()
    stock = serializers.CharField()
    stocks = serializers.ListField(child=serializers.CharField())
    page_in = serializers.ListField(child=serializers.FloatField())
    same_page = serializers.BooleanField()
    pages = SuitTold(source="suits", many=True)
    trouble = serializers.CharField(allow_blank=True)


class MatrixTold(Told):
    """An edition at every printer. `waiting` are titles still to be asked: call again."""

    printers = PrinterSuitTold(source="rows", many=True)
    waiting = serializers.ListField(child=serializers.CharField())


class BrokenTold(Told):
    """A rule a file breaks at a printer."""

    rule = serializers.CharField()
    times = serializers.IntegerField()
    page = serializers.IntegerField(allow_null=True)
    limit = serializers.CharField(allow_blank=True)
    measured = serializers.CharField(allow_blank=True)
    remedy = serializers.CharField(allow_blank=True)


class FileVerdictTold(Told):
    """One printer's word on a made file; `verdict` is empty until it was asked."""

    printer = serializers.CharField()
    title = serializers.CharField()
    verdict = Word(VERDICTS, allow_blank=True)
    refused = serializers.CharField(allow_blank=True)
    broken = BrokenTold(many=True)


class FormatAsked(Asked):
    """Another printing of an edition. What is left out stays as it is."""

    printer = Words(max_length=60, required=False)
    trim = Words(max_length=30, required=False, help_text="Such as 8.5x8.5.")
    stock = Words(max_length=40, required=False)
    bleed = YesNo(required=False)
    isbn = Words(max_length=30, required=False)
    short_art = Word(
        ShortArt,
        required=False,
        help_text="What is done with a picture that covers the trim and not the bleed.",
    )


class FormatPageTold(SuitTold):
    """A page of the new format."""

    scene = serializers.IntegerField(allow_null=True)


class FormatVerdictTold(Told):
    """A new format before it is begun: nothing of it is saved, asked for or spent."""

    sentence = serializers.CharField()
    pages = FormatPageTold(many=True)
    redraw = serializers.ListField(child=serializers.IntegerField(), help_text="Scenes.")
    price_micros = serializers.IntegerField(help_text="In millionths of a US dollar.")
    painter = serializers.CharField(allow_blank=True)
    body_pt = serializers.FloatField()
    notes = serializers.ListField(child=serializers.CharField())


class MatrixDoor(Door):
    """An edition at every printer."""

    tag = "Printing"

    @operation("get_matrix", Act.SEE, gives=MatrixTold)
    def get(self, request: Request, book: str, edition: int) -> Response:
        """Tell what every printer says of an edition, page by page; nothing is pressed."""
        found = find_edition(book, edition)
        return self.told(matrix_of(found, pages_of(found), within=SECONDS))


class Everywhere(Door):
    """A made file at every printer."""

    tag = "Printing"

    @operation("list_file_verdicts", Act.SEE, gives=FileVerdictTold, many=True)
    def get(self, request: Request, book: str, edition: int, n: int) -> Response:
        """List every printer's word on a made file."""
        return self.told(_verdicts(book, edition, n))

    @operation("ask_file_verdicts", Act.PRESS, gives=FileVerdictTold, many=True, status=202)
    def post(self, request: Request, book: str, edition: int, n: int) -> Response:
        """Have a worker preflight a made file against every printer."""
        ask_everywhere(run=find_run(book, edition, n), by=self.member)
        return self.told(_verdicts(book, edition, n))


class FormatPreview(Door):
    """A new format, looked at."""

    tag = "Printing"

    @operation("preview_format", Act.IMPORT, gives=FormatVerdictTold, asks=FormatAsked)
    def post(self, request: Request, book: str, edition: int) -> Response:
        """Tell what becomes of every page of an edition in another format, and its price."""
        asked = _format(self.asked())
        told = try_retarget(edition=find_edition(book, edition), by=self.member, **asked)
        return self.told(
            {
                "sentence": told.sentence,
                "pages": [_page(fate) for fate in told.pages],
                "redraw": told.redraw,
                "price_micros": told.quote.micros,
                "painter": told.quote.painter,
                "body_pt": told.edition.body_pt,
                "notes": told.notes,
            }
        )


class Formats(Door):
    """New formats of an edition."""

    tag = "Printing"

    @operation("begin_format", Act.IMPORT, gives=EditionTold, asks=FormatAsked, status=201)
    def post(self, request: Request, book: str, edition: int) -> Response:
        """Begin an edition in another format; nothing is drawn by it."""
        asked = _format(self.asked())
        return self.told(retarget(edition=find_edition(book, edition), by=self.member, **asked))


def _format(asked: dict[str, Any]) -> dict[str, Any]:
    wish = EditionWish(
        printer=asked.get("printer"),
        trim=asked.get("trim"),
        stock=asked.get("stock"),
        bleed=asked.get("bleed"),
    )
    return {
        "wish": wish,
        "isbn": asked.get("isbn", ""),
        "short_art": asked.get("short_art", ShortArt.MIRROR.value),
    }


def _page(fate: PageFate) -> dict[str, Any]:
    return vars(fate.suit) | {"scene": fate.page.scene.position if fate.page.scene else None}


def _verdicts(book: str, edition: int, n: int) -> list[dict[str, Any]]:
    return [
        {
            "printer": profile.key,
            "title": profile.title,
            "verdict": told.verdict if told else "",
            "refused": told.refused if told else "",
            "broken": told.broken if told else (),
        }
        for profile, told in verdicts_of(find_run(book, edition, n))
    ]
