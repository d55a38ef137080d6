"""The printing condition: what inks a colour takes, and what colour inks make."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

SHELF = Path(__file__).with_name("icc")
GRID = 33
STEPS = 17

Array = NDArray[Any]


def profile_path(name: str) -> Path:
    """The ICC profile of that file name. Raises ValueError where the press has none."""
    path = SHELF / name
    if Path(name).name != name or not path.is_file():
        raise ValueError(f"the press has no printing condition {name!r}")
    return path


def table_path(name: str, limit: int) -> Path:
    """Where the shipped table of a profile under an ink limit in percent lies, or would."""
    return SHELF / f"{Path(name).stem}-{limit}.npy"


@cache
def profile_sha256(name: str) -> str:
    """The sha256 of a profile's file."""
    return hashlib.sha256(profile_path(name).read_bytes()).hexdigest()


def separated(name: str) -> Array:
    """The inks of the sRGB grid without any limit: (33, 33, 33, 4), 0 to 1, red slowest.

    Relative colorimetric with black point compensation, as the trade converts artwork.
    """
    side = np.round(np.linspace(0, 255, GRID)).astype(np.uint8)
    colors = np.stack(np.meshgrid(side, side, side, indexing="ij"), axis=-1)
    image = Image.fromarray(colors.reshape(GRID, GRID * GRID, 3), "RGB")
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.getOpenProfile(str(profile_path(name))),
        "RGB",
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    inks = ImageCms.applyTransform(image, transform)
    return np.asarray(inks).reshape(GRID, GRID, GRID, 4).astype(np.float64) / 255


@cache
def lab_grid(name: str) -> Array:
    """The Lab colours (relative colorimetric) of a 17-step CMYK grid: (17, 17, 17, 17, 3)."""
    side = np.round(np.linspace(0, 255, STEPS)).astype(np.uint8)
    inks = np.stack(np.meshgrid(side, side, side, side, indexing="ij"), axis=-1)
    image = Image.frombytes("CMYK", (STEPS**2, STEPS**2), inks.tobytes())
    transform = ImageCms.buildTransform(
        ImageCms.getOpenProfile(str(profile_path(name))),
        ImageCms.createProfile("LAB"),
        "CMYK",
        "LAB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    seen = ImageCms.applyTransform(image, transform)
    raw = np.asarray(seen).reshape(*[STEPS] * 4, 3).astype(np.float64)
    light = raw[..., 0] * 100 / 255
    return np.stack([light, _signed(raw[..., 1]), _signed(raw[..., 2])], axis=-1)


def lab_of(inks: Array, name: str) -> Array:
    """The Lab colours of inks (n, 4), 0 to 1, interpolated in the profile's own table."""
    grid = lab_grid(name).reshape(-1, 3)
    place = np.clip(inks, 0.0, 1.0) * (STEPS - 1)
    low = np.minimum(place.astype(np.int64), STEPS - 2)
    share = place - low
    base = ((low[:, 0] * STEPS + low[:, 1]) * STEPS + low[:, 2]) * STEPS + low[:, 3]
    seen = np.zeros((len(inks), 3))
    for corner in range(16):
        bits = [(corner >> (3 - axis)) & 1 for axis in range(4)]
        weight = np.ones(len(inks))
        for axis, bit in enumerate(bits):
            weight = weight * (share[:, axis] if bit else 1 - share[:, axis])
        offset = ((bits[0] * STEPS + bits[1]) * STEPS + bits[2]) * STEPS + bits[3]
        seen += grid[base + offset] * weight[:, None]
    return seen


def _signed(byte: Array) -> Array:
    # Pillow's LAB bands: 0 to 127 as they are, 128 to 255 below nothing.
    signed: Array = np.where(byte > 127, byte - 256, byte)
    return signed
