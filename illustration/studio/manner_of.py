"""Somebody's manner asked for by a name that is on no list: "in the style of ...", "à la ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from illustration.studio.folding import Folded, key_of
from illustration.studio.listed_names import NameList

WORK = (
    "art|artwork|illustrat(?:ion|ions|ed)|paint(?:ing|ings|ed)|draw(?:ing|ings|n)|pictures?|"
    "sketch(?:es|ed)?|watercolou?rs?|gouache|etchings?|cartoons?|comics?|images?|designed"
)
# Leads of English, where a capital makes a name; of languages with capital nouns or "à la" in
# every other sentence, where it needs two of them, or a surname that is known.
ONE_WORD = r"in (?:the|a) (?:style|manner) of|drawn like|painted like"
TWO_WORDS = (
    rf"(?:{WORK}),? by|inspired by|(?:gemalt|gezeichnet|illustriert) von|"
    r"(?:illustre|dessine|peint)e?s? par|im stile? (?:von|des|der)|in der art (?:von|des)|"
    r"nach art (?:von|des)|in der manier (?:von|des)|wie (?:von|bei)|"
    r"dans le style (?:de |d')|a la maniere (?:de |d')|al estilo de|nello stile di"
)
KNOWN_ONLY = r"a la|wie|style of"
LEAD = re.compile(
    rf"(?<!\w)(?:(?P<one>{ONE_WORD})|(?P<two>{TWO_WORDS})|(?P<known>{KNOWN_ONLY}))\s*(?=\w)", re.I
)
WORD = re.compile(r"[^\W_]+(?:[-.'][^\W_]+)*\.?")
OWNER = re.compile(r"(?<!\w)([^\W_]+)'s? (?:style|manner|brushwork)(?!\w)", re.I)
POSSESSIVE = re.compile(r"'s?$")
PARTICLES = {"van", "von", "de", "der", "den", "del", "della", "di", "da", "du", "la", "le", "y"}
MOST_WORDS = 4


@dataclass(frozen=True)
class Manner:
    """A stretch of plain text that asks for a manner, and the name in it."""

    start: int
    end: int
    name: str


def manners_in(text: Folded, names: NameList) -> Iterator[Manner]:
    """Every manner asked for by name; names free by age and words that name nobody are passed."""
    for lead in LEAD.finditer(text.text):
        words = _name_after(text.text, lead.end())
        if words and _counts(lead.lastgroup or "", [word[0] for word in words], names):
            name = text.text[lead.end() : words[-1].end()].rstrip(".")
            yield Manner(lead.start(), lead.end() + len(name), POSSESSIVE.sub("", name))
    for owner in OWNER.finditer(text.text):
        if key_of(owner[1]) in names.surnames:
            yield Manner(owner.start(), owner.end(), owner[1])


def _name_after(text: str, at: int) -> list[re.Match[str]]:
    """The words of a name from a place on; one word without a capital is given as it is."""
    found: list[re.Match[str]] = []
    while len(found) < MOST_WORDS and (word := WORD.match(text, at)):
        if found and not word[0][0].isupper() and word[0] not in PARTICLES:
            break
        found.append(word)
        if not text[word.end() : word.end() + 1].isspace() or _ends(word[0]):
            break
        at = word.end() + 1
    while len(found) > 1 and found[-1][0] in PARTICLES:
        found.pop()
    return found


def _ends(word: str) -> bool:
    # A full stop ends the sentence, but for initials and "Dr.".
    return word.endswith(".") and len(word) > 3


def _counts(kind: str, words: list[str], names: NameList) -> bool:
    keys = [key_of(POSSESSIVE.sub("", word.rstrip("."))) for word in words]
    if names.free & {"".join(keys), "".join(keys[-2:]), keys[-1]}:
        return False
    if names.surnames & set(keys):
        return True
    capitals = [word for word in words if word[0].isupper()]
    if kind == "known" or not capitals or keys[0] in names.no_names:
        return False
    return kind == "one" or len(capitals) > 1
