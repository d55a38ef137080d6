"""The file's own fields hold no words that a program put there for want of better."""

from __future__ import annotations

from printing.press.preflight.metadata import fields, stand_in
from printing.press.preflight.rule import Rule


class MetaPlaceholder(Rule):
    """Title and author that are stand-ins are errors, other fields warnings.

    Source: KDP help GYEKAVKMSE23PFTM: no placeholder text or metadata. ReportLab writes
    untitled, anonymous and unspecified by itself.
    """

    id = "meta.placeholder"
    title = "Placeholder metadata"

    def close(self) -> None:
        self.limit = "none"
        found = fields(self.book.pdf)
        self.measured = ", ".join(found) or "no fields"
        for name, values in found.items():
            for value in values:
                if not stand_in(value):
                    continue
                tell = self.error if name in ("Title", "Author") else self.warn
                tell(
                    None,
                    f"{name}: {value}",
                    f"the field {name} says only “{value}”",
                    f"write the book's own {name.lower()} there, or leave the field out",
                )
