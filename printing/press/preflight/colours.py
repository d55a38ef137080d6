"""Colour spaces as a PDF names them, reduced to what a press asks about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Stream

ABBREVIATIONS = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
DEVICE = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4, "CalGray": 1, "CalRGB": 3, "Lab": 3}
PLATES = frozenset({"Cyan", "Magenta", "Yellow", "Black", "None"})


@dataclass(frozen=True)
class Space:
    """A colour space. `base` is what an Indexed, spot or uncoloured pattern space rests on."""

    family: str
    components: int
    base: Space | None = None
    colorants: tuple[str, ...] = ()

    @property
    def root(self) -> Space:
        """The space that colours end up in."""
        return self.base.root if self.base is not None else self

    @property
    def process(self) -> str:
        """What the press gets: "gray", "cmyk", "rgb" (any three-part space) or "other"."""
        if self.root.family == "Pattern":
            return "other"
        return {1: "gray", 3: "rgb", 4: "cmyk"}.get(self.root.components, "other")

    def __str__(self) -> str:
        inner = ", ".join(self.colorants)
        return f"{self.family} ({inner})" if inner else self.family


GRAY = Space("DeviceGray", 1)
RGB = Space("DeviceRGB", 3)
CMYK = Space("DeviceCMYK", 4)
PATTERN = Space("Pattern", 0)
UNKNOWN = Space("unknown", 0)


@dataclass(frozen=True)
class Ink:
    """One colour as it was set: a space and its parts, 0 to 1."""

    space: Space
    parts: tuple[float, ...] = ()

    @property
    def total(self) -> float | None:
        """Ink in percent of one plate's full tone; None where only the picture can say."""
        if self.space.process == "cmyk" and len(self.parts) == 4 and not self.space.colorants:
            return 100.0 * sum(min(max(part, 0.0), 1.0) for part in self.parts)
        if self.space.process == "gray" and self.parts and not self.space.colorants:
            return 100.0 * (1.0 - min(max(self.parts[0], 0.0), 1.0))
        return None

    @property
    def paper(self) -> bool:
        """Whether it leaves the paper white."""
        if self.total is not None:
            return self.total == 0.0
        return self.space.process == "rgb" and bool(self.parts) and min(self.parts) >= 1.0

    @property
    def black_alone(self) -> bool:
        """Whether it is a black or gray that the black plate alone prints."""
        if self.space.process == "gray":
            return self.space.root.family == "DeviceGray" and not self.space.colorants
        parts = self.parts
        return self.space.family == "DeviceCMYK" and len(parts) == 4 and max(parts[:3]) <= 0.0

    @property
    def colourful(self) -> bool:
        """Whether it is set in RGB with a hue, or in CMYK with more than black."""
        if self.space.process == "rgb" and len(self.parts) == 3:
            return max(self.parts) - min(self.parts) > 0.004
        if self.space.process == "cmyk" and len(self.parts) == 4:
            return max(self.parts[:3]) > 0.0
        return self.space.process in ("rgb", "cmyk")

    def __str__(self) -> str:
        parts = " ".join(f"{part:g}" for part in self.parts)
        return f"{self.space} {parts}".strip()


BLACK = Ink(GRAY, (0.0,))


def space_of(named: Any, resources: Object | None, depth: int = 0) -> Space:
    """The space behind a name or array, looked up in the resources it was used with.

    Follows ISO 32000-1, 8.6; what cannot be followed is UNKNOWN, never a guess.
    """
    if depth > 6 or named is None:
        return UNKNOWN
    if isinstance(named, Name):
        return _by_name(str(named)[1:], resources, depth)
    if isinstance(named, Array) and len(named):
        return _by_array(named, resources, depth)
    return UNKNOWN


def _by_name(name: str, resources: Object | None, depth: int) -> Space:
    listed = resources.get("/ColorSpace") if isinstance(resources, Dictionary) else None
    if isinstance(listed, Dictionary) and f"/{name}" in listed:
        return space_of(listed[f"/{name}"], None, depth + 1)
    name = ABBREVIATIONS.get(name, name)
    if name == "Pattern":
        return PATTERN
    return Space(name, DEVICE[name]) if name in DEVICE else UNKNOWN


def _by_array(array: Array, resources: Object | None, depth: int) -> Space:
    family = str(array[0])[1:]
    family = ABBREVIATIONS.get(family, family)
    if family == "ICCBased" and len(array) > 1 and isinstance(array[1], Stream):
        return Space("ICCBased", int(array[1].get("/N", 0)))
    if family == "Pattern":
        base = space_of(array[1], resources, depth + 1) if len(array) > 1 else None
        return Space("Pattern", base.components if base else 0, base)
    if family == "Indexed" and len(array) > 1:
        return Space("Indexed", 1, space_of(array[1], resources, depth + 1))
    if family in ("Separation", "DeviceN") and len(array) > 2:
        names = [array[1]] if family == "Separation" else list(array[1])
        colorants = tuple(str(name)[1:] for name in names)
        return Space(family, len(colorants), space_of(array[2], resources, depth + 1), colorants)
    return Space(family, DEVICE[family]) if family in DEVICE else UNKNOWN
