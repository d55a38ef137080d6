"""The press's own typefaces: which there are, and which one a run of words takes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from printing.press.metrics import Metrics, read_metrics

SHELF = Path(__file__).with_name("fonts")
FILES = {
    "Andika": "andika/Andika-Regular.ttf",
    "Andika-Bold": "andika/Andika-Bold.ttf",
    "Andika-Italic": "andika/Andika-Italic.ttf",
    "Andika-BoldItalic": "andika/Andika-BoldItalic.ttf",
    "NotoSans": "noto-sans/NotoSans-Regular.ttf",
    "NotoSans-Bold": "noto-sans/NotoSans-Bold.ttf",
    "NotoSans-Italic": "noto-sans/NotoSans-Italic.ttf",
    "NotoSans-BoldItalic": "noto-sans/NotoSans-BoldItalic.ttf",
    "Fredoka-SemiBold": "fredoka/Fredoka-SemiBold.ttf",
}
TITLE = "Fredoka-SemiBold"


def face_path(name: str) -> Path:
    """The TrueType file of a face. Raises KeyError for a face the press does not have."""
    return SHELF / FILES[name]


@cache
def metrics(name: str) -> Metrics:
    """The measures of a face, read once."""
    return read_metrics(face_path(name))


def text_family(text: str) -> str:
    """The family of story text: Andika, or Noto Sans for letters only that one has (Greek)."""
    other = metrics("Andika").lacks(text) and not metrics("NotoSans").lacks(text)
    return "NotoSans" if other else "Andika"


def text_face(family: str, *, bold: bool = False, italic: bool = False) -> str:
    """The face of a family of a weight and slant."""
    style = ("Bold" if bold else "") + ("Italic" if italic else "")
    return f"{family}-{style}" if style else family


def title_face(text: str) -> str:
    """The title face where it has every letter of the text, else the text face in bold."""
    lacking = metrics(TITLE).lacks(text)
    return text_face(text_family(text), bold=True) if lacking else TITLE
