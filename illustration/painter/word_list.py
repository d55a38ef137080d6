"""The word list: every word the painter understands, as the page docs/painter-words.md.

`python -m illustration.painter.word_list > docs/painter-words.md` writes it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping

from illustration.painter.light import WORDS as LIGHT_WORDS
from illustration.painter.look import HAIR_TYPES, SKIN_WORDS
from illustration.painter.manner_words import MEDIA, TURNS
from illustration.painter.species import ALIASES, PEOPLE, SPECIES
from illustration.painter.wardrobe import GARMENTS
from illustration.painter.words import ACTIONS, HELD, PLACES, THINGS

HEAD = """# The words the offline painter understands

The offline painter reads the brief, the light, the style line and the characters' traits word by
word. A word that is not here changes nothing, except that an unknown kind of character becomes a
small bear-like animal. Of several places the one higher in the table is painted. This page is
written by `python -m illustration.painter.word_list`; a test compares the two.
"""


def page() -> str:
    """The whole page as Markdown."""
    parts = [HEAD]
    parts += _table("Places", "the ground and what stands on it", PLACES)
    parts += _table("Things, weathers and seasons", "what is added where there is room", THINGS)
    parts += _table("Lights and parts of the day", "in `light`, else in the brief", LIGHT_WORDS)
    parts += _table("Deeds", "the first one after a character's name is its pose", ACTIONS)
    parts += _table("Held", "after holds, carries, brings or with", HELD)
    parts += _table("Bodies", "the last known word of a character's kind", _bodies())
    parts += _table("Styles", "the style line", MEDIA)
    turns = {_turned(change): words for words, change in TURNS.items()}
    parts += _table("Turns of a style", "beside the style itself", turns)
    parts += _table("Clothes", "the last known word of each thing worn", GARMENTS)
    parts += _table("Hair", "a person's hair", HAIR_TYPES)
    parts += _table("Skin", "a person's skin", {"skin": " ".join(SKIN_WORDS)})
    return "\n".join(parts) + "\n"


def _table(title: str, read: str, words: Mapping[str, str]) -> Iterable[str]:
    yield f"\n## {title} ({len(words)})\n\nRead from: {read}.\n\n| Paints | Words |\n| --- | --- |"
    yield from (f"| {name} | {', '.join(spoken.split())} |" for name, spoken in words.items())


def _bodies() -> dict[str, str]:
    """Every animal and person by the body it is built on."""
    bodies: dict[str, list[str]] = {"person": []}
    for words in PEOPLE.values():
        bodies["person"] += words.split()
    for name, species in SPECIES.items():
        bodies.setdefault(species.plan, []).extend([name, *ALIASES.get(name, "").split()])
    return {plan: " ".join(words) for plan, words in bodies.items()}


def _turned(change: Mapping[str, float]) -> str:
    return ", ".join(f"{trait} {by:+.2f}" for trait, by in change.items())


if __name__ == "__main__":
    sys.stdout.write(page())
