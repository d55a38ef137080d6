"""Front pages follow another title, other credits, another ISBN, and nothing else does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from books.enums import PageKind
from books.fronting import fronting_text
from books.renaming import Front, renamed

WAS = Front("Pip", (("Pip Owl", "author"), ("Ben Wren", "illustrator")), "9780306406157")
NOW = Front("Pip *flies*", (("Eve Lark", "author"),), "9781861972712")
NONE = Front("Pip", (), "")


def proposed(kind: PageKind, front: Front) -> str:
    return fronting_text(
        kind, title=front.title, contributors=front.credits, publisher="Owl Press",
        credits=[("License", "CC-BY")], isbn=front.isbn, drawn=True,
    )  # fmt: skip


@pytest.mark.parametrize("kind", [PageKind.TITLE, PageKind.COPYRIGHT])
@pytest.mark.parametrize(("was", "now"), [(WAS, NOW), (NOW, WAS), (NONE, NOW), (WAS, NONE)])
def test_a_proposed_page_becomes_what_would_be_proposed_now(
    kind: PageKind, was: Front, now: Front
) -> None:
    assert renamed(kind, proposed(kind, was), was, now) == proposed(kind, now)


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        # The title is a part of a name here: only its own line is it.
        ("title", "# Pip\n\nA tale\n\nWritten by Pip Owl", "# Pip \\*flies\\*\n\nA tale\n\n"),
        ("title", "**Pip**\n\nby Pip Owl", "**Pip \\*flies\\***\n\nby Pip Owl"),
        (
            "title",
            "A tale\n\nPip\n\nWritten by Pip Owl\\\nIllustrated by Ben Wren\n\nOwl Press",
            "A tale\n\nPip \\*flies\\*\n\nWritten by Eve Lark\n\nOwl Press",
        ),
        ("copyright", "(c) Pip Owl\nISBN 978-0-306-40615-7", "(c) Pip Owl\nISBN 9781861972712"),
        ("copyright", "ISBN 978-3-16-148410-0", "ISBN 978-3-16-148410-0"),
        ("story", "Pip\n\nISBN 9780306406157", "Pip\n\nISBN 9780306406157"),
        ("dedication", "Pip", "Pip"),
    ],
)
def test_words_of_its_own_follow_where_they_stand_alone(kind: str, text: str, told: str) -> None:
    assert renamed(kind, text, WAS, NOW).startswith(told)


def test_a_part_of_a_name_is_no_title() -> None:
    assert "Written by Pip Owl" in renamed("title", "# Pip\n\nWritten by Pip Owl", WAS, NOW)


@pytest.mark.parametrize(
    ("was", "now", "text", "told"),
    [
        ("", "9781861972712", "Owl Press", "Owl Press\n\nISBN 9781861972712"),
        ("9780306406157", "", "A\n\nISBN 9780306406157\n\nB", "A\n\nB"),
        ("9780306406157", "", "A ISBN 9780306406157 B", "A ISBN 9780306406157 B"),
        ("", "9781861972712", "ISBN 9783161484100", "ISBN 9783161484100"),
    ],
)
def test_an_isbn_comes_and_goes_as_a_paragraph(was: str, now: str, text: str, told: str) -> None:
    before, after = replace(WAS, isbn=was), replace(WAS, isbn=now)
    assert renamed("copyright", text, before, after) == told
