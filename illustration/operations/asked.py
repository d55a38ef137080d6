"""What is asked for a picture: who draws it, how large, with which references, for how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from django.conf import settings

from books.covers import COVERS
from books.enums import SceneKind
from books.errors import NotReady
from books.models import Artwork, Character, Scene
from books.sizes import scene_pixels
from illustration.enums import Half
from illustration.halved import LEFT
from illustration.models import ProviderKey, Sketch
from illustration.needs import SHEET, Need
from illustration.photos import photo_reference
from illustration.providers import get_provider
from illustration.providers.catalog import ModelRow
from illustration.providers.sizing import fault
from illustration.routing import TWO_HALVES, Chosen, asked_of, plan_of, route_for
from illustration.sketches import sketch_of, sketch_reference
from illustration.studio.references import (
    Kind,
    Lineup,
    ReferencesRefused,
    references_in_order,
)
from illustration.studio.roles import Role, default_for
from printing.press.geometry import request_size

OFFLINE_SHEET = (2048, 2048)
# More are not held in memory at once while a part is laid in: 40 bytes a pixel, measured.
MOST_PIXELS = 20_000_000
OFFLINE_REGION = (
    "The offline painter paints whole pictures and no part of one. Choose a model for parts on the "
    "page of providers, or have the picture drawn again. Nothing was queued, nothing was spent."
)
OFFLINE_FINAL = (
    "It would be drawn by the offline painter now, which cannot finish a draft. Choose a model on "
    "the page of models, or have the scene drawn anew. Nothing was queued, nothing was spent."
)


@dataclass(frozen=True)
class Reference:
    """An approved sheet that goes with a request."""

    name: str
    artwork: int
    sha256: str


@dataclass(frozen=True)
class Wanted:
    """One picture as it will be asked for: pixels, and micro-dollars at most.

    Without a key it is the offline painter's. `lineup` numbers the references for the words.
    """

    role: Role
    width: int
    height: int
    references: tuple[Reference, ...] = ()
    lineup: Lineup | None = None
    key: ProviderKey | None = None
    model: str = ""
    quality: str = ""
    micros: int = 0
    # LEFT where it is a spread in two matched halves: pixels of both, money of the left one.
    half: Half | Literal[""] = ""
    # {"name", "photo", "sha256"} of a child's photo, which goes with a sheet alone.
    photo: dict[str, Any] | None = None
    # {"name", "sketch", "sha256"} of the scene's sketch where it goes along, numbered last.
    sketch: dict[str, Any] | None = None

    @property
    def told(self) -> list[dict[str, Any]]:
        """The references as an attempt keeps them, in the order they are numbered."""
        sheets = [vars(reference) for reference in self.references]
        return [*sheets, *(told for told in (self.photo, self.sketch) if told)]


def sheet_wanted(character: Character) -> Wanted:
    """A character's sheet. Raises NotReady where its model cannot draw it."""
    chosen = route_for(character.book, Role.SHEET)
    if chosen.row is None:
        return Wanted(Role.SHEET, *OFFLINE_SHEET, micros=_offline_price())
    size = default_for(Role.SHEET).size or SHEET
    photo = photo_reference(character)
    need = Need(Role.SHEET, *size, references=1 if photo else 0, any_size=True)
    return replace(_of_model(chosen, need, (), Lineup()), photo=photo)


def role_of(scene: Scene) -> Role:
    """What a scene's printed picture is drawn as."""
    return Role.COVER if SceneKind(scene.kind) in COVERS else Role.PAGE


def scene_wanted(
    scene: Scene,
    cast: Sequence[Character],
    *,
    present: Artwork | None = None,
    draft: Artwork | None = None,
) -> Wanted:
    """A scene's picture for print with its cast's approved sheets, in the cast's order.

    `present` is the picture to be drawn once more otherwise, `draft` the approved one to be
    finished: a model gets it first. Raises NotReady, with the priced ways out, where the chosen
    model cannot draw it: which of them to take is for a person to decide, so nothing is chosen in
    silence.
    """
    role = role_of(scene)
    chosen, pixels = route_for(scene.book, role), scene_pixels(scene)
    refuse_wordless(scene, chosen.row)
    if chosen.row is None:
        if draft is not None:
            raise NotReady(OFFLINE_FINAL)
        width, height = request_size(pixels, get_provider(settings.PROVIDER).limits.multiple)
        told = ((each.name, each.sheet) for each in cast)
        shown = tuple(_reference(name, sheet) for name, sheet in told if sheet is not None)
        return Wanted(role, width, height, shown, micros=_offline_price())
    need = Need(role, *pixels, spread=scene.kind == SceneKind.SPREAD)
    return model_wanted(scene, cast, chosen, need, present=present, draft=draft)


