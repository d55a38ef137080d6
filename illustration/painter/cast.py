"""The cast of a picture: who is in it, what each one does, and the passers-by the brief names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from illustration.painter.chance import Chance
from illustration.painter.colours import words_of
from illustration.painter.look import Look, kind_of, look_of
from illustration.painter.pose import Pose, pose_for
from illustration.painter.species import ANIMAL_OF, PERSON_OF
from illustration.painter.words import action_in, held_in, places_in
from illustration.studio.order import PictureOrder, Traits

COUNTS = {"a": 1, "an": 1, "one": 1, "another": 1, "two": 2, "three": 3, "four": 3, "five": 3,
          "some": 2,
          "many": 3, "several": 3, "other": 2, "few": 3, "little": 1, "her": 1, "his": 1,
          "their": 1}  # fmt: skip
SIZES = {"mouse": 0.62, "hedgehog": 0.66, "squirrel": 0.7, "frog": 0.6, "rabbit": 0.8, "koala": 0.8,
         "elephant": 1.25, "giraffe": 1.3, "hippo": 1.15, "rhino": 1.15, "bear": 1.1, "lion": 1.1,
         "cow": 1.1, "horse": 1.15, "dragon": 1.2, "whale": 1.3, "fish": 0.6, "cat": 0.78,
         "dog": 0.85}  # fmt: skip
PLAN_SIZES = {"bird": 0.72, "bug": 0.5, "spider": 0.62, "snake": 0.7, "turtle": 0.66, "person": 1.0,
              "ant": 0.5, "crab": 0.55, "snail": 0.5, "octopus": 0.8}  # fmt: skip
LIVELY = ("stand", "stand", "wave", "reach")
CALM = ("stand", "stand", "stand", "walk")
FLYERS = frozenset({"bird", "bug"})


@dataclass(frozen=True)
class Actor:
    """One figure to be placed: `size` is its height beside a child's 1.0.

    `part` is its number in the cast, from 0; -1 is a passer-by.
    """

    name: str
    look: Look
    pose: Pose
    size: float
    part: int = -1


def actors(order: PictureOrder) -> list[Actor]:
    """The cast in the order's own sequence, each in a pose of its own; else the brief's leads."""
    cast = order.cast or leads(order.brief)
    return [_actor(order, cast, index) for index in range(len(cast))]


def leads(brief: str) -> tuple[Traits, ...]:
    """Whom a brief without a cast is about: the animals it names, or else the people; two at most.

    Their looks follow from their kind alone, so that they are the same on every page.
    """
    words = dict.fromkeys(words_of(brief))
    animals = {kind_of(word): word for word in words if word in ANIMAL_OF}
    people = {kind_of(word): word for word in words if word in PERSON_OF}
    return tuple(Traits(word, word) for word in list((animals or people).values())[:2])


def _actor(order: PictureOrder, cast: tuple[Traits, ...], index: int) -> Actor:
    traits = cast[index]
    look = look_of(traits)
    throw = Chance("pose", order.seed, order.brief, traits.name, index)
    clause = own_words(order.brief, traits, [other.name for other in cast])
    action, holding = action_in(clause), held_in(clause)
    if holding and action in {"stand", "reach"}:
        action = "hold"
    if action == "stand":
        action = throw.pick(CALM if look.plan == "quadruped" else LIVELY)
    if action == "sleep" and "room" not in places_in(order.brief)[:1]:
        action = "lie"
    return Actor(traits.name, look, pose_for(action, throw, holding), size_of(look), index)


def own_words(brief: str, traits: Traits, names: list[str]) -> str:
    """The words about one character: those after its name up to the next name, else all."""
    others = [re.escape(name) for name in names if name and name != traits.name]
    for word in (traits.name, *words_of(traits.kind)):
        parts = re.split(rf"\b{re.escape(word)}\b", brief, maxsplit=1, flags=re.IGNORECASE)
        if word and len(parts) == 2:
            return _own_clause(_tail(parts[1], others), traits)
    return brief


def _tail(after: str, others: list[str]) -> str:
    """The words up to the next name; "Ann and Bo sleep" shares its verb with both."""
    if not others:
        return after
    pieces = re.split(rf"\b(?:{'|'.join(others)})\b", after)
    shared = (piece for piece in pieces if re.sub(r"[\s,&]|\band\b", "", piece))
    return next(shared, "")


def _own_clause(text: str, traits: Traits) -> str:
    """The text up to where another being takes over ("..., two birds fly")."""
    own = set(words_of(f"{traits.name} {traits.kind}"))
    kept: list[str] = []
    for word in words_of(re.split(r"[.;!?]", text)[0]):
        if kept and (word in ANIMAL_OF or word in PERSON_OF) and word not in own:
            break
        kept.append(word)
    return " ".join(kept)


def size_of(look: Look) -> float:
    """How tall a figure is beside a child."""
    if look.plan == "person":
        return {"child": 0.92, "adult": 1.2, "old": 1.12}[look.age] * (
            look.tall if look.tall > 1 else 1
        )
    name = next((n for n, s in ANIMAL_OF.items() if n == s and _same(look, n)), "")
    return SIZES.get(name, PLAN_SIZES.get(look.plan, 0.95))


def _same(look: Look, name: str) -> bool:
    return kind_of(name)[1] == name and look_of(Traits("", name)).species == look.species


def passers_by(order: PictureOrder) -> list[Actor]:
    """Animals and people the brief counts ("a turtle", "two birds") that are not in the cast."""
    words = words_of(order.brief)
    playing = order.cast or leads(order.brief)
    cast = {kind_of(traits.kind) for traits in playing}
    names = {word for traits in playing for word in words_of(f"{traits.name} {traits.kind}")}
    found: list[Actor] = []
    for index, word in enumerate(words):
        known = word in ANIMAL_OF or word in PERSON_OF
        if not known or word in names or kind_of(word) in cast:
            continue
        count = _count(words, index)
        found += [_passer(order, word, index, step) for step in range(count)]
    return found[:4]


def _count(words: list[str], index: int) -> int:
    before = words[max(0, index - 3) : index]
    counts = [COUNTS[word] for word in before if word in COUNTS]
    if counts:
        return max(counts) if before[-1] not in {"the", "and"} else 0
    return 2 if words[index].endswith("s") and words[index][:-1] in (ANIMAL_OF | PERSON_OF) else 0


def _passer(order: PictureOrder, word: str, index: int, step: int) -> Actor:
    throw = Chance("passer", order.seed, word, index, step)
    look = look_of(Traits(f"{word}{step}", word))
    action = "fly" if look.plan in FLYERS else throw.pick(("stand", "walk", "sit", "wave"))
    pose = pose_for(action, throw)
    return Actor("", look, replace(pose, mouth="smile"), max(0.55, size_of(look)))
