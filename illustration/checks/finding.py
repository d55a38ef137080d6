"""A finding: one thing seen on a picture that came back, and how much it matters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from illustration.studio.order import PixelBox

Severity = Literal["refused", "flagged", "warning"]
Kind = Literal["damaged", "size", "aspect", "flat", "frame", "upscaled", "busy"]


@dataclass(frozen=True)
class Finding:
    """One thing seen on a picture.

    `refused`: the picture is not what was asked for and is not kept. `flagged`: a person decides.
    `warning`: told beside the picture and nothing else. `box` is in pixels of the picture
    (x0, y0, x1, y1), None where all of it is meant. `numbers` are what was measured.
    """

    kind: Kind
    severity: Severity
    sentence: str
    box: PixelBox | None = None
    numbers: Mapping[str, float] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The finding as JSON values."""
        box = None if self.box is None else list(self.box)
        return {**asdict(self), "box": box, "numbers": dict(self.numbers)}
