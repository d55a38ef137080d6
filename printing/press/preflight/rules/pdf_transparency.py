"""Nothing see-through and no layers: everything is flattened."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Stream

from printing.press.preflight.page import Page
from printing.press.preflight.resources import is_image
from printing.press.preflight.rule import Rule

PLAIN = ("/Normal", "/Compatible")
REMEDY = "flatten transparency and layers before exporting (PDF 1.3 or PDF/X-1a does it)"


class PdfTransparency(Rule):
    """Soft masks, opacity under 1, blend modes and layers are errors; a bare group is none.

    Source: KDP help G201857950 and GYEKAVKMSE23PFTM: flatten transparency and layers. A
    transparency group with nothing see-through in it changes no pixel: cairo and others write
    one on every page.
    """

    id = "pdf.transparency"
    title = "Flattened"

    def prepare(self) -> None:
        self.limit = "no soft mask, opacity, blend mode or layer"
        self.measured = "none"
        self.seen: set[tuple[int, int]] = set()
        self.groups: list[int] = []

    def look(self, page: Page) -> None:
        if self.profile.pdf.transparency:
            return
        grouped = _is_group(page.object.obj)
        for entry in page.reachable(self.seen):
            for fault in _faults(entry.kind, entry.value):
                self.error(page.number, fault, f"{entry.name} on the page is see-through", REMEDY)
            grouped = grouped or (entry.kind == "/XObject" and _is_group(entry.value))
        if grouped:
            self.groups.append(page.number)

    def close(self) -> None:
        layers = self.book.pdf.Root.get("/OCProperties")
        if isinstance(layers, Dictionary) and not self.profile.pdf.layers:
            count = len(list(layers.get("/OCGs", [])))
            self.error(None, f"{count} layers", "the file keeps its layers", REMEDY)
        if self.groups:
            self.measured = f"none; {len(self.groups)} pages are marked as groups"


def _is_group(holder: Object) -> bool:
    group = holder.get("/Group") if isinstance(holder, (Dictionary, Stream)) else None
    return isinstance(group, Dictionary) and group.get("/S") == Name.Transparency


def _masked(image: Object) -> bool:
    return isinstance(image.get("/SMask"), Stream) or int(image.get("/SMaskInData", 0)) != 0


def _faults(kind: str, value: Object) -> Iterator[str]:
    if kind == "/XObject" and is_image(value) and _masked(value):
        yield "a picture with a soft mask"
    if kind != "/ExtGState" or not isinstance(value, Dictionary):
        return
    if isinstance(value.get("/SMask"), Dictionary):
        yield "soft mask"
    for name in ("/ca", "/CA"):
        opacity = float(value.get(name, 1))
        if opacity < 1:
            yield f"opacity {opacity:g}"
    mode = value.get("/BM", Name.Normal)
    named = [str(each) for each in mode] if isinstance(mode, Array) else [str(mode)]
    if named[0] not in PLAIN:
        yield f"blend mode {named[0][1:]}"
