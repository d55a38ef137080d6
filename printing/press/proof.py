"""A page to look at: pressed alone by the same press, its inks shown as the printer's paper would.

Geometry, words, faces, scrims and separation are the print file's own. Two things differ, and
only on the screen: a picture is cut to no more pixels than are shown, and its inks are turned back
into sRGB through the printing condition (relative colorimetric), because a viewer left alone would
guess at CMYK. Two further looks of the same page stand beside it: as drawn, before any ink, and
where colours shift.
"""

from __future__ import annotations

import io
import math
import tempfile
from dataclasses import replace
from functools import cache as kept
from pathlib import Path
from typing import Any, Literal

import pikepdf
import pypdfium2
from PIL import Image, ImageCms

from printing.press.draw import draw
from printing.press.facts import BookFacts
from printing.press.gamut import Condition, condition_of, overlay
from printing.press.inks import profile_path
from printing.press.own_faces import placed_faces
from printing.press.prepare import PictureError
from printing.press.profile import PrinterProfile, load_profile
from printing.press.script import (
    FORMAT,
    BookScript,
    PageScript,
    PlacedPicture,
    ScriptError,
)

__all__ = ["Look", "PictureError", "ScriptError", "in_srgb", "prove_page", "script_of_page"]

QUALITY = 92
Look = Literal["printed", "drawn", "shifts"]


def script_of_page(
    facts: BookFacts, page: PageScript, *, stock: str, language: str, created: str
) -> BookScript:
    """A script that holds one laid-out page of a book and the book's own facts.

    `created` is the edition's date in ISO form, as in the whole book's script.
    """
    return BookScript(
        format=FORMAT,
        profile_key=facts.profile.key,
        profile_version=facts.profile.version,
        trim=str(facts.trim),
        bleed=facts.bleed,
        stock=stock,
        title=facts.title,
        author=facts.author,
        language=language,
        isbn="",
        publisher=facts.publisher,
        created=created,
        body_pt=facts.body_pt,
        pages=(page,),
        direction="rtl" if facts.rtl else "ltr",
        faces=placed_faces([page]),
    )


def prove_page(
    script: BookScript,
    *,
    edge: int,
    cache: Path,
    profile: PrinterProfile | None = None,
    look: Look = "printed",
) -> bytes:
    """The one page of a script as a WebP picture of its media box, the longer edge in pixels.

    `look` is the page as it will be "printed", as it was "drawn" (sRGB, no ink), or pale with
    what "shifts" visibly marked. Ink tables and prepared pictures are kept in `cache`. `profile`
    is a publisher's own; else the press's of the script's key. Raises ScriptError or PictureError
    with a sentence a person can act on. Not safe for threads: PDFium is not.
    """
    (page,) = script.pages
    profile = profile or load_profile(script.profile_key)
    scale = edge / max(page.media_box[2], page.media_box[3])
    shown = replace(page, pictures=tuple(_for_screen(each, scale) for each in page.pictures))
    condition = condition_of(profile, gray=not profile.stock(script.stock).color)
    pressed = profile if look == "printed" else in_srgb(profile)
    with tempfile.TemporaryDirectory(prefix="proof-") as folder:
        pdf = Path(folder) / "page.pdf"
        draw(replace(script, pages=(shown,)), pdf, cache=cache, profile=pressed)
        picture = _drawn(_soft_proofed(pdf, look, condition, cache), scale)
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=QUALITY, method=2)
    return out.getvalue()


def in_srgb(profile: PrinterProfile) -> PrinterProfile:
    """The same printer taking sRGB on every stock: for files to look at, never to print."""
    plain = replace(profile.pdf, standard="none", version="1.4")
    stocks = tuple(replace(stock, color=True) for stock in profile.stocks)
    return replace(
        profile,
        color_policy="srgb",
        ink_limit=0,
        overprint=False,
        marks=False,
        stocks=stocks,
        pdf=plain,
    )


def _for_screen(placed: PlacedPicture, scale: float) -> PlacedPicture:
    """The same picture in the same place, with no more pixels than the screen shows of it."""
    x0, y0, x1, y1 = placed.box
    width = min(placed.pixels[0], math.ceil((x1 - x0) * scale))
    height = min(placed.pixels[1], math.ceil((y1 - y0) * scale))
    return placed.sized(width, height)


def _soft_proofed(pdf: Path, look: Look, condition: Condition, cache: Path) -> bytes:
    """The page with its pictures as the look wants them, in sRGB."""
    out = io.BytesIO()
    with pikepdf.Pdf.open(pdf) as opened:
        pictures = opened.pages[0].resources.get("/XObject", pikepdf.Dictionary())
        for name in pictures.keys():  # noqa: SIM118  (a pikepdf dictionary)
            image = pictures[name]
            if look == "shifts":
                _show(image, overlay(_decoded(image).convert("RGB"), condition, cache))
            elif image.get("/ColorSpace") == pikepdf.Name.DeviceCMYK:
                seen = ImageCms.applyTransform(_decoded(image), _transform(condition.icc))
                assert seen is not None
                _show(image, seen)
        opened.save(out, compress_streams=False)
    return out.getvalue()


def _decoded(image: Any) -> Image.Image:
    return Image.open(io.BytesIO(image.read_raw_bytes()))


def _show(image: Any, seen: Image.Image) -> None:
    image.write(seen.tobytes())
    image.ColorSpace = pikepdf.Name.DeviceRGB
    if "/Decode" in image:
        del image.Decode


@kept
def _transform(icc: str) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.getOpenProfile(str(profile_path(icc))),
        ImageCms.createProfile("sRGB"),
        "CMYK",
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )


def _drawn(pdf: bytes, scale: float) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture: Image.Image = document[0].render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()
    return picture
