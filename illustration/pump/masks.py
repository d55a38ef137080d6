"""The mask that goes along with a region to be drawn anew."""

from __future__ import annotations

from illustration.enums import Verb
from illustration.models import Attempt
from illustration.studio.marking import in_pixels
from illustration.studio.region import edit_mask_png, mask_of


def mask_for(attempt: Attempt) -> bytes:
    """The mask as PNG, of the size of the picture it began from; b"" with every other verb.

    Raises LookupError where that picture is gone.
    """
    if attempt.verb != Verb.EDIT:
        return b""
    if attempt.based_on is None:
        raise LookupError("The picture it was to begin from is gone.")
    size = attempt.based_on.width, attempt.based_on.height
    return edit_mask_png(mask_of(in_pixels(attempt.region, size), size))
