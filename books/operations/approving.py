"""Approving many at once what one person has looked at: each its own approval and its own event."""

from __future__ import annotations

from collections.abc import Callable, Collection

from books.enums import Act, CheckItem, SceneState
from books.errors import NotReady
from books.layouts import layout_is_approved
from books.models import Book, Edition, Member, Page, Scene
from books.operations.layout import approve_layout
from books.operations.review import approve_artwork, approve_sheet
from books.operations.text import approve_text
from books.queries import pages_of
from books.rules import require

Numbers = Collection[int] | None


def approve_sheets(*, book: Book, by: Member) -> int:
    """Approve the newest sheet of every character that has none approved; return how many.

    Raises NotAllowed, and NotReady where a character has no sheet at all.
    """
    require(by, Act.APPROVE)
    done = 0
    for character in book.characters.filter(sheet__isnull=True):
        newest = character.sheets.order_by("-version").first()
        if newest is None:
            raise NotReady(f"{character.name} has no sheet yet; draw the book's sheets first.")
        approve_sheet(character=character, artwork=newest, by=by)
        done += 1
    return done


def approve_texts(*, edition: Edition, by: Member, numbers: Numbers = None) -> int:
    """Approve the words of the pages (all, or `numbers`) that are not approved as they stand."""
    require(by, Act.APPROVE)
    pages = [page for page in _chosen(edition, numbers) if not page.text_is_approved]
    for page in pages:
        approve_text(page=page, by=by)
    return len(pages)


def approve_art(
    *, edition: Edition, by: Member, numbers: Numbers = None, checked: Collection[CheckItem] = ()
) -> int:
    """Approve the newest candidate of every scene on these pages that is not approved.

    `checked` is what this person looked at on each of them (books.operations.checklist). Raises
    NotAllowed, and NotReady where a scene has no picture, its newest is a draft or the checklist is
    not complete.
    """
    require(by, Act.APPROVE)
    shown = {page.scene_id for page in _chosen(edition, numbers) if page.scene_id}
    done = 0
    for scene in Scene.objects.filter(pk__in=shown).exclude(state=SceneState.APPROVED.value):
        newest = scene.candidates.order_by("-version").first()
        if newest is None:
            raise NotReady(f"Scene {scene.position} has no picture yet; draw the book first.")
        approve_artwork(scene=scene, artwork=newest, by=by, checked=checked)
        done += 1
    return done


def approve_layouts(*, edition: Edition, by: Member, numbers: Numbers = None) -> int:
    """Approve the layouts of these pages that are not approved as they would be pressed now.

    Raises NotAllowed, and NotReady at the first page whose text or picture is not approved; the
    pages before it stay approved.
    """
    require(by, Act.APPROVE)
    total = edition.pages.count()
    done = 0
    for page in _chosen(edition, numbers):
        if not layout_is_approved(page, edition, total):
            approve_layout(page=page, edition=edition, total=total, by=by)
            done += 1
    return done


def approve_whole(
    *,
    what: str,
    edition: Edition,
    by: Member,
    numbers: Numbers = None,
    checked: Collection[CheckItem] = (),
) -> int:
    """Approve one kind of thing by its word in WHAT; return how many. `checked` is for "art"."""
    if what == "sheets":
        return approve_sheets(book=edition.book, by=by)
    if what == "art":
        return approve_art(edition=edition, by=by, numbers=numbers, checked=checked)
    approvers: dict[str, Callable[..., int]] = {"text": approve_texts, "layout": approve_layouts}
    return approvers[what](edition=edition, by=by, numbers=numbers)


# In the order in which one allows the next.
WHAT = ("sheets", "text", "art", "layout")


def _chosen(edition: Edition, numbers: Numbers) -> list[Page]:
    return [page for page in pages_of(edition) if numbers is None or page.number in numbers]
