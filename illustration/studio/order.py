"""The picture order: everything a painter or a provider needs to know to draw one picture."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, get_args

Box = tuple[float, float, float, float]
PixelBox = tuple[int, int, int, int]
Purpose = Literal["sheet", "cover", "page", "spread"]
Half = Literal["", "left", "right"]

# Fields that came later. Empty they are left out of the JSON, so that orders from before them,
# and all that use none, keep their digest.
LATER = ("dressed", "exact_text", "half")
LONGEST_EXACT_TEXT = 120  # characters; models misspell long lines, and a person ticks each letter
FOLD_BAND = 0.08  # share of a spread's width, centred on the fold, that figures keep clear


@dataclass(frozen=True)
class Traits:
    """A character's locked traits, in free words ("teal feathers", "red knitted scarf")."""

    name: str
    kind: str
    body: str = ""
    eyes: str = ""
    wears: tuple[str, ...] = ()
    build: str = ""
    hair: str = ""
    skin: str = ""
    age: str = ""
    marks: str = ""

    def to_json(self) -> dict[str, Any]:
        """The traits as JSON values."""
        return {**asdict(self), "wears": list(self.wears)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Traits:
        """Read what `to_json` wrote; an unknown or missing key raises ValueError."""
        known = _known(cls, data, needed=("name", "kind"))
        return cls(**{**known, "wears": tuple(known.get("wears", ()))})


@dataclass(frozen=True)
class Dressed:
    """What a character of the cast wears and holds in one scene beside its locked traits."""

    name: str
    wears: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The outfit as JSON values."""
        return {"name": self.name, "wears": list(self.wears), "holds": list(self.holds)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Dressed:
        """Read what `to_json` wrote; an unknown or missing key raises ValueError."""
        known = _known(cls, data, needed=("name",))
        worn, held = (tuple(known.get(key, ())) for key in ("wears", "holds"))
        return cls(known["name"], worn, held)


@dataclass(frozen=True)
class PictureOrder:
    """One picture to draw.

    `width` and `height` are pixels. `text_room` holds the places where words will be printed,
    as fractions of the picture from its top left corner (x0, y0, x1, y1). In a spread the fold
    lies at half the width. `dressed` adds to the cast's traits in this picture. `exact_text` is
    what a cover or a sign says, letter for letter. `half` is the side of a spread that is drawn
    in two pictures; their purpose is page.
    """

    purpose: Purpose
    brief: str
    cast: tuple[Traits, ...]
    light: str
    style: str
    text_room: tuple[Box, ...]
    width: int
    height: int
    seed: int
    dressed: tuple[Dressed, ...] = ()
    exact_text: str = ""
    half: Half = ""

    def __post_init__(self) -> None:
        if self.purpose not in get_args(Purpose):
            raise ValueError(
                f"A picture is a sheet, a cover, a page or a spread, not {self.purpose!r}."
            )
        if self.width < 1 or self.height < 1:
            raise ValueError(f"A picture of {self.width} x {self.height} pixels cannot be drawn.")
        for box in self.text_room:
            _check_box(box)
        if self.half not in get_args(Half) or (self.half and self.purpose != "page"):
            raise ValueError(f"A {self.purpose} has no {self.half!r} half; a spread's are pages.")
        _check_dressed(self)
        _check_exact(self)

    def to_json(self) -> dict[str, Any]:
        """The order as JSON values; `from_json` gives an equal order back."""
        whole = {
            **asdict(self),
            "cast": [traits.to_json() for traits in self.cast],
            "text_room": [[float(edge) for edge in box] for box in self.text_room],
            "dressed": [one.to_json() for one in self.dressed],
        }
        return {name: value for name, value in whole.items() if value or name not in LATER}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> PictureOrder:
        """Read what `to_json` wrote; an unknown or missing key raises ValueError."""
        names = tuple(field.name for field in fields(cls) if field.name not in LATER)
        known = _known(cls, data, needed=names)
        cast = tuple(Traits.from_json(entry) for entry in known["cast"])
        rooms = tuple(_box(values) for values in known["text_room"])
        dressed = tuple(Dressed.from_json(entry) for entry in known.get("dressed", ()))
        return cls(**{**known, "cast": cast, "text_room": rooms, "dressed": dressed})

    def digest(self) -> str:
        """The order's fingerprint: sha256 of its canonical JSON, in hexadecimal."""
        text = json.dumps(self.to_json(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Figure:
    """Where a character stands in a finished picture, and its eyes; pixels, x0 y0 x1 y1."""

    name: str
    box: PixelBox
    eyes: tuple[PixelBox, ...]

    def to_json(self) -> dict[str, Any]:
        """The figure as JSON values."""
        return {"name": self.name, "box": list(self.box), "eyes": [list(eye) for eye in self.eyes]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Figure:
        """Read what `to_json` wrote; an unknown or missing key raises ValueError."""
        known = _known(cls, data, needed=("name", "box", "eyes"))
        eyes = tuple(_pixels(eye) for eye in known["eyes"])
        return cls(name=known["name"], box=_pixels(known["box"]), eyes=eyes)


def _known(cls: type[Any], data: Mapping[str, Any], needed: tuple[str, ...]) -> dict[str, Any]:
    names = [field.name for field in fields(cls)]
    strange = sorted(set(data) - set(names))
    if strange:
        raise ValueError(f"{cls.__name__} knows no {', '.join(strange)}; it knows {names}.")
    missing = [name for name in needed if name not in data]
    if missing:
        raise ValueError(f"{cls.__name__} lacks {', '.join(missing)}.")
    return dict(data)


def _check_box(box: Box) -> None:
    x0, y0, x1, y1 = box
    if not (0 <= x0 < x1 <= 1 and 0 <= y0 < y1 <= 1):
        raise ValueError(f"Text room {box} is not a box inside the picture (fractions 0 to 1).")


def _check_dressed(order: PictureOrder) -> None:
    names = [one.name for one in order.dressed]
    if names and order.purpose == "sheet":
        raise ValueError("A sheet shows a character as it always is; outfits are for its scenes.")
    for one in order.dressed:
        if one.name not in {traits.name for traits in order.cast}:
            raise ValueError(f"{one.name} is not in this picture's cast and cannot be dressed.")
        if names.count(one.name) > 1:
            raise ValueError(f"{one.name} is dressed twice in one picture; say all of it once.")
        if not one.wears and not one.holds:
            raise ValueError(f"Say what {one.name} wears or holds here, or leave {one.name} out.")


def _check_exact(order: PictureOrder) -> None:
    text = order.exact_text
    if text and order.purpose == "sheet":
        raise ValueError("A sheet shows a character and bears no words.")
    if text != text.strip() or any(unicodedata.category(char) == "Cc" for char in text):
        raise ValueError("Words for a picture are one line, without spaces around them.")
    if len(text) > LONGEST_EXACT_TEXT:
        raise ValueError(
            f"{len(text)} characters are too many to be drawn letter for letter; at most "
            f"{LONGEST_EXACT_TEXT}. Longer text is printed on the picture by the press."
        )


def _box(values: Any) -> Box:
    x0, y0, x1, y1 = values
    return float(x0), float(y0), float(x1), float(y1)


def _pixels(values: Any) -> PixelBox:
    x0, y0, x1, y1 = values
    return int(x0), int(y0), int(x1), int(y1)
