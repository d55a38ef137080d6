"""The child that looks at one face for `apart`, and tries all that pressing may ask of it."""

from __future__ import annotations

import struct
from dataclasses import asdict

import uharfbuzz as hb

from printing.press.confining import serve
from printing.press.shaping.composites import TooDeep, check_composites
from printing.press.shaping.own import AGAIN, FaceRefused, own_face

# Letters shaped at once: as many as a long page has.
AT_ONCE = 500


def answer(data: bytes) -> dict[str, object]:
    """The facts of a face, or why it is refused."""
    try:
        face = own_face(data)
        try_whole(data, sorted(face.characters))
    except FaceRefused as why:
        return {"refused": str(why)}
    return {"face": asdict(face) | {"characters": sorted(face.characters)}}


def try_whole(data: bytes, characters: list[int]) -> None:
    """Measure, shape and cut out every glyph, so that what takes too long does so here.

    Raises FaceRefused where the outlines cannot be cut out, or a glyph is made of itself.
    """
    face = hb.Face(hb.Blob(data))
    _check_parts(face)
    font = hb.Font(face)
    for glyph in range(face.glyph_count):
        font.get_glyph_extents(glyph)
    for start in range(0, len(characters), AT_ONCE):
        buffer = hb.Buffer()
        buffer.add_codepoints(characters[start : start + AT_ONCE])
        buffer.guess_segment_properties()
        hb.shape(font, buffer, {})
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(range(face.glyph_count))
    wanted.pin_all_axes_to_default(face)
    try:
        hb.SubsetPlan(face, wanted).execute()
    except Exception as error:
        raise FaceRefused(f"This font's outlines cannot be cut out. {AGAIN}") from error


def _check_parts(face: hb.Face) -> None:
    if "glyf" not in face.table_tags:
        return
    tables = {tag: bytes(face.reference_table(tag).data) for tag in ("head", "loca", "glyf")}
    try:
        check_composites(tables, face.glyph_count)
    except (TooDeep, struct.error) as error:
        raise FaceRefused(
            f"This font has letters made of themselves, or of too many parts. {AGAIN}"
        ) from error


if __name__ == "__main__":
    serve(answer)
