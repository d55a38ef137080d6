"""A page made ready when it is approved: pressing only binds it, preflight need not draw it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from printing.press.draw import draw
from printing.press.preflight.findings import Expectation
from printing.press.preflight.grounds import Grounds
from printing.press.preflight.looking import keep_grounds
from printing.press.profile import PrinterProfile
from printing.press.script import BookScript
from printing.press.trim import Trim


def grounds_in(cache: Path) -> Grounds:
    """What lies under the words of pages, kept beside the prepared pictures of a folder."""
    return Grounds(cache / "grounds")


def make_ready(script: BookScript, profile: PrinterProfile, cache: Path) -> None:
    """Prepare the pictures of a script's pages, and see each page as printed but its words.

    The pages may be some of a book, out of order. What was made is kept in `cache` by what went
    in. Raises as `draw` does.
    """
    cache.mkdir(parents=True, exist_ok=True)
    # A name with a dot in front: what a killed worker leaves is swept.
    with tempfile.TemporaryDirectory(dir=cache, prefix=".ready-") as folder:
        proof = Path(folder) / "pages.pdf"
        draw(script, proof, cache=cache, profile=profile)
        expected = Expectation(
            profile=profile,
            trim=Trim.parse(script.trim),
            bleed=script.bleed,
            stock=script.stock,
            script=script,
            grounds=grounds_in(cache),
        )
        keep_grounds(proof, expected)
