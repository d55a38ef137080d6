"""A TOML file with the line of each of its entries, which the standard reader does not keep."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from books.manuscript.source import Source

_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")

MAX_LINES_OF_A_VALUE = 200

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """The values of a TOML file; `lines` gives the line of a key's path, arrays by index."""

    source: Source
    values: dict[str, Any]
    lines: dict[KeyPath, int] = field(default_factory=dict)

    def line(self, *path: str | int) -> int:
        """The line where this key or the nearest table around it is written; 1 at the worst."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_entries(source: Source) -> Entries:
    """Read TOML 1.0; a fault in it raises ManuscriptError with its line."""
    try:
        values = tomllib.loads("\n".join(source.lines))
    except RecursionError:
        source.refuse(1, "its brackets are nested too deep; write plain values.")
    except ValueError as error:
        what = " ".join(str(error).split())
        place = _PLACE.search(what)
        line = int(place[1]) if place and place[1] else len(source.lines)
        source.refuse(line, f"is not TOML ({_PLACE.sub('', what)}); mend this line.")
    return Entries(source, values, dict(_line_of_each(source.lines)))


def _line_of_each(lines: tuple[str, ...]) -> Iterator[tuple[KeyPath, int]]:
    table: KeyPath = ()
    counts: dict[KeyPath, int] = {}
    for number, statement in _statements(lines):
        path = _path(tomllib.loads(statement))
        if not statement.lstrip().startswith("["):
            full = table + path
        elif statement.lstrip().startswith("[["):
            key = (*_resolve(path[:-2], counts), path[-2])
            counts[key] = counts.get(key, -1) + 1
            full = table = (*key, counts[key])
        else:
            full = table = _resolve(path, counts)
        for end in range(1, len(full) + 1):
            if end == len(full) or end > len(table):
                yield full[:end], number


def _resolve(path: KeyPath, counts: dict[KeyPath, int]) -> KeyPath:
    # A header speaks of the last table of an array it passes through.
    full: KeyPath = ()
    for part in path:
        full = (*full, part)
        full = (*full, counts[full]) if full in counts else full
    return full


def _statements(lines: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    # Each statement of a sound TOML file is sound by itself, and none is while it lacks lines.
    start = 0
    for end in range(1, len(lines) + 1):
        statement = "\n".join(lines[start:end])
        try:
            if tomllib.loads(statement):
                yield start + 1, statement
        except (ValueError, RecursionError):
            if end - start < MAX_LINES_OF_A_VALUE:
                continue
        start = end


def _path(values: Any) -> KeyPath:
    path: KeyPath = ()
    while isinstance(values, dict) and len(values) == 1:
        (key,) = values
        path, values = (*path, key), values[key]
        if isinstance(values, list) and len(values) == 1 and isinstance(values[0], dict):
            path, values = (*path, 0), values[0]
    return path
