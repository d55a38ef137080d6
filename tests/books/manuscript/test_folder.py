"""Which text of a book is read, and what is said when there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from books.manuscript.reader import read_book
from tests.books.manuscript.shelf import SMALL, refusal, write_book

FRENCH = "# Pip la chouette\n\n##\nPip vole.\n"


def test_the_language_asked_for_is_read(tmp_path: Path) -> None:
    folder = write_book(tmp_path, en__md=SMALL, fr__md=FRENCH, title__toml='language = "en"')
    draft = read_book(folder, language="fr")
    assert (draft.language, draft.title) == ("fr", "Pip la chouette")


def test_else_the_language_of_title_toml(tmp_path: Path) -> None:
    folder = write_book(tmp_path, en__md=SMALL, fr__md=FRENCH, title__toml='language = "fr"')
    assert read_book(folder).language == "fr"


def test_else_the_only_one(tmp_path: Path) -> None:
    assert read_book(write_book(tmp_path, fr__md=FRENCH, README__md="# no text")).language == "fr"


def test_else_the_languages_are_listed(tmp_path: Path) -> None:
    folder = write_book(tmp_path, en__md=SMALL, fr__md=FRENCH)
    assert "has texts in en, fr; say which with --lang" in refusal(folder)


def test_a_language_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    folder = write_book(tmp_path, en__md=SMALL, fr__md=FRENCH)
    assert "has no sw.md; choose --lang from en, fr" in refusal(folder, "sw")
    (folder / "title.toml").write_text('title = "x"\nlanguage = "sw"')
    assert refusal(folder).startswith("title.toml line 2: language is sw, but the texts are in en")


def test_a_translation_keeps_its_own_title(tmp_path: Path) -> None:
    toml = 'title = "Pip the Owl"\nlanguage = "en"'
    folder = write_book(tmp_path, en__md=SMALL, fr__md=FRENCH, title__toml=toml)
    assert read_book(folder).title == "Pip the Owl"
    assert read_book(folder, language="fr").title == "Pip la chouette"


def test_manuscript_md_takes_its_language_from_title_toml_or_credits(tmp_path: Path) -> None:
    folder = write_book(tmp_path, manuscript__md=SMALL + "\n* Language: sw\n")
    assert read_book(folder).language == "sw"
    (folder / "title.toml").write_text('language = "fr"')
    draft = read_book(folder)
    assert draft.language == "fr"
    assert "The credits of manuscript.md say language sw, not fr." in draft.notes


def test_a_language_nobody_names_is_assumed_and_said(tmp_path: Path) -> None:
    draft = read_book(write_book(tmp_path, manuscript__md=SMALL))
    assert draft.language == "en"
    assert draft.notes[0].startswith("manuscript.md names no language, so en is assumed")


def test_one_markdown_file_is_a_book(tmp_path: Path) -> None:
    folder = write_book(tmp_path, story__md=SMALL + "\n* Language: sw\n", title__toml="broken")
    draft = read_book(folder / "story.md")
    assert (draft.language, len(draft.pages)) == ("sw", 2)
    assert draft.notes[0] == "Only story.md was read; hand in the folder to use its title.toml."


def test_one_file_in_another_language_than_asked_is_refused(tmp_path: Path) -> None:
    folder = write_book(tmp_path, fr__md=FRENCH)
    assert "fr.md is in fr, and en was asked for" in refusal(folder / "fr.md", "en")


@pytest.mark.parametrize("language", ["", "english", "../en", "e\n"])
def test_what_is_no_language_is_refused(tmp_path: Path, language: str) -> None:
    assert "is no language code" in refusal(write_book(tmp_path, en__md=SMALL), language)


def test_a_folder_without_a_manuscript_is_refused(tmp_path: Path) -> None:
    folder = write_book(tmp_path / "book", title__toml='title = "x"')
    assert refusal(folder).startswith("book has no manuscript; put the text there")


def test_two_kinds_of_text_are_refused(tmp_path: Path) -> None:
    folder = write_book(tmp_path / "book", en__md=SMALL, manuscript__md=SMALL)
    assert refusal(folder).startswith("book has manuscript.md beside en.md; keep one")


def test_a_path_to_nothing_is_refused(tmp_path: Path) -> None:
    assert "does not exist" in refusal(tmp_path / "nowhere")
    assert "is no name a file can have" in refusal(tmp_path / "a\0b")
    assert "cannot be read" in refusal(tmp_path / ("a" * 300))


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "book.story").write_bytes(b"Pip flew.")
    assert refusal(tmp_path / "book.story").startswith("book.story is no manuscript we read; hand")


def test_links_to_nothing_to_themselves_and_to_elsewhere_are_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text(SMALL)
    folder = write_book(tmp_path / "book", title__toml='title = "x"')
    text = folder / "en.md"
    text.symlink_to(tmp_path / "gone.md")
    assert refusal(folder).startswith("en.md does not exist, or is a link to nothing")
    text.unlink()
    text.symlink_to(text)
    assert refusal(folder).startswith("en.md cannot be read")
    text.unlink()
    text.symlink_to(tmp_path / "secret.md")
    assert refusal(folder).startswith("en.md is a link that leaves the book's folder")


def test_a_pipe_or_a_folder_in_place_of_a_text_is_refused(tmp_path: Path) -> None:
    folder = write_book(tmp_path, title__toml='title = "x"')
    os.mkfifo(folder / "en.md")
    assert refusal(folder).startswith("en.md is not a file")
    (folder / "en.md").unlink()
    (folder / "en.md").mkdir()
    assert refusal(folder).startswith("en.md is not a file")


def test_a_file_without_permission_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    # The mode of a file does not stop root, who runs tests in containers.
    monkeypatch.setattr(Path, "read_bytes", forbidden)
    folder = write_book(tmp_path, en__md=SMALL)
    assert refusal(folder).startswith("en.md may not be read by this user")


def test_a_text_of_too_many_bytes_is_not_opened(tmp_path: Path) -> None:
    folder = write_book(tmp_path, en__md=SMALL)
    os.truncate(folder / "en.md", 3 * 1024 * 1024)
    assert refusal(folder).startswith("en.md has 3.0 MB, and at most 2 MB are read")


def test_art_that_is_a_file_is_refused(tmp_path: Path) -> None:
    folder = write_book(tmp_path, en__md=SMALL, art=b"x")
    assert refusal(folder).startswith("art is not a folder")
