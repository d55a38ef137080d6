"""What is said of a page: as approved, drifted, or not to be judged, with the evidence."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal, Protocol

from PIL import Image

from illustration.studio.order import PixelBox, Traits

Verdict = Literal["as-approved", "drifted", "cannot-judge"]


@dataclass(frozen=True)
class Evidence:
    """One trait on one page.

    `key` is "hair", "body", "wears: ...", "skin", "eyes" or "species"; `words` are the character's
    own. `box` is a crop in page pixels (x0, y0, x1, y1). Colours are sRGB "#rrggbb" as they should
    look in the page's light and as they do; `distance` is CIEDE2000 between the two. `score` is
    from 0 (as on the sheet) to 1 (nothing of it found). Only firm evidence makes a verdict.
    """

    key: str
    words: str
    firm: bool
    verdict: Verdict
    reason: str
    score: float | None = None
    box: PixelBox | None = None
    expected: str = ""
    found: str = ""
    distance: float | None = None


@dataclass(frozen=True)
class Judgement:
    """A page's verdict; `score` is the highest firm one, `box` the figure (page pixels), `redo`
    whether it is so far off, wherever the figure may be, that a new drawing may be asked for."""

    verdict: Verdict
    reason: str
    score: float | None
    redo: bool
    box: PixelBox | None
    evidence: tuple[Evidence, ...]

    def to_json(self) -> dict[str, Any]:
        """The judgement as JSON values."""
        told = asdict(self)
        told["box"] = None if self.box is None else list(self.box)
        for row in told["evidence"]:
            row["box"] = None if row["box"] is None else list(row["box"])
        return {**told, "evidence": list(told["evidence"])}


class Judge(Protocol):
    """Anything that compares a page with a sheet; `illustration.drift.judge` is one, a vision
    model behind a provider may be another."""

    def __call__(
        self, page: Image.Image, sheet: Image.Image, traits: Traits, *, box: PixelBox | None = None
    ) -> Judgement:
        """Judge one character on one page; `box` is where the figure is, in page pixels.

        One that also takes `dressed` (illustration.studio.order.Dressed) is told what the scene
        has the character wear.
        """
        ...
