"""Art that ends short of the bleed: at which edges, by how much, and how it is made to reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from printing.press.borders import inside_border
from printing.press.content import PageContent, Part, PictureContent, PixelBox
from printing.press.cropping import zones_of
from printing.press.facts import BookFacts
from printing.press.geometry import Box, PageGeometry
from printing.press.placing import DPI, TOO_MANY, fill, fills, part_of
from printing.press.script import PlacedPicture

Edge = Literal["left", "top", "right", "bottom"]
SIDES: Mapping[Part, tuple[Edge, ...]] = {
    "whole": ("left", "right"),
    "left": ("left",),
    "right": ("right",),
}
REMEDY = (
    "Nothing was made; let it be scaled to cover the page or continued by its mirror image or its "
    "edge's colours, choose a template that frames it, or have it redrawn to the page's shape."
)


@dataclass(frozen=True)
class Shortfall:
    """An edge that a picture placed whole does not reach, and how much is missing (inches)."""

    edge: Edge
    inches: float

    def __str__(self) -> str:
        return f"{self.inches:.2f} in at the {self.edge}"


class ShortOfBleed(ValueError):
    """A picture whose shape leaves paper between it and the bleed; `edges` says where."""

    def __init__(self, page: int, edges: Sequence[Shortfall]) -> None:
        self.page = page
        self.edges = tuple(edges)
        super().__init__(f"The picture of page {page} {told(edges)}. {REMEDY}")


def told(edges: Sequence[Shortfall]) -> str:
    """What is missing, as half a sentence."""
    return f"ends short of the bleed by {' and '.join(str(edge) for edge in edges)}"


def shortfalls(picture: PictureContent, box: Box, inner: float = 0.0) -> tuple[Shortfall, ...]:
    """Where a picture placed whole on a box (points) would end short of its edges.

    None where its shape is near enough to fill the box (`placing.SHAPE`). Of a spread the outer
    edges count, never the fold; `inner` is the bleed across it.
    """
    if fills(picture, _without_inner(picture, box, inner)):
        return ()
    parts = 1 if picture.part == "whole" else 2
    wide, high = (box[2] - box[0] - inner * (parts - 1)) * parts, box[3] - box[1]
    scale = min(wide / picture.width, high / picture.height)
    beside = (wide - picture.width * scale) / 2 / 72
    above = (high - picture.height * scale) / 2 / 72
    if above > beside:
        return Shortfall("top", round(above, 3)), Shortfall("bottom", round(above, 3))
    return tuple(Shortfall(edge, round(beside, 3)) for edge in SIDES[picture.part])


def reaching(facts: BookFacts, geometry: PageGeometry, page: PageContent) -> PlacedPicture:
    """A page's picture over the whole bleed box, as the page asks where it ends short of it.

    Raises ShortOfBleed where nothing is asked, ValueError where the picture cannot be read.
    """
    assert page.picture is not None
    picture, box = page.picture, geometry.bleed_box
    zones = zones_of(geometry, bleed=True, rtl=facts.rtl)
    short = shortfalls(picture, box, zones.inner)
    if not short and not page.short_asked:
        return fill(picture, box, zones=zones)
    if page.short_art == "refuse":
        if short:
            raise ShortOfBleed(page.number, short)
        return fill(picture, box, zones=zones)
    within = inside_border(picture)
    if page.short_art == "scale":
        return fill(picture, box, zones=zones, within=within)
    return _continued(picture, geometry, page.short_art, within)


def _continued(
    picture: PictureContent, geometry: PageGeometry, how: Literal["mirror", "fill"], crop: PixelBox
) -> PlacedPicture:
    """The picture whole inside the trim, continued from there to the bleed."""
    left_edge, bottom_edge, right_edge, top_edge = geometry.trim_box
    parts = 1 if picture.part == "whole" else 2
    wide, high = (right_edge - left_edge) * parts, top_edge - bottom_edge
    size = crop[2] - crop[0], crop[3] - crop[1]
    scale = min(wide / size[0], high / size[1])
    aside, above = (wide - size[0] * scale) / 2, (high - size[1] * scale) / 2
    page, trim = geometry.bleed_box, geometry.trim_box
    left = trim[0] - page[0] + aside if picture.part != "right" else 0.0
    right = page[2] - trim[2] + aside if picture.part != "left" else 0.0
    inner = 0.0
    if picture.part != "whole":
        inner = page[2] - trim[2] if picture.part == "left" else trim[0] - page[0]
    half = part_of(picture, crop, 2 * inner / (size[0] * scale))
    strips = (left, page[3] - trim[3] + above, right, trim[1] - page[1] + above)
    return _measured(picture, half, page, how, strips)


def _measured(
    picture: PictureContent,
    crop: PixelBox,
    box: Box,
    how: Literal["mirror", "fill"],
    strips: tuple[float, float, float, float],
) -> PlacedPicture:
    """Strips of points into pixels: the picture's own, or 300 DPI where it has far too many."""
    left, top, right, bottom = strips
    wide, high = box[2] - box[0], box[3] - box[1]
    pixels = crop[2] - crop[0], crop[3] - crop[1]
    points = wide - left - right, high - top - bottom
    need = points[0] * DPI / 72, points[1] * DPI / 72
    if pixels[0] > TOO_MANY * need[0] and pixels[1] > TOO_MANY * need[1]:
        pixels = round(need[0]), round(need[1])
    across, down = pixels[0] / points[0], pixels[1] / points[1]
    added = round(left * across), round(top * down), round(right * across), round(bottom * down)
    return PlacedPicture(
        path=str(picture.path),
        sha256=picture.sha256,
        width=picture.width,
        height=picture.height,
        crop=crop,
        pixels=(pixels[0] + added[0] + added[2], pixels[1] + added[1] + added[3]),
        box=box,
        extend=how,
        strips=added,
    )


def _without_inner(picture: PictureContent, box: Box, inner: float) -> Box:
    return box if picture.part == "whole" else (box[0], box[1], box[2] - inner, box[3])


__all__ = [
    "Shortfall",
    "ShortOfBleed",
    "reaching",
    "shortfalls",
    "told",
]
