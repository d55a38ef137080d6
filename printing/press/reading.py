"""JSON into frozen dataclasses, strictly: what is missing, strange or wrong is named."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Literal, NoReturn, get_args, get_origin, get_type_hints


class ScriptError(ValueError):
    """A book.json that cannot be used; the message names the page and the key."""


def read(kind: type, text: str) -> Any:
    """An instance of a dataclass from JSON text. Raises ScriptError."""
    try:
        value = json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise ScriptError(f"line {error.lineno}: this is not JSON: {error.msg}") from None
    except RecursionError:
        raise ScriptError("this is not a book: it is nested too deep") from None
    return _value(kind, value, "")


def _no_number(name: str) -> NoReturn:
    raise ScriptError(f"{name} is not a number a page can use")


def _value(kind: Any, value: Any, where: str) -> Any:
    origin = get_origin(kind)
    if origin is tuple:
        return _tuple(get_args(kind), value, where)
    if origin is Literal:
        choices = get_args(kind)
        return value if value in choices else _wrong(where, f"one of {', '.join(choices)}", value)
    if is_dataclass(kind):
        return _record(kind, value, where)
    if kind is float:
        good = isinstance(value, (int, float)) and not isinstance(value, bool)
        return float(value) if good else _wrong(where, "a number", value)
    words = {str: "text", int: "a whole number", bool: "true or false"}
    good = isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
    return value if good else _wrong(where, words[kind], value)


def _record(kind: Any, value: Any, where: str) -> Any:
    if not isinstance(value, Mapping):
        _wrong(where, "an object", value)
    known = {each.name: each for each in fields(kind)}
    strange = sorted(set(value) - set(known))
    if strange:
        raise ScriptError(f"{_named(where, strange[0])} is not a key of this format")
    hints = get_type_hints(kind)
    taken = {}
    for name, each in known.items():
        if name in value:
            taken[name] = _value(hints[name], value[name], _named(where, name))
        elif each.default is MISSING:
            raise ScriptError(f"{_named(where, name)} is missing")
    return kind(**taken)


def _tuple(kinds: tuple[Any, ...], value: Any, where: str) -> Any:
    if not isinstance(value, list):
        _wrong(where, "a list", value)
    if kinds[-1] is Ellipsis:
        return tuple(_value(kinds[0], each, _nth(where, n)) for n, each in enumerate(value))
    if len(value) != len(kinds):
        _wrong(where, f"a list of {len(kinds)}", value)
    pairs = zip(kinds, value, strict=True)
    return tuple(_value(kind, each, _nth(where, n)) for n, (kind, each) in enumerate(pairs))


def _named(where: str, name: str) -> str:
    separator = ": " if where.startswith("page ") and ":" not in where else "."
    return f"{where}{separator}{name}" if where else name


def _nth(where: str, index: int) -> str:
    return f"page {index + 1}" if where == "pages" else f"{where}[{index}]"


def _wrong(where: str, wanted: str, value: Any) -> NoReturn:
    shown = repr(value)
    shown = shown if len(shown) <= 40 else shown[:37] + "..."
    raise ScriptError(f"{where or 'the book'} must be {wanted}, not {shown}")
