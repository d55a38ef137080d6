"""How long a changed page takes to be seen, beside PDFium drawing the finished page.

    python -m benchmarks.page_preview

A page of 8.5 x 8.5 in with bleed, its words on a picture of 2592 x 2640 pixels (PNG, the worst
case: it is decoded twice). Each round the words change, so that nothing kept can be used. The peer
opens the finished print file, full picture and all, and draws the same page at the same size: the
least that anybody showing the PDF's own page must do. Figures in docs/plan-and-page.md.
"""

from __future__ import annotations

import hashlib
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image

from printing.press.content import PageContent, Paragraph, PictureContent, Run
from printing.press.draw import draw
from printing.press.facts import BookFacts
from printing.press.layout import lay_page
from printing.press.profile import load_profile
from printing.press.proof import prove_page, script_of_page
from printing.press.script import BookScript
from printing.press.trim import Trim

ROUNDS = 7
EDGE = 1024
SIZE = (2592, 2640)
FACTS = BookFacts(load_profile("kdp-paperback"), Trim.parse("8.5x8.5"), True, 24, 18.0, "Pip")


def picture(folder: Path) -> PictureContent:
    """A picture of soft hills under a sky, with the grain a painted one has."""
    down, across = np.mgrid[0 : SIZE[1], 0 : SIZE[0]].astype(np.float32)
    hills = (np.sin(across / 310) * 120 + SIZE[1] * 0.62) < down
    sky = np.stack([150 + down / 40, 190 + down / 60, 235 - down / 90], axis=-1)
    land = np.stack([90 + across / 60, 150 + down / 99, 80 + down / 60], axis=-1)
    grain = np.random.default_rng(7).normal(0, 6, (*hills.shape, 1))
    pixels = np.clip(np.where(hills[..., None], land, sky) + grain, 0, 255).astype(np.uint8)
    path = folder / "page.png"
    Image.fromarray(pixels).save(path)
    return PictureContent(path, *SIZE, hashlib.sha256(path.read_bytes()).hexdigest())


def script(shown: PictureContent, words: str) -> BookScript:
    """The page with these words, laid out."""
    told = (Paragraph((Run(words),)),)
    page = lay_page(FACTS, PageContent(4, "story", "text-on-picture", told, shown))
    made = "2026-11-21T12:00:00+00:00"
    return script_of_page(FACTS, page, stock="premium-color", language="en", created=made)


def seconds(deed: Callable[[int], object]) -> float:
    """The median of ROUNDS, wall time."""
    taken = []
    for n in range(ROUNDS):
        started = time.perf_counter()
        deed(n)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def finished(pdf: Path) -> None:
    """Draw the page of a finished print file."""
    document = pypdfium2.PdfDocument(pdf)
    document[0].render(scale=EDGE / 630).to_pil()
    document.close()


def main() -> None:
    """Measure both and print them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shown = picture(folder)
        words = "Pip flew over hill number {}. It was a long way home."
        whole = folder / "finished.pdf"
        draw(script(shown, words.format(0)), whole, cache=folder / "full")
        first = time.perf_counter()
        prove_page(script(shown, "Once."), edge=EDGE, cache=folder / "small")
        first = time.perf_counter() - first
        ours = seconds(
            lambda n: prove_page(
                script(shown, words.format(n + 1) * (n % 3 + 1)), edge=EDGE, cache=folder / "small"
            )
        )
        peer = seconds(lambda n: finished(whole))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"first page of a process      {first:.2f} s")  # noqa: T201
    print(f"changed words seen again     {ours:.2f} s")  # noqa: T201
    print(f"PDFium, the finished page    {peer:.2f} s")  # noqa: T201
    print(f"ratio                        {ours / peer:.1f}")  # noqa: T201
    print(f"most memory of this process  {most} MB")  # noqa: T201


if __name__ == "__main__":
    main()
