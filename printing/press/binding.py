"""The last hand on a PDF: pictures, boxes, printing condition and true metadata bound in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from printing.press.inks import profile_path
from printing.press.prepare import Prepared
from printing.press.profile import PrinterProfile
from printing.press.script import BookScript, PageScript, ScriptError

PRODUCER = "Octavo"


def bind(
    script: BookScript,
    profile: PrinterProfile,
    words: bytes,
    prepared: Sequence[Sequence[Prepared]],
    out: Path,
) -> None:
    """Write the finished PDF: `words` with each page's prepared pictures below them.

    Raises ScriptError for a `created` that is no ISO date and time.
    """
    made = _moment(script.created)
    images: dict[str, pikepdf.Object] = {}
    with Pdf.open(io.BytesIO(words)) as pdf:
        for page, laid, pictures in zip(pdf.pages, script.pages, prepared, strict=True):
            _boxes(page, laid)
            for place, picture in enumerate(pictures, 1):
                if picture.sha256 not in images:
                    images[picture.sha256] = _image(pdf, picture)
                _show(page, f"/Im{place}", images[picture.sha256])
        _catalog(pdf, script, profile, made)
        pdf.save(
            out,
            force_version=profile.pdf.version,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=True,
        )


def _boxes(page: pikepdf.Page, laid: PageScript) -> None:
    page.obj.MediaBox = _rectangle(laid.media_box)
    page.obj.CropBox = _rectangle(laid.media_box)
    page.obj.BleedBox = _rectangle(laid.bleed_box)
    page.obj.TrimBox = _rectangle(laid.trim_box)
    for key in ("/Rotate", "/Trans"):
        if key in page.obj:
            del page.obj[key]


def _rectangle(box: tuple[float, float, float, float]) -> Array:
    return Array([round(edge, 4) for edge in box])


def _image(pdf: Pdf, picture: Prepared) -> pikepdf.Object:
    space, inverted = (Name.DeviceGray, []) if picture.gray else (Name.DeviceCMYK, [1, 0] * 4)
    image = pdf.make_stream(
        picture.path.read_bytes(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=space,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )
    # Pillow writes CMYK upside down, as Adobe's programs do.
    if inverted:
        image.Decode = Array(inverted)
    return image


def _show(page: pikepdf.Page, name: str, image: pikepdf.Object) -> None:
    resources = page.obj.Resources
    if "/XObject" not in resources:
        resources.XObject = Dictionary()
    resources.XObject[name] = image


def _catalog(pdf: Pdf, script: BookScript, profile: PrinterProfile, made: datetime) -> None:
    root = pdf.Root
    for key in ("/Outlines", "/PageMode", "/Names", "/OpenAction"):
        if key in root:
            del root[key]
    root.Lang = String(script.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    condition = pdf.make_stream(profile_path(profile.icc).read_bytes(), N=4)
    root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFX,
                OutputConditionIdentifier=String("FOGRA39"),
                OutputCondition=String("Offset, coated paper, ISO 12647-2:2004"),
                RegistryName=String("http://www.color.org"),
                Info=String(Path(profile.icc).stem),
                DestOutputProfile=pdf.make_indirect(condition),
            )
        ]
    )
    root.Metadata = pdf.make_stream(_xmp(script, made), Type=Name.Metadata, Subtype=Name.XML)
    when = String(_pdf_date(made))
    info = Dictionary(
        Title=String(script.title),
        Author=String(script.author),
        Producer=String(PRODUCER),
        Creator=String(PRODUCER),
        CreationDate=when,
        ModDate=when,
        Trapped=Name.false,
    )
    if not script.author:
        del info["/Author"]
    pdf.trailer.Info = pdf.make_indirect(info)


def _moment(created: str) -> datetime:
    try:
        return datetime.fromisoformat(created)
    except ValueError:
        raise ScriptError(
            f"created must be a date and time such as 2026-11-21T12:00:00+00:00, not {created!r}"
        ) from None


def _pdf_date(made: datetime) -> str:
    zone = made.strftime("%z")
    tail = f"{zone[:3]}'{zone[3:5]}'" if zone and zone[1:] != "0000" else "Z"
    return made.strftime("D:%Y%m%d%H%M%S") + tail


def _xmp(script: BookScript, made: datetime) -> bytes:
    when = made.isoformat(timespec="seconds") + ("" if made.tzinfo else "Z")
    named = (
        f"<dc:creator><rdf:Seq><rdf:li>{escape(script.author)}</rdf:li></rdf:Seq></dc:creator>\n"
    )
    author = named if script.author else ""
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(script.title)}</rdf:li></rdf:Alt></dc:title>
{author}<dc:language><rdf:Bag><rdf:li>{escape(script.language)}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>{when}</xmp:CreateDate>
<xmp:ModifyDate>{when}</xmp:ModifyDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
    return packet.encode("utf-8")
