"""The command line: each command explains itself, and an error is one clear line and status 2."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command, get_commands, load_command_class
from django.core.management.base import CommandError

from books.manuscript.draft import Paragraph, Run
from books.models import Book
from books.queries import edition_of, pages_of, unapproved
from books.tenancy import acting_for
from tests.books.manuscript.saving import Story, in_a_word_table
from tests.factories import make_book
from tests.personas import Press

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = [
    "plan",
    "import_book",
    "import_backlist",
    "draw",
    "approve",
    "press",
    "preflight",
    "found_publisher",
    "demo",
    "serve",
    "work",
    "sweep",
]
TEXT = "# Pip\n\n##\nPip flew.\n\n##\nPip slept.\n\n##\nPip woke.\n\n##\nPip sang.\n"
Plant = Callable[[Path], object]


def say(*words: object, capsys: pytest.CaptureFixture[str]) -> str:
    call_command(*[str(word) for word in words], "--publisher", "owl-press")
    return capsys.readouterr().out


def folder(path: Path, text: bytes | str = TEXT) -> Path:
    path.mkdir(exist_ok=True)
    (path / "en.md").write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_explains_itself(command: str) -> None:
    loaded = load_command_class(get_commands()[command], command)
    told = loaded.create_parser("manage.py", command).format_help()
    assert told.startswith("usage:")
    assert len(told.splitlines()) > 5


def test_asked_for_help_a_command_only_explains_itself() -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "draw", "--help"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "usage:" in done.stdout


BAD_INPUT: list[tuple[Plant, str]] = [
    (lambda path: folder(path, "# Pip\n"), "en.md"),
    (lambda path: folder(path, TEXT.encode("utf-16")), "en.md"),
    (lambda path: folder(path, b"# Pip\n\n##\nna\xefve\n"), "line 4"),
    (lambda path: path.mkdir(), "manuscript"),
    (lambda path: folder(path, "# Pip\n" + "\n##\nPip flew.\n" * 900), "900"),
    (lambda path: (folder(path) / "title.toml").write_text('titel = "Pip"\n'), "title.toml"),
    (
        lambda path: (
            (folder(path) / "art").mkdir(),
            (path / "art" / "02.jpg").write_text("not a picture"),
        ),
        "02.jpg",
    ),
    (lambda path: None, "no"),
]


@pytest.mark.parametrize(("plant", "named"), BAD_INPUT)
def test_bad_input_gets_one_sentence_and_nothing_is_saved(
    press: Press, tmp_path: Path, plant: Plant, named: str
) -> None:
    path = tmp_path / "book"
    plant(path)
    with pytest.raises(CommandError) as refusal:
        call_command("import_book", str(path), "--publisher", "owl-press")
    assert refusal.value.returncode == 2
    assert named in str(refusal.value)
    assert "\n" not in str(refusal.value)
    with acting_for(press.publisher):
        assert not Book.objects.exists()


def test_an_import_says_what_was_planned_and_why(
    press: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = say("import_book", folder(tmp_path / "book"), capsys=capsys)
    assert said.startswith("Pip is pip: 24 pages, 4 scenes, 0 characters")
    assert "24 pages: the printer's least is 24" in said


def test_a_word_file_is_imported_through_the_same_command(
    press: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = [[Paragraph((Run("Pip flew."),))]] * 5
    (tmp_path / "pip.docx").write_bytes(in_a_word_table(Story("Pip", pages, {0: "the moon"})))
    said = say("import_book", tmp_path / "pip.docx", "--lang", "en", capsys=capsys)
    assert said.startswith("Pip is pip: 24 pages, 5 scenes, 0 characters")
    with acting_for(press.publisher):
        assert Book.objects.get().scenes.get(position=1).brief == "the moon"


def test_a_file_that_cannot_be_taken_is_one_line_and_status_two(
    press: Press, tmp_path: Path
) -> None:
    (tmp_path / "pip.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(CommandError, match=r"pip\.pdf is a PDF") as refusal:
        call_command("import_book", str(tmp_path / "pip.pdf"), "--publisher", "owl-press")
    assert refusal.value.returncode == 2


def test_printer_and_trim_can_be_chosen(
    press: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder(tmp_path / "book")
    say("import_book", path, "--trim", "8x10", "--printer", "kdp-paperback", capsys=capsys)
    with acting_for(press.publisher):
        assert edition_of(Book.objects.get()).trim == "8x10"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("draw", "nothing"), "There is no book nothing"),
        (("press", "pip-and-the-moon", "--edition", "9"), "has no edition 9"),
        (("approve", "pip-and-the-moon", "--pages", "0-3"), "the book has pages 1 to 24"),
        (("approve", "pip-and-the-moon", "--pages", "x"), "is not a list of pages"),
        (("approve", "pip-and-the-moon", "--by", "x@y.example"), "is not a member of Owl Press"),
        (("approve", "pip-and-the-moon", "--by", "ben@owl-press.example"), "may not approve"),
        (("press", "pip-and-the-moon"), "still needs approval of"),
        (("approve", "pip-and-the-moon", "--what", "art"), "has no picture yet"),
    ],
)
def test_an_error_is_one_clear_line(press: Press, words: tuple[str, ...], told: str) -> None:
    with acting_for(press.publisher):
        make_book(press.ben)
    with pytest.raises(CommandError) as refusal:
        call_command(*words, "--publisher", "owl-press")
    assert refusal.value.returncode == 2
    assert told in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_with_several_publishers_one_must_be_named(press: Press) -> None:
    with pytest.raises(CommandError, match="--publisher SLUG.*known: fox-press, owl-press"):
        call_command("draw", "pip-and-the-moon")


def test_some_pages_are_approved_and_the_rest_stand_open(
    press: Press, capsys: pytest.CaptureFixture[str]
) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben, scenes=11, spreads=0)
    words = ("approve", book.slug, "--by", "rita@owl-press.example", "--what", "text")
    assert "text: 3 approved by Rita Heron." in say(*words, "--pages", "3-9", capsys=capsys)
    with acting_for(press.publisher):
        edition = edition_of(book)
        missing = unapproved(edition, pages_of(edition))
    # Words stand on versos; rectos are pictures without words, which have nothing to approve.
    assert missing.text == (1, 2, *range(10, 25, 2))


def test_everything_is_approved_in_the_right_order(
    press: Press, capsys: pytest.CaptureFixture[str]
) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben, with_art=True)
    words = ("approve", book.slug, "--by", "rita@owl-press.example", "--checked")
    said = say(*words, capsys=capsys)
    assert [line.split(":")[0] for line in said.splitlines()] == [
        "sheets",
        "text",
        "art",
        "layout",
    ]
    with acting_for(press.publisher):
        edition = edition_of(book)
        assert unapproved(edition, pages_of(edition)).numbers == ()


@pytest.mark.parametrize("words", [("draw", "pip")])
def test_a_database_without_tables_is_told_in_one_line(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    environment = os.environ | {
        "OCTAVO_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
    }
    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "run `manage.py migrate` first" in done.stderr
    assert "Traceback" not in done.stderr


def test_ctrl_c_is_one_line_too(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(slug: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("illustration.management.commands.draw.book_by_slug", stop)
    with pytest.raises(CommandError, match="What is stored is safe") as stopped:
        call_command("draw", "pip", "--publisher", "owl-press")
    assert stopped.value.returncode == 130
