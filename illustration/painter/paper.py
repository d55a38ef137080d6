"""Paper: seamless tiles of grain and pigment clouds, the texture under every stroke."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PIL import Image

from illustration.painter.chance import Chance


@dataclass(frozen=True)
class Paper:
    """Grey tiles (mean 128) that repeat without a seam, `size` pixels square."""

    size: int
    clouds: Image.Image
    grain: Image.Image

    def patch(self, width: int, height: int, x: int, y: int, kind: str = "clouds") -> Image.Image:
        """A grey patch of the endless sheet whose top left corner is at (x, y)."""
        if kind == "fibres":
            tile = fibres_of(self.size)
        else:
            tile = self.clouds if kind == "clouds" else self.grain
        out = Image.new("L", (width, height))
        for left in range(-(x % self.size), width, self.size):
            for top in range(-(y % self.size), height, self.size):
                out.paste(tile, (left, top))
        return out


@lru_cache(maxsize=4)
def sheet_of_paper(size: int) -> Paper:
    """The house paper, for pictures whose longer edge is about 2.5 tiles of `size` pixels."""
    clouds = _mix(size, ((4, 0.34), (10, 0.28), (34, 0.20), (120, 0.2)))
    grain = _mix(size, ((90, 0.30), (230, 0.42), (420, 0.5)))
    return Paper(size, clouds, grain)


@lru_cache(maxsize=4)
def fibres_of(size: int) -> Image.Image:
    """A seamless tile of strokes rising to the right, as a crayon or a bristle brush leaves."""
    broad, fine = _fibres(size, 9, 70), _fibres(size, 22, 190)
    straight = np.asarray(broad, dtype=np.float32) * 0.55 + np.asarray(fine, np.float32) * 0.45
    # Both axes wrap at `size`, so turning the tile this way leaves it without a seam.
    y, x = np.indices((size, size))
    slanted = straight[(x + y) % size, (x - y) % size]
    pulled = (slanted - slanted.mean()) * (34.0 / slanted.std()) + 128
    return Image.fromarray(np.clip(pulled, 0, 255).astype(np.uint8))


def _fibres(size: int, along: int, across: int) -> Image.Image:
    across = min(across, size)
    raw = np.frombuffer(Chance("fibres", size, across).bytes(along * across), dtype=np.uint8)
    wrapped = np.pad(raw.reshape(across, along), 2, mode="wrap")
    box = (2, 2, 2 + along, 2 + across)
    return Image.fromarray(wrapped).resize((size, size), Image.Resampling.BICUBIC, box=box)


def _mix(size: int, octaves: tuple[tuple[int, float], ...]) -> Image.Image:
    total = np.full((size, size), 128.0, dtype=np.float32)
    for cells, weight in octaves:
        total += weight * (np.asarray(_octave(size, min(cells, size)), dtype=np.float32) - 128)
    return Image.fromarray(np.clip(total, 0, 255).astype(np.uint8))


def _octave(size: int, cells: int) -> Image.Image:
    """Smooth noise of `cells` bumps across; wrapped all round so that the tile has no seam."""
    raw = np.frombuffer(Chance("paper", size, cells).bytes(cells * cells), dtype=np.uint8)
    wrapped = np.pad(raw.reshape(cells, cells), 2, mode="wrap")
    step = size / cells
    whole = Image.fromarray(wrapped)
    return whole.resize(
        (size, size), Image.Resampling.BICUBIC,
        box=(2, 2, 2 + size / step, 2 + size / step),
    )  # fmt: skip
