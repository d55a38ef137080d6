"""The publisher's own typefaces of a script: found, looked at again, and taken before drawing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from printing.press.faces import OWN, take_own
from printing.press.script import BookScript, PageScript, PlacedFace, ScriptError
from printing.press.shaping.loaded import load_face
from printing.press.shaping.own import LARGEST, FaceRefused, bits_of, own_face


def placed_faces(pages: Iterable[PageScript]) -> tuple[PlacedFace, ...]:
    """The own faces that runs of these pages are set in, each once, by name."""
    named = {run.face for page in pages for line in page.lines for run in line.runs}
    return tuple(_placed(name) for name in sorted(named & set(OWN)))


def _placed(name: str) -> PlacedFace:
    own = OWN[name]
    return PlacedFace(str(own.path), own.sha256, bits_of(load_face(name).font.face))


def take_faces(script: BookScript) -> None:
    """Have every own face a script names, in whatever process it is drawn.

    Raises ScriptError where a file is gone, holds something else, or may not be embedded.
    """
    for each in script.faces:
        path = Path(each.path)
        try:
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
        except OSError:
            raise ScriptError(f"the typeface {path.name} is not there any more") from None
        if hashlib.sha256(data).hexdigest() != each.sha256:
            raise ScriptError(f"the typeface {path.name} is not the one this book was laid out in")
        try:
            own_face(data)
        except FaceRefused as error:
            raise ScriptError(f"the typeface {path.name}: {error}") from None
        take_own(path, each.sha256)
