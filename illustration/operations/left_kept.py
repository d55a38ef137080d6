"""A left half that is here and paid goes along with the next request for the same spread.

When a right half comes to nothing, or a person counts a doubtful one as spent, only the right half
is asked for anew, as long as nothing that the left one was drawn from has changed.
"""

from __future__ import annotations

from typing import Any

from books import storing
from illustration.enums import OPEN_STATES, AttemptState, Half
from illustration.halved import kept_rights, right_price
from illustration.models import Attempt
from illustration.offered import models

# What a repeated request may differ in: the throw, which is counted on by itself.
THROW = "seed"


def with_left_kept(asked: Attempt) -> Attempt:
    """Turn an unsaved request for a spread's left half into one for its right half alone.

    It is left as it is where no left half is kept, or where brief, cast, sheets, words, size or
    model are others than the kept one's. Nothing is saved.
    """
    last = _last(asked) if asked.half == Half.LEFT else None
    if last is None or not _same(last, asked) or not storing.exists(last.left_file):
        return asked
    asked.half, asked.left_file = Half.RIGHT.value, last.left_file
    asked.parts, asked.prompt = last.parts, last.prompt
    asked.reserved_micros = right_price(asked, models()[asked.model])
    return asked


def _last(asked: Attempt) -> Attempt | None:
    """The scene's last request, where its right half ended without a picture."""
    rows = Attempt.objects.filter(scene=asked.scene).exclude(
        state__in=[*(state.value for state in OPEN_STATES), AttemptState.STORED.value]
    )
    newest = Attempt.objects.filter(scene=asked.scene).order_by("-n")[:1]
    return kept_rights(rows).filter(pk__in=newest.values("pk")).first()


def _same(last: Attempt, asked: Attempt) -> bool:
    return _facts(last) == _facts(asked)


def _facts(attempt: Attempt) -> tuple[Any, ...]:
    order = {name: value for name, value in attempt.order.items() if name != THROW}
    sheets = [told["sha256"] for told in attempt.references]
    who = attempt.model, attempt.account_id, attempt.quality
    return order, sheets, who, attempt.note, (attempt.width, attempt.height)
