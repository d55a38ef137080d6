"""The four ways to have a picture drawn again, each with its price before anybody asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from books.errors import OctavoError
from books.models import Artwork, Character, Scene
from illustration.enums import Verb
from illustration.estimate import likely
from illustration.models import Attempt
from illustration.offered import models
from illustration.operations.asked import Wanted, region_wanted, sheet_wanted
from illustration.operations.draft_asked import again_wanted, first_wanted
from illustration.operations.finishing import final_wanted
from illustration.operations.request import settled_cast
from illustration.operations.verbs import cast_of_picture
from illustration.providers.sums import cents


@dataclass(frozen=True)
class Way:
    """One verb: its worst price in micro-dollars, or why it cannot be asked for."""

    verb: Verb
    micros: int = 0
    fault: str = ""
    # What it likely costs: without the spare that is held on tokens.
    about: int = 0
    # What stays behind of its references, the sketch first, where its model takes too few.
    left_out: str = ""

    @property
    def price(self) -> str:
        """What stands on the button, rounded up to the cent: "$0.03"; "" where it costs nothing."""
        return cents(self.micros) if self.micros else ""


@dataclass(frozen=True)
class Again:
    """What may be done with a picture, and what is proven of it."""

    edit: Way
    restyle: Way
    regenerate: Way
    rewrite: Way
    # studio.region.proof of a picture of which a part was drawn anew.
    proof: dict[str, Any] = field(default_factory=dict)


def again(scene: Scene, artwork: Artwork) -> Again:
    """Reckon the four ways for a picture of a scene; nothing is asked for."""
    attempt = Attempt.objects.filter(artwork=artwork).first()
    whole = replace(picture_of(scene), verb=Verb.REGENERATE)
    return Again(
        edit=part_of(scene, artwork),
        restyle=_reckoned(
            Verb.RESTYLE,
            lambda: again_wanted(scene, cast_of_picture(scene, artwork), artwork),
        ),
        regenerate=whole,
        rewrite=replace(whole, verb=Verb.REWRITE),
        proof=attempt.proof if attempt else {},
    )


def picture_of(scene: Scene) -> Way:
    """Reckon a scene's next picture, its draft where drafts come first."""
    return _reckoned(Verb.DRAW, lambda: first_wanted(scene, settled_cast(scene)))


def sheet_of(character: Character) -> Way:
    """Reckon a character's next sheet."""
    return _reckoned(Verb.DRAW, lambda: sheet_wanted(character))


def part_of(scene: Scene, artwork: Artwork) -> Way:
    """Reckon a part of a picture drawn anew."""
    return _reckoned(
        Verb.EDIT, lambda: region_wanted(scene, cast_of_picture(scene, artwork), artwork)
    )


def finish_of(scene: Scene, artwork: Artwork) -> Way:
    """Reckon the final of a draft."""
    return _reckoned(Verb.FINISH, lambda: final_wanted(scene, artwork))


def _reckoned(verb: Verb, wanted: Callable[[], Wanted]) -> Way:
    try:
        found = wanted()
        most = _most(found)
        about = likely(models()[found.model], most) if found.model else most
        return Way(verb, most, about=about, left_out=found.lineup.left_out if found.lineup else "")
    except OctavoError as fault:
        return Way(verb, fault=str(fault))


def _most(wanted: Wanted) -> int:
    """The worst price in micro-dollars, of both halves where it is drawn in two."""
    if not wanted.half:
        return wanted.micros
    right = models()[wanted.model].price.most(
        -(-wanted.width // 2),
        wanted.height,
        quality=wanted.quality,
        references=len(wanted.told) + 1,
    )
    return wanted.micros + right
