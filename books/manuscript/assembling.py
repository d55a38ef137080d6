"""Makes a draft of what a reader told: scenes with their briefs, cast, language, notes."""

from __future__ import annotations

from books.manuscript.credits import contributors_of, language_of
from books.manuscript.draft import BookDraft, CharacterDraft, ManuscriptError
from books.manuscript.markup import MAX_STORY_PAGES
from books.manuscript.pieces import Told
from books.manuscript.scenes import make_scenes
from books.manuscript.value import LANGUAGE

ASSUMED_LANGUAGE = "en"


def assemble(told: Told, language: str) -> BookDraft:
    """The draft of a manuscript without pictures; `language` is empty where nobody said it.

    Raises ManuscriptError for no words, too many pages, and a language that contradicts the
    manuscript's own credits.
    """
    _check_pages(told)
    found, language_notes = _language(told, language)
    characters = _characters(told)
    scenes, scene_notes = make_scenes(told.asked, told.pages, characters, told.title)
    wordless = tuple(index for index, page in enumerate(told.pages) if not page.text)
    return BookDraft(
        title=told.title,
        language=found,
        pages=told.pages,
        contributors=tuple(dict.fromkeys((*contributors_of(told.credits), *told.contributors))),
        characters=characters,
        scenes=scenes,
        credits=told.credits,
        art=tuple(None for _ in told.pages),
        wordless=wordless,
        notes=(
            *told.notes,
            *cover_note_sentences(told.cover_notes),
            *language_notes,
            *scene_notes,
            *wordless_sentences(wordless),
        ),
    )


def cover_note_sentences(notes: tuple[str, ...]) -> tuple[str, ...]:
    """What is said of art notes that stand before the first page."""
    return tuple(
        f'The art note "{note}" before the first page is not printed and belongs to no scene.'
        for note in notes
    )


def wordless_sentences(wordless: tuple[int, ...]) -> list[str]:
    """What is said of story pages without words, by their indexes."""
    return [f"{story_pages(wordless)} without words, a picture alone."] if wordless else []


def story_pages(indexes: tuple[int, ...]) -> str:
    """Story pages as the beginning of a sentence: "Story pages 2, 5 are"."""
    numbers = ", ".join(str(index + 1) for index in indexes)
    return f"Story page {numbers} is" if len(indexes) == 1 else f"Story pages {numbers} are"


def _check_pages(told: Told) -> None:
    if not any(page.text or page.art_notes for page in told.pages):
        raise ManuscriptError(
            f"{told.name} has no words of a story; write them below the title and hand it in again."
        )
    if len(told.pages) > MAX_STORY_PAGES:
        raise ManuscriptError(
            f"{told.name} has {len(told.pages)} story pages, and no printer binds more than "
            f"{MAX_STORY_PAGES}; shorten it or part it into volumes."
        )


def _characters(told: Told) -> tuple[CharacterDraft, ...]:
    names = {name: None for asked in told.asked for name in asked.cast or ()}
    return tuple(CharacterDraft(name) for name in names)


def _language(told: Told, asked: str) -> tuple[str, tuple[str, ...]]:
    if asked and not LANGUAGE.fullmatch(asked):
        raise ManuscriptError(f'"{asked}" is no language code; write one such as "en" or "pt-BR".')
    credited = language_of(told.credits) or ""
    if not LANGUAGE.fullmatch(credited):
        credited = ""
    if asked and credited and asked.casefold() != credited.casefold():
        raise ManuscriptError(
            f"{told.name} is in {credited}, and {asked} was asked for; choose {credited}, or hand "
            f"in the {asked} text."
        )
    if asked or credited:
        return credited or asked, ()
    return ASSUMED_LANGUAGE, (f"{told.name} names no language, so {ASSUMED_LANGUAGE} is assumed.",)
