"""The demo, hurt on the way: a worker killed, the queue flushed, the demo itself killed.

One book is drawn for all tests of this file; they measure it with other people's tools.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import books
from books.manuscript.reader import read_book
from books.manuscript.text import plain_text
from tests.engines.own import ask, environment_of, flush
from tests.hearing import hear_all_signals
from tests.journeys.measuring import boxes, tool, words

ROOT = Path(__file__).resolve().parents[2]
STORY = Path(books.__file__).parent / "samples" / "the-lantern-owl"
GONE_SECONDS = 15
pytestmark = [pytest.mark.journey, pytest.mark.timeout(420)]


@dataclass(frozen=True)
class Made:
    """What the demo left, after being killed once and run again."""

    var: Path
    said: str
    again: str
    sha256: tuple[str, str]
    covers: tuple[str, str]

    @property
    def cover(self) -> Path:
        """The cover."""
        return next((self.var / "demo").glob("*-cover.pdf"))

    @property
    def pdf(self) -> Path:
        """The interior."""
        return next((self.var / "demo").glob("*-interior.pdf"))

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """Rows of the demo's database."""
        return ask(self.var, query)


def stored(var: Path) -> int:
    """How many pictures are stored."""
    rows = ask(var, "select count(*) from illustration_attempt where state = 'STORED'")
    return int(str(rows[0][0])) if rows else 0


def start(var: Path) -> subprocess.Popen[str]:
    """Start the demo as `make demo` does."""
    return subprocess.Popen(
        [sys.executable, "manage.py", "demo"],
        cwd=ROOT,
        env=environment_of(var),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=hear_all_signals,
    )


def finish(demo: subprocess.Popen[str]) -> str:
    """Wait for the end and return what was said; the demo must end by itself with 0."""
    said, _ = demo.communicate(timeout=300)
    assert demo.returncode == 0, said
    return said


