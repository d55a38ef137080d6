"""What is asked for now of a spread that is drawn in two halves: size, name, line-up, price."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid5

from django.db.models import QuerySet
from django.utils import timezone

from illustration.enums import OPEN_STATES, Half
from illustration.models import Attempt
from illustration.providers.catalog import ModelRow
from illustration.sketches import sketch_told
from illustration.studio.references import Kind, Lineup, references_in_order

KEPT = "kept:"
LEFT = "left half"
# So long a paid left half waits for somebody to ask for its right one again.
LEFT_KEPT = timedelta(days=30)


def size_asked(attempt: Attempt) -> tuple[int, int]:
    """Pixels (width, height) of the picture that is asked for now: of a half, where it is one."""
    width = -(-attempt.width // 2) if attempt.half else attempt.width
    return width, attempt.height


def ref_sent(attempt: Attempt) -> str:
    """Our own name of what is asked for now; under a half's name nobody may find the other one."""
    if attempt.half == Half.RIGHT:
        return str(uuid5(attempt.ref, Half.RIGHT.value))
    return str(attempt.ref)


def right_lineup(attempt: Attempt) -> Lineup:
    """The references of a right half: those of the left one, and the left one itself."""
    along = {told["name"]: str(told["artwork"]) for told in attempt.references if "artwork" in told}
    present, draft = along.pop(Kind.PRESENT.value, ""), along.pop(Kind.DRAFT.value, "")
    sheets = {name: [key] for name, key in along.items()}
    sketch = sketch_told(attempt.references)
    return references_in_order(
        list(sheets),
        sheets,
        most=len(attempt.references) + 1,
        present=present,
        draft=draft,
        left_half=LEFT,
        sketch=sketch["sketch"] if sketch else "",
    )


def place_of_left(attempt: Attempt) -> int:
    """Where the left half stands among a right half's references, counted from 0."""
    return right_lineup(attempt).numbers(Kind.LEFT_HALF)[0] - 1


def right_price(attempt: Attempt, row: ModelRow) -> int:
    """A right half's worst price, in micro-dollars: it has one reference more than the left."""
    references = len(attempt.references) + 1
    return row.price.most(*size_asked(attempt), quality=attempt.quality, references=references)


def kept_rights(rows: QuerySet[Attempt]) -> QuerySet[Attempt]:
    """Those whose right half came to nothing, lately enough that their left one is kept."""
    return rows.filter(
        half=Half.RIGHT.value, artwork__isnull=True, finished_at__gt=timezone.now() - LEFT_KEPT
    ).exclude(left_file="")


def files_of_open() -> set[str]:
    """Storage names that attempts may still need; called inside everyone()."""
    rows = Attempt.objects.filter(state__in=[state.value for state in OPEN_STATES])
    told = rows.values_list("left_file", "result_address")
    kept = kept_rights(Attempt.objects.all()).values_list("left_file", flat=True)
    return {
        name
        for left, address in told
        for name in (left, address.removeprefix(KEPT) if address.startswith(KEPT) else "")
        if name
    } | set(kept)
