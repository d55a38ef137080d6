"""What preflight was told to expect and what it found: plain records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from printing.press.cover_geometry import CoverTemplate
from printing.press.profile import PrinterProfile
from printing.press.trim import Trim

if TYPE_CHECKING:
    from printing.press.preflight.facts import PageFacts
    from printing.press.preflight.grounds import Grounds
    from printing.press.script import BookScript
    from printing.press.written_file import WrittenFile

# What a rule measures that nothing asks of this file.
NOT_ASKED = "not asked"
Verdict = Literal["pass", "warning", "error", "not judged"]
INTERIOR = "interior"
COVER = "cover"
SHEET = "sheet"
KINDS = (INTERIOR, COVER, SHEET)


class Unreadable(Exception):
    """The file cannot be examined at all; its text is one sentence a person can act on."""


@dataclass(frozen=True)
class Expectation:
    """What the file is meant to be.

    `waived` holds rule ids, or "rule: reason"; a waived rule's errors become warnings that
    carry the reason. Empty title, subtitle, author or isbn: nothing is expected of it.
    `kind` is "interior", "cover" or "sheet" (a case, jacket or endpapers, of which `script` alone
    says how large they are). `pages` is the interior's page count, which a cover is
    measured for, and `template` the numbers typed from the printer's own cover template.
    `direction` is the way pages are turned, "ltr" or "rtl". `script` is the press's own record of
    the file, where it made it: source pixels and words are then known, and the
    house's own rule (CMYK alone) holds where the printer takes RGB as well.
    `known_pictures` holds the heaviest pixel, in percent ink, of CMYK JPEGs that were decoded and
    weighed when they were made, by the sha256 of their bytes: the same bytes need no decoding.
    `known_pages` holds what was measured of pages drawn before, by the sha256 of all that is on
    them (`PageFacts`): the same page need not be drawn again. `grounds` keeps what lies under the
    words of pages drawn, so that other words on the same pictures need no drawing either.
    `written` is the press's record of the file: where the file has its sha256, its pictures have
    theirs.
    """

    profile: PrinterProfile
    trim: Trim
    bleed: bool
    stock: str = "premium-color"
    kind: str = INTERIOR
    title: str = ""
    author: str = ""
    isbn: str = ""
    subtitle: str = ""
    waived: tuple[str, ...] = ()
    known_pictures: Mapping[str, float] = field(default_factory=dict)
    pages: int = 0
    template: CoverTemplate | None = None
    direction: str = "ltr"
    script: BookScript | None = None
    known_pages: Mapping[str, PageFacts] = field(default_factory=dict)
    grounds: Grounds | None = None
    written: WrittenFile | None = None

    @property
    def rtl(self) -> bool:
        """Whether the book is bound on the right."""
        return self.direction == "rtl"

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
