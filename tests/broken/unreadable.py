"""Files that cannot be examined at all, harmless ones and hostile ones."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Name, Stream

from tests.broken.sound import Recipe, build


def not_a_pdf() -> bytes:
    return b"Once upon a time there was a file that was no PDF.\n"


def empty() -> bytes:
    return b""


def cut_off() -> bytes:
    data = saved(build(Recipe()))
    return data[: len(data) * 2 // 3]


def locked() -> bytes:
    lock = pikepdf.Encryption(owner="owl", user="moon", R=4, aes=False, metadata=False)
    return saved(build(Recipe()), lock)


def page_tree_loop() -> bytes:
    """A list of pages that holds itself."""
    pdf = build(Recipe())
    tree = pdf.Root.Pages
    tree.Kids = Array([*tree.Kids, tree])
    return saved(pdf)


def swelling(megabytes: int, block: bytes = bytes(2**20)) -> bytes:
    """Deflated blocks, a thousandth of their size: one is packed, and repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)  # bare, without head and checksum
    once = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(megabytes):
        check = zlib.adler32(block, check)
    return b"\x78\xda" + once * megabytes + b"\x03\x00" + check.to_bytes(4, "big")


def swollen_page() -> bytes:
    """Drawing operators that unpack twice, to 400 MB of spaces."""
    pdf = build(Recipe())
    stream = Stream(pdf, b"")
    stream.write(
        zlib.compress(swelling(400, b" " * 2**20), 9),
        filter=Array([Name.FlateDecode, Name.FlateDecode]),
    )
    pdf.pages[2].obj.Contents = pdf.make_indirect(stream)
    return saved(pdf, repack=False)


def endless_operators() -> bytes:
    """Three million operators that do nothing, six megabytes on one page."""
    pdf = build(Recipe())
    stream = Stream(pdf, b"")
    stream.write(zlib.compress(b"n " * 3_000_000, 9), filter=Name.FlateDecode)
    pdf.pages[2].obj.Contents = pdf.make_indirect(stream)
    return saved(pdf)


def forms_that_multiply() -> bytes:
    """Each of 14 forms draws the next one eight times: 8 to the 14th operators."""
    pdf = build(Recipe())
    below = pdf.make_indirect(_form(pdf, b"0 0 1 1 re f", None))
    for _ in range(14):
        below = pdf.make_indirect(_form(pdf, b"/Next Do " * 8, below))
    page = pdf.pages[2]
    page.obj.Resources.XObject = pikepdf.Dictionary(Next=below)
    page.contents_add(b"/Next Do")
    return saved(pdf)


def _form(pdf: pikepdf.Pdf, operators: bytes, below: pikepdf.Object | None) -> Stream:
    form = Stream(pdf, operators, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 600])
    if below is not None:
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Next=below))
    return form


def saved(
    pdf: pikepdf.Pdf,
    lock: pikepdf.Encryption | None = None,
    *,
    repack: bool = True,
    version: str = "",
) -> bytes:
    """The file's bytes, the same for the same book; streams are left as they are packed.

    With a `version` of 1.3 or 1.4 objects stay outside of streams, as it wants them.
    """
    buffer = io.BytesIO()
    if lock is not None:
        pdf.save(buffer, static_id=True, encryption=lock)
    else:
        kept = pikepdf.StreamDecodeLevel.none
        modes = pikepdf.ObjectStreamMode
        tight = modes.disable if version in ("1.3", "1.4") else modes.generate
        pdf.save(
            buffer,
            static_id=True,
            compress_streams=repack,
            object_stream_mode=tight,
            stream_decode_level=kept,
            force_version=version,
        )
    return buffer.getvalue()


UNREADABLE: dict[str, Callable[[], bytes]] = {
    "unreadable-no-pdf": not_a_pdf,
    "unreadable-empty": empty,
    "unreadable-cut-off": cut_off,
    "unreadable-locked": locked,
    "unreadable-page-tree-loop": page_tree_loop,
    "unreadable-swollen-page": swollen_page,
    "unreadable-endless-operators": endless_operators,
    "unreadable-forms-that-multiply": forms_that_multiply,
}
