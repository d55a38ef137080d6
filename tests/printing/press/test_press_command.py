"""python -m printing.press: a PDF and 0, or one sentence and 2."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from printing.press.__main__ import main
from printing.press.layout import lay_out
from printing.press.script import BookScript
from tests.printing.press.samples import small_book

ROOT = Path(__file__).resolve().parents[3]


def written(folder: Path) -> Path:
    """A book.json whose pictures lie beside it, named without a folder."""
    script = lay_out(small_book(folder))
    pages = tuple(
        replace(page, pictures=tuple(replace(p, path=Path(p.path).name) for p in page.pictures))
        for page in script.pages
    )
    path = folder / "book.json"
    path.write_text(replace(script, pages=pages).to_json(), "utf-8")
    return path


def test_a_book_is_pressed_from_any_folder_without_django(tmp_path: Path) -> None:
    book, out = written(tmp_path), tmp_path / "out" / "book.pdf"
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "printing.press", str(book), str(out)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-400:]
    assert done.stdout == ""
    assert "django" not in done.stderr
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 8


def test_prepared_pictures_are_kept_where_asked(tmp_path: Path) -> None:
    book = written(tmp_path)
    assert main([str(book), str(tmp_path / "a.pdf"), "--cache", str(tmp_path / "kept")]) == 0
    assert len(list((tmp_path / "kept").rglob("*.jpg"))) == 4
    assert main([str(book), str(tmp_path / "b.pdf"), "--cache", str(tmp_path / "kept")]) == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.parametrize("wrong", ["gone", "json", "latin", "picture", "key"])
def test_what_is_wrong_is_one_sentence_and_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    book, out = written(tmp_path), tmp_path / "out.pdf"
    if wrong == "gone":
        book = tmp_path / "gone.json"
    elif wrong == "json":
        book.write_text("{")
    elif wrong == "latin":
        book.write_bytes("Pip \xe9".encode("latin-1"))
    elif wrong == "picture":
        next(tmp_path.glob("hill*.png")).unlink()
    else:
        script = BookScript.from_json(book.read_text("utf-8"))
        book.write_text(replace(script, profile_key="nobody").to_json(), "utf-8")
    assert main([str(book), str(out)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.endswith(". Nothing was written.\n")
    assert "Errno" not in said
    assert not out.exists()


def test_help_is_there() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert shutil.which("python3")
