"""Faults of what surrounds the pages, and books that keep a PDF/X to have one fault in it."""

from __future__ import annotations

import zlib

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from tests.broken.edited import draw_on
from tests.broken.sound import TITLE

MADE = "D:20261121120000Z"
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>2026-11-21T12:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>2026-11-21T12:00:00Z</xmp:ModifyDate>%s
<xmpMM:DocumentID>uuid:0f0e0d0c-0b0a-0908-0706-050403020100</xmpMM:DocumentID>
<pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
DATED = "\n<xmp:MetadataDate>2026-11-21T12:00:00Z</xmp:MetadataDate>"


def x1a(pdf: Pdf) -> None:
    """Everything PDF/X-1a:2001 asks for."""
    _condition(pdf)
    pdf.docinfo.CreationDate = pdf.docinfo.ModDate = String(MADE)
    pdf.docinfo.Trapped = Name("/False")
    pdf.docinfo.GTS_PDFXVersion = String("PDF/X-1:2001")
    pdf.docinfo.GTS_PDFXConformance = String("PDF/X-1a:2001")


def x4(pdf: Pdf, dated: str = DATED) -> None:
    """Everything PDF/X-4 asks for."""
    _condition(pdf)
    data = (XMP % (TITLE, dated)).encode()
    pdf.Root.Metadata = pdf.make_indirect(Stream(pdf, data, Type=Name.Metadata, Subtype=Name.XML))


def x1a_untrapped(pdf: Pdf) -> None:
    x1a(pdf)
    del pdf.docinfo["/Trapped"]


def x1a_without_condition(pdf: Pdf) -> None:
    x1a(pdf)
    del pdf.Root["/OutputIntents"]


def x1a_without_a_trim(pdf: Pdf) -> None:
    x1a(pdf)
    del pdf.pages[8].obj["/TrimBox"]


def x1a_calibrated_gray(pdf: Pdf) -> None:
    """A gray that depends on a white point."""
    x1a(pdf)
    space = Array([Name.CalGray, Dictionary(WhitePoint=[0.9505, 1, 1.089])])
    draw_on(pdf, 15, b"/Cal cs 0.5 sc 200 200 60 60 re f", "/ColorSpace", "/Cal", space)


def x4_undated(pdf: Pdf) -> None:
    x4(pdf, "")


def without_id(data: bytes) -> bytes:
    """The trailer's ID goes by another name."""
    return data.replace(b"/ID [", b"/IX [")


def right_to_left(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)


def two_pages_exchanged(pdf: Pdf) -> None:
    """Pages 21 and 23, both without a folio."""
    first, second = pdf.pages[20].obj, pdf.pages[22].obj
    first.Contents, second.Contents = second.Contents, first.Contents


def double_page(pdf: Pdf) -> None:
    """Twice as wide as a page: 1242 pt."""
    page = pdf.pages[8].obj
    for box in ("/TrimBox", "/BleedBox"):
        del page[box]
    page.MediaBox = Array([0, 0, 1242, 630])


def postscript(pdf: Pdf) -> None:
    program = Stream(pdf, b"showpage", Type=Name.XObject, Subtype=Name.PS)
    draw_on(pdf, 12, b"", "/XObject", "/Ps", pdf.make_indirect(program))


def crypt_filter(pdf: Pdf) -> None:
    """A stream that goes through a filter called Crypx, since the writer strips Crypt itself."""
    form = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    parms = Dictionary(Type=Name.CryptFilterDecodeParms, Name=Name.Identity)
    packed = zlib.compress(b"q Q", 9)
    form.write(
        packed,
        filter=Array([Name.Crypx, Name.FlateDecode]),
        decode_parms=Array([parms, Dictionary()]),
    )
    draw_on(pdf, 12, b"", "/XObject", "/Locked", pdf.make_indirect(form))


def named_crypt(data: bytes) -> bytes:
    """The filter gets its right name."""
    return data.replace(b"/Crypx", b"/Crypt")


def _condition(pdf: Pdf) -> None:
    """A print condition of the ICC's registry, so that no profile makes the files heavy."""
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier="FOGRA39",
        RegistryName="http://www.color.org",
        Info="Coated paper",
    )
    pdf.Root.OutputIntents = Array([intent])
