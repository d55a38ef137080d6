"""Keeps a draft as plain values (what JSON holds) and reads it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from books.manuscript.draft import (
    BookDraft,
    CharacterDraft,
    Contributor,
    EditionDraft,
    SceneDraft,
    StoryPage,
)


def to_plain(draft: BookDraft) -> dict[str, Any]:
    """The draft as dicts, lists, strings and numbers; pictures, which are files, stay out."""
    bare = replace(draft, cover=None, art=(), surplus_art=(), has_art=False, unpictured=())
    return asdict(bare)


def from_plain(kept: Mapping[str, Any]) -> BookDraft:
    """The draft that `to_plain` gave, lists as tuples again."""
    told = {key: _tupled(value) for key, value in kept.items()}
    return BookDraft(
        **told
        | {
            "pages": tuple(StoryPage(**_row(page)) for page in kept["pages"]),
            "edition": EditionDraft(**kept["edition"]),
            "contributors": tuple(Contributor(**one) for one in kept["contributors"]),
            "characters": tuple(CharacterDraft(**_row(one)) for one in kept["characters"]),
            "scenes": tuple(SceneDraft(**_row(scene)) for scene in kept["scenes"]),
            "art": tuple(None for _ in kept["pages"]),
        }
    )


def _row(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _tupled(value) for key, value in values.items()}


def _tupled(value: Any) -> Any:
    return tuple(_tupled(each) for each in value) if isinstance(value, list | tuple) else value
