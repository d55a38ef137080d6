"""Which letters the press can set: two dozen scripts (docs/text.md), and only with a glyph."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from fontTools import unicodedata as characters

from printing.press.content import BookContent, PageContent, Paragraph, Run
from printing.press.faces import text_family
from printing.press.shaping.levels import CONTROLS
from printing.press.shaping.runs import runs_of
from printing.press.shaping.sets import COMMON, SCRIPTS
from printing.press.shaping.sets import script_of as code_of
from printing.press.shaping.shape import shape

# Joiners say how letters of these scripts join; elsewhere they do nothing and are dropped.
JOINERS = {"\u200c", "\u200d"}
JOINED = {
    "Arab",
    *["Deva", "Beng", "Guru", "Gujr", "Taml", "Telu", "Knda", "Mlym", "Orya", "Mymr", "Khmr"],
}
# The space of no width says where a line may end in scripts without spaces.
NO_WIDTH = "\u200b"
PARTED = {"Thai", "Khmr", "Mymr"}


class CannotSet(ValueError):
    """Text the press has no letters for; the message names the page and what is wrong."""


def clean(text: str) -> str:
    """Text as it is set: composed (NFC), tabs and odd spaces plain, soft hyphens gone.

    What only steers stays where it means something: joiners between letters that join, marks of
    direction where letters run from right to left.
    """
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\v", "\n")
    text = "".join(" " if _is_space(letter) else letter for letter in text)
    both_ways = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
    kept = []
    for place, letter in enumerate(text):
        if not _invisible(letter) or letter == "\n" or _steers(text, place, both_ways):
            kept.append(letter)
    return "".join(kept)


def clean_page(page: PageContent, language: str = "") -> tuple[Paragraph, ...]:
    """The paragraphs of a page as they are set, in a language (BCP 47). Raises CannotSet."""
    paragraphs = []
    for paragraph in page.paragraphs:
        runs = tuple(Run(clean(run.text), run.bold, run.italic) for run in paragraph.runs)
        language_of, face = paragraph.language or language, paragraph.face or page.face
        cleaned = replace(paragraph, runs=runs, language=language_of, face=face)
        check(cleaned.text, f"page {page.number}", cleaned.language)
        if cleaned.text.strip():
            paragraphs.append(cleaned)
    return tuple(paragraphs)


def check_book(book: BookContent) -> None:
    """Raises CannotSet for the first page, title or name with letters the press cannot set."""
    for name in ("title", "author", "publisher"):
        check(clean(getattr(book, name)), f"the book's {name}", book.language)
    for page in book.pages:
        clean_page(page, book.language)


def check(text: str, where: str, language: str = "") -> None:
    """Raises CannotSet, by script where one is not set here, else by character."""
    scripts = sorted({name for name in map(script_of, text) if name})
    if scripts:
        raise CannotSet(
            f"{where} is written in {_list(scripts)}, which the press does not set; docs/text.md "
            "lists the scripts it sets. Nothing was made."
        )
    missing = lacking(text, language)
    if missing:
        raise CannotSet(
            f"{where} has {_list(_named(letter) for letter in missing)}, which no face of the "
            "press has a glyph for; write it otherwise. Nothing was made."
        )


@lru_cache(maxsize=2_000)
def lacking(text: str, language: str = "") -> tuple[str, ...]:
    """The characters no face of the press has a glyph for, each once, in order."""
    found: dict[str, None] = {}
    for stretch in text.split("\n"):
        family = text_family(stretch, language)
        for run in runs_of(stretch, language=language, faces=family):
            shaped = shape(run.text, run.face, rtl=run.rtl, script=run.script, language=language)
            found |= dict.fromkeys(shaped.missing)
    return tuple(found)


def script_of(letter: str) -> str:
    """The script of a letter or mark the press does not set ("Tibetan"), else ""."""
    code = code_of(letter)
    if code in SCRIPTS or code in COMMON or unicodedata.category(letter)[0] not in "LMN":
        return ""
    return characters.script_name(code).replace("_", " ")


def _is_space(letter: str) -> bool:
    # The no-break space stays: it says where a line may not end.
    return letter == "\t" or (unicodedata.category(letter) == "Zs" and letter != "\u00a0")


def _invisible(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cf", "Cc")


def _steers(text: str, place: int, both_ways: bool) -> bool:
    """Whether a letter that prints nothing tells how those around it are set."""
    letter = text[place]
    if letter in CONTROLS:
        return both_ways
    if letter not in JOINERS and letter != NO_WIDTH:
        return False
    around = {code_of(each) for each in text[max(place - 2, 0) : place + 3]}
    return bool(around & (PARTED if letter == NO_WIDTH else JOINED))


def _named(letter: str) -> str:
    return f"{letter} (U+{ord(letter):04X} {unicodedata.name(letter, 'without a name').lower()})"


def _list(names: Iterable[str]) -> str:
    found = list(names)
    return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)
