"""Exact words in a picture: asked for by a person, and compared letter by letter by a person."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

from django.db import transaction

from books.enums import Act
from books.errors import IllegalMove, NotReady, Refused
from books.models import Artwork, LetterTick, Member, Scene
from books.operations.checklist import subject_of
from books.operations.holding import hold
from books.operations.moves import record
from books.rules import require
from illustration.studio.letters import all_ticked, letters_of
from illustration.studio.order import LONGEST_EXACT_TEXT


@transaction.atomic
def set_exact_text(*, scene: Scene, text: str, seen_version: int, by: Member) -> None:
    """Say which words a scene's picture shall bear, letter for letter; "" for none, as it begins.

    For a cover or a sign: story text is printed by the press. Kept on one line in NFC. A picture
    that is approved stands. `seen_version` is the scene's version the person edited from. Raises
    NotAllowed; Refused for words that cannot be asked for; IllegalMove where somebody saved
    meanwhile.
    """
    require(by, Act.EDIT)
    told = unicodedata.normalize("NFC", " ".join(text.split()))
    _check(told)
    saved = Scene.objects.filter(pk=scene.pk, version=seen_version)
    if saved.update(exact_text=told, version=seen_version + 1) != 1:
        raise IllegalMove(
            f"Scene {scene.position} was saved by somebody else since you opened it. Theirs "
            "stands; your words were not saved: read both, and save again."
        )
    was = scene.exact_text
    scene.exact_text, scene.version = told, seen_version + 1
    record(
        book=scene.book,
        what="set-exact-text",
        subject=f"scene {scene.position}",
        by=by.user,
        note=f"{_quoted(told)}. It was: {_quoted(was)}.",
    )


@transaction.atomic
def tick_letters(*, scene: Scene, artwork: Artwork, numbers: Collection[int], by: Member) -> None:
    """Tick letters of the scene's exact words that this person read in the picture, by number.

    What is ticked already stays as it is. Raises NotAllowed; Refused for a number that is no
    letter's.
    """
    require(by, Act.APPROVE)
    text = scene.exact_text
    strange = set(numbers) - {number for number, _ in letters_of(text)}
    if strange:
        raise Refused(f"{_quoted(text)} has no letter {min(strange)}. Nothing was changed.")
    # Of two people who tick the same picture at once, the second sees what the first ticked.
    hold(artwork)
    fresh = sorted(set(numbers) - ticked_letters(artwork, text))
    for number in fresh:
        LetterTick.objects.create(
            publisher_id=artwork.publisher_id,
            artwork=artwork,
            text=text,
            number=number,
            by=by.user,
        )
    if fresh:
        record(
            book=artwork.book,
            what="tick-letters",
            subject=subject_of(artwork),
            by=by.user,
            note=f"version {artwork.version}: {len(fresh)} letters of {_quoted(text)}",
        )


def ticked_letters(artwork: Artwork, text: str) -> set[int]:
    """The numbers of the letters of these words that somebody read in a picture."""
    ticks = LetterTick.objects.filter(artwork=artwork, text=text)
    return set(ticks.values_list("number", flat=True))


def require_letters(scene: Scene, artwork: Artwork) -> None:
    """Raise NotReady unless every letter of the scene's exact words is ticked for this picture."""
    text = scene.exact_text
    ticked = ticked_letters(artwork, text)
    if not text or all_ticked(text, ticked):
        return
    left = [letter for number, letter in letters_of(text) if number not in ticked]
    raise NotReady(
        f"Compare {_quoted(text)} in scene {scene.position} letter by letter with the picture, "
        f"and tick each: {len(left)} of {len(letters_of(text))} are not ticked "
        f"({' '.join(left[:12])}{' …' if len(left) > 12 else ''}). If it is misspelled, ask for "
        "changes. Nothing was approved."
    )


def _check(text: str) -> None:
    if len(text) > LONGEST_EXACT_TEXT:
        raise Refused(
            f"{len(text)} characters are too many to be drawn letter for letter; "
            f"{LONGEST_EXACT_TEXT} is the most. The press prints longer text on the picture. "
            "Nothing was saved."
        )
    if any(unicodedata.category(char) == "Cc" for char in text) or (text and not letters_of(text)):
        raise Refused("These words have nothing that can be drawn. Nothing was saved.")


def _quoted(text: str) -> str:
    return f"“{text}”" if text else "no words"
