"""How much height a line of a face needs: room for marks above and below, and its leading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# Room for accents above capitals and for descenders, in ems: what must stay in the live area.
ABOVE = 0.95
BELOW = 0.3
LEADING = 1.5


@dataclass(frozen=True)
class Height:
    """Ems above and below the baseline that letters may take, and from line to line.

    `least` is the leading at which no mark touches the line above.
    """

    above: float = ABOVE
    below: float = BELOW
    leading: float = LEADING
    least: float = 0.0


PLAIN = Height()
# From the faces' own ascent and descent (hhea), the leading so that no mark meets the next line.
TALL = {
    "NotoNaskhArabic": Height(1.07, 0.63, 1.8),
    "NotoNastaliqUrdu": Height(1.6, 0.9, 2.4),
    "NotoSansHebrew": Height(0.95, 0.36, 1.55),
    "NotoSansDevanagari": Height(1.05, 0.45, 1.65),
    "NotoSansBengali": Height(1.0, 0.45, 1.6),
    "NotoSansGurmukhi": Height(1.05, 0.45, 1.65),
    "NotoSansGujarati": Height(1.05, 0.45, 1.65),
    "NotoSansTamil": Height(0.95, 0.4, 1.65),
    "NotoSansTelugu": Height(0.95, 0.55, 1.75),
    "NotoSansKannada": Height(0.95, 0.6, 1.75),
    "NotoSansMalayalam": Height(0.95, 0.45, 1.65),
    "NotoSansOriya": Height(1.05, 0.55, 1.75),
    "NotoSansMyanmar": Height(1.05, 0.6, 1.85),
    "NotoSansKhmer": Height(1.1, 0.7, 1.9),
    "NotoSansThaiLooped": Height(1.25, 0.4, 1.75),
    "NotoSansEthiopic": Height(1.0, 0.3, 1.6),
    "NotoSansSC": Height(0.95, 0.2, 1.7),
    "NotoSansTC": Height(0.95, 0.2, 1.7),
    "NotoSansJP": Height(0.95, 0.2, 1.7),
    "NotoSansKR": Height(0.95, 0.2, 1.65),
}


def height_of(faces: Iterable[str], top: float = 0.0, foot: float = 0.0) -> Height:
    """The height a line needs that may hold words of these faces.

    `top` and `foot` are how far their ink reaches (ems); a stack of marks may need more than the
    face says.
    """
    found = [TALL.get(face.partition("-")[0], PLAIN) for face in faces] or [PLAIN]
    return Height(
        max(top, *(each.above for each in found)),
        max(foot, *(each.below for each in found)),
        max(each.leading for each in found),
        top + foot,
    )
