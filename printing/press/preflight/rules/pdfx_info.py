"""A PDF/X-1a says so, and when and how it was made."""

from __future__ import annotations

from printing.press.preflight.standard import NONE_ASKED, StandardRule, info

NEEDED = ("Title", "CreationDate", "ModDate")
REMEDY = "export it again as PDF/X with title and dates"


class PdfxInfo(StandardRule):
    """Keys of the Info dictionary: version, conformance, title, dates, Trapped True or False.

    Source: ISO 15930-1. PDF/X-4 keeps them in its XMP: see pdfx.xmp.
    """

    id = "pdfx.info"
    title = "PDF/X-1a: Info"

    def close(self) -> None:
        if not self.is_x1a:
            self.not_asked(NONE_ASKED + "-1a")
            return
        self.limit = f"{self.standard}, {', '.join(NEEDED)}, Trapped"
        told = info(self.book.pdf)
        said = str(told.get("GTS_PDFXConformance", "")) or str(told.get("GTS_PDFXVersion", ""))
        self.measured = said or "no PDF/X"
        if not said.startswith("PDF/X-1a"):
            message = f"the file does not say that it is {self.standard}"
            self.error(None, self.measured, message, REMEDY)
        for key in NEEDED:
            if not str(told.get(key, "")).strip():
                self.error(None, f"no {key}", f"the Info dictionary has no {key}", REMEDY)
        trapped = str(told.get("Trapped", "")).lstrip("/")
        if trapped not in ("True", "False"):
            self.error(
                None,
                f"Trapped {trapped or 'missing'}",
                "the file does not say whether it is trapped",
                "set Trapped to False in the export",
            )
