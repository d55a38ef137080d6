"""The flavours of PDF a printer may ask for, and what each of them says in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from printing.press.profile import PrinterProfile


@dataclass(frozen=True)
class Flavour:
    """A PDF version, what /Info and the XMP packet claim, and which later keys are left out.

    `plain` files (PDF 1.3) hold nothing that came after 1.3: no language, no viewer preference.
    """

    version: str
    info: Mapping[str, str] = field(default_factory=dict)
    xmp: str = ""
    plain: bool = False


X1A = MappingProxyType({"GTS_PDFXVersion": "PDF/X-1:2001", "GTS_PDFXConformance": "PDF/X-1a:2001"})
# The identifiers of ISO 15930-1 (X-1a:2001, in /Info) and of ISO 15930-7 (X-4, in the XMP packet).
IN_XMP = {
    "PDF/X-1a:2001": (
        ' xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/"',
        "<pdfx:GTS_PDFXVersion>PDF/X-1:2001</pdfx:GTS_PDFXVersion>\n"
        "<pdfx:GTS_PDFXConformance>PDF/X-1a:2001</pdfx:GTS_PDFXConformance>\n",
    ),
    "PDF/X-4": (
        ' xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"',
        "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\n",
    ),
}


def flavour_of(profile: PrinterProfile) -> Flavour:
    """The flavour a profile's standard and version name. Raises ValueError for an unknown one."""
    standard, version = profile.pdf.standard, profile.pdf.version
    if standard == "none":
        return Flavour(version, plain=version < "1.4")
    if standard == "PDF/X-1a:2001":
        return Flavour("1.3", X1A, standard, plain=True)
    if standard == "PDF/X-4":
        return Flavour("1.6", xmp=standard)
    raise ValueError(
        f"{profile.title} asks for {standard}, and the press makes PDF/X-1a:2001, PDF/X-4 and "
        "plain PDF (none)"
    )
