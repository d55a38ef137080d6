"""book.json: out and in without loss, and refused by page and key where it is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from printing.press.layout import lay_out
from printing.press.script import (
    BLACK,
    BookScript,
    PageScript,
    Panel,
    ScriptError,
    TextLine,
    TextRun,
)
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


def bare() -> PageScript:
    run = TextRun("Pip", 40.0, "Andika", 18.0)
    sheet = (0.0, 0.0, 100.0, 100.0)
    lines = (TextLine(50.0, 30.0, (run,)),)
    return PageScript(1, "story", "text", "recto", sheet, sheet, sheet, sheet, lines=lines)


def test_what_was_approved_before_scripts_and_panels_came_stays_approved() -> None:
    # The digest that the press of 2026-11-21, which knew neither, gave to this page.
    assert bare().digest() == "3945f33992bfcca309e96337f48bd53fc2d3c429999426c8153a49fbe0bb08d8"


@pytest.mark.parametrize(
    "change",
    [
        lambda page: replace(page, panels=(Panel((1.0, 2.0, 3.0, 4.0), BLACK),)),
        lambda page: replace(page, lines=(TextLine(50.0, 30.0, (run_of(page, rtl=True),)),)),
        lambda page: replace(page, lines=(TextLine(50.0, 30.0, (run_of(page, script="Arab"),)),)),
    ],
)
def test_a_later_key_that_is_used_is_part_of_the_page(
    script: BookScript, change: Callable[[PageScript], PageScript]
) -> None:
    changed = change(bare())
    assert changed.digest() != bare().digest()
    book = replace(script, pages=(changed,))
    assert BookScript.from_json(book.to_json()) == book


def run_of(page: PageScript, **changed: Any) -> TextRun:
    return replace(page.lines[0].runs[0], **changed)


def test_later_keys_are_written_only_when_they_say_something(script: BookScript) -> None:
    text = script.to_json()
    assert not [key for key in ("rtl", "panels", "direction") if f'"{key}":' in text]
    assert text.count('"script":') == text.count('"script": "Cyrl"') > 0  # Latin needs no word
    other = replace(script, direction="rtl", part="case")
    assert BookScript.from_json(other.to_json()) == other
    assert len({script.sha256(), other.sha256(), replace(script, part="case").sha256()}) == 3


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
        (lambda book: book.update(direction="up"), "^direction must be one of ltr, rtl, not 'up'$"),
        (_page(3, panels=[{"box": [0, 0, 1, 1]}]), r"^page 3: panels\[0\].ink is missing$"),
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
