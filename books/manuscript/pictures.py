"""Opens the pictures of a book's art folder and refuses what is none, by file."""

from __future__ import annotations

import io
import re
import stat
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import ExifTags, Image

from books.manuscript.draft import ArtFile, ManuscriptError
from books.manuscript.source import read_bytes, unreadable

MAX_PICTURE_BYTES = 40 * 1024 * 1024
MAX_PIXELS = 40_000_000
MAX_EDGE = 12_000
MIN_EDGE = 64
MAX_PICTURES = 1000

_MODES = {"1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "I", "I;16"}
_TURNED = {5, 6, 7, 8}
_NUMBERED = re.compile(r"([0-9]{1,4})(?:[-_ .].*)?")
_SYSTEM_FILES = {"thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True)
class ArtFolder:
    """A book's pictures: those with a number by it, the rest in the order of their names."""

    numbered: dict[int, ArtFile]
    others: tuple[ArtFile, ...]


def read_art(folder: Path) -> ArtFolder:
    """Every picture of a folder, opened whole; raises ManuscriptError for what is none.

    `01.jpg`, `2.png` or `03-forest.webp` have the numbers 1, 2 and 3; hidden files are passed by.
    """
    numbered: dict[int, ArtFile] = {}
    others: list[ArtFile] = []
    for path in _listed(folder):
        picture = read_picture(path, f"art/{path.name}")
        match = _NUMBERED.fullmatch(path.stem)
        if match is None:
            others.append(picture)
        elif (number := int(match[1])) in numbered:
            first = numbered[number].path.name
            raise ManuscriptError(
                f"art/{path.name} and art/{first} are both picture {number}; rename one of them."
            )
        else:
            numbered[number] = picture
    return ArtFolder(numbered, tuple(others))


def read_picture(path: Path, name: str) -> ArtFile:
    """One JPEG, PNG or WebP, known by its first bytes and decoded whole; else ManuscriptError.

    Width and height are pixels as a viewer shows them, the camera's turn (Exif) applied.
    """
    raw = read_bytes(path, name, MAX_PICTURE_BYTES)
    if (kind := _kind(raw)) is None:
        raise ManuscriptError(
            f"{name} is not a picture we know by its first bytes; put a JPEG, PNG or WebP there."
        )
    try:
        width, height = _decode(raw, kind, name)
    except ManuscriptError:
        raise
    except Image.DecompressionBombError as error:
        raise ManuscriptError(
            f"{name} claims far more than {MAX_PIXELS // 1_000_000} million pixels; export it "
            "smaller."
        ) from error
    except Exception as error:
        # Pillow's decoders raise anything from SyntaxError to struct.error on damaged bytes.
        raise ManuscriptError(
            f"{name} starts as a {kind} but is damaged or cut short; export the picture again."
        ) from error
    return ArtFile(path, width, height, kind)


def _listed(folder: Path) -> list[Path]:
    root = folder.parent.resolve()
    try:
        paths = sorted(folder.iterdir(), key=lambda path: path.name)
        found = [path for path in paths if not _is_system_file(path.name)]
        for path in found:
            if not path.resolve(strict=True).is_relative_to(root):
                raise ManuscriptError(
                    f"art/{path.name} is a link that leaves the book's folder; copy the picture in."
                )
            if not stat.S_ISREG(path.stat().st_mode):
                raise ManuscriptError(
                    f"art/{path.name} is not a picture but a folder or device; move it out of art."
                )
    except (OSError, RuntimeError) as error:
        raise ManuscriptError(unreadable("art", error)) from error
    if len(found) > MAX_PICTURES:
        raise ManuscriptError(
            f"art holds {len(found)} pictures, and at most {MAX_PICTURES} are read; move some out."
        )
    return found


def _is_system_file(name: str) -> bool:
    return name.startswith(".") or name.casefold() in _SYSTEM_FILES


def _kind(raw: bytes) -> str | None:
    if raw.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if raw.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    return "WEBP" if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP" else None


def _decode(raw: bytes, kind: str, name: str) -> tuple[int, int]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(raw), formats=[kind]) as picture:
            _check_size(picture, name)
            picture.load()
            turned = picture.getexif().get(ExifTags.Base.Orientation) in _TURNED
    return (picture.height, picture.width) if turned else (picture.width, picture.height)


def _check_size(picture: Image.Image, name: str) -> None:
    width, height = picture.size
    shown = f"{name} has {width} x {height} pixels"
    if width * height > MAX_PIXELS or max(width, height) > MAX_EDGE:
        raise ManuscriptError(
            f"{shown}; at most {MAX_PIXELS // 1_000_000} million and {MAX_EDGE} on a side are "
            "read: export it smaller."
        )
    if min(width, height) < MIN_EDGE:
        raise ManuscriptError(
            f"{shown}, too few to be a picture; put one of {MIN_EDGE} or more on each side."
        )
    if picture.format in ("PNG", "WEBP") and getattr(picture, "n_frames", 1) != 1:
        raise ManuscriptError(f"{name} is animated; export one frame of it as a still picture.")
    if picture.mode not in _MODES:
        raise ManuscriptError(f"{name} has colours we do not read ({picture.mode}); export as RGB.")
