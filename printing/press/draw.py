"""The pages drawn: words and lines through ReportLab, pictures and boxes bound in after."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from printing.press.binding import bind
from printing.press.faces import FILES, face_path
from printing.press.prepare import Prepared, prepare_picture
from printing.press.profile import PrinterProfile, load_profile
from printing.press.script import BookScript, PageScript, ScriptError
from printing.press.writing import whole_file

ROUND_ENDS = 1


def draw(
    script: BookScript,
    out: Path,
    *,
    cache: Path,
    on_page: Callable[[int], None] | None = None,
    profile: PrinterProfile | None = None,
) -> None:
    """Make the PDF of a script at `out`, whole or not at all; the same script, the same bytes.

    Prepared pictures are kept in `cache`. `on_page` hears each page's number when its pictures
    are ready. `profile` is a publisher's own; else the press's of the script's key. Raises
    ScriptError or PictureError with a sentence a person can act on.
    """
    profile = profile or load_profile(script.profile_key)
    _check(script, profile)
    gray = not profile.stock(script.stock).color
    prepared: list[tuple[Prepared, ...]] = []
    for page in script.pages:
        made = (prepare_picture(each, profile, cache, gray=gray) for each in page.pictures)
        prepared.append(tuple(made))
        if on_page is not None:
            on_page(page.number)
    words = _words(script)
    with whole_file(out) as draft:
        bind(script, profile, words, prepared, draft)


def _check(script: BookScript, profile: PrinterProfile) -> None:
    if (profile.key, profile.version) != (script.profile_key, script.profile_version):
        raise ScriptError(
            f"this book was laid out for {script.profile_key} {script.profile_version}, and the "
            f"press has {profile.key} {profile.version}; lay it out again"
        )
    if not script.pages:
        raise ScriptError("this book has no pages")
    for page in script.pages:
        for line in page.lines:
            for run in line.runs:
                if run.face not in FILES:
                    raise ScriptError(f"page {page.number}: the press has no face {run.face!r}")


def _words(script: BookScript) -> bytes:
    """A PDF of the words and rules alone, in inks, every face embedded."""
    for name in FILES:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(face_path(name))))
    first = script.pages[0].media_box
    sheet = io.BytesIO()
    # ASCII85 would only make the streams longer; an initial face keeps Helvetica out.
    rl_config.useA85 = 0
    canvas = Canvas(
        sheet,
        pagesize=(first[2], first[3]),
        pageCompression=1,
        invariant=1,
        initialFontName="Andika",  # type: ignore[arg-type]
    )
    for page in script.pages:
        _page(canvas, page)
        canvas.showPage()
    canvas.save()
    return sheet.getvalue()


def _page(canvas: Any, page: PageScript) -> None:
    canvas.setPageSize((page.media_box[2], page.media_box[3]))
    for place, picture in enumerate(page.pictures, 1):
        x0, y0, x1, y1 = picture.box
        matrix = f"{x1 - x0:.3f} 0 0 {y1 - y0:.3f} {x0:.3f} {y0:.3f} cm"
        canvas._code.append(f"q {matrix} /Im{place} Do Q")
    for rule in page.rules:
        canvas.setStrokeColorCMYK(*rule.ink)
        canvas.setLineWidth(rule.width)
        canvas.setLineCap(ROUND_ENDS)
        canvas.line(rule.x0, rule.y0, rule.x1, rule.y1)
    for line in page.lines:
        for run in line.runs:
            canvas.setFillColorCMYK(*run.ink)
            canvas.setFont(run.face, run.size)
            canvas.drawString(run.x, line.y, run.text)
