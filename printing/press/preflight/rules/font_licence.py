"""Embedded fonts may be embedded."""

from __future__ import annotations

from pikepdf import Dictionary

from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule
from printing.press.preflight.streams import Undecodable, program
from printing.press.preflight.typefaces import embedding_bits, typefaces

RESTRICTED, PRINTABLE, NO_SUBSET, BITMAP = 0x2, 0xC, 0x100, 0x200


class FontLicence(Rule):
    """fsType of every embedded TrueType and OpenType font, where the subset kept it.

    Of a publisher's own typeface in a file of ours the press's record tells it.
    "Restricted" alone is an error, "no subsetting" on a subset and "bitmaps only" are warnings.
    Source: OpenType 1.9, OS/2 fsType; printers.md (licence known, product.md F49).
    """

    id = "font.licence"
    title = "Fonts may be embedded"

    def prepare(self) -> None:
        self.limit = "embedding allowed"
        self.seen: set[tuple[int, int]] = set()
        self.known = self.silent = 0
        script = self.expected.script
        faces = script.faces if script is not None else ()
        self.kept = {each.name: each.bits for each in faces if each.bits >= 0}

    def look(self, page: Page) -> None:
        for entry in page.reachable(self.seen):
            if entry.kind != "/Font" or not isinstance(entry.value, Dictionary):
                continue
            for face in typefaces(entry.value):
                held = face.program
                if held is None:
                    continue
                bits = self.kept.get(face.name.partition("+")[2])
                try:
                    bits = embedding_bits(program(held[1])) if bits is None else bits
                except Undecodable:
                    continue
                self._judge(page.number, face.name, bits, subset=face.subset)

    def _judge(self, page: int, name: str, bits: int | None, *, subset: bool) -> None:
        if bits is None:
            self.silent += 1
            return
        self.known += 1
        remedy = "use a font that may be embedded, or ask its maker for a licence"
        if bits & RESTRICTED and not bits & PRINTABLE:
            message = f"the font {name} may not be embedded, says its maker"
            self.error(page, f"fsType {bits:#06x}", message, remedy)
        elif bits & NO_SUBSET and subset:
            message = f"the font {name} may only be embedded whole, and the file holds a part"
            self.warn(page, f"fsType {bits:#06x}", message, remedy)
        elif bits & BITMAP:
            message = f"only pictures of the letters of {name} may be embedded"
            self.warn(page, f"fsType {bits:#06x}", message, remedy)

    def close(self) -> None:
        self.measured = f"{self.known} may be embedded, {self.silent} do not say"
        if not self.known:
            self.unjudged(None, "no embedded font says what its maker allows")
