"""What lies under a page's words, kept by all that is drawn there, so that it is drawn once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pikepdf
from numpy.typing import NDArray
from pikepdf import Dictionary, Object
from PIL import Image

from printing.press.writing import whole_file

# What draws words, or only says how words are drawn (ISO 32000-1, tables 105 to 109).
WORDS = frozenset(
    [
        "BT",
        "ET",
        "Tj",
        "TJ",
        "'",
        '"',
        "Td",
        "TD",
        "Tm",
        "T*",
        "Tc",
        "Tw",
        "Tz",
        "TL",
        "Tf",
        "Ts",
        "Tr",
    ]
)
# What leaves ink that is no word (tables 60, 77 and 87), and what only sets its colour.
PAINTS = frozenset(["f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do"])
FILLS = frozenset({"k", "rg", "g"})
# From this rendering mode on words cut what is drawn after them (table 106).
CLIPS = 4

Pixels = NDArray[np.uint8]


class Grounds:
    """A folder of pages without their words: RGB at 90 pixels an inch, rows from the top."""

    def __init__(self, folder: Path) -> None:
        """Keep them in `folder`, made with the first."""
        self.folder = folder

    def find(self, key: str) -> Pixels | None:
        """The pixels kept under a key; None where none are, or where they cannot be read."""
        try:
            with Image.open(self._place(key), formats=["PNG"]) as kept:
                return np.array(kept) if kept.mode == "RGB" else None
        except (OSError, SyntaxError, ValueError):
            return None

    def keep(self, key: str, pixels: Pixels) -> None:
        """Keep a page's pixels (height x width x RGB)."""
        place = self._place(key)
        with whole_file(place) as draft:
            Image.fromarray(np.ascontiguousarray(pixels)).save(draft, "PNG", compress_level=1)

    def _place(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.png"


def drawn_without_words(page: pikepdf.Page) -> bytes | None:
    """The operators of a page that leave anything but words; None where words cannot be parted.

    What is set after the last of them changes nothing and is left out, so that the same picture
    under other words is the same ground.
    """
    kept: list[bytes] = []
    last = 0
    for told in pikepdf.parse_content_stream(page):
        if isinstance(told, pikepdf.ContentStreamInlineImage):
            return None
        operands, name = told.operands, str(told.operator)
        if name == "Tr" and int(operands[0]) >= CLIPS:
            return None
        if name in WORDS:
            continue
        if kept and name in FILLS and kept[-1].split()[-1].decode() in FILLS:
            kept.pop()
        kept.append(b" ".join([*map(_written, operands), name.encode()]))
        if name in PAINTS:
            last = len(kept)
    return b"\n".join(kept[:last])


def but_fonts(resources: object) -> Iterator[tuple[str, Object]]:
    """A page's resources without the typefaces of its words."""
    if isinstance(resources, Dictionary):
        for name in sorted(resources.keys()):
            if name != "/Font":
                yield name, resources[name]


def _written(operand: object) -> bytes:
    return operand.unparse() if isinstance(operand, Object) else repr(operand).encode()
