"""All that is printed is in the file itself."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Object, Stream

from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule

KEYS = {
    "/F": "data in another file",
    "/OPI": "a picture that a server is to replace",
    "/Ref": "a page of another file",
    "/Alternates": "another picture in place of this one",
}


class PdfReferences(Rule):
    """Streams in other files, OPI, reference XObjects and alternate pictures.

    Source: ISO 15930-1 (all elements in the file; no OPI, no alternates).
    """

    id = "pdf.references"
    title = "Nothing elsewhere"

    def prepare(self) -> None:
        self.limit = "everything in the file"
        self.measured = "nothing elsewhere"
        self.seen: set[tuple[int, int]] = set()

    def look(self, page: Page) -> None:
        for entry in page.reachable(self.seen):
            if entry.kind == "/XObject":
                for message in _elsewhere(entry.value):
                    self.error(
                        page.number,
                        entry.name,
                        f"{entry.name} asks for {message}",
                        "embed the picture at full size and export again",
                    )


def _elsewhere(value: Object) -> Iterator[str]:
    if isinstance(value, Stream):
        yield from (words for key, words in KEYS.items() if key in value)
