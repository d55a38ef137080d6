"""What a person marks on a picture: what no edge may cut, no fold hide and no word cover."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from books.enums import Act
from books.errors import Refused
from books.models import Artwork, Member
from books.operations.moves import record
from books.replanning import subject_of
from books.rules import require

MOST = 24
SMALLEST = 8  # pixels a side


@transaction.atomic
def mark_subjects(*, artwork: Artwork, boxes: Sequence[Sequence[int]], by: Member) -> None:
    """Mark the subjects of a picture: boxes of x0, y0, x1, y1 in its pixels, from its top left.

    They outrank the figures its painter reported; none at all lets those count again. The layouts
    of the pages that show the picture are to be approved anew. Raises NotAllowed, Refused.
    """
    require(by, Act.EDIT)
    if len(boxes) > MOST:
        raise Refused(f"A picture has at most {MOST} marked subjects. Nothing was changed.")
    marked = [_checked(box, artwork) for box in boxes]
    if marked == artwork.subjects:
        return
    artwork.subjects = marked
    artwork.save(update_fields=["subjects"])
    record(
        book=artwork.book,
        what="mark-subjects",
        subject=subject_of(artwork.scene) if artwork.scene else "book",
        by=by.user,
        to_state=str(len(marked)),
        note="; ".join(", ".join(str(edge) for edge in box) for box in marked),
    )


def _checked(box: Sequence[int], artwork: Artwork) -> list[int]:
    x0, y0, x1, y1 = box
    inside = x0 >= 0 and y0 >= 0 and x1 <= artwork.width and y1 <= artwork.height
    if not inside or x1 - x0 < SMALLEST or y1 - y0 < SMALLEST:
        raise Refused(
            f"{x0}, {y0} to {x1}, {y1} is no box of at least {SMALLEST} pixels inside this picture "
            f"of {artwork.width} x {artwork.height}. Nothing was changed."
        )
    return [x0, y0, x1, y1]
