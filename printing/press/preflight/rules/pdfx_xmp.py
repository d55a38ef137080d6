"""A PDF/X-4 says in its XMP what it is, and when it was made."""

from __future__ import annotations

from printing.press.preflight.standard import StandardRule, info
from printing.press.preflight.xmp import packet

NEEDED = {
    "CreateDate": "xmp:CreateDate",
    "ModifyDate": "xmp:ModifyDate",
    "MetadataDate": "xmp:MetadataDate",
    "DocumentID": "xmpMM:DocumentID",
    "title": "dc:title",
    "Trapped": "pdf:Trapped",
}


class PdfxXmp(StandardRule):
    """pdfxid:GTS_PDFXVersion, dates, document number, title and Trapped in the XMP packet.

    Source: ISO 15930-7; the Info dictionary, where there is one, agrees.
    """

    id = "pdfx.xmp"
    title = "PDF/X-4: XMP"

    def close(self) -> None:
        if not self.asked or self.is_x1a:
            self.not_asked("the printer asks for no PDF/X-4")
            return
        self.limit = f"{self.standard}, {', '.join(NEEDED.values())}"
        held = packet(self.book.pdf)
        said = held.get("GTS_PDFXVersion", "")
        self.measured = said or "no PDF/X-4"
        if said != self.standard:
            self._fault(said or "nothing", f"the XMP does not say that the file is {self.standard}")
        for key, name in NEEDED.items():
            if not held.get(key):
                self._fault(f"no {name}", f"the XMP has no {name}")
        trapped = str(info(self.book.pdf).get("Trapped", "")).lstrip("/")
        if trapped and held.get("Trapped") and trapped != held["Trapped"]:
            self._fault(f"Trapped {trapped}", "Info and XMP do not agree on whether it is trapped")

    def _fault(self, measured: str, message: str) -> None:
        self.error(None, measured, message, "export it again as PDF/X-4")
