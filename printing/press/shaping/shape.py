"""Letters into glyphs: HarfBuzz told direction, script and language, never left to guess."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import uharfbuzz as hb

from printing.press.shaping.loaded import load_face
from printing.press.shaping.sets import tag_of

# One cluster for each letter or each group that cannot be told apart any more; what is drawn as
# nothing (joiners) leaves no glyph and falls to the cluster before it.
CLUSTERS = hb.BufferClusterLevel.MONOTONE_CHARACTERS
QUIETLY = hb.BufferFlags.BOT | hb.BufferFlags.EOT | hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES


@dataclass(frozen=True)
class Shaped:
    """Glyphs of one run from left to right, in the face's own units (`upem` to an em).

    `clusters` are places in the text (characters) where each glyph's letters begin; `offsets`
    are x and y from the pen. `width` is in thousandths of an em.
    """

    text: str
    face: str
    rtl: bool
    upem: int
    glyphs: tuple[int, ...]
    clusters: tuple[int, ...]
    advances: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]

    @property
    def width(self) -> float:
        """The width of the run in thousandths of an em."""
        return sum(self.advances) * 1000 / self.upem

    @cached_property
    def ink(self) -> tuple[float, float]:
        """How far ink reaches above and below the baseline, in ems, neither less than nothing."""
        font = load_face(self.face).font
        top = foot = 0
        for glyph, (_, up) in zip(self.glyphs, self.offsets, strict=True):
            extents = font.get_glyph_extents(glyph)
            if extents is not None and extents.height:
                top = max(top, extents.y_bearing + up)
                foot = min(foot, extents.y_bearing + extents.height + up)
        return top / self.upem, -foot / self.upem

    @property
    def missing(self) -> list[str]:
        """The characters the face has no glyph for, each once."""
        holes = {at for glyph, at in zip(self.glyphs, self.clusters, strict=True) if not glyph}
        return list(dict.fromkeys(self.text[at] for at in sorted(holes)))


@lru_cache(maxsize=20_000)
def shape(text: str, face: str, *, rtl: bool, script: str, language: str) -> Shaped:
    """Shape one run: logical order, one direction, one script (ISO 15924), one face.

    Brackets of a right-to-left run are mirrored. Raises KeyError for a face nobody has.
    """
    loaded = load_face(face)
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(letter) for letter in text])
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.script = tag_of(script)
    buffer.language = language or "und"
    buffer.cluster_level = CLUSTERS
    buffer.flags = QUIETLY
    hb.shape(loaded.font, buffer, {})
    infos, places = buffer.glyph_infos or [], buffer.glyph_positions or []
    return Shaped(
        text=text,
        face=face,
        rtl=rtl,
        upem=loaded.upem,
        glyphs=tuple(info.codepoint for info in infos),
        clusters=tuple(info.cluster for info in infos),
        advances=tuple(place.x_advance for place in places),
        offsets=tuple((place.x_offset, place.y_offset) for place in places),
    )
