"""Whether a picture has the pixels and the shape that were asked for."""

from __future__ import annotations

from illustration.checks.finding import Finding

# How far width : height may be off what was asked for; a model's multiples of 16 stay below it.
SHAPE_OFF = 0.02


def size(got: tuple[int, int], wanted: tuple[int, int]) -> Finding | None:
    """A refusal of a picture with fewer pixels than wanted on either side."""
    if got[0] >= wanted[0] and got[1] >= wanted[1]:
        return None
    sentence = (
        f"The picture came back as {got[0]} x {got[1]} pixels, smaller than the "
        f"{wanted[0]} x {wanted[1]} asked for; it is not kept."
    )
    numbers = {"width": got[0], "height": got[1], "wanted_w": wanted[0], "wanted_h": wanted[1]}
    return Finding("size", "refused", sentence, None, numbers)


def aspect(got: tuple[int, int], wanted: tuple[int, int]) -> Finding | None:
    """A refusal of a picture whose width : height is over 2 % off what was wanted."""
    shape, asked = got[0] / got[1], wanted[0] / wanted[1]
    off = max(shape / asked, asked / shape) - 1
    if off <= SHAPE_OFF:
        return None
    sentence = (
        f"The picture came back in another shape: {got[0]} x {got[1]} pixels where "
        f"{wanted[0]} x {wanted[1]} were asked for, {off:.0%} off. Cropped to its page it would "
        "lose what was drawn at its edges; it is not kept."
    )
    return Finding("aspect", "refused", sentence, None, {"off": round(off, 4)})
