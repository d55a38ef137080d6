"""Values stand in a PDF as ISO 32000 writes them."""

from __future__ import annotations

import io

import pikepdf
import pytest

from printing.press.writer.file import PdfFile
from printing.press.writer.tree import PageTree
from printing.press.writer.values import Name, Ref, number, written


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, b"null"),
        (True, b"true"),
        (False, b"false"),
        (7, b"7"),
        (0.5, b"0.5"),
        (-0.00001, b"0"),
        (629.00787, b"629.0079"),
        (1e-7, b"0"),
        (Name("Im1"), b"/Im1"),
        (Name("A B/C#(é"), b"/A#20B#2FC#23#28#C3#A9"),
        (Ref(12), b"12 0 R"),
        ("Owl (1) \\ end", rb"(Owl \(1\) \\ end)"),
        ("Ø", b"<FEFF00D8>"),
        ("line\nbreak", b"<FEFF006C0069006E0065000A0062007200650061006B>"),
        (b"\x00\xff", b"<00ff>"),
        ([1, Name("X")], b"[1 /X]"),
        ({"A": [1], "B": {"C": 2}}, b"<< /A [1] /B << /C 2 >> >>"),
    ],
)
def test_a_value_is_written_as_the_standard_says(value: object, told: bytes) -> None:
    assert written(value) == told


def test_a_large_number_has_no_exponent() -> None:
    assert number(12345678.5) == b"12345678.5"


def test_what_a_pdf_cannot_hold_is_refused() -> None:
    with pytest.raises(TypeError, match="holds no object"):
        written({"A": object()})


@pytest.mark.parametrize("title", ["Pip & the (Moon)", "Ünïcode – “Ωκ”", "קטן", "\\(", ""])
def test_text_is_read_back_by_another_program(title: str) -> None:
    out = io.BytesIO()
    file = PdfFile(out, "1.4")
    tree = PageTree(file, 1)
    tree.add(file.put({"Type": Name("Page"), "Parent": tree.parent(), "MediaBox": [0, 0, 9, 9]}))
    tree.end()
    root = file.put({"Type": Name("Catalog"), "Pages": tree.root, "Said": title})
    file.end(root, file.put({}))
    with pikepdf.open(out) as pdf:
        assert str(pdf.Root.Said) == title
