"""Whether what a picture is about lies where the printer cuts, binds, or may slip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from printing.press.content import PictureContent, PixelBox
from printing.press.cropping import bound_left
from printing.press.geometry import Box
from printing.press.placing import on_page
from printing.press.script import PageScript, PlacedPicture

Edge = Literal["left", "top", "right", "bottom"]
Zone = Literal["trim", "safe zone", "gutter"]

# What stays clear of the spine in any binding, and what is advised for a face (inches).
GUTTER = Fraction(3, 8)
FACE = Fraction(1)
# A hair's breadth is no finding (inches).
SEEN = 0.005


@dataclass(frozen=True)
class SubjectFinding:
    """One subject at one edge of a page: how far (inches) it reaches into a zone.

    In the zone "trim" it is cut away there. `advice` is no rule of a printer: a face near the
    fold, with `inches` what is missing of the distance advised.
    """

    page: int
    subject: str
    edge: Edge
    zone: Zone
    inches: float
    advice: bool = False

    def __str__(self) -> str:
        much = f"{self.inches:.2f} in"
        if self.advice:
            return f"{self.subject}'s face is {much} too near the fold, at the {self.edge} edge."
        if self.zone == "trim":
            return f"{self.subject} loses {much} at the {self.edge} edge, where the page is cut."
        return f"{self.subject} reaches {much} into the {self.zone} at the {self.edge} edge."


@dataclass(frozen=True)
class _Page:
    """A page's lines in points, and at which edge it is bound."""

    number: int
    trim: Box
    live: Box
    spine: Edge
    gutter: float
    face: float


def subject_findings(
    page: PageScript,
    picture: PictureContent,
    *,
    rtl: bool = False,
    gutter_in: Fraction = GUTTER,
    face_in: Fraction = FACE,
) -> tuple[SubjectFinding, ...]:
    """Where a laid-out page cuts, binds in or crowds the subjects of its picture, edge by edge.

    The gutter is `gutter_in` from the spine: the right edge of a verso and the left of a recto,
    the other way round in a book read `rtl`. The safe zone is the page's own live box. Faces are
    advised to stay `face_in` away from the spine. Subjects the page does not show are not its
    matter. Nothing is found where the page shows no picture.
    """
    if not page.pictures:
        return ()
    placed = page.pictures[0]
    spine: Edge = "left" if bound_left(page.side, rtl=rtl) else "right"
    lines = _Page(
        page.number, page.trim_box, page.live_box, spine, float(gutter_in * 72), float(face_in * 72)
    )
    return (*_bodies(lines, picture, placed), *_faces(lines, picture, placed))


def _bodies(
    page: _Page, picture: PictureContent, placed: PlacedPicture
) -> Iterator[SubjectFinding]:
    for n, box in enumerate(picture.figures):
        stands = on_page(box, placed)
        if not _shown(stands, picture, page):
            continue
        name = _name(picture, n)
        for edge, zone, points in _reaches(page, stands, half=picture.part != "whole"):
            if points / 72 >= SEEN:
                yield SubjectFinding(page.number, name, edge, zone, round(points / 72, 3))


def _faces(page: _Page, picture: PictureContent, placed: PlacedPicture) -> Iterator[SubjectFinding]:
    for box in picture.faces:
        stands = on_page(box, placed)
        if not _shown(stands, picture, page):
            continue
        missing = page.face - _from_edge(page.trim, stands, page.spine)
        if missing / 72 >= SEEN:
            most = min(missing, page.face + max(0.0, stands[2] - stands[0]))
            who = _whose(picture, box)
            yield SubjectFinding(page.number, who, page.spine, "gutter", round(most / 72, 3), True)


def _reaches(page: _Page, stands: Box, *, half: bool) -> Iterator[tuple[Edge, Zone, float]]:
    """What is cut, bound in or crowded, in points. Across the fold of a spread nothing is cut."""
    edges: tuple[Edge, ...] = ("left", "top", "right", "bottom")
    for edge in edges:
        beyond = -_from_edge(page.trim, stands, edge)
        if edge == page.spine:
            hidden = page.gutter + beyond
            if half:
                yield edge, "gutter", min(hidden, page.gutter)
            elif beyond > 0:
                yield edge, "trim", beyond
            else:
                yield edge, "gutter", hidden
        elif beyond > 0:
            yield edge, "trim", beyond
        else:
            yield edge, "safe zone", -_from_edge(page.live, stands, edge)


def _from_edge(line: Box, stands: Box, edge: Edge) -> float:
    """How far (points) a box stays inside one side of a line; negative where it crosses it."""
    return {
        "left": stands[0] - line[0],
        "bottom": stands[1] - line[1],
        "right": line[2] - stands[2],
        "top": line[3] - stands[3],
    }[edge]


def _shown(stands: Box, picture: PictureContent, page: _Page) -> bool:
    """Whether a page shows a subject at all: of a spread, on its own side of the fold."""
    wide = min(stands[2], page.trim[2]) - max(stands[0], page.trim[0])
    return picture.part == "whole" or wide > SEEN * 72


def _name(picture: PictureContent, n: int) -> str:
    return picture.names[n] if n < len(picture.names) and picture.names[n] else "A subject"


def _whose(picture: PictureContent, face: PixelBox) -> str:
    """The name of the figure whose box holds a face's middle."""
    x, y = (face[0] + face[2]) / 2, (face[1] + face[3]) / 2
    for n, (x0, y0, x1, y1) in enumerate(picture.figures):
        if x0 <= x <= x1 and y0 <= y <= y1:
            return _name(picture, n)
    return "A subject"
