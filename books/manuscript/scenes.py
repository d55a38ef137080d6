"""Gives every story page its scene: as title.toml asks, as art notes say, or as we propose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from books.manuscript.brief import Proposal, cast_of, propose_brief
from books.manuscript.draft import CharacterDraft, ManuscriptError, SceneDraft, StoryPage
from books.manuscript.text import plain_text
from books.manuscript.titlefile import SceneAsked
from books.manuscript.vocabulary import light_in


@dataclass(frozen=True, slots=True)
class Place:
    """A scene's place in the story: the pages it shows and what title.toml asks of it, if it does.

    `asked` is empty for a scene title.toml does not speak of.
    """

    page_indexes: tuple[int, ...]
    asked: SceneAsked


_PROPOSED = "proposed from the text; read them before anything is drawn."


def tells_of_briefs(note: str) -> bool:
    """Whether a note to a draft is about proposed briefs: no matter where none are taken."""
    return note.endswith(_PROPOSED)


def make_scenes(
    asked: Sequence[SceneAsked],
    pages: Sequence[StoryPage],
    characters: Sequence[CharacterDraft],
    title: str,
) -> tuple[tuple[SceneDraft, ...], tuple[str, ...]]:
    """The scenes in order, and notes for a person.

    A brief of title.toml goes before the page's art notes, these before a proposal. Raises
    ManuscriptError when title.toml asks for more scenes than there are story pages.
    """
    places = place_scenes(asked, len(pages))
    scenes: list[SceneDraft] = []
    before: Proposal | None = None
    for place in places:
        shown = [pages[index] for index in place.page_indexes]
        text = "\n".join(plain_text(page.text) for page in shown)
        proposal = propose_brief(text, characters, title, before)
        notes = "; ".join(note for page in shown for note in page.art_notes)
        scenes.append(_scene(place, notes, proposal, characters))
        before = Proposal("", scenes[-1].cast, scenes[-1].light, proposal.places)
    return tuple(scenes), tuple(_notes(asked, scenes, len(pages)))


def place_scenes(asked: Sequence[SceneAsked], story_pages: int) -> tuple[Place, ...]:
    """Which story pages each scene shows.

    As many scenes as story pages: one each, and a spread carries one text. Scenes whose pages add
    up to the story pages: a spread shows two. Fewer: one each in order, the rest single pages.
    """
    if len(asked) > story_pages:
        raise ManuscriptError(
            f"title.toml line {asked[story_pages].line}: there are {len(asked)} [[scene]] for "
            f"{story_pages} story pages; delete what is too much or add pages to the text."
        )
    by_pages = sum(scene.pages for scene in asked) == story_pages != len(asked)
    places: list[Place] = []
    start = 0
    for scene in asked:
        step = scene.pages if by_pages else 1
        places.append(Place(tuple(range(start, start + step)), scene))
        start += step
    rest = (Place((index,), SceneAsked(line=0)) for index in range(start, story_pages))
    return (*places, *rest)


def _scene(
    place: Place, notes: str, proposal: Proposal, characters: Sequence[CharacterDraft]
) -> SceneDraft:
    asked = place.asked
    brief = asked.brief or notes
    cast = proposal.cast
    if asked.cast is not None:
        cast = asked.cast
    elif brief:
        cast = cast_of(brief, characters) or cast
    return SceneDraft(
        pages=asked.pages,
        brief=brief or proposal.brief,
        origin="title" if asked.brief else "manuscript" if notes else "proposed",
        cast=cast,
        light=asked.light or light_in(brief) or proposal.light,
        page_indexes=place.page_indexes,
    )


def _notes(
    asked: Sequence[SceneAsked], scenes: Sequence[SceneDraft], story_pages: int
) -> list[str]:
    notes = []
    if asked and len(asked) < story_pages and len(scenes) > len(asked):
        first = len(asked) + 1
        added = f"scenes of story pages {first} to {story_pages} were"
        if first == story_pages:
            added = f"scene of story page {first} was"
        notes.append(
            f"title.toml has {len(asked)} [[scene]] for {story_pages} story pages; the {added} "
            "added."
        )
    proposed = sum(scene.origin == "proposed" for scene in scenes)
    if proposed:
        many = "1 brief is" if proposed == 1 else f"{proposed} briefs are"
        notes.append(f"{many} {_PROPOSED}")
    return notes