def until(true: Callable[[], bool], what: str, seconds: float = 200) -> None:
    """Wait for something to become true."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"waited {seconds} s for {what}"
        time.sleep(0.1)


def processes_of(var: Path, word: str = "") -> list[int]:
    """Ids of living processes that were started for this var folder (Linux and macOS)."""
    listed = subprocess.run(["ps", "-axww", "-o", "pid=,command="], capture_output=True, text=True)
    lines = [line.split(None, 1) for line in listed.stdout.splitlines() if len(line.split()) > 1]
    ours = [(int(pid), command) for pid, command in lines if belongs(int(pid), command, var)]
    return [pid for pid, command in ours if word in command]


def belongs(pid: int, command: str, var: Path) -> bool:
    """Whether a process carries the var folder in its command or its environment."""
    if str(var) in command:
        return True
    try:
        return f"OCTAVO_VAR={var}\0".encode() in Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return False


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """Hurt the demo three ways, run it to its end, run it once more."""
    var = tmp_path_factory.mktemp("demo").resolve()
    demo = start(var)
    try:
        until(lambda: stored(var) >= 3, "three pictures")
        os.kill(processes_of(var, "manage.py work")[0], signal.SIGKILL)
        until(lambda: stored(var) >= 5, "five pictures")
        flush(var)
        until(lambda: stored(var) >= 8, "eight pictures after FLUSHALL")
        demo.kill()
        demo.communicate()
        until(lambda: not processes_of(var), "the children to end by themselves", GONE_SECONDS)
        said = finish(start(var))
        first, cover = sha256(var), sha256(var, "cover")
        again = finish(start(var))
        yield Made(var, said, again, (first, sha256(var)), (cover, sha256(var, "cover")))
    finally:
        for pid in processes_of(var):
            os.kill(pid, signal.SIGKILL)


def sha256(var: Path, part: str = "interior") -> str:
    """The hash of the interior, or of the cover."""
    (pdf,) = (var / "demo").glob(f"*-{part}.pdf")
    return hashlib.sha256(pdf.read_bytes()).hexdigest()


def test_ctrl_c_ends_it_in_one_line_with_no_child_left(tmp_path: Path) -> None:
    var = tmp_path.resolve()
    demo = start(var)
    try:
        until(lambda: bool(processes_of(var, "manage.py work")), "the workers", 30)
        os.killpg(demo.pid, signal.SIGINT)
        said, _ = demo.communicate(timeout=30)
        until(lambda: not processes_of(var), "the children to end", GONE_SECONDS)
    finally:
        for pid in processes_of(var):
            os.kill(pid, signal.SIGKILL)
    assert demo.returncode == 130
    assert "What is stored is safe: run the demo again" in said
    assert "Traceback" not in said


def test_every_picture_was_drawn_once(made: Made) -> None:
    attempts = made.rows("select state, count(*) from illustration_attempt group by state")
    drawn = made.rows("select count(*), count(distinct sha256) from books_artwork")
    # The cover's picture is one more than the scenes and sheets of the story.
    scenes = len(read_book(STORY).scenes) + len(read_book(STORY).characters) + 1
    assert attempts == [("STORED", scenes)]
    assert drawn == [(scenes, scenes)]


def test_the_second_run_draws_nothing_and_makes_the_same_bytes(made: Made) -> None:
    assert made.sha256[0] == made.sha256[1]
    assert made.covers[0] == made.covers[1]
    assert made.covers[0] in made.again
    assert "0 of them asked for now" in made.again
    assert made.sha256[0] in made.again


def test_it_leaves_interior_and_cover_with_their_reports_and_pictures(made: Made) -> None:
    names = sorted(path.name for path in (made.var / "demo").iterdir())
    assert names == [
        "the-lantern-owl-e1-contact.png",
        "the-lantern-owl-e1-cover-preflight.html",
        "the-lantern-owl-e1-cover-preflight.json",
        "the-lantern-owl-e1-cover.pdf",
        "the-lantern-owl-e1-cover.png",
        "the-lantern-owl-e1-interior.pdf",
        "the-lantern-owl-e1-preflight.html",
        "the-lantern-owl-e1-preflight.json",
    ]
    for name, digest in ((names[7], made.sha256[1]), (names[2], made.covers[1])):
        report = json.loads((made.var / "demo" / name).read_text(encoding="utf-8"))
        assert (report["verdict"], report["errors"], report["warnings"]) == ("pass", 0, 0)
        assert report["file_sha256"] == digest
    assert "0 errors" in made.said


def test_the_cover_is_the_wrap_of_32_pages(made: Made) -> None:
    (page,) = boxes(made.cover)
    # 0.125 + 8.5 + 32 * 0.002347 + 8.5 + 0.125 by 8.75 in (C02 of the vectors)
    assert page["MediaBox"] == pytest.approx((0, 0, 1247.407, 630), abs=0.05)
    assert "No syntax or stream encoding errors found" in tool("qpdf", "--check", str(made.cover))
    for line in tool("pdffonts", str(made.cover)).splitlines()[2:]:
        assert line.split()[-5:-2] == ["yes", "yes", "yes"], line


def test_a_scanner_reads_the_isbn_on_the_cover(made: Made, tmp_path: Path) -> None:
    tool("pdftoppm", "-r", "300", "-gray", str(made.cover), str(tmp_path / "cover"))
    (sheet,) = tmp_path.glob("cover*.pgm")
    assert tool("zbarimg", "--quiet", str(sheet)).strip() == "EAN-13:9780306406157"


def test_no_process_is_left(made: Made) -> None:
    assert processes_of(made.var) == []


def test_qpdf_finds_nothing_wrong(made: Made) -> None:
    assert "No syntax or stream encoding errors found" in tool("qpdf", "--check", str(made.pdf))


def test_pages_are_621_by_630_points_with_the_trim_on_alternating_sides(made: Made) -> None:
    pages = boxes(made.pdf)
    assert len(pages) == 32
    for number, page in enumerate(pages, start=1):
        left = 0 if number % 2 else 9  # KDP bleeds outside, top and bottom only
        assert page["MediaBox"] == pytest.approx((0, 0, 621, 630), abs=0.01)
        assert page["BleedBox"] == page["MediaBox"]
        assert page["TrimBox"] == pytest.approx((left, 9, left + 612, 621), abs=0.01)


def test_every_font_is_embedded(made: Made) -> None:
    lines = tool("pdffonts", str(made.pdf)).splitlines()[2:]
    assert lines
    for line in lines:
        # name, type, encoding, emb, sub, uni, object, generation
        assert line.split()[-5:-2] == ["yes", "yes", "yes"], line


def test_every_picture_is_cmyk_or_gray_with_300_dots_an_inch_or_more(made: Made) -> None:
    lines = tool("pdfimages", "-list", str(made.pdf)).splitlines()[2:]
    assert len(lines) == 19  # 9 single scenes and 5 spreads of two halves
    for line in lines:
        fields = line.split()
        assert fields[5] in {"cmyk", "gray"}, line
        assert int(fields[12]) >= 300, line
        assert int(fields[13]) >= 300, line


def test_no_decoded_pixel_carries_more_than_240_percent_ink(made: Made) -> None:
    import numpy as np
    import pikepdf

    most = 0.0
    with pikepdf.open(made.pdf) as pdf:
        for page in pdf.pages:
            for image in page.get_images().values():
                inks = np.asarray(pikepdf.PdfImage(image).as_pil_image()).astype(np.uint16)
                if inks.ndim == 3:
                    most = max(most, float(inks.sum(axis=2).max()) / 255 * 100)
    assert 0 < most <= 240


def test_the_count_is_a_multiple_of_four(made: Made) -> None:
    assert len(boxes(made.pdf)) % 4 == 0


def test_pdftotext_returns_the_story(made: Made) -> None:
    told = words(tool("pdftotext", "-layout", str(made.pdf), "-"))
    for page in read_book(STORY).pages:
        assert words(plain_text(page.text)) in told


def test_black_text_is_black_ink_alone(made: Made) -> None:
    import pikepdf

    with pikepdf.open(made.pdf) as pdf:
        for page in pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                assert str(operator) not in {"rg", "RG", "g", "G", "sc", "scn", "SC", "SCN"}
                if str(operator) in {"k", "K"}:
                    inks = [float(ink) for ink in operands]
                    assert inks[:3] == [0, 0, 0]
