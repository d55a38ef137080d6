"""The typeface an edition's story is set in: chosen where its letters and its room suffice."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction

from books.enums import Act
from books.errors import IllegalMove, Refused
from books.faces import lacking_letters
from books.models import Edition, Member, OwnFace, Page, Scene
from books.operations.moves import record
from books.operations.replan import BODY
from books.refitting import Refit, no_longer_fit, refit, size_told
from books.rules import require
from books.sizes import decides_room, rooms_for_words


def choose_face(*, edition: Edition, face: OwnFace | None, by: Member) -> None:
    """Set an edition's story in a typeface of the publisher's own, or in the press's (None).

    The size of its words is fitted anew, one across the book. Layouts approved before are to be
    approved anew, as they look otherwise. Raises NotAllowed; IllegalMove where another was chosen
    meanwhile; Refused for a face that is retired, that lacks letters of the edition's words, or
    in which words of a page that fit before would not fit at any size.
    """
    require(by, Act.EDIT)
    before, size = edition.face, edition.body_pt
    if face == before:
        return
    if face is not None:
        _refuse(face, edition)
    worked = refit(edition, face)
    _refuse_overflow(edition, worked)
    rooms = _rooms(worked)
    with transaction.atomic():
        _save(edition, worked)
        for scene, room in rooms:
            Scene.objects.filter(pk=scene.pk).update(text_room=room)
        record(
            book=edition.book,
            what="choose-face",
            subject=f"edition {edition.number}",
            by=by.user,
            note=f"{_named(before)} → {_named(face)}{_sized(size, edition.body_pt)}",
        )


def _save(edition: Edition, worked: Refit) -> None:
    """Change what was looked at, and nothing that somebody chose since."""
    size = worked.edition.body_pt
    reasons = [each for each in edition.plan_reasons if not each.startswith(BODY)]
    if size != edition.body_pt:
        reasons.append(f"{BODY}{size} pt; it was {edition.body_pt} pt.")
    seen = Edition.objects.filter(pk=edition.pk, face=edition.face, body_pt=edition.body_pt)
    if seen.update(face=worked.edition.face, body_pt=size, plan_reasons=reasons) != 1:
        raise IllegalMove(
            f"Another typeface was chosen for edition {edition.number} a moment ago. Nothing was "
            "changed by you; reload to see how it stands."
        )
    edition.face, edition.body_pt, edition.plan_reasons = worked.edition.face, size, reasons


def _rooms(worked: Refit) -> list[tuple[Scene, list[list[float]]]]:
    """Where words will lie on each picture that this edition speaks for."""
    shown: dict[Scene, list[Page]] = {}
    for page in worked.pages:
        if page.scene is not None:
            shown.setdefault(page.scene, []).append(page)
    total = len(worked.pages)
    return [
        (scene, rooms_for_words(worked.edition, pages, total=total))
        for scene, pages in shown.items()
        if decides_room(worked.edition, scene)
    ]


def _refuse(face: OwnFace, edition: Edition) -> None:
    if face.retired_at is not None:
        raise Refused(f"{face.title} is retired. Nothing was changed.")
    lacking = lacking_letters(face, edition)
    if lacking:
        letters = " ".join(sorted(set("".join(lacking.values())))[:12])
        raise Refused(
            f"{face.title} lacks letters of {_pages(lacking)}: {letters}. Take a typeface that "
            "has them. Nothing was changed."
        )


def _refuse_overflow(edition: Edition, worked: Refit) -> None:
    numbers = no_longer_fit(edition, worked)
    if numbers:
        raise Refused(
            f"Set in {_named(worked.edition.face)}, the words of {_pages(numbers)} do not fit any "
            "more, at no size. Shorten them or let them face their picture, or take a narrower "
            "typeface. Nothing was changed."
        )


def _pages(numbers: Iterable[int]) -> str:
    from printing.press.preflight.folding import spans  # noqa: PLC0415

    named = sorted(numbers)
    return f"{'page' if len(named) == 1 else 'pages'} {spans(named)}"


def _sized(before: Decimal, now: Decimal) -> str:
    return "" if now == before else f"; {size_told(before)} → {size_told(now)}"


def _named(face: OwnFace | None) -> str:
    return face.title if face is not None else "the press's own"
