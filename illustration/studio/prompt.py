"""The words a picture is asked for with: style, locked traits, brief, text room. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from illustration.studio.order import Box, PictureOrder, Traits

NO_WORDS = "No letters, words, signatures, frames or borders anywhere in the picture."


def compose(order: PictureOrder, *, references: Sequence[str] = (), change: str = "") -> str:
    """Return the whole prompt. `references` are the names whose sheets go with the request.

    The style block stands first and word for word, in every request of a book. `change` is the
    reason an editor gave for asking again.
    """
    if order.purpose == "sheet":
        parts = [_style(order), _sheet(order.cast[0])]
    else:
        parts = [_style(order), *_cast(order.cast, references), _scene(order)]
        parts += [_room(box) for box in order.text_room]
        if order.purpose == "spread":
            parts.append(
                "One continuous picture over two facing pages: nobody and nothing important "
                "within 4 % of the width either side of the middle, where the pages are bound."
            )
    if change:
        parts.append(f"The last picture was sent back with this reason: {change.rstrip('.')}.")
    parts.append(NO_WORDS)
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


def _cast(cast: Sequence[Traits], references: Sequence[str]) -> list[str]:
    lines = []
    for traits in cast:
        line = f"{describe(traits)}."
        if traits.name in references:
            number = references.index(traits.name) + 1
            line += f" Exactly as in reference picture {number}; keep every colour and garment."
        lines.append(line)
    return lines


def _scene(order: PictureOrder) -> str:
    light = f" Light: {order.light}." if order.light else ""
    return f"Picture: {order.brief.rstrip('.')}.{light}"


def _room(box: Box) -> str:
    x0, y0, x1, y1 = (round(edge * 100) for edge in box)
    return (
        f"Keep the area from {x0} % to {x1} % of the width and {y0} % to {y1} % of the height, "
        "counted from the top left, calm and even: words will be printed there."
    )
