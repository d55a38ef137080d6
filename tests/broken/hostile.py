"""Files made to wear their reader out. Each must get a verdict or a refusal in bounded time."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

from tests.broken.edited import draw_on
from tests.broken.sound import Recipe, build
from tests.broken.unreadable import saved, swelling

SHOW = b"q 72 0 0 72 200 250 cm /Odd Do Q"


def _book(edit: Callable[[Pdf], None], *, repack: bool = True) -> bytes:
    pdf = build(Recipe())
    edit(pdf)
    return saved(pdf, repack=repack)


def _picture(pdf: Pdf, width: int, height: int, data: bytes, *filters: Name) -> None:
    made = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height)
    made.ColorSpace, made.BitsPerComponent = Name.DeviceCMYK, 8
    made.write(data, filter=Array(filters))
    draw_on(pdf, 11, SHOW, "/XObject", "/Odd", pdf.make_indirect(made))


def picture_of_ten_gigapixels() -> bytes:
    return _book(lambda pdf: _picture(pdf, 100_000, 100_000, swelling(50), Name.FlateDecode))


def picture_that_swells_twice() -> bytes:
    """Packed twice: 250 MB from a few hundred bytes."""
    data = zlib.compress(swelling(250), 9)
    twice = (Name.FlateDecode, Name.FlateDecode)
    return _book(lambda pdf: _picture(pdf, 600, 600, data, *twice), repack=False)


def jpeg_of_ten_gigapixels() -> bytes:
    """A JPEG whose head says 65500 x 65500."""
    buffer = io.BytesIO()
    Image.new("CMYK", (16, 16)).save(buffer, "JPEG")
    data = bytearray(buffer.getvalue())
    head = data.index(b"\xff\xc0")
    data[head + 5 : head + 9] = (65500).to_bytes(2, "big") * 2
    return _book(lambda pdf: _picture(pdf, 600, 600, bytes(data), Name.DCTDecode))


def jpeg_2000_of_ten_gigapixels() -> bytes:
    """A JPEG 2000 whose head says 100000 x 100000."""
    buffer = io.BytesIO()
    Image.new("L", (16, 16)).save(buffer, "JPEG2000", no_jp2=True)
    data = bytearray(buffer.getvalue())
    head = data.index(b"\xff\x51")
    data[head + 6 : head + 14] = (100_000).to_bytes(4, "big") * 2
    return _book(lambda pdf: _picture(pdf, 100_000, 100_000, bytes(data), Name.JPXDecode))


def fax_of_ten_gigapixels() -> bytes:
    """A JBIG2 page of 100000 x 100000 dots."""
    segment = bytes([0, 0, 0, 0, 48, 0, 1, 0, 0, 0, 19])
    page = (100_000).to_bytes(4, "big") * 2 + bytes(8) + bytes([0]) + bytes(2)

    def edit(pdf: Pdf) -> None:
        made = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Image)
        made.Width = made.Height = 100_000
        made.ColorSpace, made.BitsPerComponent = Name.DeviceGray, 1
        made.write(segment + page, filter=Name.JBIG2Decode)
        draw_on(pdf, 11, SHOW, "/XObject", "/Odd", pdf.make_indirect(made))

    return _book(edit)


def font_that_swells() -> bytes:
    def edit(pdf: Pdf) -> None:
        program = Stream(pdf, b"")
        program.write(swelling(100), filter=Name.FlateDecode)
        held = Dictionary(Type=Name.FontDescriptor, FontName=Name.Odd, FontFile2=program)
        font = Dictionary(Subtype=Name.TrueType, BaseFont=Name.Odd, FontDescriptor=held)
        words = b"BT /Odd 12 Tf 60 300 Td (abc) Tj ET"
        draw_on(pdf, 11, words, "/Font", "/Odd", pdf.make_indirect(font))

    return _book(edit)


def letters_that_swell() -> bytes:
    """A ToUnicode table of 40 MB."""

    def edit(pdf: Pdf) -> None:
        font = next(iter(pdf.pages[10].obj.Resources.Font.values()))
        table = Stream(pdf, b"")
        block = b"1 beginbfchar <00> <0041> endbfchar\n" * 29_000
        table.write(swelling(40, block), filter=Name.FlateDecode)
        font.ToUnicode = pdf.make_indirect(table)

    return _book(edit)


def a_million_letters() -> bytes:
    """A page of words that no page has room for."""

    def edit(pdf: Pdf) -> None:
        font = next(iter(pdf.pages[10].obj.Resources.Font.keys()))
        shown = f"BT {font} 8 Tf 60 300 Td ({'a' * 1000}) Tj ET ".encode()
        pdf.pages[10].contents_add(shown * 1000)

    return _book(edit)


def a_picture_placed_without_end() -> bytes:
    """One small picture, fifty thousand times."""

    def edit(pdf: Pdf) -> None:
        gray = Stream(pdf, b"\x80", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
        gray.ColorSpace, gray.BitsPerComponent = Name.DeviceGray, 8
        placed = pdf.make_indirect(gray)
        draw_on(pdf, 11, b"/Odd Do " * 50_000, "/XObject", "/Odd", placed)

    return _book(edit)


def nested_without_end() -> bytes:
    """Arrays within arrays, 100,000 deep, among the operators."""
    return _book(lambda pdf: pdf.pages[10].contents_add(b"[" * 100_000 + b"]" * 100_000 + b" TJ"))


def tile_of_itself() -> bytes:
    """A pattern that is painted with itself."""

    def edit(pdf: Pdf) -> None:
        tile = pdf.make_indirect(
            Stream(pdf, b"/Pattern cs /Odd scn 0 0 5 5 re f", PatternType=1, PaintType=1,
                   TilingType=1, BBox=[0, 0, 9, 9], XStep=9, YStep=9)
        )  # fmt: skip
        tile.Resources = Dictionary(Pattern=Dictionary(Odd=tile))
        words = b"/Pattern cs /Odd scn 200 200 60 60 re f"
        draw_on(pdf, 11, words, "/Pattern", "/Odd", tile)

    return _book(edit)


def letter_of_itself() -> bytes:
    """A type 3 font whose letter is drawn with the same letter."""

    def edit(pdf: Pdf) -> None:
        glyph = pdf.make_indirect(Stream(pdf, b"9 0 d0 BT /Odd 1 Tf (a) Tj (a) Tj ET"))
        font = pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 9, 9],
                       FontMatrix=[1, 0, 0, 1, 0, 0], CharProcs=Dictionary(a=glyph),
                       Encoding=Dictionary(Differences=Array([97, Name.a])),
                       FirstChar=97, LastChar=97, Widths=[9])
        )  # fmt: skip
        font.Resources = Dictionary(Font=Dictionary(Odd=font))
        draw_on(pdf, 11, b"BT /Odd 12 Tf 60 300 Td (aaa) Tj ET", "/Font", "/Odd", font)

    return _book(edit)


def mask_of_itself() -> bytes:
    """A soft mask whose group is drawn under the same mask."""

    def edit(pdf: Pdf) -> None:
        group = pdf.make_indirect(
            Stream(pdf, b"/Odd gs 0 0 9 9 re f", Subtype=Name.Form, BBox=[0, 0, 600, 600])
        )
        group.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
        state = pdf.make_indirect(Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group)))
        group.Resources = Dictionary(ExtGState=Dictionary(Odd=state))
        draw_on(pdf, 11, b"/Odd gs 0 0 99 99 re f", "/ExtGState", "/Odd", state)

    return _book(edit)


def colours_of_themselves() -> bytes:
    """An indexed space that rests on itself, and a gradient's function made of itself."""

    def edit(pdf: Pdf) -> None:
        space = pdf.make_indirect(Array([Name.Indexed, Name.DeviceCMYK, 1, String("abcdefgh")]))
        space[1] = space
        draw_on(pdf, 11, b"/Odd cs 1 sc 0 0 99 99 re f", "/ColorSpace", "/Odd", space)
        turn = pdf.make_indirect(Dictionary(FunctionType=3, Domain=[0, 1], Bounds=Array([])))
        turn.Encode, turn.Functions = Array([0, 1]), Array([turn])
        shade = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 99, 99])
        shade.Function = turn
        draw_on(pdf, 12, b"/Odd sh", "/Shading", "/Odd", shade)

    return _book(edit)


