"""What stands open in a Word file and must be settled by its author before it is taken."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from books.manuscript.draft import ManuscriptError

MOST_PLACES = 6

# How one and several are called, and what the author does about them.
_ACCEPT = "accept or reject every change (Review, Accept)"
_MOVE = "move {} words into the text, or delete them"
_KINDS = {
    "change": ("tracked change", "tracked changes", _ACCEPT),
    "comment": (
        "comment",
        "comments",
        "answer or delete the comments (an art note goes into the text in [square brackets])",
    ),
    "footnote": ("footnote", "footnotes", _MOVE.format("the footnotes'")),
    "endnote": ("endnote", "endnotes", _MOVE.format("the endnotes'")),
    "text box": ("text box", "text boxes", _MOVE.format("the text boxes'")),
    "hidden": (
        "passage in hidden letters",
        "passages in hidden letters",
        "show the hidden words (Font, Hidden off), or delete them",
    ),
    "equation": ("equation", "equations", "type the equations as words"),
    "diagram": ("diagram or chart", "diagrams or charts", _MOVE.format("the diagrams'")),
    "embedded file": (
        "embedded file",
        "embedded files",
        "copy the embedded files' words into the text",
    ),
}


@dataclass(slots=True)
class Unresolved:
    """Counts what stands open, with its place; raises once everything was seen."""

    places: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, kind: str, place: str, words: str = "") -> None:
        """Count one; `words` are quoted so that the author finds it."""
        quoted = " ".join(words.split())
        short = quoted if len(quoted) <= 30 else f"{quoted[:29]}…"
        self.places[kind].append(f'{place} "{short}"' if short else place)

    def refuse(self, name: str) -> None:
        """Raise ManuscriptError with every kind, its count and its places, if there is any."""
        if not self.places:
            return
        found = [kind for kind in _KINDS if kind in self.places]
        told = " and ".join(self._told(kind) for kind in found)
        steps = "; ".join(_KINDS[kind][2] for kind in found)
        raise ManuscriptError(f"{name} has {told}; {steps}; then hand it in again.")

    def _told(self, kind: str) -> str:
        places = self.places[kind]
        one, several, _ = _KINDS[kind]
        more = len(places) - MOST_PLACES
        rest = f" and {more} more" if more > 0 else ""
        many = f"1 {one}" if len(places) == 1 else f"{len(places)} {several}"
        return f"{many} ({', '.join(places[:MOST_PLACES])}{rest})"
