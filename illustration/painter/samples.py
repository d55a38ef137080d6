"""Style samples: one scene painted in every style of the shelf, as small WebP files.

`python -m illustration.painter.samples FOLDER` writes them; the desk shows them.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

from PIL import Image

from illustration.painter.easel import paint
from illustration.studio.order import PictureOrder, Traits
from illustration.studio.styles import STYLES, Style

SIZE = (480, 360)  # pixels
TIMES = 2  # painted so much larger, then reduced, as a page is seen on a screen
QUALITY = 80
SEED = 21
BRIEF = "Pip and Fern walk past a cottage by the river"
CAST = (
    Traits("Pip", "owl", body="teal feathers", eyes="amber", wears=("red knitted scarf",)),
    Traits("Fern", "fox", body="orange fur", eyes="green", wears=("blue bobble hat",)),
)
FOLDER = Path(__file__).resolve().parents[2] / "templates" / "static"


def sample(style: Style) -> Image.Image:
    """Paint the scene in one style: RGB, 480 x 360 pixels, the same on every run."""
    order = PictureOrder("page", BRIEF, CAST, "", style.words, (), *_large(), SEED)
    return paint(order).image.reduce(TIMES)


def _large() -> tuple[int, int]:
    return SIZE[0] * TIMES, SIZE[1] * TIMES


def write_samples(folder: Path) -> list[Path]:
    """Write every style's sample below `folder`, each whole or not at all; return the paths."""
    written = []
    for style in STYLES:
        path = folder / style.sample
        path.parent.mkdir(parents=True, exist_ok=True)
        packed = io.BytesIO()
        sample(style).save(packed, "WEBP", quality=QUALITY, method=6)
        part = path.with_suffix(".part")
        part.write_bytes(packed.getvalue())
        os.replace(part, path)
        written.append(path)
    return written


if __name__ == "__main__":
    for made in write_samples(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER):
        sys.stdout.write(f"{made}\n")
