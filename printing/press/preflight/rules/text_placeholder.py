"""No words are left that were only keeping a place."""

from __future__ import annotations

import re

from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule

SURE = (
    r"\blorem ipsum\b",
    r"\bdolor sit amet\b",
    r"\[\s*(?:insert|your|add|put|replace|name|title|author|date|text|tk|todo)\b[^\]]*\]",
    r"<\s*(?:insert|your)\b[^>]*>",
    r"\b(?:insert|your) (?:text|title|author name|name) here\b",
    r"(?-i:\bTK(?:TK)*\b)",
    r"(?-i:\b(?:TBD|TBA|FPO|FIXME)\b)",
    r"(?-i:\bTODO\b)",
    r"\bplaceholder\b",
)
UNSURE = (r"\bx{3,}\b", r"_{5,}", r"\?{4,}")
SHOUTED = re.compile(r"[^a-zà-ÿ]*")


class TextPlaceholder(Rule):
    """Filler, notes to oneself, and blanks to fill in, in the extracted text.

    Source: KDP help GYEKAVKMSE23PFTM: no placeholder text. Rows of x, of lines and of question
    marks may be meant (kisses, forms): a warning, as is TODO in a line all in capitals,
    which is Spanish for "everything".
    """

    id = "text.placeholder"
    title = "Placeholder text"

    def prepare(self) -> None:
        self.limit = "none"
        self.measured = "none found"
        self.letters = 0
        self.sure = re.compile("|".join(SURE), re.IGNORECASE)
        self.unsure = re.compile("|".join(UNSURE), re.IGNORECASE)

    def look(self, page: Page) -> None:
        self.letters += len(page.text)
        for line in page.text.splitlines():
            sure, unsure = self.sure.search(line), self.unsure.search(line)
            match = sure or unsure
            if match is None:
                continue
            spanish = match[0] == "TODO" and SHOUTED.fullmatch(line) and line.strip() != "TODO"
            tell = self.error if sure and not spanish else self.warn
            tell(
                page.number,
                f"“{match[0][:60]}”",
                f"the line “{line.strip()[:80]}” looks unfinished",
                "write the final words, or take the line out",
            )

    def close(self) -> None:
        if not self.letters and not self.findings:
            self.unjudged(None, "the file holds no text; words drawn as pictures cannot be read")
