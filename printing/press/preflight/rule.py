"""What a rule is: it looks at every page once, then gives its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from printing.press.preflight.findings import KINDS, NOT_ASKED, Finding, Verdict

if TYPE_CHECKING:
    from printing.press.preflight.book import Book
    from printing.press.preflight.page import Page


MEASURED = 200
MESSAGE = 500


class NotJudged(Exception):
    """Raised by a rule, or by what it asked, when something cannot be measured; says why."""


class Rule:
    """Base of all rules; a fresh one is made for every file, so it may keep what it saw.

    A rule sets `limit` and `measured` for its pass line and reports faults as it meets them.
    `kinds` are the files it is for.
    """

    id: ClassVar[str]
    title: ClassVar[str]
    kinds: ClassVar[tuple[str, ...]] = KINDS

    def __init__(self, book: Book) -> None:
        self.book = book
        self.expected = book.expected
        self.profile = book.expected.profile
        self.findings: list[Finding] = []
        self.limit = ""
        self.measured = ""
        self.prepare()

    def prepare(self) -> None:
        """Set the limit and what is to be counted, before the first page."""

    def look(self, page: Page) -> None:
        """Judge one page."""

    def close(self) -> None:
        """Judge the file as a whole, after the last page."""

    def error(self, page: int | None, measured: str, message: str, remedy: str) -> None:
        """Report what must be mended."""
        self.report("error", page, measured, message, remedy)

    def warn(self, page: int | None, measured: str, message: str, remedy: str) -> None:
        """Report what a person should look at."""
        self.report("warning", page, measured, message, remedy)

    def not_asked(self, why: str) -> None:
        """Say that nothing asks for what this rule measures; for `close`, when nothing is found.

        That is no gap in the examination: such a line passes, and says why.
        """
        if not self.findings:
            self.report("pass", None, NOT_ASKED, why, "")

    def unjudged(self, page: int | None, why: str, remedy: str = "") -> None:
        """Report what could not be measured."""
        self.report("not judged", page, "not measured", why, remedy)

    def report(
        self, verdict: Verdict, page: int | None, measured: str, message: str, remedy: str
    ) -> None:
        """Add a finding under this rule's id and limit; strangers' words are kept short."""
        facts = clipped(measured, MEASURED), page, clipped(message, MESSAGE), remedy
        self.findings.append(Finding(self.id, verdict, self.limit, *facts))


def clipped(text: str, most: int) -> str:
    """A text of at most `most` printable characters, on one line."""
    line = "".join(char if char.isprintable() else " " for char in text)
    return line if len(line) <= most else line[: most - 1] + "…"
