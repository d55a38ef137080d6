"""A scene's sketch as requests take it along: told by its file, so that none of them loses it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from books import storing
from books.models import Scene
from illustration.enums import OPEN_STATES
from illustration.models import Attempt, Sketch
from illustration.studio.references import Kind
from illustration.studio.sketching import DAMAGED, half_of

KEY = "sketch"
Told = dict[str, Any]


def sketch_of(scene: Scene) -> Sketch | None:
    """The sketch a scene has now."""
    return Sketch.objects.filter(scene=scene).select_related("uploaded_by").first()


def sketch_reference(sketch: Sketch) -> Told:
    """{"name", "sketch", "sha256"} for Attempt.references; "sketch" is the file in the storage.

    The row would not do: another sketch takes its place while the request is on its way.
    """
    return {"name": Kind.SKETCH.value, KEY: sketch.file, "sha256": sketch.sha256}


def sketch_told(references: Iterable[Told]) -> Told | None:
    """The sketch among the references of a request, None where none went along."""
    return next((told for told in references if KEY in told), None)


def bytes_told(attempt: Attempt, told: Told) -> bytes:
    """A told sketch as JPEG bytes, of what is asked for now: its half for half a spread.

    Both halves with the whole arrangement each would come back as the whole scene twice. Raises
    FileNotFoundError, also for a file that is no picture any more; OSError.
    """
    data = storing.read(told[KEY])
    if attempt.half == "":
        return data
    try:
        return half_of(data, "left" if attempt.half == "left" else "right")
    except DAMAGED as broken:
        raise FileNotFoundError("The sketch's file is damaged.") from broken


def files_of_sketches() -> set[str]:
    """Storage names of all sketches, and of those open attempts took along; in everyone()."""
    rows = Attempt.objects.filter(state__in=[state.value for state in OPEN_STATES])
    along = (sketch_told(told) for told in rows.values_list("references", flat=True))
    return {*Sketch.objects.values_list("file", flat=True), *(told[KEY] for told in along if told)}
