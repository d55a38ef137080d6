"""Finds the parts of a book on disk: the text to read, title.toml, the art and the language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from books.manuscript.credits import language_of, part_credits
from books.manuscript.draft import ManuscriptError
from books.manuscript.pictures import ArtFolder, read_art
from books.manuscript.source import Source, read_source, unreadable
from books.manuscript.titlefile import MAX_TITLE_BYTES, TitleFile, read_title
from books.manuscript.value import LANGUAGE

ASSUMED_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Handed:
    """What was handed in, opened: one text, its language, title.toml, pictures, and notes."""

    text: Source
    language: str
    title_file: TitleFile = TitleFile()
    art: ArtFolder = ArtFolder({}, ())
    notes: tuple[str, ...] = ()


def open_book(path: Path, language: str | None) -> Handed:
    """Open a book folder or one Markdown file; raises ManuscriptError."""
    if language is not None and not LANGUAGE.fullmatch(language):
        raise ManuscriptError(
            f'"{language}" is no language code; write one such as "en" or "pt-BR".'
        )
    try:
        if path.is_dir():
            return _open_folder(path, language)
        path.stat()
        if not path.is_file():
            raise ManuscriptError(f"{path.name} is not a file; hand in a manuscript or a folder.")
    except (OSError, RuntimeError, ValueError) as error:
        raise ManuscriptError(_unopened(path, error)) from error
    return _open_file(path, language)


def is_one_file(path: Path) -> bool:
    """Whether a path leads to a file of another format than Markdown."""
    try:
        return path.is_file() and path.suffix.casefold() not in (".md", ".markdown")
    except (OSError, ValueError):
        return False


def _unopened(path: Path, error: OSError | RuntimeError | ValueError) -> str:
    if isinstance(error, ValueError):
        return f"{path.name} is no name a file can have; check the path."
    return unreadable(str(path), error)


def _open_file(path: Path, language: str | None) -> Handed:
    text = read_source(path, path.name)
    stem = path.stem if LANGUAGE.fullmatch(path.stem) else None
    found, notes = _language(text, language, stem)
    near = [name for name in ("title.toml", "art") if (path.parent / name).exists()]
    if near:
        notes = (
            *notes,
            f"Only {path.name} was read; hand in the folder to use its {' and '.join(near)}.",
        )
    return Handed(text, found, notes=notes)


def _open_folder(folder: Path, language: str | None) -> Handed:
    names = {path.name for path in folder.iterdir()}
    title_file = TitleFile()
    if "title.toml" in names:
        toml = _inside(folder, "title.toml")
        title_file = read_title(read_source(toml, "title.toml", MAX_TITLE_BYTES))
    name = _pick(folder, names, language, title_file)
    text = read_source(_inside(folder, name), name)
    known = name.removesuffix(".md") if name != "manuscript.md" else title_file.language or None
    found, notes = _language(text, language, known)
    art = read_art(_inside(folder, "art")) if "art" in names else ArtFolder({}, ())
    return Handed(text, found, title_file, art, notes)


def _pick(folder: Path, names: set[str], language: str | None, title_file: TitleFile) -> str:
    texts = sorted(name for name in names if name[-3:] == ".md" and LANGUAGE.fullmatch(name[:-3]))
    if "manuscript.md" in names:
        if texts:
            raise ManuscriptError(
                f"{folder.name} has manuscript.md beside {', '.join(texts)}; keep one or the other."
            )
        return "manuscript.md"
    if not texts:
        raise ManuscriptError(
            f"{folder.name} has no manuscript; put the text there as manuscript.md or by its "
            "language, such as en.md."
        )
    languages = ", ".join(name[:-3] for name in texts)
    wanted = language or title_file.language
    if not wanted and len(texts) > 1:
        raise ManuscriptError(
            f"{folder.name} has texts in {languages}; say which with --lang, or write language = … "
            "in title.toml."
        )
    for name in texts:
        if not wanted or name[:-3].casefold() == wanted.casefold():
            return name
    if language:
        raise ManuscriptError(
            f"{folder.name} has no {language}.md; choose --lang from {languages}."
        )
    raise ManuscriptError(
        f"title.toml line {title_file.language_line}: language is {wanted}, but the texts are in "
        f"{languages}; mend it or say --lang."
    )


def _language(text: Source, asked: str | None, known: str | None) -> tuple[str, tuple[str, ...]]:
    _, credits = part_credits(text.lines)
    credited = language_of(credits)
    if credited is not None and not LANGUAGE.fullmatch(credited):
        credited = None
    found = known or credited
    if asked and found and asked.casefold() != found.casefold():
        raise ManuscriptError(
            f"{text.name} is in {found}, and {asked} was asked for; leave --lang out or hand in "
            f"the {asked} text."
        )
    language = found or asked
    if language is None:
        note = f"{text.name} names no language, so {ASSUMED_LANGUAGE} is assumed; --lang says it."
        return ASSUMED_LANGUAGE, (note,)
    if credited and credited.casefold() != language.casefold():
        return language, (f"The credits of {text.name} say language {credited}, not {language}.",)
    return language, ()


def _inside(folder: Path, name: str) -> Path:
    path = folder / name
    try:
        home = path.resolve(strict=True).is_relative_to(folder.resolve())
    except (OSError, RuntimeError) as error:
        raise ManuscriptError(unreadable(name, error)) from error
    if not home:
        raise ManuscriptError(f"{name} is a link that leaves the book's folder; copy the file in.")
    if name == "art" and not path.is_dir():
        raise ManuscriptError("art is not a folder; put the pictures into a folder of that name.")
    return path
