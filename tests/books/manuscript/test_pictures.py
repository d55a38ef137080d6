"""Pictures are opened whole before they are believed."""

from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from books.manuscript.reader import read_book
from tests.books.manuscript.shelf import SMALL, picture, refusal, write_book


def claimed_png(width: int, height: int) -> bytes:
    """A PNG whose header claims a size its data does not have."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def animated(kind: str) -> bytes:
    """Two frames in one file."""
    stream = io.BytesIO()
    frames = [Image.new("RGB", (80, 80), colour) for colour in ("red", "blue")]
    frames[0].save(stream, kind, save_all=True, append_images=frames[1:])
    return stream.getvalue()


def test_pictures_go_to_cover_and_pages_by_their_numbers(tmp_path: Path) -> None:
    draft = read_book(
        write_book(
            tmp_path,
            en__md=SMALL,
            art__01__jpg=picture(80, 70, "JPEG"),
            art__2__webp=picture(90, 70, "WEBP"),
            **{"art__03-sea__png": picture(100, 70)},
            art__04__png=picture(),
            art__sketch__png=picture(),
        )
    )
    assert draft.cover is not None
    assert (draft.cover.width, draft.cover.height, draft.cover.format) == (80, 70, "JPEG")
    assert [(one.width, one.format) for one in draft.art if one] == [(90, "WEBP"), (100, "PNG")]
    assert [one.path.name for one in draft.surplus_art] == ["04.png", "sketch.png"]
    assert (
        "2 pictures are left over, kept and not placed: art/04.png, art/sketch.png." in draft.notes
    )


def test_a_page_without_a_picture_is_listed_and_the_rest_stay_put(tmp_path: Path) -> None:
    draft = read_book(write_book(tmp_path, en__md=SMALL, art__03__png=picture()))
    assert [one.path.name if one else None for one in draft.art] == [None, "03.png"]
    assert draft.unpictured == (0,)
    assert "Story page 1 is without a picture, set as text alone." in draft.notes
    assert "There is no art/01, so the book has no cover picture yet." in draft.notes


def test_a_book_without_art_has_nothing_to_list(tmp_path: Path) -> None:
    draft = read_book(write_book(tmp_path, en__md=SMALL))
    assert (draft.has_art, draft.art, draft.unpictured) == (False, (None, None), ())


def test_the_camera_s_turn_is_counted_in(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    stream = io.BytesIO()
    Image.new("RGB", (90, 70)).save(stream, "JPEG", exif=exif)
    draft = read_book(write_book(tmp_path, en__md=SMALL, art__01__jpg=stream.getvalue()))
    assert draft.cover is not None
    assert (draft.cover.width, draft.cover.height) == (70, 90)


def test_hidden_files_of_other_systems_are_passed_by(tmp_path: Path) -> None:
    folder = write_book(tmp_path, en__md=SMALL, art__01__png=picture())
    (folder / "art" / ".DS_Store").write_bytes(b"x")
    (folder / "art" / "Thumbs.db").write_bytes(b"x")
    assert read_book(folder).cover is not None


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "is not a picture we know"),
        (b"no picture", "is not a picture we know"),
        (b"GIF89a" + b"\0" * 50, "is not a picture we know"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "is not a picture we know"),
        (b"\xff\xd8\xff", "starts as a JPEG but is damaged"),
        (picture(300, 300, "JPEG")[:-200], "starts as a JPEG but is damaged"),
        (picture(300, 300, "PNG")[:-60], "starts as a PNG but is damaged"),
        (picture(300, 300, "WEBP")[:-60], "starts as a WEBP but is damaged"),
        (claimed_png(400, 400), "starts as a PNG but is damaged"),
        (claimed_png(8000, 8000), "has 8000 x 8000 pixels; at most 40 million"),
        (claimed_png(12001, 100), "has 12001 x 100 pixels; at most"),
        (claimed_png(60000, 60000), "claims far more than 40 million pixels"),
        (picture(63, 200), "has 63 x 200 pixels, too few"),
        (animated("PNG"), "is animated"),
        (animated("WEBP"), "is animated"),
    ],
)
def test_what_is_no_picture_is_refused_by_name(tmp_path: Path, raw: bytes, why: str) -> None:
    assert refusal(write_book(tmp_path, en__md=SMALL, art__02__jpg=raw)).startswith(
        f"art/02.jpg {why}"
    )


def test_two_pictures_of_one_number_are_refused(tmp_path: Path) -> None:
    book = write_book(tmp_path, en__md=SMALL, art__02__jpg=picture(), art__2__png=picture())
    assert refusal(book).startswith("art/2.png and art/02.jpg are both picture 2")


def test_a_link_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(picture())
    folder = write_book(tmp_path / "book", en__md=SMALL, art__01__png=picture())
    (folder / "art" / "02.png").symlink_to(tmp_path / "secret.png")
    assert refusal(folder).startswith("art/02.png is a link that leaves the book's folder")


def test_a_folder_or_pipe_among_the_pictures_is_refused(tmp_path: Path) -> None:
    folder = write_book(tmp_path, en__md=SMALL, art__01__png=picture())
    os.mkfifo(folder / "art" / "02.png")
    assert refusal(folder).startswith("art/02.png is not a picture but a folder or device")


def test_a_picture_of_too_many_bytes_is_not_opened(tmp_path: Path) -> None:
    folder = write_book(tmp_path, en__md=SMALL, art__01__png=picture())
    os.truncate(folder / "art" / "01.png", 41 * 1024 * 1024)
    assert refusal(folder).startswith("art/01.png has 41.0 MB, and at most 40 MB are read")
