"""Asking again for a drifted picture without anybody's word: seldom, within budget, once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from books.enums import SceneState
from books.models import Artwork, Event, Scene
from illustration.enums import AttemptState, BudgetKind, Verb, Verdict
from illustration.models import Attempt, Budget
from illustration.operations.money import month_of
from illustration.operations.request import plan_scene

WHAT = "redo-drifted"


@transaction.atomic
def redo_scene(*, scene: Scene, because: str) -> Attempt:
    """Ask again for a scene by nobody's hand, with the reason in the request and on record.

    Whether that may be is `may_redo`'s to say. Raises NotReady and IllegalMove as request_scene.
    """
    return plan_scene(scene=scene, by=None, what=WHAT, note=because, verb=Verb.REDO)


def may_redo(attempt: Attempt, figures: Iterable[dict[str, Any]]) -> bool:
    """Whether a drifted picture of a scene that is held now may be asked for again unasked.

    Only a provider's picture, only past the higher threshold (illustration.drift), only while
    nobody decided or changed anything, and OCTAVO_AUTO_REDOS times a scene.
    """
    scene, artwork = attempt.scene, attempt.artwork
    if scene is None or artwork is None or attempt.account_id is None:
        return False
    # Drawn from a picture that a person chose: another whole one would throw that away.
    if attempt.verb in (Verb.EDIT, Verb.RESTYLE, Verb.FINISH):
        return False
    if not any(_is_far_off(figure) for figure in figures):
        return False
    done = Attempt.objects.filter(scene=scene, verb=Verb.REDO.value, asked_by__isnull=True)
    return (
        scene.state == SceneState.OFFERED
        and done.exclude(state=AttemptState.CANCELLED.value).count() < settings.AUTO_REDOS
        and is_untouched(scene, artwork)
        and has_room(attempt)
    )


def because_of(figures: Sequence[dict[str, Any]], references: Sequence[dict[str, Any]]) -> str:
    """What was off, in words for the next request: each trait and its reference picture."""
    numbers = {told["name"]: n for n, told in reversed(list(enumerate(references, start=1)))}
    told = [
        f"{figure['name']}: {_listed(_off(figure))} must be exactly as on reference picture "
        f"{numbers.get(figure['name'], 1)}"
        for figure in figures
        if figure["verdict"] == Verdict.DRIFTED
    ]
    return "; ".join(told)


def is_untouched(scene: Scene, artwork: Artwork) -> bool:
    """Whether no person did anything to a scene since this picture, its newest, came."""
    newest = scene.candidates.order_by("-version").first()
    by_people = Event.objects.filter(
        book_id=scene.book_id,
        subject=f"scene {scene.position}",
        by__isnull=False,
        at__gte=artwork.created_at,
    )
    return newest == artwork and not by_people.exists()


def has_room(attempt: Attempt) -> bool:
    """Whether all budgets could hold such a picture once more at its worst price, just now.

    The claim holds the money; this keeps a scene from waiting for a budget nobody was asked about.
    """
    budgets = Budget.objects.filter(
        Q(kind=BudgetKind.PUBLISHER.value)
        | Q(kind=BudgetKind.BOOK.value, book_id=attempt.book_id)
        | Q(kind=BudgetKind.MONTH.value, month=month_of(timezone.now())),
        publisher_id=attempt.publisher_id,
    )
    lefts = [budget.left_micros for budget in budgets]
    # Of a spread in two halves the right one is held last, which costs no less than the left.
    most = attempt.reserved_micros * (2 if attempt.half else 1)
    return all(left is None or left >= most for left in lefts)


def _is_far_off(figure: dict[str, Any]) -> bool:
    return figure["verdict"] == Verdict.DRIFTED and bool(figure.get("redo"))


def _off(figure: dict[str, Any]) -> list[str]:
    """The drifted traits as an illustrator reads them: "the red scarf", "the hair (brown)"."""
    return [_trait(row) for row in figure["evidence"] if row["verdict"] == Verdict.DRIFTED]


def _trait(row: dict[str, Any]) -> str:
    key, words = str(row["key"]), str(row["words"])
    return f"the {words}" if key.startswith("wears") else f"the {key} ({words})"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(words) if words else "its colours"
