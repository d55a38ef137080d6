"""Every resource a page can reach, through forms, patterns, type 3 glyphs and soft masks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Stream

DEPTH = 24


@dataclass(frozen=True)
class Resource:
    """One entry: its kind ("/Font", "/XObject", ...), the name it goes by, the object."""

    kind: str
    name: str
    value: Object


def reachable(resources: Object | None, seen: set[tuple[int, int]]) -> Iterator[Resource]:
    """Entries of a resource dictionary and of everything nested in it, each object once.

    `seen` holds the object numbers met before, over a whole file or over a page, as the
    caller likes; it is added to. Nesting deeper than DEPTH is not followed.
    """
    waiting: list[tuple[Object, int]] = []
    if isinstance(resources, Dictionary):
        waiting.append((resources, 0))
    while waiting:
        holder, depth = waiting.pop()
        for entry in _entries(holder):
            key = entry.value.objgen
            if key != (0, 0):
                if key in seen:
                    continue
                seen.add(key)
            yield entry
            if depth < DEPTH:
                waiting.extend((inner, depth + 1) for inner in _nested(entry))


def _entries(resources: Object) -> Iterator[Resource]:
    for kind in sorted(resources.keys()):
        group = resources.get(kind)
        if isinstance(group, Dictionary) and not isinstance(group, Stream):
            for name in sorted(group.keys()):
                value = group.get(name)
                if isinstance(value, Object):
                    yield Resource(kind, name, value)


def _nested(entry: Resource) -> Iterator[Object]:
    value = entry.value
    holders: list[Object | None] = []
    if entry.kind in ("/XObject", "/Pattern", "/Font") and isinstance(value, (Dictionary, Stream)):
        holders.append(value)
    if entry.kind == "/Pattern" and isinstance(value, Dictionary):
        holders.append(value.get("/ExtGState"))
    if entry.kind == "/ExtGState" and isinstance(value, Dictionary):
        mask = value.get("/SMask")
        holders.append(mask.get("/G") if isinstance(mask, Dictionary) else None)
    for holder in holders:
        inner = holder.get("/Resources") if isinstance(holder, (Dictionary, Stream)) else None
        if isinstance(inner, Dictionary):
            yield inner


def noted(notes: Object | None) -> Iterator[Object]:
    """Resource dictionaries of the appearances of annotations, whatever their state."""
    for note in notes if isinstance(notes, Array) else ():
        shown = note.get("/AP") if isinstance(note, Dictionary) else None
        for face in shown.values() if isinstance(shown, Dictionary) else ():
            streams = [face] if isinstance(face, Stream) else list(_streams(face))
            yield from (each["/Resources"] for each in streams if "/Resources" in each)


def _streams(states: Object) -> Iterator[Stream]:
    if isinstance(states, Dictionary):
        yield from (each for each in states.values() if isinstance(each, Stream))


def is_image(value: Object) -> bool:
    """Whether a resource is a picture."""
    return isinstance(value, Stream) and value.get("/Subtype") == Name.Image


def numbers(value: Object | None) -> list[float]:
    """A PDF array as floats; empty when it is none."""
    return [float(each) for each in value] if isinstance(value, Array) else []
