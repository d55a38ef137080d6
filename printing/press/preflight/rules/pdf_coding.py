"""Streams are packed in ways that every machine reads."""

from __future__ import annotations

from pikepdf import Stream

from printing.press.preflight.rule import Rule
from printing.press.preflight.streams import filters

MOST_OBJECTS = 200_000


class PdfCoding(Rule):
    """Filters of all streams: Crypt is an error, LZW one under PDF/X and else let pass.

    Source: ISO 15930-1 (no LZW); ISO 32000-1, 7.4.10 (Crypt).
    """

    id = "pdf.coding"
    title = "Packing of streams"

    def close(self) -> None:
        strict = self.profile.pdf.standard != "none"
        self.limit = "no Crypt, no LZW" if strict else "no Crypt"
        found: dict[str, int] = {}
        for number, thing in enumerate(self.book.pdf.objects):
            if number > MOST_OBJECTS:
                self.unjudged(None, f"only the first {MOST_OBJECTS:,} objects were looked at")
                break
            for name in filters(thing) if isinstance(thing, Stream) else ():
                found[name] = found.get(name, 0) + 1
        self.measured = ", ".join(sorted(found)) or "nothing packed"
        for name in ("Crypt", *(("LZWDecode",) if strict else ())):
            if name in found:
                self.error(
                    None,
                    f"{found[name]} streams",
                    f"streams are packed with {name}",
                    "export it again with Flate (ZIP) and JPEG",
                )
