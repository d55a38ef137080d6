"""python -m printing.press book.json out.pdf: a script into a PDF."""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from printing.press.draw import draw
from printing.press.script import BookScript, PageScript, ScriptError


def main(arguments: list[str] | None = None) -> int:
    """Press a book.json. Returns 0, or 2 after one sentence on what is wrong."""
    parser = argparse.ArgumentParser(
        prog="python -m printing.press", description="Make the print file of a book.json."
    )
    parser.add_argument("book", type=Path, help="the script, as docs/book-json.md describes it")
    parser.add_argument("out", type=Path, help="the PDF to write")
    parser.add_argument("--cache", type=Path, help="where prepared pictures are kept")
    parser.add_argument(
        "--processes", type=int, default=2, help="pictures prepared at once (2)", metavar="N"
    )
    chosen = parser.parse_args(arguments)
    try:
        script = _read(chosen.book)
        if chosen.cache is not None:
            draw(script, chosen.out, cache=chosen.cache, processes=chosen.processes)
            return 0
        with tempfile.TemporaryDirectory() as folder:
            draw(script, chosen.out, cache=Path(folder), processes=chosen.processes)
    except OSError as error:
        return _refuse(f"{Path(str(error.filename)).name}: {error.strerror}")
    except ValueError as error:
        return _refuse(str(error))
    return 0


def _refuse(reason: str) -> int:
    sys.stderr.write(f"{reason.rstrip('.')}. Nothing was written.\n")
    return 2


def _read(path: Path) -> BookScript:
    try:
        script = BookScript.from_json(path.read_text("utf-8"))
    except UnicodeDecodeError:
        raise ScriptError(f"{path.name} is not UTF-8 text.") from None
    pages = (_found(page, path.parent) for page in script.pages)
    faces = (replace(each, path=str(path.parent / each.path)) for each in script.faces)
    return replace(script, pages=tuple(pages), faces=tuple(faces))


def _found(page: PageScript, folder: Path) -> PageScript:
    """A page whose picture paths are taken from the folder the script lies in."""
    pictures = (replace(each, path=str(folder / each.path)) for each in page.pictures)
    return replace(page, pictures=tuple(pictures))


if __name__ == "__main__":
    sys.exit(main())
