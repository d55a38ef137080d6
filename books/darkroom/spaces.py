"""Colour spaces that files name without carrying their profile, written out as ICC profiles."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

XY = tuple[float, float]
Array = NDArray[np.float64]
D50 = (0.9642, 1.0, 0.8249)
D65 = (0.3127, 0.3290)
# Bradford's cone response, by which ICC profiles are brought to D50 (ICC.1:2010, annex E).
_BRADFORD = np.array(
    [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
)


@dataclass(frozen=True)
class Space:
    """An RGB space: red, green, blue and white in CIE xy, and its curve.

    `curve` is a plain power, or sRGB's own curve where it is None.
    """

    name: str
    red: XY
    green: XY
    blue: XY
    white: XY = D65
    curve: float | None = None


# Adobe RGB (1998) Color Image Encoding, 2005: gamma is 2 + 51/256.
ADOBE_RGB = Space("Adobe RGB (1998)", (0.64, 0.33), (0.21, 0.71), (0.15, 0.06), curve=2.19921875)
# SMPTE RP 431-2 primaries with the white and curve of sRGB.
DISPLAY_P3 = Space("Display P3", (0.68, 0.32), (0.265, 0.69), (0.15, 0.06))
SRGB = Space("sRGB", (0.64, 0.33), (0.30, 0.60), (0.15, 0.06))


@cache
def profile_of(space: Space) -> bytes:
    """An ICC profile, version 2, of a space: matrix and curves."""
    columns = colorants(space)
    curve = _curve(space.curve)
    tags: list[tuple[bytes, bytes]] = [
        (b"desc", _description(space.name)),
        (b"cprt", b"text\0\0\0\0no copyright, made of published numbers\0"),
        (b"wtpt", _xyz(D50)),
        *((name, _xyz(tuple(columns[:, n]))) for n, name in enumerate((b"rXYZ", b"gXYZ", b"bXYZ"))),
        *((name, curve) for name in (b"rTRC", b"gTRC", b"bTRC")),
    ]
    return _bound(tags, b"RGB ")


@cache
def gray_profile(gamma: float) -> bytes:
    """An ICC profile of grey with a plain power as its curve."""
    tags = [
        (b"desc", _description(f"Grey, gamma {gamma}")),
        (b"cprt", b"text\0\0\0\0no copyright, made of published numbers\0"),
        (b"wtpt", _xyz(D50)),
        (b"kTRC", _curve(gamma)),
    ]
    return _bound(tags, b"GRAY")


def colorants(space: Space) -> Array:
    """The XYZ of red, green and blue under D50, one a column, shape (3, 3)."""
    rgb = np.array([[x, y, 1 - x - y] for x, y in (space.red, space.green, space.blue)]).T
    x, y = space.white
    white = np.array([x / y, 1.0, (1 - x - y) / y])
    scaled = rgb * np.linalg.solve(rgb, white)
    from_cone, to_cone = _BRADFORD @ white, _BRADFORD @ np.array(D50)
    adapted: Array = np.linalg.inv(_BRADFORD) @ np.diag(to_cone / from_cone) @ _BRADFORD @ scaled
    return adapted


def srgb_light(coded: Array) -> Array:
    """Linear light of sRGB values, 0 to 1 (IEC 61966-2-1)."""
    low, high = coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4
    light: Array = np.where(coded <= 0.04045, low, high)
    return light


def _bound(tags: list[tuple[bytes, bytes]], colors: bytes) -> bytes:
    at, table, body = 128 + 4 + 12 * len(tags), b"", b""
    for name, data in tags:
        padded = data + b"\0" * (-len(data) % 4)
        table += struct.pack(">4sII", name, at + len(body), len(data))
        body += padded
    header = struct.pack(
        ">I4sI4s4s4s12s4s4sIIIIII3I4s44s",
        at + len(body), b"none", 0x02400000, b"mntr", colors, b"XYZ ",
        struct.pack(">6H", 2026, 1, 1, 0, 0, 0), b"acsp", b"none", 0, 0, 0, 0, 0, 1,
        *(round(part * 65536) for part in D50), b"none", b"\0" * 44,
    )  # fmt: skip
    return header + struct.pack(">I", len(tags)) + table + body


def _xyz(value: tuple[float, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(float(part) * 65536) for part in value))


def _curve(gamma: float | None) -> bytes:
    if gamma is not None:
        return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256))
    steps = np.round(srgb_light(np.linspace(0, 1, 4096)) * 65535).astype(">u2")
    return b"curv\0\0\0\0" + struct.pack(">I", len(steps)) + steps.tobytes()


def _description(text: str) -> bytes:
    words = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(words)) + words + b"\0" * 78
