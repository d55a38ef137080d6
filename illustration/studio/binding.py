"""What each reference picture is for, in the words of a prompt."""

from __future__ import annotations

from collections.abc import Sequence

from illustration.studio.order import Traits
from illustration.studio.references import Kind, Lineup, listed

# Halves of a spread say themselves what the left one is for; sheets are told in the cast.
SAID = {
    Kind.PRESENT: (
        "{} is the present picture: draw the same picture again, with everyone and everything in "
        "the same place, size and pose. Only its style is new: the style told above, nothing of "
        "the old one."
    ),
    Kind.DRAFT: (
        "{} is the approved draft: draw the same picture finished, with everyone and everything "
        "in the same place, size and pose."
    ),
    Kind.SKETCH: (
        "{} is a rough sketch: follow its arrangement only, not its lines; it is never printed."
    ),
}


def numbered(numbers: Sequence[int]) -> str:
    """Name references by their numbers, as in: reference pictures 2 and 3."""
    many = "s" if len(numbers) > 1 else ""
    return f"reference picture{many} {listed([str(number) for number in numbers])}"


def bound(cast: Sequence[Traits], lineup: Lineup) -> str:
    """Bind each character's name to the numbers of its pictures, in one line; "" without any."""
    numbers = {traits.name: lineup.numbers_of(traits.name) for traits in cast}
    said = [f"{name} is {numbered(found)}" for name, found in numbers.items() if found]
    if not said:
        return ""
    apart = " Each is somebody else: mix none of their colours, clothes and features."
    return f"{'; '.join(said)}.{apart if len(said) > 1 else ''}"


def about(lineup: Lineup) -> list[str]:
    """One sentence for each reference that is no character's."""
    return [
        said.format(numbered(numbers).capitalize())
        for kind, said in SAID.items()
        if (numbers := lineup.numbers(kind))
    ]
