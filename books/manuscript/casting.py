"""Casts a draft anew: who is in each scene once its characters are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from books.manuscript.brief import Proposal, cast_of, propose_brief
from books.manuscript.draft import BookDraft, CharacterDraft, SceneDraft
from books.manuscript.text import plain_text


def cast_anew(draft: BookDraft, characters: Sequence[CharacterDraft]) -> BookDraft:
    """The draft with these characters, its scenes cast from their briefs and the text.

    A proposed brief is proposed again, as it may name them now; one that somebody wrote stays
    word for word. A cast the manuscript gives is kept as far as its names are known.
    """
    known = {one.name for one in characters}
    named = {one.name for one in draft.characters}
    scenes: list[SceneDraft] = []
    before: Proposal | None = None
    for scene in draft.scenes:
        text = "\n".join(plain_text(draft.pages[at].text) for at in scene.page_indexes)
        proposal = propose_brief(text, characters, draft.title, before)
        found = cast_of(scene.brief, characters) if scene.origin != "proposed" else ()
        asked = tuple(name for name in scene.cast if name in known)
        others = (name for name in found or proposal.cast if not asked or name not in named)
        cast = tuple(dict.fromkeys((*asked, *others)))
        if scene.origin == "proposed":
            scenes.append(replace(scene, brief=proposal.brief, cast=cast, light=proposal.light))
        else:
            scenes.append(replace(scene, cast=cast))
        before = Proposal("", scenes[-1].cast, scenes[-1].light, proposal.places)
    return replace(draft, characters=tuple(characters), scenes=tuple(scenes))