def model_wanted(
    scene: Scene,
    cast: Sequence[Character],
    chosen: Chosen,
    need: Need,
    *,
    present: Artwork | None = None,
    draft: Artwork | None = None,
) -> Wanted:
    """A scene's picture as its chosen model is asked for it, for print or as a draft.

    The scene's sketch goes last, and stays behind where the model takes too few
    (Lineup.left_out). Raises NotReady.
    """
    assert chosen.row is not None
    sketch, halved = sketch_of(scene), need.spread and chosen.way == TWO_HALVES
    shown, lineup = _line_up(chosen.row, cast, present, draft=draft, sketch=sketch, halved=halved)
    need = replace(need, references=len(lineup.shown))
    wanted = _of_model(chosen, need, shown, lineup)
    if sketch is not None and lineup.numbers(Kind.SKETCH):
        wanted = replace(wanted, sketch=sketch_reference(sketch))
    return wanted


def refuse_wordless(scene: Scene, row: ModelRow | None) -> None:
    """Raise NotReady where the picture shall bear exact words and its model cannot write."""
    if scene.exact_text and (row is None or not row.reads_text):
        who = row.title if row else "The offline painter"
        raise NotReady(
            f"{who} does not draw words letter for letter, and scene {scene.position} shall bear "
            f"“{scene.exact_text}”. Choose a model that writes, take the words out of the picture, "
            "or hand a picture in. Nothing was queued, nothing was spent."
        )


def region_wanted(scene: Scene, cast: Sequence[Character], artwork: Artwork) -> Wanted:
    """A picture of which a part is drawn anew: itself first, then its cast's sheets.

    Raises NotReady where no model is chosen for parts, or where it cannot draw so many pixels.
    """
    chosen = route_for(scene.book, Role.REGION)
    if chosen.row is None:
        raise NotReady(OFFLINE_REGION)
    if artwork.width * artwork.height > MOST_PIXELS:
        raise NotReady(
            f"This picture has over {MOST_PIXELS:,} pixels; no part of it is drawn anew. Have the "
            "whole picture drawn again. Nothing was queued, nothing was spent."
        )
    shown, lineup = _line_up(chosen.row, cast, artwork)
    need = Need(Role.REGION, artwork.width, artwork.height, references=len(shown))
    return _of_model(chosen, need, shown, lineup)


def _line_up(
    row: ModelRow,
    cast: Sequence[Character],
    present: Artwork | None,
    *,
    draft: Artwork | None = None,
    sketch: Sketch | None = None,
    halved: bool = False,
) -> tuple[tuple[Reference, ...], Lineup]:
    """The artworks of a request to a model, and how its words number all references.

    `halved` leaves room for the left half, which goes with the right one. Raises NotReady.
    """
    named = [(each.name, each.sheet) for each in cast if each.sheet is not None]
    pictures = {str(sheet.pk): sheet for _, sheet in named}
    pictures |= {str(each.pk): each for each in (present, draft) if each}
    try:
        lineup = references_in_order(
            [name for name, _ in named],
            {name: [str(sheet.pk)] for name, sheet in named},
            most=row.max_references,
            present=str(present.pk) if present else "",
            draft=str(draft.pk) if draft else "",
            left_half=LEFT if halved else "",
            sketch=sketch.file if sketch else "",
        )
    except ReferencesRefused as refused:
        raise NotReady(f"{refused} Nothing was queued, nothing was spent.") from refused
    along = tuple(each for each in lineup.shown if each.kind is not Kind.LEFT_HALF)
    shown = tuple(
        _reference(each.name or each.kind, pictures[each.key])
        for each in along
        if each.kind is not Kind.SKETCH
    )
    return shown, replace(lineup, shown=along)


def _of_model(
    chosen: Chosen, need: Need, references: tuple[Reference, ...], lineup: Lineup
) -> Wanted:
    asked, row = asked_of(chosen, need), chosen.row
    assert row is not None
    if asked is None:
        why = fault(row, need.width, need.height, references=need.references)
        raise NotReady(f"{why} {_ways(need)}Nothing was queued, nothing was spent.")
    quality = chosen.quality if chosen.quality in row.qualities else ""
    size, micros = asked.size, asked.micros
    if asked.pictures == 2:
        # What the right half may cost is held when its turn comes (pump/halving.py).
        micros = row.price.most(
            size.width, size.height, quality=quality, references=need.references
        )
    return Wanted(
        need.role,
        size.width * asked.pictures,
        size.height,
        references,
        lineup,
        chosen.key,
        row.key,
        quality,
        micros,
        Half.LEFT if asked.pictures == 2 else "",
    )


def _ways(need: Need) -> str:
    """The priced ways out of a role's plan, as one sentence to choose from."""
    for planned in plan_of(None):
        if planned.role == need.role and planned.need.spread == need.spread and planned.exits:
            told = " ".join(each.sentence for each in planned.exits)
            return f"Choose one: {told} "
    return "Choose another model for it on the page of providers. "


def _reference(name: str, sheet: Artwork) -> Reference:
    return Reference(name, sheet.pk, sheet.sha256)


def _offline_price() -> int:
    return get_provider(settings.PROVIDER).price.micros_per_picture
