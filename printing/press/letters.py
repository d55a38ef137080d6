"""Which letters the press can set: Latin, Greek and Cyrillic, and only with a glyph."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from printing.press.content import BookContent, PageContent, Paragraph, Run
from printing.press.faces import metrics, text_family

SET_HERE = {"LATIN", "GREEK", "CYRILLIC", "COMBINING", "MODIFIER", "FEMININE", "MASCULINE", "MICRO"}


class CannotSet(ValueError):
    """Text the press has no letters for; the message names the page and what is wrong."""


def clean(text: str) -> str:
    """Text as it is set: composed (NFC), tabs and odd spaces plain, soft hyphens gone."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\v", "\n")
    kept = (" " if _is_space(letter) else letter for letter in text)
    return "".join(letter for letter in kept if letter == "\n" or not _invisible(letter))


def clean_page(page: PageContent) -> tuple[Paragraph, ...]:
    """The paragraphs of a page as they are set. Raises CannotSet."""
    paragraphs = []
    for paragraph in page.paragraphs:
        runs = tuple(Run(clean(run.text), run.bold, run.italic) for run in paragraph.runs)
        for run in runs:
            check(run.text, f"page {page.number}")
        if "".join(run.text for run in runs).strip():
            paragraphs.append(Paragraph(runs))
    return tuple(paragraphs)


def check_book(book: BookContent) -> None:
    """Raises CannotSet for the first page, title or name with letters the press cannot set."""
    for name in ("title", "author", "publisher"):
        check(clean(getattr(book, name)), f"the book's {name}")
    for page in book.pages:
        clean_page(page)


def check(text: str, where: str) -> None:
    """Raises CannotSet, by script where another one is meant, else by character."""
    scripts = sorted({name for name in map(script_of, text) if name})
    if scripts:
        raise CannotSet(
            f"{where} is written in {_list(scripts)}; the press sets Latin, Greek and Cyrillic. "
            "Nothing was made."
        )
    family = text_family(text.replace("\n", " "))
    missing = [letter for letter in metrics(family).lacks(text) if letter != "\n"]
    if missing:
        raise CannotSet(
            f"{where} has {_list(_named(letter) for letter in missing)}, which {family} has no "
            "glyph for; write it otherwise. Nothing was made."
        )


def script_of(letter: str) -> str:
    """The script of a letter or mark the press does not set ("Devanagari"), else ""."""
    if unicodedata.category(letter)[0] not in "LM":
        return ""
    first = unicodedata.name(letter, "").split(" ")[0]
    if not first or first in SET_HERE:
        return ""
    return "Chinese characters" if first == "CJK" else first.capitalize()


def _is_space(letter: str) -> bool:
    # The no-break space stays: it says where a line may not end.
    return letter == "\t" or (unicodedata.category(letter) == "Zs" and letter != "\u00a0")


def _invisible(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cf", "Cc")


def _named(letter: str) -> str:
    return f"{letter} (U+{ord(letter):04X} {unicodedata.name(letter, 'without a name').lower()})"


def _list(names: Iterable[str]) -> str:
    found = list(names)
    return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)