def page_as_large_as_a_country() -> bytes:
    def edit(pdf: Pdf) -> None:
        pdf.pages[10].obj.MediaBox = Array([0, 0, 10**9, 10**9])
        pdf.pages[11].obj.MediaBox = Array([-(10**12), 0, 10**12, 0])

    return _book(edit)


def notes_without_end() -> bytes:
    """Twenty thousand times a note with an appearance."""

    def edit(pdf: Pdf) -> None:
        face = pdf.make_indirect(
            Stream(pdf, b"0 0 9 9 re f " * 40, Subtype=Name.Form, BBox=[0, 0, 9, 9])
        )
        note = pdf.make_indirect(
            Dictionary(Subtype=Name.Stamp, F=4, Rect=[0, 0, 9, 9], AP=Dictionary(N=face))
        )
        pdf.pages[10].obj.Annots = Array([note] * 20_000)

    return _book(edit)


def pages_without_end() -> bytes:
    """Twenty thousand times the same page."""

    def edit(pdf: Pdf) -> None:
        leaf = pdf.pages[2].obj
        pdf.Root.Pages.Kids = Array([leaf] * 20_000)
        pdf.Root.Pages.Count = 20_000

    pdf = build(Recipe())
    edit(pdf)
    return _raw(pdf)


def tree_as_deep_as_it_is_wide() -> bytes:
    """A list of pages in a list of pages, two thousand deep."""
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    rows = [
        b"%d 0 obj<</Type/Pages/Count 1/Kids[%d 0 R]>>endobj\n" % (n, n + 1)
        for n in range(2, 2_002)
    ]
    leaf = b"2002 0 obj<</Type/Page/MediaBox[0 0 9 9]>>endobj\n"
    return head + b"".join(rows) + leaf + b"trailer<</Root 1 0 R>>\n%%EOF\n"


