"""The checklist of a picture: a person ticks what he or she looked at before it is approved."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from books.enums import Act, CheckItem
from books.errors import NotReady, Refused
from books.models import Artwork, Member, Tick
from books.operations.holding import hold
from books.operations.moves import record
from books.rules import require

SAYS: dict[CheckItem, str] = {
    CheckItem.LIMBS: "hands and limbs",
    CheckItem.STRAY_TEXT: "no stray text",
    CheckItem.PROPS: "props as the brief has them",
    CheckItem.CONTINUITY: "continuity with the facing page",
    CheckItem.SAFE_FOR_AGE: "safe for the age",
}
ALL = tuple(CheckItem)


def items_of(words: Collection[str]) -> list[CheckItem]:
    """Return the items of these words, in the checklist's order. Raises Refused for any other."""
    known = {item.value for item in CheckItem}
    strange = sorted(set(words) - known)
    if strange:
        raise Refused(
            f"{strange[0]!r} is not on the checklist; its items are {', '.join(sorted(known))}. "
            "Nothing was changed."
        )
    return [item for item in CheckItem if item.value in words]


@transaction.atomic
def tick(*, artwork: Artwork, items: Collection[CheckItem], by: Member) -> None:
    """Tick items for one picture, in this person's name; what is ticked already stays as it is.

    Raises NotAllowed.
    """
    require(by, Act.APPROVE)
    # Of two people who tick the same picture at once, the second sees what the first ticked.
    hold(artwork)
    there = set(Tick.objects.filter(artwork=artwork).values_list("item", flat=True))
    fresh = [item for item in CheckItem if item in items and item.value not in there]
    for item in fresh:
        Tick.objects.create(
            publisher_id=artwork.publisher_id, artwork=artwork, item=item.value, by=by.user
        )
    if fresh:
        record(
            book=artwork.book,
            what="tick",
            subject=subject_of(artwork),
            by=by.user,
            note=f"version {artwork.version}: " + ", ".join(SAYS[item] for item in fresh),
        )


@transaction.atomic
def untick(*, artwork: Artwork, item: CheckItem, by: Member) -> None:
    """Take a tick back; the approval it led to, if any, stands. Raises NotAllowed."""
    require(by, Act.APPROVE)
    if Tick.objects.filter(artwork=artwork, item=item.value).delete()[0]:
        record(
            book=artwork.book,
            what="untick",
            subject=subject_of(artwork),
            by=by.user,
            note=f"version {artwork.version}: {SAYS[item]}",
        )


def missing(artwork: Artwork) -> list[CheckItem]:
    """Return the items nobody has ticked for this picture."""
    there = set(Tick.objects.filter(artwork=artwork).values_list("item", flat=True))
    return [item for item in CheckItem if item.value not in there]


def require_complete(artwork: Artwork) -> None:
    """Raise NotReady, naming what was not looked at, unless every item is ticked."""
    left = missing(artwork)
    if left:
        raise NotReady(
            f"Look first, and tick: {', '.join(SAYS[item] for item in left)}. Nothing was approved."
        )


def subject_of(artwork: Artwork) -> str:
    """Return what events call the thing a picture shows."""
    return f"scene {artwork.scene.position}" if artwork.scene else "picture"
