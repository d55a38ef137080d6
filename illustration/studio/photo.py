"""A child's photo for a character sheet: its pixels alone, made small, and the traits taken.

The sheet takes hair type, hair colour and skin tone and nothing else; it is no portrait. What a
camera writes beside the pixels (where, when, with what, whose) never goes on.
"""

from __future__ import annotations

import io
import warnings
from contextlib import suppress

from PIL import Image, ImageCms, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
MODES = {"L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr"}
MOST_BYTES = 40_000_000
MOST_PIXELS = 60_000_000  # telephones take 50 million today
SHORTEST_EDGE = 64
# A sheet needs three colours of it; anything finer is more of the child than was asked for.
LONGEST_EDGE = 1024
QUALITY = 90

HAIR_TYPES = ("straight", "wavy", "curly", "afro", "braided", "short", "long")
HAIR_COLOURS = ("black", "dark brown", "brown", "light brown", "blonde", "red", "auburn", "grey")
SKIN_TONES = ("pale", "fair", "olive", "tan", "brown", "dark brown", "deep")

# Of a request for a sheet with a photo, which is then its only reference.
PHOTO_CLAUSE = (
    "Reference picture 1 is a photo: take the type and colour of the hair and the tone of the skin "
    "from it and nothing else. The face is not to resemble it."
)
NO_PORTRAIT = (
    "The photo is used for the character sheet only: hair type, hair colour and skin tone are "
    "taken from it. The character will not be a portrait of the child."
)
DELETED = (
    "The photo is deleted here as soon as the character sheet is approved, and after 24 hours at "
    "the latest, whichever comes first."
)
NOT_OURS_TO_DELETE = (
    "The picture service that draws the sheet is sent the photo. What it keeps, and for how long, "
    "is in its own terms; we cannot delete its copy."
)
FORM_SENTENCES = (NO_PORTRAIT, DELETED, NOT_OURS_TO_DELETE)
_NOTHING_DONE = "Nothing was kept, nothing was sent and nothing was spent."


class NotAPhoto(ValueError):
    """Bytes that are no photo we take; the sentence says why and what to hand in."""


def cleaned(data: bytes) -> bytes:
    """The photo as a JPEG (sRGB, upright, longest edge at most 1024 px) with nothing but pixels.

    `data` is a JPEG, PNG or WebP of at most 40 MB and 60 million pixels. EXIF with its place, XMP,
    IPTC, colour profile, comments, text and whatever follows the picture stay behind, because a
    new picture is made of the pixels. Raises NotAPhoto.
    """
    if len(data) > MOST_BYTES:
        raise _refusal(f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
    if data[4:8] == b"ftyp":
        raise _refusal("This is a HEIC or AVIF picture, or a film.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=FORMATS) as file:
                _check(file)
                pixels = _pixels(file)
    except NotAPhoto:
        raise
    except Image.DecompressionBombError as error:
        raise _refusal("The photo claims too many pixels.") from error
    except Exception as error:  # decoders raise anything, from SyntaxError to struct.error
        raise _refusal("This is no picture, or a damaged one.") from error
    out = io.BytesIO()
    pixels.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def photo_words(hair_type: str, hair_colour: str, skin_tone: str) -> str:
    """The traits taken from a photo as one clause: "curly black hair; brown skin".

    Each is a word of its closed list. Raises ValueError naming the list for any other.
    """
    hair, skin = traits_taken(hair_type, hair_colour, skin_tone)
    return f"{hair} hair; {skin} skin"


def traits_taken(hair_type: str, hair_colour: str, skin_tone: str) -> tuple[str, str]:
    """The same as the character's two locked traits: hair ("curly black") and skin ("brown")."""
    for word, known, what in (
        (hair_type, HAIR_TYPES, "hair type"),
        (hair_colour, HAIR_COLOURS, "hair colour"),
        (skin_tone, SKIN_TONES, "skin tone"),
    ):
        if word not in known:
            raise ValueError(f"{word!r} is no {what} we take; choose of {', '.join(known)}.")
    return f"{hair_type} {hair_colour}", skin_tone


def _refusal(why: str) -> NotAPhoto:
    return NotAPhoto(f"{why} {_NOTHING_DONE} Hand in a photo as JPEG, PNG or WebP.")


def _check(file: Image.Image) -> None:
    if file.width * file.height > MOST_PIXELS:
        raise _refusal(f"The photo claims {file.width} x {file.height} pixels: too many.")
    if min(file.size) < SHORTEST_EDGE:
        raise _refusal(f"The photo is {file.width} x {file.height} pixels: too few.")
    # A telephone's JPEG may carry a second picture behind the first; only the first is read.
    if file.format != "MPO" and getattr(file, "is_animated", False):
        raise _refusal("This is a film, not a photo.")
    if file.mode not in MODES:
        raise _refusal(f"The photo has colours we do not read ({file.mode}).")


def _pixels(file: Image.Image) -> Image.Image:
    """A new picture (RGB) of the file's pixels: upright, small, in sRGB, on white."""
    profile = file.info.get("icc_profile")
    # A JPEG can be decoded at a half, quarter or eighth, which keeps a large one out of memory.
    file.draft("RGB", (2 * LONGEST_EDGE, 2 * LONGEST_EDGE))
    file.load()
    upright: Image.Image = file
    with suppress(Exception):  # damaged camera data; the pixels are sound all the same
        upright = ImageOps.exif_transpose(file)
    plain = _on_white(_in_srgb(upright, profile))
    plain.thumbnail((LONGEST_EDGE, LONGEST_EDGE), Image.Resampling.LANCZOS)
    return Image.frombytes("RGB", plain.size, plain.tobytes())


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if profile and picture.mode in ("RGB", "CMYK", "L"):
        with suppress(ImageCms.PyCMSError, OSError, ValueError):  # a broken profile is passed by
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(
                picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            return turned if turned is not None else picture
    return picture


def _on_white(picture: Image.Image) -> Image.Image:
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")
