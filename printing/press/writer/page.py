"""A page into the file: its pictures, its operators, its boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from printing.press.prepare import Prepared
from printing.press.profile import PrinterProfile
from printing.press.script import BookScript, Box, PageScript, TextLine, TextRun
from printing.press.shaping.embedding import FontStore
from printing.press.writer import marks
from printing.press.writer.file import PdfFile
from printing.press.writer.overprint import BLACK_PERCENT, ink_under, run_boxes
from printing.press.writer.sheet import Sheet, black_alone, parted
from printing.press.writer.tree import PageTree
from printing.press.writer.values import Name, Ref, number

# Pillow writes CMYK upside down, as Adobe's programs do.
UPSIDE_DOWN = [1, 0] * 4
OVERPRINTING = {"Type": Name("ExtGState"), "OP": True, "op": True, "OPM": 1}
KNOCKING_OUT = {"Type": Name("ExtGState"), "OP": False, "op": False, "OPM": 0}


@dataclass
class Binding:
    """What all pages of one file share. `aside` gathers words that could not be overprinted."""

    file: PdfFile
    profile: PrinterProfile
    script: BookScript
    tree: PageTree
    srgb: list[Any] = field(default_factory=list)
    fonts: FontStore = field(init=False)
    font_places: dict[str, Ref] = field(default_factory=dict)
    aside: list[str] = field(default_factory=list)
    _images: dict[str, Ref] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.fonts = FontStore(self.script.language)

    def learn_letters(self) -> None:
        """Let the fonts know every word of the book before its first page is written."""
        runs = (run for page in self.script.pages for line in page.lines for run in line.runs)
        self.fonts.learn(runs, line_rtl=self.script.direction == "rtl")

    @property
    def rgb(self) -> bool:
        """Whether the printer separates colours itself: pictures in sRGB, words in grey."""
        return self.profile.color_policy == "srgb"

    def image(self, picture: Prepared) -> Ref:
        """The picture's object; the same bytes are written once."""
        if picture.sha256 not in self._images:
            head: dict[str, Any] = {
                "Type": Name("XObject"),
                "Subtype": Name("Image"),
                "Width": picture.width,
                "Height": picture.height,
                "ColorSpace": self._space(picture),
                "BitsPerComponent": 8,
                "Filter": Name("DCTDecode"),
            }
            if picture.space == "cmyk":
                head["Decode"] = UPSIDE_DOWN
            self._images[picture.sha256] = self.file.copy_stream(
                head, picture.path, picture.size, picture.sha256
            )
        return self._images[picture.sha256]

    def _space(self, picture: Prepared) -> Any:
        if picture.space == "rgb":
            return self.srgb
        return Name("DeviceGray" if picture.gray else "DeviceCMYK")


def put_page(binding: Binding, page: PageScript, made: Sequence[Prepared]) -> None:
    """Write a page with its prepared pictures. Raises Spoilt."""
    file, profile = binding.file, binding.profile
    images = {f"Im{n}": binding.image(picture) for n, picture in enumerate(made, 1)}
    sheet = Sheet(page, seen=profile.icc if binding.rgb else "", over=profile.overprint)
    margin = marks.marks_margin(profile)
    if margin:
        sheet.say(f"q 1 0 0 1 {number(margin).decode()} {number(margin).decode()} cm")
    _draw(binding, sheet, page, made)
    if margin:
        sheet.say("Q")
    resources = _resources(binding, sheet, images)
    content = file.put_stream({}, sheet.operators())
    media = _grown(page.media_box, margin)
    entries = {
        "Type": Name("Page"),
        "Parent": binding.tree.parent(),
        "MediaBox": media,
        "CropBox": media,
        "BleedBox": _moved(page.bleed_box, margin),
        "TrimBox": _moved(page.trim_box, margin),
        "Resources": resources,
        "Contents": content,
    }
    binding.tree.add(file.put(entries))


def _draw(binding: Binding, sheet: Sheet, page: PageScript, made: Sequence[Prepared]) -> None:
    for panel in parted(page.panels, under=True):
        sheet.panel(panel)
    for place, picture in enumerate(page.pictures, 1):
        sheet.picture(f"Im{place}", picture)
    for panel in parted(page.panels, under=False):
        sheet.panel(panel)
    for rule in page.rules:
        sheet.rule(rule)
    for line in page.lines:
        for run, box in zip(line.runs, run_boxes(page, line), strict=True):
            _words(binding, sheet, page, line, run, _pushed_aside(binding, page, made, run, box))
    if binding.profile.marks:
        offset = float(binding.profile.marks_offset_in) * marks.POINTS_AN_INCH
        sheet.say(marks.mark_operators(page, offset))


def _words(
    binding: Binding, sheet: Sheet, page: PageScript, line: TextLine, run: TextRun, aside: bool
) -> None:
    shown = binding.fonts.words(
        run.text,
        run.face,
        run.size,
        rtl=run.rtl,
        script=run.script,
        line_rtl=binding.script.direction == "rtl" and any(each.rtl for each in line.runs),
    )
    if not shown:
        return
    sheet.fill_in(run.ink, aside=aside)
    sheet.say(f"BT {_matrix(page, line, run)} Tm {shown.decode('ascii')} ET")
    sheet.uses.update(part[1:] for part in shown.decode("ascii").split() if part[0] == "/")


def _pushed_aside(
    binding: Binding, page: PageScript, made: Sequence[Prepared], run: TextRun, box: Box
) -> bool:
    """Whether black must knock out here: over this art it would be more ink than allowed."""
    limit = binding.profile.ink_limit
    if not (binding.profile.overprint and limit and black_alone(run.ink)):
        return False
    under = ink_under(page, made, box)
    if under + BLACK_PERCENT <= limit:
        return False
    binding.aside.append(
        f"page {page.number}: {run.text.strip()!r} stands on {under:.0f} % of colour, so its black "
        f"is not overprinted ({limit} % in all)"
    )
    return True


def _matrix(page: PageScript, line: TextLine, run: TextRun) -> str:
    if line.turned == "down":
        values = (0, -1, 1, 0, line.y, page.media_box[3] - run.x)
    elif line.turned == "up":
        values = (0, 1, -1, 0, page.media_box[2] - line.y, run.x)
    else:
        values = (1, 0, 0, 1, run.x, line.y)
    return b" ".join(map(number, values)).decode()


def _resources(binding: Binding, sheet: Sheet, images: dict[str, Ref]) -> dict[str, Any]:
    for name in sorted(sheet.uses):
        if name not in binding.font_places:
            binding.font_places[name] = binding.file.reserve()
    kinds: dict[str, dict[str, Any]] = {
        "XObject": dict(images),
        "Font": {name: binding.font_places[name] for name in sorted(sheet.uses)},
        "ExtGState": {},
        "ColorSpace": {},
    }
    if binding.profile.overprint:
        kinds["ExtGState"] = {"Over": OVERPRINTING, "Aside": KNOCKING_OUT}
    if binding.profile.marks:
        kinds["ColorSpace"] = {marks.SPACE: marks.COLOR_SPACE}
    return {kind: each for kind, each in kinds.items() if each}


def _moved(box: Box, margin: float) -> Box:
    return box[0] + margin, box[1] + margin, box[2] + margin, box[3] + margin


def _grown(box: Box, margin: float) -> Box:
    return box[0], box[1], box[2] + 2 * margin, box[3] + 2 * margin
