"""An edition's plan: reading it, and every verb that plans it anew."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import operation
from books.api.serializers.pages import with_hashes
from books.api.serializers.plan import (
    DeleteAsked,
    InsertAsked,
    JoinAsked,
    MoveAsked,
    PlaceAsked,
    PlanTold,
    SettingAsked,
    SpreadPartingAsked,
)
from books.enums import Act
from books.models import Edition, Page, Scene
from books.operations.pages import delete_page, insert_page, move_part
from books.operations.replan import plan_digest
from books.operations.spreads import join_pages, part_spread
from books.operations.templates import place_scene, set_template
from books.queries import pages_of
from books.views.finding import find_edition


class PlanDoor(Door):
    """An address of one edition's plan."""

    tag = "Pages"

    def told_plan(self, book: str, edition: int) -> Response:
        """Return the plan as it stands now."""
        found = find_edition(book, edition)
        pages = pages_of(found)
        shown = [page.scene_id for page in pages if page.scene_id is not None]
        loose = Scene.objects.filter(book=found.book, position__gt=0).exclude(pk__in=shown)
        return self.told(
            {
                "digest": plan_digest(pages),
                "arrangement": found.arrangement,
                "body_pt": found.body_pt,
                "reasons": found.plan_reasons,
                "pages": with_hashes(pages, found, len(pages)),
                "unplaced_scenes": list(loose.values_list("position", flat=True)),
            }
        )


class Plan(PlanDoor):
    """The plan."""

    @operation("get_plan", Act.SEE, gives=PlanTold)
    def get(self, request: Request, book: str, edition: int) -> Response:
        """Show an edition's plan."""
        return self.told_plan(book, edition)


class Move(PlanDoor):
    """Moving."""

    @operation("move_page", Act.EDIT, gives=PlanTold, asks=MoveAsked)
    def post(self, request: Request, book: str, edition: int) -> Response:
        """Move a page of the story, with its scene and words."""
        found, asked = find_edition(book, edition), self.asked()
        move_part(
            edition=found,
            page=_page(found, asked["page"]),
            before=_page_or_none(found, asked.get("before")),
            by=self.member,
            seen=asked["digest"],
        )
        return self.told_plan(book, edition)


class Insert(PlanDoor):
    """Inserting."""

    @operation("insert_page", Act.EDIT, gives=PlanTold, asks=InsertAsked)
    def post(self, request: Request, book: str, edition: int) -> Response:
        """Insert a page into the story: words, a picture, both, or a blank."""
        found, asked = find_edition(book, edition), self.asked()
        insert_page(
            edition=found,
            before=_page_or_none(found, asked.get("before")),
            by=self.member,
            text=asked.get("text", ""),
            scene=_scene_or_none(found, asked.get("scene")),
            brief=asked.get("brief", ""),
            seen=asked["digest"],
        )
        return self.told_plan(book, edition)


class Delete(PlanDoor):
    """Deleting."""

    @operation("delete_page", Act.EDIT, gives=PlanTold, asks=DeleteAsked)
    def post(self, request: Request, book: str, edition: int) -> Response:
        """Take a page out of the story; its scene stays in the title, on no page.

        Words that would go are told in a refusal (409) until `confirmed`.
        """
        found, asked = find_edition(book, edition), self.asked()
        page = _page(found, asked["page"])
        page.version = asked["version"]
        delete_page(page=page, by=self.member, confirmed=asked["confirmed"], seen=asked["digest"])
        return self.told_plan(book, edition)


class Join(PlanDoor):
    """Joining."""

    @operation("join_pages", Act.EDIT, gives=PlanTold, asks=JoinAsked)
    def post(self, request: Request, book: str, edition: int) -> Response:
        """Make one spread of two neighbouring pages."""
        found, asked = find_edition(book, edition), self.asked()
        join_pages(
            left=_page(found, asked["left"]),
            right=_page(found, asked["right"]),
            by=self.member,
            keep=asked["keep"],
            seen=asked["digest"],
        )
        return self.told_plan(book, edition)


class Part(PlanDoor):
    """Parting."""

    @operation("part_spread", Act.EDIT, gives=PlanTold, asks=SpreadPartingAsked)
    def post(self, request: Request, book: str, edition: int) -> Response:
        """Make two pages of a spread."""
        found, asked = find_edition(book, edition), self.asked()
        part_spread(
            page=_page(found, asked["page"]),
            by=self.member,
            keep=asked["keep"],
            other=_scene_or_none(found, asked.get("other")),
            seen=asked["digest"],
        )
        return self.told_plan(book, edition)


class Place(PlanDoor):
    """Placing."""

    @operation("place_scene", Act.EDIT, gives=PlanTold, asks=PlaceAsked)
    def post(self, request: Request, book: str, edition: int) -> Response:
        """Give words that stand alone, or a blank page, a picture."""
        found, asked = find_edition(book, edition), self.asked()
        place_scene(
            page=_page(found, asked["page"]),
            by=self.member,
            scene=_scene_or_none(found, asked.get("scene")),
            brief=asked.get("brief", ""),
            seen=asked["digest"],
        )
        return self.told_plan(book, edition)


class Template(PlanDoor):
    """Setting a scene."""

    @operation("set_template", Act.EDIT, gives=PlanTold, asks=SettingAsked)
    def post(self, request: Request, book: str, edition: int) -> Response:
        """Set how a scene's words stand to its picture.

        Words that would go are told in a refusal (409) until `confirmed`.
        """
        found, asked = find_edition(book, edition), self.asked()
        set_template(
            edition=found,
            scene=get_object_or_404(_scenes(found), position=asked["scene"]),
            template=asked["template"],
            by=self.member,
            confirmed=asked["confirmed"],
            seen=asked["digest"],
        )
        return self.told_plan(book, edition)


def _page(edition: Edition, number: int) -> Page:
    pages = Page.objects.select_related("edition__book", "edition__publisher", "scene__artwork")
    return get_object_or_404(pages, edition=edition, number=number)


def _page_or_none(edition: Edition, number: int | None) -> Page | None:
    return None if number is None else _page(edition, number)


def _scenes(edition: Edition) -> Any:
    return Scene.objects.select_related("book", "artwork").filter(book=edition.book)


def _scene_or_none(edition: Edition, position: int | None) -> Scene | None:
    return None if position is None else get_object_or_404(_scenes(edition), position=position)
