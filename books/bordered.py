"""Whether a picture came with a border: looked for once, told in inches as it is placed."""

from __future__ import annotations

from pathlib import Path

from django.core.cache import caches
from django.utils.translation import gettext as _

from books import storing
from books.models import Artwork, Edition
from books.printers import profile_of
from printing.press.borders import Border, border_of
from printing.press.content import PictureContent
from printing.press.geometry import Trim, page_size

A_WEEK = 7 * 24 * 60 * 60
EDGES = ("left", "top", "right", "bottom")


def border_told(artwork: Artwork, edition: Edition) -> str:
    """Return the sentence about an even border in a picture, "" where it has none.

    Its width is told in inches where the picture covers the edition's page from side to side.
    """
    border = _border(artwork)
    if not border:
        return ""
    width, _height = page_size(profile_of(edition), Trim.parse(edition.trim), bleed=True)
    pixels = artwork.width if artwork.width <= artwork.height * 1.5 else artwork.width / 2
    inches = float(width) / pixels
    edges = [
        f"{getattr(border, edge) * inches:.2f} in at the {edge}"
        for edge in EDGES
        if getattr(border, edge)
    ]
    return _(
        "An even border seems to be part of this picture: %(edges)s. It would be printed. Scale, "
        "mirror or fill this page's picture to leave it out, or hand in the picture without it."
    ) % {"edges": ", ".join(edges)}


def _border(artwork: Artwork) -> Border | None:
    name = f"border-{artwork.sha256}"
    kept: Border | None = caches["pages"].get(name)
    if kept is None:
        kept = _looked_for(artwork)
        caches["pages"].set(name, kept, timeout=A_WEEK)
    return kept


def _looked_for(artwork: Artwork) -> Border:
    path: Path = storing.as_path(artwork.file)
    try:
        return border_of(PictureContent(path, artwork.width, artwork.height, artwork.sha256))
    except (ValueError, OSError):
        return Border()
