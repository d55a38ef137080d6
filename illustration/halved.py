"""What is asked for now of a spread that is drawn in two halves: size, name, line-up, price."""

from __future__ import annotations

from uuid import uuid5

from illustration.enums import OPEN_STATES, Half
from illustration.models import Attempt
from illustration.providers.catalog import ModelRow
from illustration.sketches import sketch_told
from illustration.studio.references import Kind, Lineup, references_in_order

KEPT = "kept:"
LEFT = "left half"


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
    sheets = {
        told["name"]: [str(told["artwork"])] for told in attempt.references if "artwork" in told
    }
    sketch = sketch_told(attempt.references)
    return references_in_order(
        list(sheets),
        sheets,
        most=len(attempt.references) + 1,
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


def files_of_open() -> set[str]:
    """Storage names that open attempts still need; called inside everyone()."""
    rows = Attempt.objects.filter(state__in=[state.value for state in OPEN_STATES])
    told = rows.values_list("left_file", "result_address")
    return {
        name
        for left, address in told
        for name in (left, address.removeprefix(KEPT) if address.startswith(KEPT) else "")
        if name
    }
