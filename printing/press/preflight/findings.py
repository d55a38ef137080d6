"""What preflight was told to expect and what it found: plain records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from printing.press.profile import PrinterProfile
from printing.press.trim import Trim

Verdict = Literal["pass", "warning", "error", "not judged"]


class Unreadable(Exception):
    """The file cannot be examined at all; its text is one sentence a person can act on."""


@dataclass(frozen=True)
class Expectation:
    """What the file is meant to be.

    `waived` holds rule ids, or "rule: reason"; a waived rule's errors become warnings that
    carry the reason. Empty title, subtitle, author or isbn: nothing is expected of it.
    `known_pictures` holds the heaviest pixel, in percent ink, of CMYK JPEGs that were decoded and
    weighed when they were made, by the sha256 of their bytes: the same bytes need no decoding.
    """

    profile: PrinterProfile
    trim: Trim
    bleed: bool
    stock: str = "premium-color"
    kind: str = "interior"
    title: str = ""
    author: str = ""
    isbn: str = ""
    subtitle: str = ""
    waived: tuple[str, ...] = ()
    known_pictures: Mapping[str, float] = field(default_factory=dict)

    def waiver(self, rule: str) -> str | None:
        """The reason a rule is waived for, "" when waived without one, None when it is not."""
        for entry in self.waived:
            name, _, reason = entry.partition(":")
            if name.strip() == rule:
                return reason.strip()
        return None


@dataclass(frozen=True)
class Finding:
    """One line of a preflight. `page` counts from 1; None is the file as a whole."""

    rule: str
    verdict: Verdict
    limit: str
    measured: str
    page: int | None
    message: str
    remedy: str
