"""What the fake provider billed: its own book, only ever added to."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Bill:
    """One picture billed: the prediction's id, micro-dollars, and when, in the provider's seconds.

    `key` is `key_mark` of the secret, `ref` the caller's own name of it where one was sent.
    """

    id: str
    key: str
    model: str
    micros: int
    ref: str
    prompt_sha256: str
    at: float


def key_mark(secret: str) -> str:
    """Twelve hex digits that tell keys apart without telling them."""
    return hashlib.sha256(secret.encode()).hexdigest()[:12]


class Ledger:
    """Bills in the order they were made; with a `path` also as JSON lines, on the disk before told.

    A ledger that is there already is gone on with; a last line cut off by a kill is dropped.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.bills = _read(path) if path else []
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)

    def add(self, *bills: Bill) -> None:
        """Write bills down; those that fall due together reach the disk together."""
        self.bills.extend(bills)
        if self.path and bills:
            with self.path.open("a", encoding="utf-8") as book:
                book.writelines(json.dumps(asdict(bill), sort_keys=True) + "\n" for bill in bills)
                book.flush()
                os.fsync(book.fileno())

    @property
    def micros(self) -> int:
        """All of it, in micro-dollars."""
        return sum(bill.micros for bill in self.bills)

    def told(self) -> dict[str, Any]:
        """As /ledger tells it."""
        return {"micros": self.micros, "bills": [asdict(bill) for bill in self.bills]}


def _read(path: Path) -> list[Bill]:
    if not path.exists():
        return []
    written = path.read_bytes()
    whole = written[: written.rfind(b"\n") + 1]
    if whole != written:
        os.truncate(path, len(whole))
    return [Bill(**json.loads(line)) for line in whole.splitlines()]
