"""What docs/ says of the press is what the press does."""

from __future__ import annotations

import re
from pathlib import Path

from printing.press.profile import SHELF
from printing.press.script import BookScript
from tests.printing.press.test_profile import kdp_rows

DOCS = Path(__file__).resolve().parents[3] / "docs"


def test_the_example_of_book_json_is_one() -> None:
    text = (DOCS / "book-json.md").read_text("utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", text, re.S)
    script = BookScript.from_json(example)
    assert [page.number for page in script.pages] == [1, 2]
    assert script.pages[1].pictures[0].scrims
    for key in ("pages", "lines", "runs", "rules", "pictures", "scrims", "crop", "pixels", "ink"):
        assert f"`{key}`" in text


def test_every_field_of_a_profile_is_explained() -> None:
    text = (DOCS / "adding-a-printer.md").read_text("utf-8")
    rows = kdp_rows()
    fields = set(rows) - {"pdf", "gutter", "stock", "trim", "custom"}
    fields |= (
        set(rows["pdf"]) | set(rows["stock"][0]) | set(rows["custom"]) | set(rows["gutter"][0])
    )
    assert not [field for field in sorted(fields) if f"`{field}`" not in text]
    for table in ("[pdf]", "[[gutter]]", "[[stock]]", "[[trim]]", "[custom]"):
        assert f"`{table}`" in text


def test_every_shipped_file_has_a_written_origin() -> None:
    for folder in ("icc", "fonts"):
        assert "licen" in (SHELF.parent / folder / "README.md").read_text("utf-8").lower()
