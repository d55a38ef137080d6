"""Which pictures go with a request, in which order, and which stay behind where a model takes few.

Pure and without pictures: each is known by a key its caller gave it (a sha256, a row's number).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class ReferencesRefused(ValueError):
    """A request that cannot carry what it must; the message is for a person."""


class Kind(StrEnum):
    """What a reference is for, in the order references are numbered."""

    PRESENT = "present picture"
    DRAFT = "approved draft"
    LEFT_HALF = "left half"
    SHEET = "sheet"
    VIEW = "further view"
    SKETCH = "sketch"


@dataclass(frozen=True)
class Shown:
    """One reference picture; `name` is the character's on a sheet or a further view of one."""

    kind: Kind
    key: str
    name: str = ""


@dataclass(frozen=True)
class Lineup:
    """The references of one request: the first is reference picture 1.

    `left_out` is a sentence on what was dropped to fit the model, or "".
    """

    shown: tuple[Shown, ...] = ()
    left_out: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The pictures to send, in this order."""
        return tuple(one.key for one in self.shown)

    def numbers(self, kind: Kind) -> tuple[int, ...]:
        """The numbers, from 1, of all references of a kind."""
        return tuple(at for at, one in enumerate(self.shown, 1) if one.kind is kind)

    def numbers_of(self, name: str) -> tuple[int, ...]:
        """The numbers, from 1, of a character's pictures."""
        return tuple(at for at, one in enumerate(self.shown, 1) if name and one.name == name)


def references_in_order(
    cast: Sequence[str],
    sheets: Mapping[str, Sequence[str]],
    *,
    most: int,
    present: str = "",
    draft: str = "",
    left_half: str = "",
    sketch: str = "",
) -> Lineup:
    """Line up the references of a request for a model that takes `most` of them.

    `cast` are the names in the scene's order, `sheets` the keys of each one's approved sheet
    pictures, the sheet itself first; the other arguments are keys, "" where there is none. Too
    many: the sketch is left out first, then further views from the last of the cast backwards,
    never a character's only sheet nor the picture a request is about. Raises ReferencesRefused
    where a character has no sheet or what must go along does not fit.
    """
    bare = [name for name in cast if not sheets.get(name)]
    if bare:
        raise ReferencesRefused(
            f"{listed(bare)}: no approved sheet. Nothing was asked for and nothing spent. Have "
            "the sheet drawn and approved first."
        )
    about = ((Kind.PRESENT, present), (Kind.DRAFT, draft), (Kind.LEFT_HALF, left_half))
    shown = [Shown(kind, key) for kind, key in about if key]
    for name in dict.fromkeys(cast):
        first, *further = dict.fromkeys(sheets[name])
        shown.append(Shown(Kind.SHEET, first, name))
        shown += [Shown(Kind.VIEW, key, name) for key in further]
    shown += [Shown(Kind.SKETCH, sketch)] if sketch else []
    return _fitted(shown, most)


def listed(words: Sequence[str]) -> str:
    """Words with commas between them and an "and" before the last."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def _fitted(shown: list[Shown], most: int) -> Lineup:
    sketches = [one for one in shown if one.kind is Kind.SKETCH]
    views = [one for one in reversed(shown) if one.kind is Kind.VIEW]
    over = max(0, len(shown) - most)
    dropped = [*sketches, *views][:over]
    if len(dropped) < over:
        raise ReferencesRefused(_too_many(shown, most))
    return Lineup(tuple(one for one in shown if one not in dropped), _left_out(dropped, most))


def _left_out(dropped: Sequence[Shown], most: int) -> str:
    if not dropped:
        return ""
    return (
        f"This model takes {most} reference picture{'' if most == 1 else 's'}. Left out: "
        f"{listed([_called(one) for one in dropped])}. Every character's sheet goes along."
    )


def _too_many(shown: Sequence[Shown], most: int) -> str:
    needed = [one for one in shown if one.kind not in (Kind.SKETCH, Kind.VIEW)]
    return (
        f"This picture needs {len(needed)} reference pictures "
        f"({listed([_called(one) for one in needed])}) and the model takes {most}. Nothing was "
        "asked for and nothing spent. Take somebody out of the scene or choose a model that takes "
        "more."
    )


def _called(one: Shown) -> str:
    if one.kind is Kind.SHEET:
        return f"{one.name}'s sheet"
    return f"a further view of {one.name}" if one.kind is Kind.VIEW else f"the {one.kind}"
