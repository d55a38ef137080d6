"""The parts of a page plan: the rules it must keep and the pages it hands out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Arrangement = Literal["auto", "facing", "on-picture"]
Chosen = Literal["facing", "on-picture"]
Kind = Literal["title", "copyright", "dedication", "story", "end", "blank"]
MatterKind = Literal["title", "copyright", "dedication", "end"]
Part = Literal["whole", "left", "right", ""]
Template = Literal[
    "picture", "text", "text-on-picture", "title", "copyright", "dedication", "end", "blank"
]

FACING_FITS = 32  # pages: a picture book of two signatures of sixteen


@dataclass(frozen=True, slots=True)
class PlanRules:
    """Page counts allowed by the printer and by the house, and the longest runs of blanks.

    `rtl` is a book read from right to left: a spread's right half comes first.
    """

    min_pages: int = 24
    max_pages: int = 828
    printer_multiple: int = 2
    house_multiple: int = 4
    blank_run_mid: int = 2
    blank_run_end: int = 3
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """One page of the edition; `number` is its folio, from 1, odd on the right (recto).

    `story_index` is set on the one page that carries that story page's text, `scene_index` on
    every page that shows the scene: "whole", or its "left" or "right" half of a spread.
    """

    number: int
    kind: Kind
    template: Template
    story_index: int | None = None
    scene_index: int | None = None
    part: Part = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One rule about the page count: what it asks for, what was measured, whether it holds."""

    rule: str
    measured: int
    passed: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """A page plan with the reasons for what it added; printer and house judge it apart."""

    pages: tuple[PlannedPage, ...]
    arrangement: Chosen
    reasons: tuple[str, ...]
    printer_verdict: Verdict
    house_verdict: Verdict
