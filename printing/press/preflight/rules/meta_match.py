"""Title, author and ISBN in the file are those of the book."""

from __future__ import annotations

import re

from printing.press.preflight.findings import COVER, INTERIOR
from printing.press.preflight.isbn import compact, printed, sound
from printing.press.preflight.metadata import fields, stand_in
from printing.press.preflight.page import Page
from printing.press.preflight.plain import parts, plain
from printing.press.preflight.rule import NotJudged, Rule
from printing.press.preflight.wrapper import words_of

FRONT = 6
NAMES = re.compile(r"[;&/]|,| and ")


class MetaMatch(Rule):
    """What the publisher's record says, against title page, copyright page and metadata.

    Source: KDP help GYEKAVKMSE23PFTM: title, subtitle, author and ISBN agree everywhere;
    ISO 2108 (ISBN check digits). Looked for on the first six pages and the last six, where
    a copyright page may stand, and on the front of a cover. Capitals, accents and
    punctuation are not compared.
    """

    id = "meta.match"
    title = "Title, author, ISBN"

    def prepare(self) -> None:
        self.limit = "as the publisher's record says"
        self.words: dict[int, str] = {}
        self.texts: dict[int, str] = {}
        cover = self.expected.kind == COVER
        self.where = "on the front" if cover else "on the first or the last pages"

    def look(self, page: Page) -> None:
        if page.number <= FRONT or page.number > self.book.pages - FRONT:
            self.texts[page.number] = page.text
            cover = self.expected.kind == COVER
            self.words[page.number] = _on_front(page) if cover else page.text

    def close(self) -> None:
        expected = self.expected
        self._isbns()
        asked = [expected.title, expected.subtitle, expected.author, expected.isbn]
        if not any(asked):
            if not self.findings:
                self.unjudged(None, "no title, author or ISBN was given to compare with")
            return
        self._on_pages("title", expected.title)
        self._on_pages("subtitle", expected.subtitle)
        for name in NAMES.split(expected.author):
            self._on_pages("author", name.strip())
        self._in_fields()
        self.measured = "; ".join(value for value in asked if value)

    def _on_pages(self, what: str, value: str) -> None:
        if not value:
            return
        if not any(text.strip() for text in self.words.values()):
            self.unjudged(None, f"the {what} is not to be found: the outer pages hold no text")
        elif plain(value) not in plain(" ".join(self.words.values())):
            self.error(
                None,
                "not found",
                f"the {what} “{value}” is not printed {self.where}",
                f"print the {what} on the title page exactly as it is given to the printer",
            )

    def _in_fields(self) -> None:
        found = fields(self.book.pdf)
        for name, value in (("Title", self.expected.title), ("Author", self.expected.author)):
            for written in found.get(name, []) if value else []:
                if not stand_in(written) and not parts(value) <= parts(written):
                    self.error(
                        None,
                        f"{name}: {written}",
                        f"the file's field {name} says “{written}”, not “{value}”",
                        "correct the field, or leave it out",
                    )

    def _isbns(self) -> None:
        wanted = compact(self.expected.isbn)
        if wanted and not sound(wanted):
            self.error(
                None,
                self.expected.isbn,
                f"the ISBN {self.expected.isbn} has a wrong check digit or length",
                "compare it with the agency's list",
            )
        seen = {number: page for page, text in self.texts.items() for number in printed(text)}
        for number, page in seen.items():
            if not sound(number):
                self.error(
                    page, number, f"the printed ISBN {number} has a wrong check digit", "correct it"
                )
            elif wanted and sound(wanted) and number != wanted and len(number) == len(wanted):
                self.error(
                    page, number, f"the printed ISBN is {number}, the book's {wanted}", "correct it"
                )
        # A cover need not print its number: the bars are cover.isbn.
        inner = self.expected.kind == INTERIOR
        if inner and wanted and not seen and not any(f.rule == self.id for f in self.findings):
            self.error(
                None, "not found", f"the ISBN {wanted} is not printed", "add it to the imprint"
            )


def _on_front(page: Page) -> str:
    """The words of the front cover; of the whole sheet where its panels are not known."""
    try:
        page.need_size()
        words = words_of(page.lines, page.book.cover)
    except NotJudged:
        return page.text
    return "\n".join(each.text for each in words if each.panel == "front")
