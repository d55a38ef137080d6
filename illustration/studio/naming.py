"""Prompts that name somebody: living artists, real persons, protected characters are stopped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from illustration.studio.folding import Folded, folded, key_of
from illustration.studio.listed_names import NameList, Why, shipped_list
from illustration.studio.manner_of import manners_in

IS = {
    Why.ARTIST: "an artist who lives or died less than 70 years ago: a manner is not asked for by "
    "its maker's name",
    Why.PERSON: "a real person: no picture is made of somebody who was not asked",
    Why.CHARACTER: "a protected character or brand and belongs to somebody else",
    Why.MANNER: "a manner asked for by somebody's name",
}
INSTEAD = {
    Why.ARTIST: "what you want to see: line, paint, colours, light (“bold black ink outlines, flat "
    "bright colour”)",
    Why.PERSON: "somebody of your own: age, hair, build, clothes",
    Why.CHARACTER: "a being or thing of your own: kind, colours, clothes",
}
INSTEAD[Why.MANNER] = INSTEAD[Why.ARTIST]


@dataclass(frozen=True)
class Stopped:
    """Words of a prompt that may not be sent as they are, why, and what a person reads."""

    words: str
    why: Why
    sentence: str


@dataclass(frozen=True)
class _Hit:
    start: int
    end: int
    why: Why
    key: str


def stopped_words(
    text: str, own_names: Iterable[str] = (), *, year: int | None = None
) -> tuple[Stopped, ...]:
    """Find what stops a prompt, in the text's order, each once; empty where it may go.

    `own_names` are those of the book's characters and of who made it: they stop nothing by
    themselves, save a protected character's, whoever bears it; names of ordinary words ("Baby
    Shark") are left to the book. `year` decides who is dead long enough, by default that of the
    list. A release of words by the book's owner is the caller's.
    """
    plain, names = folded(text), shipped_list(year)
    own = frozenset(map(key_of, own_names))
    told: dict[tuple[str, Why], Stopped] = {}
    for hit in _apart(_hits(plain, names)):
        if not _is_own(hit, own, names):
            words = plain.told(hit.start, hit.end)
            told.setdefault((hit.key, hit.why), Stopped(words, hit.why, _sentence(words, hit.why)))
    return tuple(told.values())


def _hits(plain: Folded, names: NameList) -> Iterator[_Hit]:
    for finder in (names.any_case, names.capitals):
        for found in finder.finditer(plain.text):
            key = key_of(found[1])
            yield _Hit(found.start(1), found.end(1), names.why[key], key)
    for manner in manners_in(plain, names):
        yield _Hit(manner.start, manner.end, Why.MANNER, key_of(manner.name))


def _apart(hits: Iterable[_Hit]) -> list[_Hit]:
    """Hits that do not overlap: a listed name before a manner, then the earlier one."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda each: (each.why is Why.MANNER, each.start)):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda each: each.start)


def _is_own(hit: _Hit, own: frozenset[str], names: NameList) -> bool:
    if hit.why is Why.CHARACTER and hit.key not in names.ordinary:
        return False
    return any(name.startswith(hit.key) or name.endswith(hit.key) for name in own)


def _sentence(words: str, why: Why) -> str:
    return (
        f"“{words}” is {IS[why]}. Nothing was asked for and nothing spent. Write instead "
        f"{INSTEAD[why]}; or the book's owner lets these words go, with a reason."
    )
