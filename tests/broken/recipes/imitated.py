"""Imitations of the structure InDesign and Canva write, for want of real ones.

Made with pikepdf on clean books; run it from the repository as
`python tests/broken/recipes/imitated.py`.
"""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

LIBRARY = Path(__file__).resolve().parents[1]
OTHERS = LIBRARY / "others"
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Pip and the Moon</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Ada Owl</rdf:li></rdf:Seq></dc:creator>
<xmp:CreatorTool>Adobe InDesign 20.0 (Macintosh)</xmp:CreatorTool>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def like_indesign() -> None:
    """Tagged content, piece info, a graphics state that sets every default, XMP, a language."""
    with Pdf.open(LIBRARY / "sound.pdf") as pdf:
        state = pdf.make_indirect(
            Dictionary(
                Type=Name.ExtGState,
                AIS=False,
                BM=Name.Normal,
                CA=1.0,
                ca=1.0,
                OP=False,
                op=False,
                OPM=1,
                SA=True,
                SMask=Name("/None"),
            )  # fmt: skip
        )
        for page in pdf.pages:
            page.obj.Resources["/ExtGState"] = Dictionary(GS0=state)
            page.obj.Resources["/Properties"] = Dictionary(MC0=Dictionary(Lang=String("en-US")))
            page.contents_add(b"/Span <</MCID 0>> BDC /GS0 gs ", prepend=True)
            page.contents_add(b" EMC")
            page.obj.PieceInfo = Dictionary(
                InDesign=Dictionary(DocumentID=String("xmp.did:1"), LastModified=String("D:2026"))
            )
            page.obj.Tabs = Name.S
            page.obj.CropBox = page.obj.MediaBox
            page.obj.ArtBox = page.obj.TrimBox
        pdf.Root.Metadata = pdf.make_indirect(
            Stream(pdf, XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
        )
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.Lang = String("en-US")
        pdf.Root.ViewerPreferences = Dictionary(Direction=Name.L2R)
        pdf.docinfo.Creator = String("Adobe InDesign 20.0 (Macintosh)")
        pdf.docinfo.Trapped = Name("/False")
        pdf.save(OTHERS / "clean-like-indesign.pdf", static_id=True)


def like_canva() -> None:
    """Each page drawn through one form that is a group, in a file of Skia's with trim boxes."""
    with Pdf.open(OTHERS / "clean-chromium.pdf") as pdf:
        for page in pdf.pages:
            data = page.Contents.read_bytes()
            form = Stream(pdf, data, Type=Name.XObject, Subtype=Name.Form)
            form.BBox = page.obj.MediaBox
            form.Resources = page.obj.Resources
            form.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB, I=True)
            page.obj.Resources = Dictionary(XObject=Dictionary(X5=pdf.make_indirect(form)))
            page.obj.Contents = pdf.make_stream(b"q 1 0 0 1 0 0 cm /X5 Do Q")
            page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
            for name in ("/TrimBox", "/BleedBox", "/CropBox"):
                page.obj[name] = Array(list(page.obj.MediaBox))
        pdf.docinfo.Creator = String("Canva")
        pdf.docinfo.Producer = String("Canva")
        mode = pikepdf.ObjectStreamMode.generate
        pdf.save(OTHERS / "clean-like-canva.pdf", static_id=True, object_stream_mode=mode)


like_indesign()
like_canva()
