"""What a person should know of a laid-out page before approving it; none of it stops the press."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from printing.press.content import PageContent, PictureContent
from printing.press.emphasis import lost_emphasis
from printing.press.letters import clean_page
from printing.press.placing import part_size, printed_box
from printing.press.script import PageScript, PlacedPicture
from printing.press.subjects import GUTTER, subject_findings

# A crop nobody sees is not worth a sentence: a share of the picture's side.
SEEN_CROP = 0.02
# Strips thinner than this come of rounding pixels (points).
HAIR = 0.4
CONTINUED = {"mirror": "its mirror image", "fill": "its edge's colours"}


def remarks(
    laid: PageScript,
    content: PageContent,
    *,
    rtl: bool = False,
    gutter_in: Fraction = GUTTER,
    language: str = "",
) -> tuple[str, ...]:
    """Sentences about what is cut, continued, or set otherwise than template or words say."""
    # Titles have a face of their own, whatever marks their words carry.
    words = () if content.template == "title" else clean_page(content, language)
    plain = lost_emphasis(words)
    if content.picture is None or not laid.pictures:
        return plain
    placed = laid.pictures[0]
    found = subject_findings(laid, content.picture, rtl=rtl, gutter_in=gutter_in)
    told = (*_placing(laid, content, content.picture, placed), *(str(finding) for finding in found))
    return (*told, *plain)


def _placing(
    laid: PageScript, content: PageContent, picture: PictureContent, placed: PlacedPicture
) -> Iterator[str]:
    over = placed.box[2] - placed.box[0] >= laid.bleed_box[2] - 0.01
    high = placed.box[3] - placed.box[1] >= laid.bleed_box[3] - 0.01
    bleeds = laid.bleed_box != laid.trim_box
    if bleeds and content.template == "text-on-picture" and laid.lines and not (over and high):
        yield (
            "The words find no quiet place on this picture: it stands above them, as art above "
            "text. Choose that template, or have the picture redrawn with room for them."
        )
    if placed.extend:
        yield f"Continued to the bleed by {CONTINUED[placed.extend]}: {_missing(placed)}."
    if over:
        yield from _cropped(picture, placed)


def _missing(placed: PlacedPicture) -> str:
    x0, y0, x1, y1 = placed.box
    inside = printed_box(placed)
    edges = {
        "left": inside[0] - x0,
        "top": y1 - inside[3],
        "right": x1 - inside[2],
        "bottom": inside[1] - y0,
    }
    return ", ".join(
        f"{points / 72:.2f} in at the {edge}" for edge, points in edges.items() if points > 0.4
    )


def _cropped(picture: PictureContent, placed: PlacedPicture) -> Iterator[str]:
    width, height = part_size(picture)
    across = 1 - (placed.crop[2] - placed.crop[0]) / width
    down = 1 - (placed.crop[3] - placed.crop[1]) / height
    for share, side in ((across, "width"), (down, "height")):
        if share >= SEEN_CROP:
            yield f"{share:.0%} of the picture's {side} is cropped away to fill the page."
