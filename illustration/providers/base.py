"""The contract every picture provider keeps: what goes in, what comes out, what can go wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from illustration.studio.order import Figure, PictureOrder


class ErrorClass(StrEnum):
    """Why a provider gave no picture; what to do about each is in docs/adding-a-provider.md."""

    RATE_LIMITED = "rate-limited"
    QUOTA = "quota"
    AUTH = "auth"
    MODERATED_INPUT = "moderated-input"
    MODERATED_OUTPUT = "moderated-output"
    INVALID = "invalid"
    TRANSIENT_BEFORE_ACCEPT = "transient-before-accept"
    UNKNOWN_OUTCOME = "unknown-outcome"
    RESULT_LOST = "result-lost"
    FAILED = "failed"
    BAD_BYTES = "bad-bytes"


@dataclass(frozen=True)
class Limits:
    """What sizes a provider takes: pixels, and how it writes a size ("2592x2640", "2592*2640")."""

    max_edge: int
    max_pixels: int
    min_pixels: int
    multiple: int
    size_mark: str
    max_references: int

    def fault(self, width: int, height: int, references: int = 0) -> str:
        """Why a request of this size cannot be taken, or an empty string."""
        if max(width, height) > self.max_edge:
            return f"{width} x {height}: the longer edge is over {self.max_edge} pixels."
        if not self.min_pixels <= width * height <= self.max_pixels:
            span = f"{self.min_pixels} to {self.max_pixels}"
            return f"{width} x {height} is {width * height} pixels, outside {span}."
        if width % self.multiple or height % self.multiple:
            return f"{width} x {height}: both edges must be multiples of {self.multiple}."
        if references > self.max_references:
            return f"{references} reference pictures; at most {self.max_references} are taken."
        return ""


@dataclass(frozen=True)
class Price:
    """What one picture costs, in millionths of a US dollar."""

    micros_per_picture: int


@dataclass(frozen=True)
class Reference:
    """An approved picture sent along so that a character stays itself."""

    name: str
    path_or_bytes: Path | bytes
    sha256: str


@dataclass(frozen=True)
class Request:
    """One picture asked for. `ref` is our own name of the attempt, sent where a provider takes one.

    `prompt` is for providers that read sentences, `order` for those that paint from facts; both
    say the same. Sizes are pixels.
    """

    prompt: str
    order: PictureOrder
    width: int
    height: int
    seed: int
    references: tuple[Reference, ...]
    ref: str


@dataclass(frozen=True)
class Pending:
    """Taken and not yet done: ask again with `check` after so many seconds."""

    prediction_id: str
    poll_after_seconds: float


@dataclass(frozen=True)
class Done:
    """A finished picture's bytes, its figures if the provider knows them, and what was used."""

    data: bytes
    mime: str
    figures: tuple[Figure, ...] = ()
    usage: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Refused:
    """No picture. `permanent` when asking the same again cannot help; `retry_after` in seconds."""

    error_class: ErrorClass
    permanent: bool
    message: str
    retry_after: float | None = None


Answer = Pending | Done | Refused


@runtime_checkable
class Provider(Protocol):
    """One way of getting pictures, a module of this package that defines PROVIDER.

    `free_and_repeatable`: asking twice costs nothing and gives the same, so that an interrupted
    request may simply be asked again. `lease_seconds`: how long a worker may take over one
    `submit` before others believe it dead.
    """

    key: str
    title: str
    limits: Limits
    price: Price
    free_and_repeatable: bool
    lease_seconds: int

    def submit(self, request: Request) -> Answer:
        """Ask for a picture once; never repeats itself, never raises for a provider's answer."""

    def check(self, prediction_id: str) -> Answer:
        """How a pending picture is doing."""