def object_of_a_huge_number() -> bytes:
    """An object table that says it holds two thousand million objects."""
    body = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2147483646 0 obj<<>>endobj\n"
    table = b"xref\n0 2147483647\n0000000000 65535 f \n0000000009 00000 n \n"
    return (
        body
        + table
        + b"trailer<</Size 2147483647/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    )


def tables_in_a_ring() -> bytes:
    """An object table whose predecessor is itself."""
    body = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Kids[]/Count 0>>endobj\n"
    )
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer<</Size 3/Root 1 0 R/Prev %d>>\n" % len(body)
    return body + table + b"startxref\n%d\n%%%%EOF\n" % len(body)


def words_that_multiply() -> bytes:
    """XMP whose entities double thirty times over."""
    lines = ['<!ENTITY a0 "moon">']
    lines += [f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, 31)]
    text = f"<?xml version='1.0'?><!DOCTYPE x [{''.join(lines)}]><x><t>&a30;</t></x>"

    def edit(pdf: Pdf) -> None:
        pdf.Root.Metadata = Stream(pdf, text.encode(), Type=Name.Metadata, Subtype=Name.XML)

    return _book(edit)


def one_stream_a_thousand_times() -> bytes:
    """A page whose operators are the same 8 MB, a thousand times over."""

    def edit(pdf: Pdf) -> None:
        stream = Stream(pdf, b"")
        stream.write(swelling(8, b" " * 2**20), filter=Name.FlateDecode)
        pdf.pages[10].obj.Contents = Array([pdf.make_indirect(stream)] * 1000)

    return _book(edit)


def _raw(pdf: Pdf) -> bytes:
    buffer = io.BytesIO()
    pdf.save(buffer, static_id=True, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return buffer.getvalue()


HOSTILE: dict[str, Callable[[], bytes]] = {
    make.__name__.replace("_", "-"): make
    for make in (
        picture_of_ten_gigapixels, picture_that_swells_twice, jpeg_of_ten_gigapixels,
        jpeg_2000_of_ten_gigapixels, fax_of_ten_gigapixels, font_that_swells, letters_that_swell,
        a_million_letters, a_picture_placed_without_end, nested_without_end, tile_of_itself,
        letter_of_itself, mask_of_itself, colours_of_themselves, page_as_large_as_a_country,
        notes_without_end, pages_without_end, tree_as_deep_as_it_is_wide,
        object_of_a_huge_number, tables_in_a_ring, words_that_multiply,
        one_stream_a_thousand_times,
    )
}  # fmt: skip
