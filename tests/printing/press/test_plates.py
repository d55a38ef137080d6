"""Another language changes the black plate and no other, where black overprints."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from printing.press.content import BookContent, PageContent, Paragraph, Run
from printing.press.draw import Pressed, draw
from printing.press.layout import lay_out
from printing.press.profile import load_profile
from tests.printing.press.samples import book_of, painted

OFFSET = load_profile("offset")
ENGLISH = (
    "Pip and the Moon",
    "Why does she follow me? he asked.\n\nNobody knew.",
    "The moon.",
    "Good night, said the owl.",
)
RUSSIAN = (
    "Пип и луна",
    "Почему она всегда идёт за мной? спросил он у старой совы.\n\nНо никто этого не знал.",
    "А луна смотрела на сову и молчала всю долгую ночь.",
    "Спокойной ночи, сказала сова, и все уснули до утра.",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("plates")


def tale(folder: Path, language: str, words: tuple[str, ...]) -> BookContent:
    """A title, words on a dark and on a light picture, above art, and beside a spot."""
    night, hill = painted(folder, dark=150), painted(folder)
    told = [tuple(Paragraph((Run(part),)) for part in each.split("\n\n")) for each in words]
    return book_of(
        PageContent(1, "title", "title", told[0]),
        PageContent(2, "story", "text-on-picture", told[1], night),
        PageContent(3, "story", "text-on-picture", told[2], hill),
        PageContent(4, "story", "art-above-text", told[3], hill),
        PageContent(5, "story", "vignette", told[2], hill),
        PageContent(6, "story", "spot", told[3], hill),
        profile_key="offset",
        language=language,
    )


@pytest.fixture(scope="module")
def editions(folder: Path) -> list[tuple[Path, Pressed]]:
    made = []
    for language, words in (("en", ENGLISH), ("ru", RUSSIAN)):
        out = folder / f"{language}.pdf"
        script = lay_out(tale(folder, language, words), OFFSET)
        made.append((out, draw(script, out, cache=folder / "cache", profile=OFFSET)))
    return made


def pictures(path: Path) -> list[list[tuple[str, str]]]:
    """Where pictures stand on each page, and the sha256 of their bytes."""
    with pikepdf.open(path) as pdf:
        found = []
        for page in pdf.pages:
            matrices = [
                " ".join(str(value) for value in each.operands)
                for each in pikepdf.parse_content_stream(page)
                if str(each.operator) == "cm"
            ]
            images = page.obj.Resources.get("/XObject", {})
            bytes_of = [
                hashlib.sha256(images[name].read_raw_bytes()).hexdigest()
                for name in sorted(images.keys())
            ]
            found.append([*zip(matrices[1:], bytes_of, strict=True)])
        return found


def test_pictures_are_the_same_bytes_in_the_same_places(
    editions: list[tuple[Path, Pressed]],
) -> None:
    first, second = (pictures(path) for path, _ in editions)
    assert first == second
    assert [len(page) for page in first] == [0, 1, 1, 1, 1, 1]


def test_the_dark_picture_was_lit_for_its_words(folder: Path) -> None:
    # Else the test above would hold without the band's light having been made alike.
    script = lay_out(tale(folder, "en", ENGLISH), OFFSET)
    assert script.pages[1].pictures[0].scrims
    assert not script.pages[2].pictures[0].scrims


def test_words_are_black_alone_and_overprint(editions: list[tuple[Path, Pressed]]) -> None:
    for path, made in editions:
        assert made.remarks == ()
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                state = page.obj.Resources.ExtGState.Over
                assert (bool(state.OP), bool(state.op), int(state.OPM)) == (True, True, 1)
                over, inks = False, []
                for each in pikepdf.parse_content_stream(page):
                    if str(each.operator) == "gs":
                        over = str(each.operands[0]) == "/Over"
                    if str(each.operator) == "k":
                        inks.append([float(ink) for ink in each.operands])
                    if str(each.operator) == "TJ":
                        assert over
                        assert inks[-1] == [0, 0, 0, 1]


@pytest.mark.skipif(not shutil.which("gs"), reason="ghostscript parts the plates")
def test_ghostscript_parts_the_same_cyan_magenta_and_yellow(
    editions: list[tuple[Path, Pressed]],
) -> None:
    for path, _ in editions:
        plates = path.with_suffix("")
        plates.mkdir()
        subprocess.run(
            [
                *("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffsep", "-r24"),
                *("-dLastPage=4", f"-sOutputFile={plates / 'p%d.tif'}", str(path)),
            ],
            check=True,
        )
    first, second = (path.with_suffix("") for path, _ in editions)
    for page in range(1, 5):
        for plate in ("Cyan", "Magenta", "Yellow", "Black"):
            one, other = (
                Image.open(where / f"p{page}({plate}).tif").tobytes() for where in (first, second)
            )
            assert (one == other) == (plate != "Black"), f"page {page}, {plate}"


def test_black_over_too_much_colour_is_pushed_aside_and_told(folder: Path) -> None:
    script = lay_out(tale(folder, "en", ENGLISH), OFFSET)
    page = script.pages[1]
    (lit,) = page.pictures
    # Without its light, the words would stand on a night sky.
    dark = replace(page, number=1, pictures=(replace(lit, scrims=()),))
    tight = replace(OFFSET, ink_limit=240, node_limit=232)
    out = folder / "aside.pdf"
    made = draw(replace(script, pages=(dark,)), out, cache=folder / "cache", profile=tight)
    assert len(made.remarks) == len([run for line in dark.lines for run in line.runs])
    assert "page 1: 'Why does she follow me? he asked.' stands on" in made.remarks[0]
    assert "its black is not overprinted (240 % in all)" in made.remarks[0]
    with pikepdf.open(out) as pdf:
        chosen = [
            str(each.operands[0])
            for each in pikepdf.parse_content_stream(pdf.pages[0])
            if str(each.operator) == "gs"
        ]
    assert "/Over" not in chosen


def test_words_too_many_for_the_first_band_take_the_next(folder: Path) -> None:
    long = ("Pip", *(" ".join(["She flew over hill and town."] * 17),), *ENGLISH[2:])
    script = lay_out(tale(folder, "en", long), OFFSET)
    assert len(script.pages[1].lines) > 6
    assert script.pages[1].pictures[0].box == script.pages[2].pictures[0].box
