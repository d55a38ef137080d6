"""The words a picture is asked for with: style, locked traits, brief, text room. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from illustration.studio.binding import about, bound, numbered
from illustration.studio.halves import half_words
from illustration.studio.order import Box, Dressed, PictureOrder, Traits
from illustration.studio.references import Kind, Lineup, Shown, listed

NO_WORDS = "No letters, words, signatures, frames or borders anywhere in the picture."
SPREAD = (
    "One continuous picture over two facing pages: nobody and nothing important "
    "within 4 % of the width either side of the middle, where the pages are bound."
)


def compose(
    order: PictureOrder, *, references: Sequence[str] | Lineup = (), change: str = ""
) -> str:
    """Return the whole prompt. `references` are the pictures that go with the request, in order.

    A line-up is told picture by picture; a bare list of names, as requests to the offline painter
    have it, stands for one sheet each. The style block stands first and word for word, in every
    request of a book. `change` is the reason an editor gave for asking again. Raises ValueError
    for the right half of a spread without its left one.
    """
    lineup = references if isinstance(references, Lineup) else _sheets(references)
    if order.purpose == "sheet":
        parts = [_style(order), _sheet(order.cast[0])]
    else:
        named = isinstance(references, Lineup)
        parts = [_style(order), bound(order.cast, lineup) if named else ""]
        parts += [*_cast(order, lineup), _scene(order)]
        parts += [_room(box) for box in order.text_room]
        parts += [SPREAD if order.purpose == "spread" else "", half_words(order.half, lineup)]
    parts += about(lineup)
    if change:
        parts.append(f"The last picture was sent back with this reason: {change.rstrip('.')}.")
    parts.append(_words(order.exact_text))
    return "\n".join(part for part in parts if part)


def describe(traits: Traits) -> str:
    """Return a character's locked traits as one clause, every word the author wrote."""
    said = [
        (traits.build, "{}"),
        (traits.age, "{}"),
        (traits.body, "{}"),
        (traits.hair, "{} hair"),
        (traits.skin, "{} skin"),
        (traits.eyes, "{} eyes"),
        (", ".join(traits.wears), "wearing {}"),
        (traits.marks, "{}"),
    ]
    clauses = [form.format(words) for words, form in said if words]
    kind = f"the {traits.kind}" if traits.kind else "a character"
    return f"{traits.name}, {kind}: {'; '.join(clauses)}" if clauses else f"{traits.name}, {kind}"


def _style(order: PictureOrder) -> str:
    return f"Style: {order.style}" if order.style else ""


def _sheet(traits: Traits) -> str:
    return (
        f"Character sheet of {describe(traits)}. The whole figure from the front and in three-"
        "quarter view, from behind, and the face close up, on plain light ground; the same "
        "colours and proportions in each view."
    )


def _sheets(names: Sequence[str]) -> Lineup:
    return Lineup(tuple(Shown(Kind.SHEET, "", name) for name in names))


def _cast(order: PictureOrder, lineup: Lineup) -> list[str]:
    dressed = {one.name: _dressed(one) for one in order.dressed}
    lines = []
    for traits in order.cast:
        line = f"{describe(traits)}."
        numbers = lineup.numbers_of(traits.name)
        if numbers:
            line += f" Exactly as in {numbered(numbers)}; keep every colour and garment."
        lines.append(line + dressed.get(traits.name, ""))
    return lines


def _dressed(one: Dressed) -> str:
    worn = f"wearing today also {listed(one.wears)}" if one.wears else ""
    held = f"holding {listed(one.holds)}" if one.holds else ""
    return f" In this picture {'; '.join(filter(None, (worn, held)))}; all else as told before."


def _scene(order: PictureOrder) -> str:
    what = "Picture for a book's cover" if order.purpose == "cover" else "Picture"
    light = f" Light: {order.light}." if order.light else ""
    return f"{what}: {order.brief.rstrip('.')}.{light}"


def _words(exact: str) -> str:
    if not exact:
        return NO_WORDS
    return (
        f"Only the exact words “{exact}”, spelled letter for letter, no others: no other letters "
        "or words and no signatures, frames or borders anywhere in the picture."
    )


def _room(box: Box) -> str:
    x0, y0, x1, y1 = (round(edge * 100) for edge in box)
    return (
        f"Keep the area from {x0} % to {x1} % of the width and {y0} % to {y1} % of the height, "
        "counted from the top left, calm and even: words will be printed there."
    )
