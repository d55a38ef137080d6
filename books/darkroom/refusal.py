"""Why a file cannot be taken."""

from __future__ import annotations


class Refusal(ValueError):
    """A file that is not taken. The message goes on from the file's name: "is a PDF; ..."."""


def damaged(kind: str) -> Refusal:
    """The refusal of a file that begins well and cannot be read to its end."""
    return Refusal(f"begins as a {kind} but is damaged or cut short; export the picture again.")
