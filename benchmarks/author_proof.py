"""How long an author's proof takes, beside its codecs alone and Ghostscript doing the same.

    python -m benchmarks.author_proof [--folder DIR]

A book of 32 pages, words on pictures of 2592 x 2640 pixels (PNG, the worst case), nothing kept; the
first call paints them, half a minute of it, and `--folder` keeps them for the next.
The codec floor decodes the same PNGs and encodes the same small JPEGs, two at a time, nothing
else. The peer makes a PDF of 144 dpi of the same pages (its source, the press's own PDF of full
resolution in RGB, is given to it for nothing). Figures in docs/colour-and-proof.md.
"""

from __future__ import annotations

import argparse
import io
import os
import resource
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from PIL import Image

from benchmarks.press_book import SIZE, book, paint
from printing.press.author_proof import Marking, author_proof
from printing.press.draw import draw
from printing.press.profile import load_profile
from printing.press.proof import in_srgb
from printing.press.script import BookScript
from printing.press.shrinking import Manner, shrunk

PAGES, PEER_PAGES, ROUNDS = 32, 4, 3
MOST_SECONDS = 3.0
MARKING = Marking(3, "PROOF 3 · for Rita · not for print", guides=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.author_proof")
    parser.add_argument("--folder", type=Path, help="where pages and files are kept meanwhile")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder, prefix="proof-") as name:
        folder = Path(name)
        script = book(paint((chosen.folder or folder) / "pages", PAGES), PAGES)
        load = os.getloadavg()[0]
        _say(f"{PAGES} pages of {SIZE[0]} x {SIZE[1]} px PNG, {os.cpu_count()} processors, ")
        _say(f"load {load:.1f} at the start\n\n")
        measured(script, folder)


def measured(script: BookScript, folder: Path) -> None:
    """Print the table of one book; `folder` is written into."""
    ours, floors, printed = [], [], []
    for n in range(ROUNDS):
        cold = folder / f"cold-{n}"
        ours.append(_timed(lambda cold=cold: _proof(script, folder, cold, MARKING)))
        made = shrunk(_placed(script), Manner(), cold)
        files = [(each.path, made[each].path) for each in _placed(script)]
        floors.append(_timed(lambda files=files: _codecs(files)))
        inks = replace(MARKING, printed=True)
        again = folder / f"printed-{n}"
        printed.append(_timed(lambda again=again, inks=inks: _proof(script, folder, again, inks)))
    kept = _timed(lambda: _proof(script, folder, folder / "cold-0", replace(MARKING, number=4)))
    wall, cpu = (statistics.median(each[n] for each in ours) for n in (0, 1))
    floor, bare = (statistics.median(each[n] for each in floors) for n in (0, 1))
    inked = statistics.median(each[0] for each in printed)
    gs = _ghostscript(script, folder)
    mega = (folder / "proof.pdf").stat().st_size / 1e6
    _say(f"proof of {PAGES} pages, nothing kept (at most {MOST_SECONDS:.0f})   {wall:6.2f} s\n")
    _say(f"  with colours as they will print           {inked:6.2f} s\n")
    _say(f"  another of the same book                  {kept[0]:6.2f} s\n")
    _say(f"codecs alone                                {floor:6.2f} s\n")
    _say(f"ratio                                       {wall / floor:6.2f}\n")
    _say(f"CPU a page                                  {cpu / PAGES:6.3f} s\n")
    _say(f"  codecs alone {bare / PAGES:.3f} s, ratio               {cpu / bare:6.2f}\n")
    _say(f"  Ghostscript {gs:.3f} s, times ours            {gs / (cpu / PAGES):6.1f}\n")
    _say(f"the file                                    {mega:6.1f} MB\n")


def _proof(script: BookScript, folder: Path, cache: Path, marking: Marking) -> None:
    author_proof([script], folder / "proof.pdf", marking, cache=cache)


def _placed(script: BookScript) -> list:
    return [each for page in script.pages for each in page.pictures]


def _codecs(files: Sequence[tuple[str, Path]]) -> None:
    """Decode every PNG and encode every small JPEG, two at a time."""
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(_one, files))


def _one(pair: tuple[str, Path]) -> None:
    with Image.open(pair[0]) as whole, Image.open(pair[1]) as small:
        whole.load()
        small.save(io.BytesIO(), "JPEG", quality=Manner().quality)


def _ghostscript(script: BookScript, folder: Path) -> float:
    """CPU seconds a page of pdfwrite bringing the same pages down to 144 dpi."""
    few = replace(script, pages=script.pages[:PEER_PAGES])
    source, out = folder / "full.pdf", folder / "gs.pdf"
    rgb = in_srgb(load_profile(script.profile_key))
    draw(few, source, cache=folder / "full", profile=rgb)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [
        *("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pdfwrite"),
        *("-dDownsampleColorImages=true", "-dColorImageResolution=144"),
        *("-dColorImageDownsampleThreshold=1.0", "-dColorImageDownsampleType=/Average"),
        *(f"-sOutputFile={out}", str(source)),
    ]
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent / PEER_PAGES


def _timed(deed: Callable[[], object]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    deed()
    return time.perf_counter() - wall, time.process_time() - cpu


def _say(text: str) -> None:
    print(text, end="", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
