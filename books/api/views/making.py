"""Making a title from a manuscript, or only seeing what it would become."""

from __future__ import annotations

from typing import Any

from rest_framework.parsers import JSONParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.making import title_in_the_making
from books.api.operation import FORM, JSON, operation
from books.api.serializers.making import NewTitleAsked, NewTitleFormAsked, PreviewTold
from books.enums import Act
from books.operations.proposals import MAX_BYTES
from books.previewing import shown
from books.proposing import draft_of, unsaved_of

MANUSCRIPT = {JSON: NewTitleAsked, FORM: NewTitleFormAsked}
# What stands around the file in a form.
AROUND = 100_000


class Previews(Door):
    """What a manuscript would become."""

    tag = "Titles"
    parser_classes = [JSONParser, MultiPartParser]
    largest = MAX_BYTES + AROUND

    @operation("preview_title", Act.IMPORT, gives=PreviewTold, asks=MANUSCRIPT, at_once=False)
    def post(self, request: Request) -> Response:
        """Tell what a manuscript would become; nothing is saved."""
        proposal = title_in_the_making(self.asked(), self.member)
        unsaved, draft = unsaved_of(proposal, self.member), draft_of(proposal)
        preview = shown(unsaved, draft)
        numbers = {id(scene): n for n, scene in enumerate(unsaved.scenes, start=1)}
        pages: list[dict[str, Any]] = [
            {
                "number": page.number,
                "kind": page.kind,
                "template": page.template,
                "text": page.text,
                "scene": numbers.get(id(page.scene)),
            }
            for page in unsaved.pages
        ]
        told = vars(preview) | {
            "pages": pages,
            "contributors": [{"name": name, "role": role} for name, role in preview.people],
            "unfit": [{"page": page, "why": why} for page, why in preview.unfit],
        }
        return self.told(told)
