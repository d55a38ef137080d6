"""Proposes a picture brief from a page's own words: what happens, who, where, in what light."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from books.manuscript.draft import CharacterDraft
from books.manuscript.vocabulary import SEVERAL, SINGLE, light_in, places_in, words_of

MAX_BRIEF_WORDS = 40
_LONGEST = 400

# Stands for a speech while sentences are parted; no manuscript holds it.
_HUSHED = "\x00"
_SENTENCE_END = re.compile(r"(?<=[.!?।॥。！？…])\s+|(?<=\x00)\s+(?=\x00)|\n+")
_SPEECH = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A brief proposed for one picture; the next page's proposal goes on from it."""

    brief: str
    cast: tuple[str, ...] = ()
    light: str = "day"
    places: tuple[str, ...] = ()


def propose_brief(
    page_text: str,
    characters: Sequence[CharacterDraft],
    title: str,
    before: Proposal | None = None,
) -> Proposal:
    """A brief for a page's picture out of its printed words; it adds nothing to the story.

    A page that names nobody but says "she" or "they" keeps the cast of the page `before` it, one
    that names no place keeps that page's own. Places and lights are known in English only; where no
    light is named the light of the page before goes on, and day is the first.
    """
    story = before or Proposal("")
    cast = cast_of(page_text, characters, story.cast)
    found = places_in(page_text)
    places = found or story.places
    light = light_in(page_text) or story.light
    what = _what_happens(page_text) or "A quiet picture without words."
    if not cast:
        what = f'From "{title}": {what}'
    where = f" Place: {', '.join(places)}." if places else ""
    return Proposal(_cut(what) + where, cast, light, found)


def cast_of(
    text: str, characters: Sequence[CharacterDraft], before: Sequence[str] = ()
) -> tuple[str, ...]:
    """The names of those the text shows: by name, by a kind only one of them is, by pronoun.

    Names that only others speak count where the telling itself names nobody.
    """
    told = _SPEECH.sub(" ", text)
    for words in (told, text):
        if named := tuple(one.name for one in characters if _shows(words, one, characters)):
            return named
    spoken = set(words_of(told))
    if spoken & SEVERAL:
        return tuple(before) or tuple(one.name for one in characters)
    return tuple(before[:1]) if spoken & SINGLE else ()


def _shows(text: str, one: CharacterDraft, characters: Sequence[CharacterDraft]) -> bool:
    if _holds(text, one.name):
        return True
    alike = [other for other in characters if other.kind.casefold() == one.kind.casefold()]
    return bool(one.kind) and len(alike) == 1 and _holds(text, one.kind)


def _holds(text: str, words: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE))


def _what_happens(text: str) -> str:
    speeches = iter(_SPEECH.findall(text))
    masked = _SENTENCE_END.split(_SPEECH.sub(_HUSHED, text))
    heard = [re.sub(_HUSHED, lambda _: next(speeches), one).strip() for one in masked]
    told = [one.strip() for one in masked if one.strip() and _HUSHED not in one]
    chosen: list[str] = []
    for sentence in told or heard:
        if chosen and len(" ".join([*chosen, sentence]).split()) > MAX_BRIEF_WORDS:
            break
        chosen.append(sentence)
    return " ".join(" ".join(chosen).split())


def _cut(what: str) -> str:
    words = what.split()
    if len(words) <= MAX_BRIEF_WORDS + 8 and len(what) <= _LONGEST:
        return what
    short = " ".join(words[:MAX_BRIEF_WORDS])[:_LONGEST]
    return short.rstrip(" ,;:–-") + "…"
