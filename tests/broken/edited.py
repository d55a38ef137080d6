"""Faults that are put into the finished file."""

from __future__ import annotations

import re
import zlib

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, OutlineItem, Pdf, Stream
from PIL import ImageCms

OWNER_LOCK = pikepdf.Encryption(owner="owl", user="", R=4, aes=False, metadata=False)


def four_sided_bleed(pdf: Pdf) -> None:
    """8.75 x 8.75 in, with bleed at the fold too: what Lulu wants and KDP does not."""
    _boxes(pdf, 9, {"/MediaBox": [0, 0, 630, 630], "/CropBox": None})


def turned(pdf: Pdf) -> None:
    pdf.pages[8].obj.Rotate = 90


def verso_boxes_on_a_recto(pdf: Pdf) -> None:
    _boxes(pdf, 3, {"/TrimBox": [9, 9, 621, 621]})


def inline_picture(pdf: Pdf) -> None:
    """8 x 8 px on 72 x 72 pt: 8 dpi."""
    pixels = bytes([120] * 64).hex().encode() + b">"
    head = b"q 72 0 0 72 200 250 cm BI /W 8 /H 8 /BPC 8 /CS /G /F /AHx ID "
    pdf.pages[10].contents_add(head + pixels + b" EI Q")


def picture_in_nested_forms(pdf: Pdf) -> None:
    """200 px over 2 x 0.5 in = 1 in inner form, scaled by 2 in the outer: 72 pt * 2 = 144 pt."""
    coarse = picture(pdf, 200, 200, bytes([40, 10, 0, 0]) * 40000)
    inner = _form(pdf, b"q 72 0 0 72 0 0 cm /Im Do Q", {"/XObject": {"/Im": coarse}})
    outer = _form(pdf, b"q 2 0 0 2 0 0 cm /In Do Q", {"/XObject": {"/In": inner}})
    draw_on(pdf, 11, b"q 1 0 0 1 200 250 cm /Out Do Q", "/XObject", "/Out", outer)


def heavy_flate_picture(pdf: Pdf) -> None:
    """(230 + 200 + 180 + 60) / 2.55 = 262.7 %; 300 px over 72 pt = 300 dpi."""
    heavy = picture(pdf, 300, 300, bytes([230, 200, 180, 60]) * 90000)
    draw_on(pdf, 11, b"q 72 0 0 72 200 250 cm /Heavy Do Q", "/XObject", "/Heavy", heavy)


def helvetica_on_page(pdf: Pdf) -> None:
    draw_on(pdf, 10, b"", "/Font", "/F99", _helvetica(pdf))


def helvetica_in_form(pdf: Pdf) -> None:
    form = _form(pdf, b"", {"/Font": {"/F99": _helvetica(pdf)}})
    draw_on(pdf, 11, b"/Quiet Do", "/XObject", "/Quiet", form)


def opacity(pdf: Pdf) -> None:
    _state(pdf, {"/ca": 0.5})


def blend_mode(pdf: Pdf) -> None:
    _state(pdf, {"/BM": Name.Multiply})


def soft_mask(pdf: Pdf) -> None:
    mask = picture(pdf, 10, 10, bytes([200] * 100), Name.DeviceGray)
    for placed in pdf.pages[4].obj.Resources.XObject.values():
        placed.SMask = mask


def layers(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Guides"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Order=Array([layer])))


def bare_group(pdf: Pdf) -> None:
    pdf.pages[11].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)


def annotation(pdf: Pdf) -> None:
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Rect=[100, 100, 120, 120], Contents="Is this right?"
    )
    pdf.pages[2].obj.Annots = Array([pdf.make_indirect(note)])


def bookmarks(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("The moon", 3))


def form_fields(pdf: Pdf) -> None:
    field = pdf.make_indirect(Dictionary(FT=Name.Tx, T="Name"))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def opening_action(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.URI, URI="https://example.org/")


def javascript(pdf: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS="app.alert('Boo')")
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["boo", script])))


def attachment(pdf: Pdf) -> None:
    pdf.attachments["notes.txt"] = AttachedFileSpec(pdf, b"cut page 3", filename="notes.txt")


def lab_square(pdf: Pdf) -> None:
    lab = Array([Name.Lab, Dictionary(WhitePoint=[0.9642, 1, 0.8249])])
    draw_on(pdf, 15, b"/Lab cs 60 10 10 sc 200 200 60 60 re f", "/ColorSpace", "/Lab", lab)


def spot_square(pdf: Pdf) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0.6, 1, 0], N=1)
    spot = Array([Name.Separation, Name("/Orange"), Name.DeviceCMYK, tint])
    draw_on(pdf, 15, b"/Spot cs 1 scn 200 200 60 60 re f", "/ColorSpace", "/Spot", spot)


def rgb_intent(pdf: Pdf) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # The date a profile was made (bytes 24 to 36) would make every build differ.
    stream = Stream(pdf, profile[:24] + bytes(12) + profile[36:], N=3)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name("/GTS_PDFX"),
        OutputConditionIdentifier="sRGB",
        DestOutputProfile=pdf.make_indirect(stream),
    )
    pdf.Root.OutputIntents = Array([intent])


def unknown_picture(pdf: Pdf) -> None:
    pdf.pages[19].contents_add(b"/NotThere Do")


def table_astray(data: bytes) -> bytes:
    """The offset of the object table points elsewhere; readers must rebuild it."""
    return re.sub(rb"startxref\s+\d+", b"startxref\n99", data)


def _boxes(pdf: Pdf, number: int, boxes: dict[str, list[int] | None]) -> None:
    page = pdf.pages[number - 1].obj
    for name, box in boxes.items():
        if box is not None:
            page[name] = Array(box)
        elif name in page:
            del page[name]


def draw_on(pdf: Pdf, number: int, operators: bytes, kind: str, name: str, thing: object) -> None:
    """Give page `number` a resource, and operators that use it."""
    page = pdf.pages[number - 1]
    resources = page.obj.Resources
    # Pages share one dictionary of fonts: the fault belongs to this page alone.
    resources[kind] = Dictionary(dict(resources.get(kind, {}).items()))
    resources[kind][name] = thing
    if operators:
        page.contents_add(b"q " + operators + b" Q")


def _state(pdf: Pdf, entries: dict[str, object]) -> None:
    draw_on(pdf, 12, b"/See gs", "/ExtGState", "/See", Dictionary(entries))


def _helvetica(pdf: Pdf) -> pikepdf.Object:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    return pdf.make_indirect(font)


def _form(pdf: Pdf, operators: bytes, resources: dict[str, object]) -> pikepdf.Object:
    form = Stream(pdf, operators, Type=Name.XObject, Subtype=Name.Form)
    form.BBox = Array([0, 0, 400, 400])
    form.Resources = Dictionary(resources)
    return pdf.make_indirect(form)


def picture(
    pdf: Pdf,
    width: int,
    height: int,
    pixels: bytes,
    space: Name = Name.DeviceCMYK,
    *,
    bits: int = 8,
) -> pikepdf.Object:
    """A picture of raw samples, deflated."""
    made = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Image)
    made.Width, made.Height, made.BitsPerComponent = width, height, bits
    made.ColorSpace = space
    made.write(zlib.compress(pixels, 9), filter=Name.FlateDecode)
    return pdf.make_indirect(made)
