"""Image models as dated rows: sizes, references, qualities, tariffs, and until when they are."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

ROWS = Path(__file__).with_name("models.toml")
SQUARE = 1024 * 1024
MILLION = 1_000_000
# Reserved on top of what a picture by tokens should cost, in percent.
SPARE = 15
# A prompt's tokens: some four letters each; ours are under 6,000 letters.
PROMPT_TOKENS = 1_500


class CatalogError(ValueError):
    """A row that is not sound; the message names the row and the key."""


@dataclass(frozen=True)
class Tariff:
    """What a picture costs in micro-dollars: flat, or by tokens where `micros_a_picture` is 0.

    `output_tokens` are those of 1024 x 1024 pixels by quality; a picture's grow with its pixels.
    """

    micros_a_picture: int = 0
    input_per_million_tokens: int = 0
    output_per_million_tokens: int = 0
    output_tokens: Mapping[str, int] = field(default_factory=dict)
    tokens_a_reference: int = 0

    @property
    def flat(self) -> bool:
        """Whether every picture costs the same, whatever its size."""
        return self.micros_a_picture > 0

    def most(self, width: int, height: int, *, quality: str = "", references: int = 0) -> int:
        """The most one picture may cost, in micro-dollars: this is reserved. Raises KeyError."""
        if self.flat:
            return self.micros_a_picture
        drawn = self.output_tokens[quality or "auto"] * width * height / SQUARE
        read = PROMPT_TOKENS + references * self.tokens_a_reference
        exact = drawn * self.output_per_million_tokens + read * self.input_per_million_tokens
        return ceil(exact * (100 + SPARE) / 100 / MILLION)

    def of_usage(self, usage: Mapping[str, Any]) -> int | None:
        """What a picture did cost by the tokens its reply tells; None where it tells none."""
        if self.flat:
            return self.micros_a_picture
        read, drawn = usage.get("input_tokens"), usage.get("output_tokens")
        if not isinstance(read, int) or not isinstance(drawn, int) or min(read, drawn) < 0:
            return None
        exact = read * self.input_per_million_tokens + drawn * self.output_per_million_tokens
        return ceil(exact / MILLION)


@dataclass(frozen=True)
class ModelRow:
    """One model at one provider. Sizes in pixels; both edges are multiples of `multiple`."""

    key: str
    title: str
    wire: str
    model: str
    base: str
    verified_on: date
    source: str
    licence: str
    max_edge: int
    min_pixels: int
    max_pixels: int
    multiple: int
    max_aspect: float
    max_references: int
    price: Tariff
    qualities: tuple[str, ...] = ()
    draws_cheaper_first: bool = False
    reads_text: bool = False
    retires: date | None = None
    unconfirmed: tuple[str, ...] = ()

    def is_offered(self, on: date) -> bool:
        """Whether the provider still has it on that day."""
        return self.retires is None or on < self.retires


def models_from(text: str, *, any_address: bool = False) -> dict[str, ModelRow]:
    """Rows of a models.toml by key. Raises CatalogError naming the row and what is wrong.

    `any_address` takes http as well, for a server of the house's own.
    """
    try:
        told = tomllib.loads(text).get("model", [])
    except tomllib.TOMLDecodeError as fault:
        raise CatalogError(f"the list of models is no TOML: {fault}") from None
    rows: dict[str, ModelRow] = {}
    for each in told:
        row = _row(each, ("https://", "http://") if any_address else ("https://",))
        if row.key in rows:
            raise CatalogError(f"{row.key}: two models have this key")
        rows[row.key] = row
    return rows


@cache
def shipped_models() -> dict[str, ModelRow]:
    """The rows that come with the house."""
    return models_from(ROWS.read_text("utf-8"))


def _row(told: Mapping[str, Any], schemes: tuple[str, ...]) -> ModelRow:
    name = told.get("key", "a model without a key")
    lists = {key: tuple(told.get(key, ())) for key in ("qualities", "unconfirmed")}
    try:
        row = ModelRow(**{**told, **lists, "price": Tariff(**told.get("price", {}))})
    except TypeError as fault:
        raise CatalogError(f"{name}: {fault}") from None
    _check(row, schemes)
    return row


def _check(row: ModelRow, schemes: tuple[str, ...]) -> None:
    numbers = (row.max_edge, row.min_pixels, row.max_pixels, row.multiple, row.max_aspect)
    if min(numbers) <= 0 or row.min_pixels > row.max_pixels or row.max_references < 0:
        raise CatalogError(f"{row.key}: its sizes leave no picture")
    if not row.base.startswith(schemes):
        raise CatalogError(f"{row.key}: its address is not {' or '.join(schemes)}...")
    price = row.price
    if not price.flat and not (price.output_per_million_tokens and price.output_tokens):
        raise CatalogError(f"{row.key}: it has no price")
    if not price.flat and set(row.qualities) - set(price.output_tokens):
        raise CatalogError(f"{row.key}: a quality has no price")
