"""Where pictures come from, and an edition's AI use, for programs."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import operation
from books.enums import Act
from books.models import Artwork, Edition
from books.views.finding import find_edition
from illustration.ai_standing import standing_of
from illustration.ai_use import ai_use_of
from illustration.ai_words import digest_of
from illustration.api.ai_shapes import (
    AiUseTold,
    EditionProvenanceTold,
    PlaceStatementAsked,
    ProvenanceTold,
    SayAuthorshipAsked,
)
from illustration.kdp import READ_ON, answers_of, yes_or_no
from illustration.operations.ai_use import place_statement, say_authorship
from illustration.provenance import provenance_of


class ArtworkProvenance(Door):
    """Where one picture comes from."""

    tag = "Pictures"

    @operation("get_provenance", Act.SEE, gives=ProvenanceTold)
    def get(self, request: Request, artwork: int) -> Response:
        """Tell who asked what of whom for a picture, down to the first it began from."""
        return self.told(provenance_of(get_object_or_404(Artwork, pk=artwork)))


class EditionProvenance(Door):
    """Where the pictures of an edition come from."""

    tag = "Pictures"

    @operation("get_edition_provenance", Act.SEE, gives=EditionProvenanceTold)
    def get(self, request: Request, book: str, edition: int) -> Response:
        """Tell where every picture of an edition's print comes from."""
        return self.told(ai_use_of(find_edition(book, edition)))


class AiUse(Door):
    """An edition's AI use."""

    tag = "Pictures"

    @operation("get_ai_use", Act.SEE, gives=AiUseTold)
    def get(self, request: Request, book: str, edition: int) -> Response:
        """Tell what AI models made, KDP's answers, and the statement to print."""
        return self.told(_told(find_edition(book, edition)))

    @operation("say_authorship", Act.EDIT, gives=AiUseTold, asks=SayAuthorshipAsked)
    def post(self, request: Request, book: str, edition: int) -> Response:
        """Say who made the text, the translation and the pictures handed in."""
        found, said = find_edition(book, edition), self.asked()
        seen = said.pop("version")
        say_authorship(edition=found, said=said, seen_version=seen, by=self.member)
        return self.told(_told(found))


class PlaceStatement(Door):
    """The AI statement on the copyright page."""

    tag = "Pictures"

    @operation("place_ai_statement", Act.EDIT, gives=AiUseTold, asks=PlaceStatementAsked)
    def post(self, request: Request, book: str, edition: int) -> Response:
        """Put the statement that was read on the copyright page, which then waits for approval."""
        found = find_edition(book, edition)
        place_statement(edition=found, seen=self.asked()["digest"], by=self.member)
        return self.told(_told(found))


def _told(edition: Edition) -> dict[str, Any]:
    use = ai_use_of(edition)
    stands, answers = standing_of(use), answers_of(use)
    return {
        "said": use.said,
        "unsaid": use.unsaid,
        "waiting": use.waiting,
        "kdp_ai_tools_used": yes_or_no(answers),
        "kdp_answers": answers,
        "kdp_read_on": READ_ON,
        "statement": stands.statement,
        "statement_digest": digest_of(stands.statement),
        "statement_on_page": stands.there,
        "stands": stands.stands.value,
    }
