"""Nothing in the file but the pages: no notes, forms, bookmarks, scripts, locks or marks."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object

from printing.press.preflight.edges import bleeding_edges, reach
from printing.press.preflight.marks import Painted
from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule

REMEDY = "export again without it"
# A crop mark is a thin line: no wider than a point and at least this long.
MARK_WIDTH = 1.0
MARK_LENGTH = 3.0


class PdfClean(Rule):
    """Things KDP forbids in a print file, in the catalogue and on the pages.

    Source: KDP help GYEKAVKMSE23PFTM: no crop, trim or registration marks, bookmarks,
    comments, annotations, security. Marks are let be where the profile takes them.
    """

    id = "pdf.clean"
    title = "Nothing but pages"

    def prepare(self) -> None:
        self.limit = "no notes, forms, bookmarks, scripts, attachments, locks, marks"
        self.measured = "none"

    def look(self, page: Page) -> None:
        notes = page.object.obj.get("/Annots")
        if isinstance(notes, Array) and len(notes) and not self.profile.pdf.annotations:
            found = [each for each in notes if isinstance(each, Dictionary)]
            kinds = sorted({str(each.get("/Subtype", "/?"))[1:] for each in found})
            self._found(page.number, f"{len(notes)} annotations", f"notes: {', '.join(kinds)}")
        if page.object.obj.get("/AA") is not None:
            self._found(page.number, "page action", "the page acts when it is opened")
        self._marks(page)

    def _marks(self, page: Page) -> None:
        if self.profile.marks or not page.well_sized:
            return
        marks = [painted for painted in page.marks.painted if _is_mark(painted, page)]
        if len(marks) >= 2:
            self._found(page.number, f"{len(marks)} thin lines", "crop marks stand in the bleed")

    def close(self) -> None:
        pdf = self.book.pdf
        if pdf.is_encrypted and not self.profile.pdf.encryption:
            self._found(None, "encrypted", "the file is secured against changes")
        for measured, message in _in_catalogue(pdf.Root, outlines=self.profile.pdf.outlines):
            self._found(None, measured, message)

    def _found(self, page: int | None, measured: str, message: str) -> None:
        self.error(page, measured, message, REMEDY)


def _in_catalogue(root: Object, *, outlines: bool) -> Iterator[tuple[str, str]]:
    form = _part(root, "/AcroForm")
    if len(list(form.get("/Fields", []))) or "/XFA" in form:
        yield "form fields", "the file holds a form to fill in"
    if "/First" in _part(root, "/Outlines") and not outlines:
        yield "bookmarks", "the file holds bookmarks"
    action = _part(root, "/OpenAction")
    # A file may open at a page of its choice; anything else is a program.
    if "/S" in action and action["/S"] != Name.GoTo:
        yield f"opening action {str(action['/S'])[1:]}", "the file acts when it is opened"
    if len(_part(root, "/AA").keys()):
        yield "document actions", "the file acts when it is printed, saved or closed"
    names = _part(root, "/Names")
    if "/JavaScript" in names:
        yield "JavaScript", "the file holds scripts"
    if "/EmbeddedFiles" in names or "/AF" in root:
        yield "attached files", "other files are attached"
    if "/Collection" in root:
        yield "portfolio", "the file is a portfolio of files"


def _part(root: Object, name: str) -> Object:
    value = root.get(name)
    return value if isinstance(value, Dictionary) else Dictionary()


def _is_mark(painted: Painted, page: Page) -> bool:
    """A thin line that lies wholly between the trim and the edge of the page."""
    if painted.ink.paper or painted.use == "shading":
        return False
    x0, y0, x1, y1 = painted.box
    if min(x1 - x0, y1 - y0) > MARK_WIDTH or max(x1 - x0, y1 - y0) < MARK_LENGTH:
        return False
    trim = page.geometry.trim_box
    beyond = {
        "left": x1 - trim[0],
        "bottom": y1 - trim[1],
        "right": trim[2] - x0,
        "top": trim[3] - y0,
    }
    edges = bleeding_edges(page.geometry)
    return any(beyond[edge] <= 0 <= reach(painted.box, page.media, edge) for edge in edges)
