"""Books written to disk for tests, and how a refusal is read back."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from books.manuscript.draft import ManuscriptError
from books.manuscript.reader import read_book

SMALL = "# Pip\n\n##\nPip sat.\n\n##\nPip flew.\n"


def picture(width: int = 80, height: int = 70, kind: str = "PNG") -> bytes:
    """The bytes of a plain picture; sizes in pixels."""
    stream = io.BytesIO()
    Image.new("RGB", (width, height), (40, 120, 130)).save(stream, kind)
    return stream.getvalue()


def write_book(folder: Path, **files: str | bytes) -> Path:
    """A book folder; a key's double underscores stand for dots, `art__01__png` for art/01.png."""
    folder.mkdir(exist_ok=True)
    for key, content in files.items():
        name = key.replace("art__", "art/", 1).replace("__", ".")
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def refusal(path: Path, language: str | None = None) -> str:
    """The one sentence `path` is refused with."""
    with pytest.raises(ManuscriptError) as caught:
        read_book(path, language=language)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence
