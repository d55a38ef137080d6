"""The PDF/X standard a printer asks for, and what the file says it keeps."""

from __future__ import annotations

from typing import Any

from pikepdf import Dictionary, Pdf

from printing.press.preflight.book import Book
from printing.press.preflight.rule import Rule
from printing.press.preflight.xmp import packet

NONE_ASKED = "the printer asks for no PDF/X"


class StandardRule(Rule):
    """Base of the rules that only PDF/X asks for; others are not judged."""

    def __init__(self, book: Book) -> None:
        self.standard = book.expected.profile.pdf.standard
        super().__init__(book)

    @property
    def asked(self) -> bool:
        """Whether the profile asks for a PDF/X at all."""
        return self.standard != "none"

    @property
    def is_x1a(self) -> bool:
        """Whether it asks for PDF/X-1a."""
        return self.standard.startswith("PDF/X-1a")


def info(pdf: Pdf) -> dict[str, Any]:
    """The Info dictionary, keys without their slash."""
    held = pdf.trailer.get("/Info")
    return {name[1:]: value for name, value in held.items()} if isinstance(held, Dictionary) else {}


def claims(pdf: Pdf) -> list[str]:
    """Every PDF/X version a file says of itself, in Info and XMP."""
    told = info(pdf)
    said = [str(told[key]) for key in ("GTS_PDFXConformance", "GTS_PDFXVersion") if key in told]
    written = packet(pdf).get("GTS_PDFXVersion", "")
    return list(dict.fromkeys([*said, *([written] if written else [])]))
