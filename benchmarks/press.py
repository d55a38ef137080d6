"""How fast and how large the press is, beside other tools doing the same work in the same call.

    python -m benchmarks.press [--long] [--folder DIR]

Prints the table of docs/press-speed.md. `--long` adds the books of 128 and 800 pages (a quarter of
an hour and 10 GB in the folder). Ghostscript and ImageMagick are left out where they are missing.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.press_book import SIZE, SQUARE, book, paint, with_other_words
from benchmarks.press_growth import press_apart
from benchmarks.press_peers import codec_floor, ghostscript, imagemagick
from printing.press.colour import table
from printing.press.cube import make_cube
from printing.press.draw import draw
from printing.press.inking import STEP_DOWN
from printing.press.making_ready import grounds_in, make_ready
from printing.press.preflight import Expectation, examine
from printing.press.profile import load_profile
from printing.press.script import BookScript

PAGES = 32
ROUNDS = 3
CHANGES = 7
PEER_PAGES = 4
SHORT, LONG = (24, 32), (128, 800)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.press")
    parser.add_argument("--long", action="store_true", help="128 and 800 pages too")
    parser.add_argument("--folder", type=Path, help="where pages and files are kept meanwhile")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder, prefix="press-") as name:
        folder = Path(name)
        _say(f"{PAGES} pages of {SIZE[0]} x {SIZE[1]} px PNG, {os.cpu_count()} processors, load ")
        _say(f"{os.getloadavg()[0]:.1f} at the start\n\n")
        pictures = paint((chosen.folder or folder) / "pages", PAGES)
        script = book(pictures, PAGES)
        for line in (*_pressed(script, folder), *_changed(script, pictures, folder)):
            _say(line + "\n")
        for pages in (*SHORT, *(LONG if chosen.long else ())):
            key = "kdp-paperback" if pages <= 128 else "offset"
            _say(_grown(book(pictures, pages, key=key), folder) + "\n")


def _pressed(script: BookScript, folder: Path) -> Iterator[str]:
    """A whole book from its PNGs, nothing kept, beside its codecs and two other tools."""
    ours, floors = [], []
    tables = _tables(script, folder)
    for n in range(ROUNDS):
        cache = folder / f"cold-{n}"
        shutil.copytree(tables, cache / "tables")
        ours.append(_timed(script, folder / "book.pdf", cache))
        floors.append(codec_floor(script, cache, 2))
        if n:
            shutil.rmtree(cache)
    ratios = [wall / floor for (wall, _), (floor, _) in zip(ours, floors, strict=True)]
    wall, floor = (statistics.median(each[0] for each in many) for many in (ours, floors))
    cpu, bare = (statistics.median(each[1] for each in many) / PAGES for many in (ours, floors))
    yield f"pressed, two processes, every page weighed     {wall:6.2f} s"
    yield f"codecs alone (decode PNG, encode JPEG)         {floor:6.2f} s"
    yield f"ratio (at most 3.0)                            {statistics.median(ratios):6.2f}"
    yield f"CPU a page, all processes and their start      {cpu:6.3f} s"
    yield f"  codecs alone {bare:.3f} s, ratio                 {cpu / bare:6.2f}"
    few = script.__class__(**{**vars(script), "pages": script.pages[:PEER_PAGES]})
    for told, tool, peer, least in (
        ("Ghostscript", "gs", ghostscript, 5),
        ("ImageMagick", "convert", imagemagick, 6),
    ):
        if shutil.which(tool):
            spent = peer(few, folder)
            yield f"{told}, CPU a page                       {spent:6.2f} s"
            yield f"  times ours (at least {least})                     {spent / cpu:6.1f}"


def _tables(script: BookScript, folder: Path) -> Path:
    """The ink tables, solved and expanded once for a machine as they are, not once for a book."""
    profile = load_profile(script.profile_key)
    started = time.perf_counter()
    make_cube(profile.icc, profile.node_limit, folder)
    table(profile.icc, profile.node_limit - STEP_DOWN, folder)
    _say(f"ink tables, once for a machine                 {time.perf_counter() - started:6.2f} s\n")
    return folder / "tables"


def _changed(script: BookScript, pictures: list, folder: Path) -> Iterator[str]:
    """Other words on one page: made ready at its approval, then the file and its preflight."""
    profile, cache = load_profile(script.profile_key), folder / "cold-0"
    known = draw(script, folder / "before.pdf", cache=cache).pictures
    drawn: dict = {}
    asked = Expectation(
        profile=profile, trim=SQUARE, bleed=True, script=script, grounds=grounds_in(cache)
    )
    before = replace(asked, known_pictures=known)
    examine(folder / "before.pdf", before, drawn=drawn)
    taken = []
    for number in range(5, 5 + CHANGES):
        other = with_other_words(script, number, pictures)
        make_ready(replace(other, pages=other.pages[number - 1 : number]), profile, cache)
        # What earlier rounds wrote goes to the disk now, not while this one is timed; and as on
        # the desk, a run's file gets a place of its own and takes no other's.
        (folder / "after.pdf").unlink(missing_ok=True)
        os.sync()
        started = time.perf_counter()
        made = draw(other, folder / "after.pdf", cache=cache)
        written = time.perf_counter()
        expected = replace(
            asked, script=other, known_pictures=made.pictures, known_pages=drawn, written=made.file
        )
        report = examine(folder / "after.pdf", expected)
        examined = time.perf_counter()
        taken.append((written - started, examined - written, examined - started))
    written, examined, whole = (statistics.median(each) for each in zip(*taken, strict=True))
    yield ""
    yield f"one page of {PAGES} changed: new file                {written:6.2f} s"
    yield f"  and its preflight ({report.rules} rules, {len(known)} known)      {examined:6.2f} s"
    yield f"  together (under 1)                           {whole:6.2f} s"
    yield ""


def _grown(script: BookScript, folder: Path) -> str:
    """A book pressed by the command, from nothing kept and again."""
    path, cache, out = folder / "grown.json", folder / "grown", folder / "grown.pdf"
    path.write_text(script.to_json(), "utf-8")
    cold = press_apart(path, out, cache)
    warm = press_apart(path, out, cache)
    count, size = len(script.pages), out.stat().st_size / 1e6
    shutil.rmtree(cache)
    out.unlink()
    return (
        f"{count:4} pages: {size:5.0f} MB; CPU a page {cold.cpu / count:.3f} s, written again "
        f"{warm.cpu / count:.4f} s; largest process {max(cold.largest, warm.largest):.0f} MB, "
        f"all together {cold.together:.0f} MB; written again {warm.largest:.0f} MB"
    )


def _timed(script: BookScript, out: Path, cache: Path) -> tuple[float, float]:
    """Wall and CPU seconds of a pressing, its processes' included."""
    before, started = _cpu(), time.perf_counter()
    draw(script, out, cache=cache, processes=2)
    return time.perf_counter() - started, _cpu() - before


def _cpu() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def _say(text: str) -> None:
    print(text, end="", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
