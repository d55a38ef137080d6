"""Files made by other programs, kept as they came; `recipes/` says how each was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from printing.press.trim import Trim

FOLDER = Path(__file__).with_name("others")
NO_WORDS = {"title": "", "author": "", "isbn": "", "bleed": True}
COVER = {"kind": "cover", "pages": 32, "bleed": True, "trim": Trim.parse("8.5x8.5")}
LIKE_OURS = {"bleed": True, "trim": Trim.parse("8.5x8.5")}


@dataclass(frozen=True)
class Other:
    """A file of another program; as `Fault`, clean where `rule` is empty.

    Held to KDP's rules for 6 x 9 in without bleed, but for what `expect` says.
    """

    name: str
    rule: str = ""
    page: int | None = None
    implied: tuple[str, ...] = ()
    expect: Mapping[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return FOLDER / f"{self.name}.pdf"


OTHERS = (
    Other("clean-cairo"),
    Other("clean-cairo-cover", expect=COVER),
    Other("clean-chromium"),
    Other("clean-ghostscript"),
    Other("clean-img2pdf", expect=NO_WORDS),
    Other("clean-libreoffice"),
    Other("clean-qpdf"),
    Other("clean-like-indesign", expect=LIKE_OURS),
    Other("clean-like-canva"),
    Other("cairo-hairline", "line.width", 7),
    Other("cairo-half-seen", "pdf.transparency", 8),
    Other("cairo-cover-without-bleed", "bleed.coverage", 1, expect=COVER),
    Other("chromium-letter", "page.size", 1),
    Other("chromium-link", "pdf.clean", 2),
    Other("ghostscript-blind-conversion", "ink.limit", 1, implied=("text.black", "image.dpi")),
    Other("ghostscript-fonts-left-out", "font.embedded", 1),
    Other("img2pdf-coarse", "image.dpi", 9, expect=NO_WORDS),
    Other("libreoffice-bookmarks-and-a-note", "pdf.clean", 3),
    Other("qpdf-secured", "pdf.clean", None),
    Other("qpdf-turned", "page.size", 5),
)
