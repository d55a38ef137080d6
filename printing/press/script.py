"""The press's own input: every page with its boxes, words and pictures in their places."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any, Literal

from printing.press.content import Kind, Template
from printing.press.reading import ScriptError, read

__all__ = [
    "BLACK",
    "FORMAT",
    "PAPER",
    "BookScript",
    "PageScript",
    "Panel",
    "PlacedFace",
    "PlacedPicture",
    "Rule",
    "Scrim",
    "ScriptError",
    "TextLine",
    "TextRun",
    "plain",
]

FORMAT = "octavo-book/1"
Ink = tuple[float, float, float, float]
Box = tuple[float, float, float, float]
BLACK: Ink = (0.0, 0.0, 0.0, 1.0)
PAPER: Ink = (0.0, 0.0, 0.0, 0.0)
# On a field that joined the format later: while it holds its default it is written nowhere, so
# that what was approved before it came stays approved.
LATER: Mapping[str, bool] = MappingProxyType({"later": True})
# No part of what a book is: where a file lies, and what follows from the file's own sha256.
TOLD_ELSEWHERE = frozenset({"path", "bits"})


@dataclass(frozen=True)
class TextRun:
    """Words of one face, script and direction; `x` is their left edge, in points from the page's.

    `text` stands in reading order, whichever way it runs: `rtl` says that the first letter is the
    rightmost. `script` is the ISO 15924 code, "" for Latin. Ink in CMYK, 0 to 1.
    """

    text: str
    x: float
    face: str
    size: float
    ink: Ink = BLACK
    rtl: bool = field(default=False, metadata=LATER)
    script: str = field(default="", metadata=LATER)


@dataclass(frozen=True)
class TextLine:
    """Runs on one baseline, `y` points above the page's lower edge, as seen from left to right.

    On a spine a line is `turned`. "down" reads downwards: its x counts from the page's upper edge
    down, its y from the left edge, the letters' heads to the right. "up" reads upwards: its x
    counts from the lower edge up, its y from the right edge, the heads to the left.
    """

    y: float
    width: float
    runs: tuple[TextRun, ...]
    turned: Literal["", "down", "up"] = field(default="", metadata=LATER)

    @property
    def text(self) -> str:
        """The words of the line, run by run as they stand from left to right."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Rule:
    """A straight line with round ends, in points; as a dot when both ends are one."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    ink: Ink = BLACK


@dataclass(frozen=True)
class Panel:
    """A rectangle filled with one ink, without an outline; a bar of a barcode is one too.

    One that lies `under` is drawn before the pictures: the ground of a cover without art.
    """

    box: Box
    ink: Ink
    under: bool = field(default=False, metadata=LATER)


@dataclass(frozen=True)
class Scrim:
    """A soft light laid into the picture below words: box, radius and feather in points.

    `strength` is 0 to 1, `color` is sRGB 0 to 255. It becomes part of the pixels.
    """

    box: Box
    radius: float
    feather: float
    strength: float
    color: tuple[int, int, int]


@dataclass(frozen=True)
class PlacedPicture:
    """A picture file, the part of it that is printed (pixels), and where (points).

    `pixels` is what the crop becomes: its own size, or less where it had far too many. A picture
    that ends short of the bleed is continued by `extend`: `strips` are the pixels this adds at
    its left, top, right and bottom, counted in `pixels`. `fade` is how far (points) the picture
    dissolves into the paper from its edges.
    """

    path: str
    sha256: str
    width: int
    height: int
    crop: tuple[int, int, int, int]
    pixels: tuple[int, int]
    box: Box
    scrims: tuple[Scrim, ...] = ()
    extend: Literal["", "mirror", "fill"] = field(default="", metadata=LATER)
    strips: tuple[int, int, int, int] = field(default=(0, 0, 0, 0), metadata=LATER)
    fade: float = field(default=0.0, metadata=LATER)

    @property
    def dpi(self) -> float:
        """The true resolution as placed, the lower of the two directions."""
        x0, y0, x1, y1 = self.box
        return min(self.pixels[0] * 72 / (x1 - x0), self.pixels[1] * 72 / (y1 - y0))

    @property
    def inner(self) -> tuple[int, int]:
        """What the crop itself becomes (pixels), without the strips that continue it."""
        left, top, right, bottom = self.strips
        return self.pixels[0] - left - right, self.pixels[1] - top - bottom

    def sized(self, width: int, height: int) -> PlacedPicture:
        """The same picture in the same place, of so many pixels, its strips with it."""
        across, down = width / self.pixels[0], height / self.pixels[1]
        left, top, right, bottom = self.strips
        strips = (round(left * across), round(top * down), round(right * across))
        return replace(self, pixels=(width, height), strips=(*strips, round(bottom * down)))


@dataclass(frozen=True)
class PageScript:
    """One laid-out page. Boxes in points, origin bottom-left.

    Drawn in this order: panels that lie under, pictures, panels, rules, lines. A cover is one
    page of kind "cover".
    """

    number: int
    kind: Literal[Kind, "cover"]
    template: Literal[Template, "cover"]
    side: Literal["recto", "verso"]
    media_box: Box
    bleed_box: Box
    trim_box: Box
    live_box: Box
    pictures: tuple[PlacedPicture, ...] = ()
    rules: tuple[Rule, ...] = ()
    lines: tuple[TextLine, ...] = ()
    panels: tuple[Panel, ...] = field(default=(), metadata=LATER)

    def digest(self) -> str:
        """The sha256 an approval of this layout is bound to; where files lie is left out."""
        return _sha256(plain(self, paths=False))


@dataclass(frozen=True)
class PlacedFace:
    """The file of a publisher's own typeface.

    `bits` say what its maker allows (OpenType, OS/2 fsType); -1 where that was not kept.
    """

    path: str
    sha256: str
    bits: int = field(default=-1, metadata=LATER)

    @property
    def name(self) -> str:
        """The name runs are set by, which says what is in the file."""
        return f"Own{self.sha256[:16]}"


@dataclass(frozen=True)
class BookScript:
    """A whole interior, or one part of its cover, as the press draws it, with its facts.

    `direction` is the way its pages are turned: "rtl" books are bound on the right. `faces` are
    the publisher's own typefaces that runs are set in.
    """

    format: str
    profile_key: str
    profile_version: str
    trim: str
    bleed: bool
    stock: str
    title: str
    author: str
    language: str
    isbn: str
    publisher: str
    created: str
    body_pt: float
    pages: tuple[PageScript, ...]
    direction: Literal["ltr", "rtl"] = field(default="ltr", metadata=LATER)
    part: Literal["interior", "cover", "case", "jacket", "endpapers"] = field(
        default="interior", metadata=LATER
    )
    faces: tuple[PlacedFace, ...] = field(default=(), metadata=LATER)

    def to_json(self) -> str:
        """The script as text, keys in a fixed order, ending in a newline."""
        return json.dumps(plain(self), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> BookScript:
        """Read a script. Raises ScriptError naming the page and the key that is wrong."""
        script: BookScript = read(cls, text)
        if script.format != FORMAT:
            raise ScriptError(f"format must be {FORMAT!r}, not {script.format!r}")
        for place, page in enumerate(script.pages, 1):
            if page.number != place:
                raise ScriptError(f"page {place}: number must be {place}, not {page.number}")
        return script

    def sha256(self) -> str:
        """What this book is, wherever its files lie: the sha256 of the script without paths."""
        return _sha256(plain(self, paths=False))


def plain(value: Any, *, paths: bool = True) -> Any:
    """A part of a script as lists and tables; fields of LATER that hold their default left out.

    Without `paths`, where files of pictures and faces lie is left out too, and their bits.
    """
    if is_dataclass(value):
        return {
            each.name: plain(getattr(value, each.name), paths=paths)
            for each in fields(value)
            if (paths or each.name not in TOLD_ELSEWHERE)
            and not ("later" in each.metadata and getattr(value, each.name) == each.default)
        }
    if isinstance(value, tuple):
        return [plain(each, paths=paths) for each in value]
    return value


def _sha256(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
