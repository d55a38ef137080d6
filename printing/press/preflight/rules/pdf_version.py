"""The file is of a PDF version that the printer's machines know."""

from __future__ import annotations

import re

from printing.press.preflight.standard import StandardRule, claims

KNOWN = ("1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7")
MOST = {"PDF/X-1a:2001": "1.3", "PDF/X-4": "1.6"}


class PdfVersion(StandardRule):
    """Header and catalogue against the standard's version; PDF 2.0 is a warning elsewhere.

    Source: ISO 15930-1 (X-1a:2001 is PDF 1.3), ISO 15930-4 (X-1a:2003 is PDF 1.4), ISO 15930-7
    (X-4 is PDF 1.6). KDP names no version (printers.md 1.3).
    """

    id = "pdf.version"
    title = "PDF version"

    def close(self) -> None:
        most = MOST.get(self.standard, KNOWN[-1])
        if self.is_x1a and any("2003" in claim for claim in claims(self.book.pdf)):
            most = "1.4"
        self.limit = f"PDF {most} at most"
        version = self.book.pdf.pdf_version
        self.measured = f"PDF {version}"
        if re.fullmatch(r"\d\.\d", version) and version <= most:
            self._packed()
            return
        tell = self.error if self.asked else self.warn
        tell(None, self.measured, f"the file is PDF {version}", f"export it as PDF {most}")

    def _packed(self) -> None:
        if self.is_x1a and self.book.packed:
            self.error(
                None,
                "packed objects",
                "objects are packed in streams, which PDF 1.3 and 1.4 do not know",
                "export it without object streams, as PDF 1.3",
            )
