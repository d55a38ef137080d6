"""The look: every check on one picture that came back, the gravest findings first."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from illustration.checks.calm import busy
from illustration.checks.detail import upscaled
from illustration.checks.edges import frame
from illustration.checks.finding import Finding
from illustration.checks.flatness import flat
from illustration.checks.opening import Unreadable, opened
from illustration.checks.shape import aspect, size
from illustration.studio.order import Box


def look(
    data_or_image: bytes | Image.Image,
    *,
    wanted: tuple[int, int],
    text_room: Sequence[Box] = (),
    draft: bool = False,
) -> tuple[Finding, ...]:
    """What there is to say about a picture: nothing, or findings, refusals before the rest.

    `data_or_image` is a file's bytes (JPEG, PNG, WebP) or decoded pixels; `wanted` is width and
    height in pixels; `text_room` are places for words as fractions of the picture. A `draft`
    is never printed and may look upscaled. Never raises for bytes, whatever they are: what does
    not decode is one refusal of the kind "damaged".
    """
    try:
        picture = opened(data_or_image)
    except Unreadable as error:
        sentence = f"What came back cannot be used: {error}. It is not kept."
        return (Finding("damaged", "refused", sentence),)
    empty = flat(picture)
    found = [size(picture.size, wanted), aspect(picture.size, wanted), empty]
    if empty is None:
        found += [frame(picture), None if draft else upscaled(picture), *busy(picture, text_room)]
    return tuple(finding for finding in found if finding is not None)
