"""book.json: out and in without loss, and refused by page and key where it is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from printing.press.layout import lay_out
from printing.press.script import BookScript, ScriptError
from tests.printing.press.samples import small_book


@pytest.fixture
def script(tmp_path: Path) -> BookScript:
    return lay_out(small_book(tmp_path))


def test_a_script_is_read_as_it_was_written(script: BookScript) -> None:
    again = BookScript.from_json(script.to_json())
    assert again == script
    assert again.to_json() == script.to_json()
    assert again.sha256() == script.sha256()


def test_where_files_lie_is_no_part_of_what_a_book_is(script: BookScript) -> None:
    page = script.pages[5]
    moved = replace(page, pictures=(replace(page.pictures[0], path="/elsewhere.png"),))
    assert moved.digest() == page.digest()
    repainted = replace(page, pictures=(replace(page.pictures[0], sha256="0" * 64),))
    assert repainted.digest() != page.digest()


def test_one_letter_changes_the_book(script: BookScript) -> None:
    assert replace(script, title="Pip and the Noon").sha256() != script.sha256()


def _page(number: int, /, **changes: Any) -> Callable[[dict[str, Any]], None]:
    return lambda book: book["pages"][number - 1].update(changes)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda book: book.pop("bleed"), "^bleed is missing$"),
        (lambda book: book.update(bleed="yes"), "^bleed must be true or false, not 'yes'$"),
        (lambda book: book.update(colour=1), "^colour is not a key of this format$"),
        (lambda book: book.update(format="octavo-book/9"), "^format must be 'octavo-book/1'"),
        (lambda book: book.update(pages={}), "^pages must be a list"),
        (_page(3, number=9), "^page 3: number must be 3, not 9$"),
        (_page(3, kind="poster"), "^page 3: kind must be one of title, copyright"),
        (_page(3, trim_box=[1, 2, 3]), "^page 3: trim_box must be a list of 4"),
        (_page(3, trim_box=[1, 2, 3, "x"]), r"^page 3: trim_box\[3\] must be a number, not 'x'$"),
        (_page(3, trim_box=[1, 2, 3, True]), r"^page 3: trim_box\[3\] must be a number"),
        (_page(3, lines=[{"y": 1.0}]), r"^page 3: lines\[0\].width is missing$"),
        (_page(3, lines=[5]), r"^page 3: lines\[0\] must be an object, not 5$"),
        (_page(3, colour="red"), "^page 3: colour is not a key of this format$"),
        (lambda book: book.__setitem__("pages", ["x"]), "^page 1 must be an object"),
    ],
)
def test_a_wrong_script_is_refused_by_page_and_key(
    script: BookScript, change: Callable[[dict[str, Any]], None], said: str
) -> None:
    book = json.loads(script.to_json())
    change(book)
    with pytest.raises(ScriptError, match=said):
        BookScript.from_json(json.dumps(book))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: this is not JSON"),
        ("{\n\n,", "line 3: this is not JSON"),
        ("[]", "the book must be an object"),
        ('{"body_pt": NaN}', "NaN is not a number"),
        ("[" * 100_000, "nested too deep|not JSON"),
    ],
)
def test_what_is_no_script_is_refused(text: str, said: str) -> None:
    with pytest.raises(ScriptError, match=said):
        BookScript.from_json(text)
