"""Reads a book folder or one file into a draft, or refuses it in one sentence."""

from __future__ import annotations

from pathlib import Path

from books.manuscript.assembling import cover_note_sentences, story_pages, wordless_sentences
from books.manuscript.credits import contributors_of
from books.manuscript.draft import ArtFile, BookDraft, ManuscriptError
from books.manuscript.folder import Handed, is_one_file, open_book
from books.manuscript.kinds import MAX_UPLOAD_BYTES
from books.manuscript.markup import MAX_TITLE, Manuscript, read_manuscript
from books.manuscript.pictures import ArtFolder
from books.manuscript.scenes import make_scenes
from books.manuscript.source import read_bytes
from books.manuscript.titlefile import TitleFile
from books.manuscript.upload import read_upload


def read_book(path: Path, *, language: str | None = None) -> BookDraft:
    """The book at `path`: a folder or Markdown file as docs/book-format.md describes, or one file
    of another format as docs/manuscripts.md does.

    `language` picks the text, else title.toml, else the only one. Nothing is written. Raises
    ManuscriptError, one sentence that names file and line, for anything that cannot be read.
    """
    if is_one_file(path):
        raw = read_bytes(path, path.name, MAX_UPLOAD_BYTES)
        return read_upload(path.name, raw, language=language or "")
    handed = open_book(path, language)
    manuscript = read_manuscript(handed.text)
    title, title_notes = _title(handed, manuscript)
    pages = manuscript.pages
    scenes, scene_notes = make_scenes(
        handed.title_file.scenes, pages, handed.title_file.characters, title
    )
    art = tuple(handed.art.numbered.get(number) for number in range(2, len(pages) + 2))
    surplus = _surplus(handed.art, len(pages))
    has_art = any(art)
    wordless = tuple(index for index, page in enumerate(pages) if not page.text)
    unpictured = tuple(at for at, one in enumerate(art) if has_art and one is None)
    return BookDraft(
        title=title,
        language=handed.language,
        pages=pages,
        style=handed.title_file.style,
        edition=handed.title_file.edition,
        contributors=handed.title_file.contributors or contributors_of(manuscript.credits),
        characters=handed.title_file.characters,
        scenes=scenes,
        credits=manuscript.credits,
        cover=handed.art.numbered.get(1),
        art=art,
        surplus_art=surplus,
        has_art=has_art,
        wordless=wordless,
        unpictured=unpictured,
        notes=(
            *handed.notes,
            *title_notes,
            *scene_notes,
            *_picture_notes(handed.art, unpictured, surplus),
            *wordless_sentences(wordless),
        ),
    )


def _title(handed: Handed, manuscript: Manuscript) -> tuple[str, tuple[str, ...]]:
    asked: TitleFile = handed.title_file
    notes = cover_note_sentences(manuscript.cover_notes)
    translated = asked.language and asked.language.casefold() != handed.language.casefold()
    if asked.title and not (translated and manuscript.title):
        return asked.title, notes
    if manuscript.title:
        return manuscript.title, notes
    raise ManuscriptError(
        f"{handed.text.name} line 1: the book has no title; start the file with `# ` and its title "
        f"(at most {MAX_TITLE} characters), or write title = … in title.toml."
    )


def _surplus(art: ArtFolder, story_pages: int) -> tuple[ArtFile, ...]:
    placed = range(1, story_pages + 2)
    unplaced = (art.numbered[number] for number in sorted(art.numbered) if number not in placed)
    return (*unplaced, *art.others)


def _picture_notes(
    art: ArtFolder, unpictured: tuple[int, ...], surplus: tuple[ArtFile, ...]
) -> list[str]:
    notes = []
    if art.numbered and 1 not in art.numbered:
        notes.append("There is no art/01, so the book has no cover picture yet.")
    if unpictured:
        notes.append(f"{story_pages(unpictured)} without a picture, set as text alone.")
    if surplus:
        names = ", ".join(f"art/{picture.path.name}" for picture in surplus)
        has = "1 picture is" if len(surplus) == 1 else f"{len(surplus)} pictures are"
        notes.append(f"{has} left over, kept and not placed: {names}.")
    return notes
