"""What the press is given for a cover: pictures, words, and who sets the barcode."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from printing.press.content import Paragraph, PictureContent

BarcodeBy = Literal["own", "printer", "none"]
Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True)
class CoverContent:
    """A cover before anything has its place; "" and None leave their place empty.

    Without `back` the back takes its colour from the front. `author` and `illustrator` are as
    printed. `isbn` is thirteen digits, `addon` two or five or none; `barcode` says who sets the
    bars: the press, the printer (whose box is kept free), nobody. `spine_text` is a wish: words
    stand on a spine only where the printer takes them. `created` is the date in the file (ISO).
    """

    title: str
    author: str
    language: str
    publisher: str
    created: str
    front: PictureContent | None = None
    back: PictureContent | None = None
    logo: PictureContent | None = None
    subtitle: str = ""
    illustrator: str = ""
    blurb: tuple[Paragraph, ...] = ()
    price: Decimal | None = None
    currency: str = ""
    age_line: str = ""
    isbn: str = ""
    addon: str = ""
    barcode: BarcodeBy = "own"
    spine_text: bool = True
    direction: Direction = "ltr"
    # What file metadata says; the printed names may be worded otherwise.
    credited: str = ""

    @property
    def rtl(self) -> bool:
        """Whether the book is bound on the right."""
        return self.direction == "rtl"
