"""A PDF grows object by object; what it copies is checked on the way."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pikepdf
import pytest

from printing.press.writer.file import CHUNK, PdfFile, Spoilt
from printing.press.writer.tree import BRANCH, PageTree
from printing.press.writer.values import Name, Ref


def ended(file: PdfFile, tree: PageTree) -> None:
    tree.end()
    root = file.put({"Type": Name("Catalog"), "Pages": tree.root})
    file.end(root, file.put({"Title": "T"}))


def of_pages(count: int) -> bytes:
    out = io.BytesIO()
    file = PdfFile(out, "1.4")
    tree = PageTree(file, count)
    for n in range(count):
        page = {"Type": Name("Page"), "Parent": tree.parent(), "MediaBox": [0, 0, n + 1, 10]}
        tree.add(file.put({**page, "Resources": {}}))
    ended(file, tree)
    return out.getvalue()


@pytest.mark.parametrize("count", [1, BRANCH, BRANCH + 1, 3 * BRANCH + 5])
def test_every_page_is_found_in_its_order_without_repair(count: int) -> None:
    with pikepdf.open(io.BytesIO(of_pages(count)), attempt_recovery=False) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert [int(page.mediabox[2]) for page in pdf.pages] == list(range(1, count + 1))
        assert int(pdf.Root.Pages.Count) == count
        for kid in pdf.Root.Pages.Kids:
            assert kid.Parent.objgen == pdf.Root.Pages.objgen
        assert len(pdf.Root.Pages.Kids) == (count if count <= BRANCH else -(-count // BRANCH))


def test_the_size_is_that_of_the_bytes_written() -> None:
    out = io.BytesIO()
    file = PdfFile(out, "1.4")
    ended(file, PageTree(file, 1))
    assert file.size == len(out.getvalue())


def _copied(data: bytes, path: Path) -> bytes:
    path.write_bytes(data)
    out = io.BytesIO()
    file = PdfFile(out, "1.4")
    sha256 = hashlib.sha256(data).hexdigest()
    copied = file.copy_stream({"Filter": Name("DCTDecode")}, path, len(data), sha256)
    tree = PageTree(file, 1)
    resources = {"XObject": {"Im1": copied}}
    tree.add(
        file.put(
            {
                "Type": Name("Page"),
                "Parent": tree.parent(),
                "MediaBox": [0, 0, 9, 9],
                "Resources": resources,
            }
        )
    )
    ended(file, tree)
    return out.getvalue()


def test_a_file_longer_than_a_piece_is_copied_to_the_byte(tmp_path: Path) -> None:
    data = bytes(range(256)) * (CHUNK // 256) + b"tail"
    with pikepdf.open(io.BytesIO(_copied(data, tmp_path / "p.jpg"))) as pdf:
        assert pdf.pages[0].obj.Resources.XObject.Im1.read_raw_bytes() == data


def test_the_files_name_follows_its_content_and_nothing_else(tmp_path: Path) -> None:
    def name(data: bytes, path: str) -> bytes:
        with pikepdf.open(io.BytesIO(_copied(data, tmp_path / path))) as pdf:
            first, second = pdf.trailer.ID
            assert bytes(first) == bytes(second)
            return bytes(first)

    assert name(b"moon", "a.jpg") == name(b"moon", "b.jpg")
    assert name(b"moon", "a.jpg") != name(b"noon", "a.jpg")


@pytest.mark.parametrize("now", [b"moon", b"owls and moon", b""])
def test_a_picture_that_is_no_longer_the_one_it_was_is_not_copied_in_silence(
    tmp_path: Path, now: bytes
) -> None:
    path = tmp_path / "p.jpg"
    path.write_bytes(now)
    file = PdfFile(io.BytesIO(), "1.4")

    def write() -> None:
        file.copy_stream({}, path, 4, hashlib.sha256(b"owls").hexdigest())
        ended(file, PageTree(file, 1))

    with pytest.raises(Spoilt) as caught:
        write()
    assert caught.value.path == path


def test_an_object_promised_and_not_written_stops_the_file() -> None:
    file = PdfFile(io.BytesIO(), "1.4")
    file.reserve()
    with pytest.raises(ValueError, match="object 1 was promised and never written"):
        file.end(Ref(2), Ref(2))


def test_a_number_is_given_to_one_object_only() -> None:
    file = PdfFile(io.BytesIO(), "1.4")
    ref = file.put({})
    with pytest.raises(ValueError, match="object 1 was written before"):
        file.put({}, ref)


def test_the_file_knows_its_own_sha256_and_that_of_each_copied_picture(tmp_path: Path) -> None:
    out, data = tmp_path / "out.pdf", (b"one" * 5000, b"two" * 7000)
    with out.open("wb") as stream:
        file = PdfFile(stream, "1.4")
        for n, each in enumerate(data):
            (tmp_path / str(n)).write_bytes(each)
            sha256 = hashlib.sha256(each).hexdigest()
            file.copy_stream({}, tmp_path / str(n), len(each), sha256)
        ended(file, PageTree(file, 1))
    assert file.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    with pikepdf.open(out) as pdf:
        told = {
            number: hashlib.sha256(pdf.get_object(number, 0).read_raw_bytes()).hexdigest()
            for number in file.streams
        }
    assert told == file.streams
    assert len(told) == 2
