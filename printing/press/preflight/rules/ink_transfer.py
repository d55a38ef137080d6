"""The file leaves screening and tone curves to the press."""

from __future__ import annotations

from pikepdf import Dictionary, Name, Object

from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule

CURVES = ("/TR", "/TR2")
REMEDY = "export again without transfer functions and screens"


class InkTransfer(Rule):
    """Transfer functions (an error) and halftone screens (a warning) in graphics states.

    Source: ISO 15930-1: no transfer functions; ISO 32000-1, 10.4 and 10.5.
    """

    id = "ink.transfer"
    title = "Tone curves and screens"

    def prepare(self) -> None:
        self.limit = "none"
        self.measured = "none"
        self.seen: set[tuple[int, int]] = set()

    def look(self, page: Page) -> None:
        for entry in page.reachable(self.seen):
            if entry.kind != "/ExtGState" or not isinstance(entry.value, Dictionary):
                continue
            for key in CURVES:
                if key in entry.value and not _default(entry.value[key]):
                    message = f"{entry.name} bends the tones with a transfer function"
                    self.error(page.number, "transfer function", message, REMEDY)
            if "/HT" in entry.value and not _default(entry.value["/HT"]):
                message = f"{entry.name} brings a halftone screen of its own"
                self.warn(page.number, "halftone", message, REMEDY)


def _default(value: Object) -> bool:
    return isinstance(value, Name) and str(value) in ("/Default", "/Identity")
