"""Every font is in the file."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Stream

from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule

FILES = ("/FontFile", "/FontFile2", "/FontFile3")


class FontEmbedded(Rule):
    """Every font a page can reach carries its program, used or not, inside forms as well.

    Source: KDP help GYEKAVKMSE23PFTM: embed all fonts. Type 3 fonts are their own program.
    """

    id = "font.embedded"
    title = "Fonts embedded"

    def prepare(self) -> None:
        self.limit = "every font embedded"
        self.seen: set[tuple[int, int]] = set()
        self.names: set[str] = set()

    def look(self, page: Page) -> None:
        missing: set[str] = set()
        for entry in page.reachable(self.seen):
            if entry.kind != "/Font" or not isinstance(entry.value, Dictionary):
                continue
            name = str(entry.value.get("/BaseFont", entry.name)).lstrip("/")
            self.names.add(name)
            if not _embedded(entry.value):
                missing.add(name)
        for name in sorted(missing):
            self.error(
                page.number,
                f"{name} not embedded",
                f"the font {name} is named on the page but its program is not in the file",
                "export again with all fonts embedded; a font that nothing is set in must be "
                "taken out of the page's resources",
            )

    def close(self) -> None:
        self.measured = f"{len(self.names)} fonts, all embedded" if self.names else "no fonts"


def _embedded(font: Object) -> bool:
    if font.get("/Subtype") == Name.Type3:
        glyphs = font.get("/CharProcs")
        return isinstance(glyphs, Dictionary) and len(glyphs.keys()) > 0
    if font.get("/Subtype") == Name.Type0:
        below = font.get("/DescendantFonts")
        return isinstance(below, Array) and len(below) > 0 and all(_program(each) for each in below)
    return _program(font)


def _program(font: Object) -> bool:
    descriptor = font.get("/FontDescriptor")
    if not isinstance(descriptor, Dictionary):
        return False
    files = [descriptor.get(name) for name in FILES]
    return any(isinstance(file, Stream) and len(file.read_raw_bytes()) > 0 for file in files)
