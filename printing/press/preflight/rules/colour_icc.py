"""Colour profiles that are embedded can be used."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Name, Object, Stream

from printing.press.preflight.icc import icc_head
from printing.press.preflight.page import Page
from printing.press.preflight.resources import is_image
from printing.press.preflight.rule import Rule
from printing.press.preflight.streams import Undecodable

DEVICES = ("scnr", "mntr", "prtr", "spac")


class ColourIcc(Rule):
    """Every ICC profile a page's colours name: readable, whole, of the right number of parts.

    Source: ISO 32000-1, 8.6.5.5; ICC.1:2022, 7.2.
    """

    id = "colour.icc"
    title = "Colour profiles"

    def prepare(self) -> None:
        self.limit = "each can be read"
        self.seen: set[tuple[int, int]] = set()
        self.reached: set[tuple[int, int]] = set()
        self.named: set[str] = set()

    def look(self, page: Page) -> None:
        for entry in page.reachable(self.reached):
            if entry.kind == "/ColorSpace":
                spaces: list[Object | None] = [entry.value]
            elif entry.kind == "/XObject" and is_image(entry.value):
                spaces = [entry.value.get("/ColorSpace")]
            else:
                continue
            for space in spaces:
                for profile in _profiles(space, 0):
                    self._judge(page.number, profile)

    def _judge(self, page: int, profile: Object) -> None:
        if profile.objgen in self.seen and profile.objgen != (0, 0):
            return
        self.seen.add(profile.objgen)
        try:
            head = icc_head(profile)
        except Undecodable as why:
            self._fault(page, "unusable", f"a colour profile cannot be used: {why}")
            return
        self.named.add(f"{head.space} {head.version}")
        if head.device not in DEVICES:
            self._fault(page, head.device, f"a colour profile is of the class {head.device!r}")

    def _fault(self, page: int, measured: str, message: str) -> None:
        self.error(page, measured, message, "embed the right profile, or convert the colours")

    def close(self) -> None:
        self.measured = ", ".join(sorted(self.named)) or "none embedded"


def _profiles(space: Object | None, depth: int) -> Iterator[Object]:
    """Profile streams of a colour space and of those it rests on."""
    if not isinstance(space, Array) or not len(space) or depth > 4:
        return
    if space[0] == Name.ICCBased and len(space) > 1:
        if isinstance(space[1], Stream):
            yield space[1]
        return
    for inner in list(space)[1:3]:
        if isinstance(inner, Array):
            yield from _profiles(inner, depth + 1)
