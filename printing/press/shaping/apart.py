"""Looks at a stranger's face in a child process: a hostile one ends that, and nothing else."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import Any

from printing.press.confining import MEGABYTE, Limits, Stopped, answer_of
from printing.press.shaping.own import FaceRefused, OwnFace, check_whole

# The largest face the press ships (19,000 glyphs) is looked through in a fifth of a second.
HELD = Limits(memory=512 * MEGABYTE, cpu_seconds=3.0, wall_seconds=15.0, seconds_a_megabyte=0.05)


def own_face_apart(data: bytes, *, limits: Limits | None = None) -> OwnFace:
    """As `own_face`, every glyph and letter tried, in a child under limits.

    Raises FaceRefused for a file that breaks the limits or its reader, too. What is no font at
    all is refused here, as its outside is told without following it.
    """
    check_whole(data)
    held = (limits or HELD).for_file(len(data))
    try:
        told = answer_of("printing.press.shaping.cell", pickle.dumps((data, held)), held)
    except Stopped as stopped:
        raise FaceRefused(_why(stopped, held)) from None
    if "refused" in told:
        raise FaceRefused(str(told["refused"]))
    return _face(told["face"])


def _face(told: dict[str, Any]) -> OwnFace:
    face = OwnFace(**told)
    return replace(face, characters=frozenset(face.characters))


def _why(stopped: Stopped, held: Limits) -> str:
    again = "It is damaged, or made to do harm. Take the file from its maker again."
    if stopped.reason == "waited":
        return f"This font was not looked through within {held.wall_seconds:.0f} seconds. {again}"
    if stopped.reason == "worked":
        return f"This font takes over {held.cpu_seconds:.0f} seconds to look through. {again}"
    if stopped.reason == "memory":
        most = held.memory // MEGABYTE
        return f"This font needs over {most} MB of memory to look through. {again}"
    return f"This font stopped its reader ({stopped.how}), which nothing else felt. {again}"
