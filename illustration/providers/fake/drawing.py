"""One picture the fake provider took on: what was asked, when it is ready, and what it costs."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, field
from random import Random
from typing import Any

from illustration.providers.base import Limits
from illustration.providers.catalog import SQUARE, ModelRow
from illustration.providers.fake.asked import Wanted
from illustration.providers.fake.ledger import Bill, key_mark
from illustration.providers.fake.mishaps import Mishap
from illustration.providers.fake.pictures import png

NO_PICTURE = b"<html><body>upstream timed out</body></html>"


@dataclass
class Drawing:
    """Taken at `taken_at` and ready at `ready_at`, in the provider's seconds; `n` counts them."""

    id: str
    n: int
    secret: str = field(repr=False)
    row: ModelRow
    wanted: Wanted
    ref: str
    mishap: Mishap | None
    taken_at: float
    ready_at: float
    usage: dict[str, Any]
    looks: int = 0

    def bill(self, at: float) -> Bill:
        """What it costs, by the same tariff everybody reads."""
        micros = self.row.price.of_usage(self.usage) or 0
        prompt = prompt_sha256(self.wanted)
        return Bill(self.id, key_mark(self.secret), self.row.model, micros, self.ref, prompt, at)

    def picture(self) -> bytes:
        """The picture's bytes: of the size asked for, unless something went wrong."""
        if self.mishap is Mishap.GARBAGE:
            return NO_PICTURE
        share = 2 if self.mishap is Mishap.WRONG_SIZE else 1
        wide, high = self.wanted.width // share, self.wanted.height // share
        return png(wide, high, int(prompt_sha256(self.wanted)[:4], 16), self.id)


def prompt_sha256(wanted: Wanted) -> str:
    """The hash a prompt is known by in the ledger."""
    return hashlib.sha256(wanted.prompt.encode()).hexdigest()


def latency_of(dice: Random, median: float, sigma: float) -> float:
    """Seconds until a picture is ready, log-normal about its median."""
    return median * math.exp(dice.gauss(0.0, sigma))


def usage_of(dice: Random, row: ModelRow, wanted: Wanted) -> dict[str, Any]:
    """The tokens of a picture, a little under those it is reserved by; {} for a flat price."""
    if row.price.flat:
        return {}
    most = row.price.output_tokens[wanted.quality or "auto"]
    drawn = math.ceil(most * wanted.width * wanted.height / SQUARE * dice.uniform(0.85, 1.0))
    read = len(wanted.prompt) // 4 + 1 + wanted.references * row.price.tokens_a_reference
    return {"input_tokens": read, "output_tokens": drawn, "total_tokens": read + drawn}


def fault_of(row: ModelRow, wanted: Wanted) -> str:
    """Why a model does not take what is wanted, or an empty string."""
    limits = Limits(
        row.max_edge, row.max_pixels, row.min_pixels, row.multiple, "x", row.max_references
    )
    if not row.price.flat and (wanted.quality or "auto") not in row.price.output_tokens:
        return f"quality {wanted.quality} is not one of {', '.join(row.qualities)}"
    edges = sorted((wanted.width, wanted.height))
    if edges[0] and edges[1] > row.max_aspect * edges[0]:
        return f"{wanted.width} x {wanted.height} is too long a shape"
    return limits.fault(wanted.width, wanted.height, wanted.references)
