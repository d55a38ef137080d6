"""Proposes a story's characters: names that recur with a capital letter inside its sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from books.manuscript.draft import CharacterDraft

MOST = 8
_LEAST = 2  # a name that is said once tells nothing about a character

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
# After one of these the next word has its capital from the sentence, not from itself.
_OPENERS = frozenset(".!?…:;\n\"“”«»„‘’'(—–-*")
_NEVER_A_NAME = (
    "I Mr Mrs Ms Dr Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February "
    "March April May June July August September October November December Christmas Easter "
    "English Mum Mom Mama Dad Papa OK"
)
_ANIMALS = (
    "ant badger bat bear beaver bee bird bull butterfly camel cat chicken cow crab crocodile crow "
    "deer dog dolphin donkey dragon duck eagle elephant fish fox frog giraffe goat goose hare hen "
    "hedgehog hippo horse hyena kangaroo kitten lamb leopard lion lizard mole monkey moose mouse "
    "octopus ostrich otter owl panda parrot penguin pig pony puppy rabbit raccoon rat raven robin "
    "rooster seal shark sheep snail snake spider squirrel swan tiger toad tortoise turtle unicorn "
    "vulture whale wolf worm zebra"
)
_PEOPLE = (
    "artist baby baker boy brother captain child clown cook doctor elf fairy farmer fisherman "
    "ghost giant girl grandfather grandmother king knight magician man mermaid monster pirate "
    "prince princess queen robot sailor sister teacher troll witch wizard woman"
)
# Languages that write every noun with a capital: a capital tells no name there.
_NOUNS_ARE_CAPITAL = frozenset({"de", "lb", "nds", "gsw"})


def propose_names(
    texts: Sequence[str], language: str, notes: Sequence[str] = ()
) -> tuple[CharacterDraft, ...]:
    """Those the story names at least twice, the most named first, at most MOST of them.

    `texts` are the printed words of each page, `notes` the art notes. In English the kind is
    proposed where either says it ("Pip the owl", "an owl named Pip"); all other traits are for a
    person. Nothing is proposed in a language that writes every noun with a capital, or has no
    capitals.
    """
    if language.split("-")[0] in _NOUNS_ARE_CAPITAL:
        return ()
    whole = "\n".join(texts)
    small = {match[0] for match in _WORD.finditer(whole) if match[0].islower()}
    inside = Counter(name for text in texts for name in _runs(text) if name.casefold() not in small)
    counted = {name: _times(name, whole) for name in _one_each(inside, whole)}
    first = {name: whole.index(name) for name in counted}
    named = sorted(
        (name for name, times in counted.items() if times >= _LEAST),
        key=lambda name: (-counted[name], first[name]),
    )
    told = "\n".join([whole, *notes]) if language.split("-")[0] == "en" else ""
    return tuple(
        CharacterDraft(name, kind=kind_of(name, told) if told else "") for name in named[:MOST]
    )


def kind_of(name: str, text: str) -> str:
    """What an English text calls somebody: "the owl" beside the name, or the name is an animal's.

    "" where it says nothing.
    """
    last = name.rpartition(" ")[2].casefold()
    if last in _ANIMALS.split():
        return last
    own, some = re.escape(name), r"((?:[a-z]+,? ){0,3}[a-z]+)"
    beside = rf"\b{own},? (?:the|an?) {some}"
    before = rf"\b(?:[Tt]he|[Aa]n?) {some},? (?:named|called) {own}\b"
    for said in (*re.finditer(beside, text), *re.finditer(before, text)):
        for word in said[1].replace(",", "").split():
            if word in _ANIMALS.split() or word in _PEOPLE.split():
                return word
    # Between two commas stands what somebody is, though the word is not known here.
    apart = re.search(rf"\b{own}, an? (?:[a-z]+ ){{0,3}}?([a-z]+)[,.]", text)
    return apart[1] if apart else ""


def _runs(text: str) -> Iterator[str]:
    """Capitalised words that stand inside a sentence, neighbours as one name."""
    run: list[str] = []
    end = -1
    for match in _WORD.finditer(text):
        if run and text[end : match.start()] != " ":
            yield " ".join(run)
            run = []
        word = _POSSESSIVE.sub("", match[0])
        if _is_name(word) and not _opens(text, match.start()):
            run.append(word)
            end = match.end()
            if word != match[0]:
                yield " ".join(run)
                run = []
        elif run:
            yield " ".join(run)
            run = []
    if run:
        yield " ".join(run)


def _is_name(word: str) -> bool:
    shouted = len(word) > 1 and word.isupper()
    return (
        word[:1].isupper() and not shouted and word not in _NEVER_A_NAME.split() and len(word) > 1
    )


def _opens(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \t")
    return not before or before[-1] in _OPENERS


def _one_each(names: Iterable[str], whole: str) -> list[str]:
    """A longer name gives way to its last word where the story says that alone more often."""
    found: dict[str, None] = {}
    for name in names:
        last = name.rpartition(" ")[2]
        alone = _times(last, whole) - _times(name, whole)
        found[last if last != name and alone > _times(name, whole) else name] = None
    return list(found)


def _times(name: str, whole: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", whole))
