"""The models this installation knows: the house's list, and over it one file of its owner's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from illustration.providers.catalog import CatalogError, ModelRow, models_from, shipped_models
from illustration.providers.wire import speak

# Wire formats a publisher has a key to, by the name of whoever speaks them.
TITLES = {
    "gptproto": "GPT Proto",
    "openai-images": "OpenAI, or a server that speaks its format",
    "ark": "BytePlus ModelArk",
}


@dataclass(frozen=True)
class Offer:
    """A wire format a key can be put in for, and the address it usually has."""

    wire: str
    title: str
    base: str


def models() -> Mapping[str, ModelRow]:
    """Every model by its key; a row of OCTAVO_MODELS replaces the house's row of that key.

    Raises ImproperlyConfigured where that file cannot be read as a list of models.
    """
    path = str(settings.OCTAVO_MODELS)
    return {**shipped_models(), **_own(path)} if path else shipped_models()


def offers() -> list[Offer]:
    """The wire formats a publisher may choose from, with their usual addresses."""
    return [Offer(wire, title, usual_base(wire)) for wire, title in TITLES.items()]


def usual_base(wire: str) -> str:
    """The address that the house's list names for a wire format, "" where it names none."""
    found = (row.base for row in shipped_models().values() if _spoken(wire, row.wire))
    return next(found, "")


def serves(wire: str, base: str, row: ModelRow) -> bool:
    """Whether a key to `wire` at `base` can ask for this model.

    An address that no row names, such as a gateway's or the local fake's, has the models of its
    format; one that a row names has those rows alone.
    """
    known = {each.base.rstrip("/") for each in models().values()}
    return _spoken(wire, row.wire) and (base == row.base.rstrip("/") or base not in known)


def served(wire: str, base: str, on: date) -> list[ModelRow]:
    """The models a key can ask for on that day, in the order of the list."""
    return [row for row in models().values() if serves(wire, base, row) and row.is_offered(on)]


def _spoken(wire: str, of_row: str) -> bool:
    """Whether one format is the other, or keeps its promises and more."""
    return issubclass(type(speak(wire)), type(speak(of_row)))


@cache
def _own(path: str) -> dict[str, ModelRow]:
    try:
        rows = models_from(Path(path).read_text("utf-8"), any_address=True)
        for row in rows.values():
            speak(row.wire)
    except (OSError, UnicodeDecodeError, CatalogError, LookupError) as fault:
        raise ImproperlyConfigured(f"OCTAVO_MODELS, {path}: {fault}") from None
    return rows
