"""The size of a file is foreseen, and what is lowered to keep under the printer's is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from printing.press import bulk
from printing.press.bulk import BookTooLarge, predicted_size
from printing.press.content import PictureContent
from printing.press.draw import Pressed, draw
from printing.press.layout import lay_out
from printing.press.profile import PrinterProfile, load_profile
from printing.press.script import BookScript
from tests.printing.press.samples import book_of, sha256, story

KDP = load_profile("kdp-paperback")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bulk")


@pytest.fixture(scope="module")
def script(folder: Path) -> BookScript:
    """Two grainy pages and one shown twice."""
    pictures = []
    for n in range(2):
        grain = np.random.default_rng(n).integers(90, 250, (526, 518, 3), dtype=np.uint8)
        path = folder / f"grain-{n}.png"
        Image.fromarray(grain).save(path)
        pictures.append(PictureContent(path, 518, 526, sha256(path)))
    pages = (story(n, "", pictures[n % 2]) for n in (1, 2, 3))
    return lay_out(book_of(*pages))


@pytest.fixture
def nothing_but_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "ONCE", 0)
    monkeypatch.setattr(bulk, "A_PAGE", 0)
    monkeypatch.setattr(bulk, "MEGABYTE", 1000)  # the caps below are kilobytes


def pressed(script: BookScript, folder: Path, name: str, profile: PrinterProfile) -> Pressed:
    return draw(script, folder / f"{name}.pdf", cache=folder / "cache", profile=profile)


def qualities(path: Path) -> set[int]:
    """The finest step of each picture's first quantisation table: less is finer."""
    found = set()
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            for image in page.obj.Resources.XObject.values():
                data = image.read_raw_bytes()
                at = data.index(b"\xff\xdb") + 5
                found.add(max(data[at : at + 64]))
    return found


def test_prepared_pictures_are_counted_as_they_are(script: BookScript, folder: Path) -> None:
    before = predicted_size(script, KDP, folder / "cache")
    made = pressed(script, folder, "plain", KDP)
    after = predicted_size(script, KDP, folder / "cache")
    assert (before.sure, after.sure) == (False, True)
    assert made.size <= after.size <= made.size + bulk.ONCE + 3 * bulk.A_PAGE
    assert made.remarks == ()
    assert before.sentence.startswith("The file will have about")
    assert after.sentence.endswith("the printer takes 650 MB.")


def test_a_printer_without_a_cap_is_told_so(script: BookScript) -> None:
    free = replace(KDP, max_file_mb=0)
    assert predicted_size(script, free).sentence.endswith("this printer names no limit.")


@pytest.mark.usefixtures("nothing_but_pictures")
def test_quality_is_lowered_as_far_as_it_must_be_and_no_further(
    script: BookScript, folder: Path
) -> None:
    plain = pressed(script, folder, "plain", replace(KDP, max_file_mb=0))
    cap = round(plain.size * 0.85 / 1000)
    tight = replace(KDP, max_file_mb=cap)
    forecast = predicted_size(script, tight, folder / "cache")
    assert forecast.sentence.endswith("the printer takes: pictures will be saved at about 93.")
    made = pressed(script, folder, "tight", tight)
    assert made.size < plain.size
    (told,) = made.remarks
    assert told.startswith("pictures are saved at JPEG quality 93 instead of 95: at 95 they took")
    assert f"more than {KDP.title} takes" in told
    (fine,), (coarse,) = qualities(folder / "plain.pdf"), qualities(folder / "tight.pdf")
    assert fine < coarse
    assert max(made.pictures.values()) <= KDP.ink_limit
    again = pressed(script, folder, "again", tight)
    assert again == made
    tighter = replace(KDP, max_file_mb=round(plain.size * 0.75 / 1000))
    less = pressed(script, folder, "tighter", tighter)
    # The cap leaves room for fonts and the printing condition, which are nothing here.
    assert less.size <= plain.size * 0.8
    assert "JPEG quality 90" in less.remarks[0] or "JPEG quality 88" in less.remarks[0]


@pytest.mark.usefixtures("nothing_but_pictures")
def test_a_book_no_quality_saves_is_refused_with_its_numbers(
    script: BookScript, folder: Path
) -> None:
    tiny = replace(KDP, max_file_mb=50)
    with pytest.raises(BookTooLarge, match=r"take \d+ MB even at JPEG quality 85, and Amazon KDP"):
        pressed(script, folder, "tiny", tiny)
    assert not (folder / "tiny.pdf").exists()
    assert "too much even at 85" in predicted_size(script, tiny, folder / "cache").sentence


def test_a_book_is_foreseen_from_its_pixels_alone() -> None:
    # 128 pages of 2588 x 2625 px at 0.8 bytes a pixel are 696 MB; at quality 93 about 622
    told = bulk.foreseen(KDP, pages=128, pixels=128 * 2588 * 2625, gray=False)
    assert told.size == pytest.approx(696e6, rel=0.01)
    assert told.sentence == (
        "At JPEG quality 95 the file would have about 699 MB, more than the 650 MB the printer "
        "takes: pictures will be saved at about 93."
    )
    grey = bulk.foreseen(KDP, pages=128, pixels=128 * 2588 * 2625, gray=True)
    assert grey.sentence == "The file will have about 177 MB; the printer takes 650 MB."


def test_a_cover_is_held_to_the_covers_cap(script: BookScript) -> None:
    assert KDP.cover is not None
    cover = replace(script, part="cover")
    assert bulk.most_bytes(cover, KDP) == KDP.cover.max_file_mb * 1_000_000
    assert bulk.most_bytes(script, KDP) == 650_000_000


def test_a_cover_is_in_colour_whatever_the_paper_inside(script: BookScript) -> None:
    white = replace(script, stock="white")
    assert bulk.gray_of(white, KDP)
    assert not bulk.gray_of(replace(white, part="cover"), KDP)
