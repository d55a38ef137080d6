"""A printer's table as the texts of a form, and back: lists are written a line each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as said

from books.printer_fields import FIELDS, GROUPS, NO_COVER, Field, Group

Rows = dict[str, Any]
Texts = dict[str, str]
MAX_LINES = 200


@dataclass(frozen=True)
class Shown:
    """A field as the screen draws it: its value as text, and what is wrong with it."""

    field: Field
    value: str
    wrong: str


def texts_of(rows: Mapping[str, Any]) -> Texts:
    """Return a table's values as the form's texts, by path; a field the table lacks is ""."""
    texts = {path: _text(field, _at(rows, path)) for path, field in FIELDS.items()}
    if rows.get("cover") is False:
        texts["cover.formula"] = NO_COVER
    return texts


def rows_of(texts: Mapping[str, str]) -> tuple[Rows, dict[str, str]]:
    """Return the table that a form's texts say, and what could not be read, by path."""
    rows: Rows = {}
    wrong: dict[str, str] = {}
    bare = texts.get("cover.formula") == NO_COVER
    if bare:
        rows["cover"] = False
    for path, field in FIELDS.items():
        text = texts.get(path, "").strip()
        if path.startswith("custom.") and not texts.get("custom.smallest", "").strip():
            continue
        if path.startswith("cover.") and bare:
            continue
        try:
            _put(rows, path, _value(field, text))
        except ValueError as error:
            wrong[path] = str(error)
    return rows, wrong


def shown(texts: Mapping[str, str], wrong: Mapping[str, str]) -> list[tuple[Group, list[Shown]]]:
    """Return the form group by group, each field with its text and what is wrong with it."""
    told = by_field(wrong)
    return [
        (
            group,
            [
                Shown(field, texts.get(field.path, ""), told.get(field.path, ""))
                for field in group.fields
            ],
        )
        for group in GROUPS
    ]


def by_field(wrong: Mapping[str, str]) -> dict[str, str]:
    """Return faults by the form's own fields: "stock.2.code" is told at the papers' field."""
    told: dict[str, str] = {}
    for path, what in wrong.items():
        parts = path.split(".")
        known = [".".join(parts[:n]) for n in range(len(parts), 0, -1)]
        field = next((each for each in known if each in FIELDS), "title")
        rest = path.removeprefix(field).strip(".")
        line, _dot, name = rest.partition(".")
        where = said("line %(n)s %(name)s: ") % {"n": line, "name": name} if line.isdigit() else ""
        told[field] = f"{where}{what}"
    return told


def _at(rows: Mapping[str, Any], path: str) -> Any:
    found: Any = rows
    for part in path.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def _put(rows: Rows, path: str, value: Any) -> None:
    *above, last = path.split(".")
    for part in above:
        rows = rows.setdefault(part, {})
    rows[last] = value


def _text(field: Field, value: Any) -> str:
    if value is None:
        return ""
    if field.kind == "yes":
        return "on" if value else ""
    if field.path == "directions":
        return " ".join(value)
    if field.kind == "lines":
        return "\n".join(value)
    if field.kind == "steps":
        return "\n".join(f"{row['first']}-{row['last']}: {row['inches']}" for row in value)
    if field.kind == "trims":
        return "\n".join(f"{row['size']}: {_counts_text(row['max_pages'])}" for row in value)
    if field.kind == "stocks":
        return "\n".join(_stock_text(row) for row in value)
    return _counts_text(value) if isinstance(value, Mapping) else str(value)


def _counts_text(counts: Mapping[str, int]) -> str:
    return " ".join(f"{code}={most}" for code, most in counts.items())


def _stock_text(row: Mapping[str, Any]) -> str:
    ink = "colour" if row["color"] else "black"
    parts = (row["code"], row["title"], row["caliper_in"], row["min_pages"], row["max_pages"], ink)
    return " | ".join(str(part) for part in parts)


def _value(field: Field, text: str) -> Any:
    """Return a text as the table's value. Raises ValueError, a sentence without its subject."""
    if field.kind == "yes":
        return text == "on"
    if field.path == "directions":
        return text.split()
    if field.path == "custom.max_pages":
        return _counts(text)
    if field.kind == "whole":
        return _whole(text)
    if field.kind == "number":
        try:
            return float(text)
        except ValueError:
            raise ValueError(said("must be a number")) from None
    read = {"lines": _line, "steps": _step, "trims": _trim, "stocks": _stock}.get(field.kind)
    return [read(line) for line in _lines(text)] if read else text


def _lines(text: str) -> Iterator[str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MAX_LINES:
        raise ValueError(said("has more than %(n)s lines") % {"n": MAX_LINES})
    yield from lines


def _line(line: str) -> str:
    return line


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 9):
        raise ValueError(said("must be a whole number of 0 or more"))
    return int(text)


def _step(line: str) -> Rows:
    pages, colon, inches = line.partition(":")
    first, dash, last = pages.partition("-")
    if not (colon and dash):
        raise ValueError(said("“%(line)s” is not written as 24-150: 0.375") % {"line": line[:60]})
    return {
        "first": _whole(first.strip()),
        "last": _whole(last.strip()),
        "inches": inches.strip(),
    }


def _trim(line: str) -> Rows:
    size, colon, counts = line.partition(":")
    if not colon:
        raise ValueError(
            said("“%(line)s” is not written as 8.5x8.5: white=590") % {"line": line[:60]}
        )
    return {"size": size.strip(), "max_pages": _counts(counts)}


def _counts(text: str) -> dict[str, int]:
    found = {}
    for word in text.replace(",", " ").split():
        code, equals, most = word.partition("=")
        if not (code and equals):
            raise ValueError(said("“%(word)s” is not written as white=590") % {"word": word[:60]})
        found[code] = _whole(most)
    return found


def _stock(line: str) -> Rows:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != 6 or parts[5] not in ("colour", "color", "black"):
        raise ValueError(
            said("“%(line)s” is not written as code | name | 0.0023 | 24 | 590 | colour")
            % {"line": line[:60]}
        )
    code, title, caliper, least, most, ink = parts
    return {
        "code": code,
        "title": title,
        "caliper_in": caliper,
        "min_pages": _whole(least),
        "max_pages": _whole(most),
        "color": ink != "black",
    }
