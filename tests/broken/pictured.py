"""Faults of pictures, put into the finished file."""

from __future__ import annotations

import io

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

from tests.broken.edited import draw_on, picture

PLACE = b"q 72 0 0 72 200 250 cm /Odd Do Q"


def sixteen_bits(pdf: Pdf) -> None:
    """300 px over 72 pt, two bytes a sample."""
    _place(pdf, picture(pdf, 300, 300, bytes([40, 0, 10, 0, 0, 0, 0, 0]) * 90000, bits=16))


def jpeg_2000(pdf: Pdf) -> None:
    """A gray JPEG 2000."""
    buffer = io.BytesIO()
    Image.new("L", (300, 300), 150).save(buffer, "JPEG2000")
    _place(pdf, coded(pdf, buffer.getvalue(), Name.JPXDecode))


def half_a_jpeg(pdf: Pdf) -> None:
    """A gray JPEG that ends in its middle."""
    buffer = io.BytesIO()
    tone = Image.linear_gradient("L").resize((300, 300)).rotate(45)
    tone.save(buffer, "JPEG", quality=60)
    data = buffer.getvalue()
    _place(pdf, coded(pdf, data[: len(data) // 2], Name.DCTDecode))


def coarse_line_art(pdf: Pdf) -> None:
    """300 x 300 px of one bit over 72 pt: 300 dpi."""
    row = bytes([0b11110000] * 38)
    _place(pdf, picture(pdf, 300, 300, row * 300, Name.DeviceGray, bits=1))


def another_in_its_place(pdf: Pdf) -> None:
    """A picture that names a second one for print."""
    other = picture(pdf, 300, 300, bytes(90000), Name.DeviceGray)
    first = picture(pdf, 300, 300, bytes([200]) * 90000, Name.DeviceGray)
    first.Alternates = Array([Dictionary(Image=other, DefaultForPrinting=True)])
    _place(pdf, first)


def beside_the_page(pdf: Pdf) -> None:
    """Wholly left of the page: x -200 to -128."""
    gray = picture(pdf, 300, 300, bytes([120]) * 90000, Name.DeviceGray)
    draw_on(pdf, 11, b"q 72 0 0 72 -200 250 cm /Odd Do Q", "/XObject", "/Odd", gray)


def in_a_hidden_layer(pdf: Pdf) -> None:
    """A picture in a layer that is off."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Second thoughts")))
    plan = Dictionary(Order=Array([layer]), OFF=Array([layer]))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=plan)
    gray = picture(pdf, 300, 300, bytes([120]) * 90000, Name.DeviceGray)
    gray.OC = layer
    _place(pdf, gray)


def no_colour_profile(pdf: Pdf) -> None:
    """A field in a profile of four parts that is a sentence."""
    profile = Stream(pdf, b"This is not a profile at all." * 8, N=4, Alternate=Name.DeviceCMYK)
    space = Array([Name.ICCBased, pdf.make_indirect(profile)])
    draw_on(pdf, 15, b"/Icc cs 0.2 0 0 0 sc 200 200 60 60 re f", "/ColorSpace", "/Icc", space)


def coded(pdf: Pdf, data: bytes, codec: Name, space: Name = Name.DeviceGray) -> Stream:
    """A 300 x 300 px picture of one codec."""
    made = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Image, Width=300, Height=300)
    made.BitsPerComponent, made.ColorSpace = 8, space
    made.write(data, filter=codec)
    return made


def _place(pdf: Pdf, made: Stream) -> None:
    draw_on(pdf, 11, PLACE, "/XObject", "/Odd", pdf.make_indirect(made))
