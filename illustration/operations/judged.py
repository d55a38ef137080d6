"""What a judge of pictures said, as it may be kept and shown: another one than ours says anything.

An answer that could not be kept would have the picture asked about again and again, and paid.
"""

from __future__ import annotations

from dataclasses import fields
from math import isfinite
from typing import TYPE_CHECKING, Any

from illustration.enums import Verdict

if TYPE_CHECKING:
    from illustration.drift import Evidence, Judgement

NUMBERS = ("score", "distance")
FLAGS = ("redo", "firm")
# Told apart by itself, or looked at row by row.
OTHER = ("verdict", "box", "evidence")
LONGEST = 300


def judged(said: Any) -> dict[str, Any]:
    """A judgement as JSON values. Raises TypeError and ValueError for what is none."""
    from illustration.drift import Evidence, Judgement  # noqa: PLC0415  (loads Pillow and numpy)

    if not isinstance(said, Judgement):
        raise TypeError(f"the judge answered {type(said).__name__} and no Judgement")
    for row in said.evidence:
        if not isinstance(row, Evidence):
            raise TypeError(f"a row of the judge's evidence is {type(row).__name__}")
        _check(row)
    _check(said)
    return said.to_json()


def why_not(broke: BaseException) -> str:
    """What broke a judge off, in one line of at most LONGEST letters that any row can hold."""
    told = f"{type(broke).__name__}: {broke}".rstrip(": ")
    return "".join(each if each.isprintable() else " " for each in told[:LONGEST])


def _check(told: Judgement | Evidence) -> None:
    Verdict(told.verdict)
    if not _is_box(told.box):
        raise ValueError("the judge's box is no four whole pixels")
    for name in (field.name for field in fields(told)):
        value = getattr(told, name)
        if name not in OTHER and not _fits(name, value):
            raise ValueError(f"the judge's {name} cannot be kept: {type(value).__name__}")


def _fits(name: str, value: object) -> bool:
    if name in NUMBERS:
        return value is None or (isinstance(value, int | float) and isfinite(value))
    if name in FLAGS:
        return isinstance(value, bool)
    # Neither a NUL nor half a character: PostgreSQL takes no such text.
    return isinstance(value, str) and "\0" not in value and _is_whole(value)


def _is_whole(text: str) -> bool:
    return not any("\ud800" <= each <= "\udfff" for each in text)


def _is_box(box: object) -> bool:
    if box is None:
        return True
    return isinstance(box, tuple | list) and len(box) == 4 and all(type(e) is int for e in box)
