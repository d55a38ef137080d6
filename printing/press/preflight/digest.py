"""One number for all that is on a page, so that a page measured before is known again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Object, Page, PdfError, Stream
from pypdfium2 import PDFIUM_INFO

from printing.press.preflight.grounds import but_fonts, drawn_without_words

DEPTH = 60
# The first number is raised when pages would be measured otherwise.
DRAWN_BY = f"1, pdfium {PDFIUM_INFO.build}"
# What does not change how a page looks.
LEFT_OUT = frozenset({"/Parent", "/StructParents", "/PieceInfo", "/LastModified", "/Length"})


class Digester:
    """Digests of one file's objects; each numbered object is read once."""

    def __init__(self) -> None:
        self.known: dict[tuple[int, int], bytes] = {}
        self.raw: dict[tuple[int, int], str] = {}

    def page(self, page: Object, root: Object) -> str | None:
        """The sha256 of a page's boxes, operators and resources; None where they nest too deep.

        Object numbers and their order in the file do not matter. What else decides how a page is
        drawn goes in as well: the catalogue's layers and direction, and the drawing program.
        """
        parts = [DRAWN_BY.encode()]
        try:
            for held in (page, root.get("/OCProperties"), root.get("/ViewerPreferences")):
                parts.append(self._of(held, 0))
        except RecursionError:
            return None
        return hashlib.sha256(b"\n".join(parts)).hexdigest()

    def ground(self, page: Page, root: Object) -> str | None:
        """The sha256 of all that is drawn on a page but its words; None where it has none.

        Two pages of one ground look the same without their words, whatever these are set in.
        """
        try:
            drawn = drawn_without_words(page)
            if drawn is None:
                return None
            parts = [b"ground", DRAWN_BY.encode(), drawn]
            for name in sorted(set(page.obj.keys()) - LEFT_OUT - {"/Contents", "/Resources"}):
                parts += [name.encode(), self._of(page.obj[name], 0)]
            for name, each in but_fonts(page.obj.get("/Resources")):
                parts += [name.encode(), self._of(each, 0)]
            for held in (root.get("/OCProperties"), root.get("/ViewerPreferences")):
                parts.append(self._of(held, 0))
        except (RecursionError, PdfError, ValueError, TypeError):
            return None
        return hashlib.sha256(b"\n".join(parts)).hexdigest()

    def bytes_of(self, stream: Object) -> str:
        """The sha256 of a stream's bytes as they are packed."""
        key = stream.objgen
        if key not in self.raw or key == (0, 0):
            self.raw[key] = hashlib.sha256(stream.get_raw_stream_buffer()).hexdigest()
        return self.raw[key]

    def _of(self, value: object, depth: int) -> bytes:
        if depth > DEPTH:
            raise RecursionError
        if not isinstance(value, (Dictionary, Stream, Array)):
            return repr(value).encode() if not isinstance(value, Object) else value.unparse()
        key = value.objgen
        if key in self.known and key != (0, 0):
            return self.known[key]
        # A ring of objects meets this in place of itself.
        self.known[key] = b"ring"
        found = hashlib.sha256(b"\n".join(self._parts(value, depth))).digest()
        self.known[key] = found
        return found

    def _parts(self, value: Object, depth: int) -> Iterator[bytes]:
        if isinstance(value, Array):
            yield b"array"
            for each in value:
                yield self._of(each, depth + 1)
            return
        for name in sorted(value.keys()):
            if name not in LEFT_OUT:
                yield name.encode()
                yield self._of(value.get(name), depth + 1)
        if isinstance(value, Stream):
            yield self.bytes_of(value).encode()
