"""A Word table is a page a row, by the names of its columns or by their places."""

from __future__ import annotations

import pytest

from tests.books.manuscript.wordxml import BREAK, p, pages, r, read, refusal, table

ROWS = (("1", "Pip sat.", "An owl"), ("2-3", "Pip flew.", ""), ("4", "", "[Art: the moon]"))


@pytest.mark.parametrize(
    "header",
    [
        ("Page", "Text", "Art note"),
        ("PAGE #", "Story text", "Illustrations"),
        ("Pages", "Words", "Picture"),
        ("No.", "Manuscript", "Illustration notes"),
        ("Page/Spread", "Text:", "Image (rough)"),
        ("Seite", "Text", "Bild"),
    ],
)
def test_columns_are_known_by_many_names(header: tuple[str, ...]) -> None:
    draft = read(table(header, *ROWS))
    assert [page.text for page in draft.pages] == ["Pip sat.", "Pip flew.", ""]
    assert [page.art_notes for page in draft.pages] == [("An owl",), (), ("the moon",)]
    assert [scene.pages for scene in draft.scenes] == [1, 2, 1]
    assert [scene.origin for scene in draft.scenes] == ["manuscript", "proposed", "manuscript"]


def test_columns_may_stand_in_any_order() -> None:
    draft = read(table(("Illustration", "Text", "Page"), ("An owl", "Pip sat.", "1")))
    assert (draft.pages[0].text, draft.pages[0].art_notes) == ("Pip sat.", ("An owl",))


def test_without_a_header_the_places_count() -> None:
    assert pages(table(*ROWS)) == ["Pip sat.", "Pip flew.", ""]
    assert pages(table(("1", "Pip sat."), ("2", "Home."))) == ["Pip sat.", "Home."]
    draft = read(table(("Pip sat.", "An owl"), ("Home.", "A tree")))
    assert [(one.text, one.art_notes) for one in draft.pages] == [
        ("Pip sat.", ("An owl",)),
        ("Home.", ("A tree",)),
    ]


def test_a_column_of_spreads_makes_every_row_two_pages() -> None:
    draft = read(table(("Spread", "Text"), ("1", "Pip sat."), ("2", "Home.")))
    assert [scene.pages for scene in draft.scenes] == [2, 2]


def test_a_row_without_a_number_goes_on_with_the_page_above() -> None:
    told = table(("Page", "Text"), ("1", "Pip sat."), ("", "He slept."), ("2", "Home."))
    assert pages(told) == ["Pip sat.\n\nHe slept.", "Home."]
    assert pages(table(("Page", "Text"), ("", "one"), ("", "two"))) == ["one", "two"]


def test_a_table_that_goes_on_after_a_break_keeps_its_columns() -> None:
    first = table(("Page", "Art", "Text"), ("1", "An owl", "Pip sat."))
    draft = read(first + p("") + table(("2", "A tree", "Home.")))
    assert [(one.text, one.art_notes) for one in draft.pages] == [
        ("Pip sat.", ("An owl",)),
        ("Home.", ("A tree",)),
    ]


def test_cells_merged_over_two_rows_are_a_spread() -> None:
    told = table(("Page", "Text"), ("4", "Pip"), ("5", "sat.")).replace(
        '<w:tc><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">sat.',
        "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:pPr></w:pPr>"
        '<w:r><w:rPr></w:rPr><w:t xml:space="preserve">sat.',
    )
    draft = read(told)
    assert [page.text for page in draft.pages] == ["Pip\n\nsat."]
    assert draft.scenes[0].pages == 2


def test_faces_breaks_lists_and_tables_inside_a_cell_are_kept() -> None:
    inside = p(r("Pip", "<w:i/>"), "<w:r><w:br/></w:r>", r("sat.")) + table(("a", "b")) + p("End")
    told = read(table(("Page", "Text"), ("1", inside), ("2", "Home.")))
    assert told.pages[0].text == "*Pip*\\\nsat.\n\na\n\nb\n\nEnd"


def test_a_cast_column_names_the_characters() -> None:
    draft = read(
        table(("Page", "Text", "Cast"), ("1", "Hello.", "Pip, Noor"), ("2", "Home.", "Pip"))
    )
    assert [one.name for one in draft.characters] == ["Pip", "Noor"]
    assert [scene.cast for scene in draft.scenes] == [("Pip", "Noor"), ("Pip",)]


def test_columns_that_are_not_taken_are_told() -> None:
    draft = read(table(("Page", "Text", "Word count"), ("1", "Pip sat.", "2"), ("2", "Home.", "1")))
    assert 'Of table 1 the column "Word count" is not taken.' in draft.notes


def test_words_outside_the_table_are_kept_and_told() -> None:
    draft = read(p("For Noor, always.") + table(*ROWS) + p("A last word, by itself."))
    assert [page.text for page in draft.pages] == [
        "For Noor, always.",
        "Pip sat.",
        "Pip flew.",
        "",
        "A last word, by itself.",
    ]
    assert any("(paragraph 3) are story page 5" in note for note in draft.notes)


def test_credits_below_the_table_are_credits() -> None:
    draft = read(table(*ROWS) + p("* Text: Ada Owl") + p("* License: [CC-BY]"))
    assert draft.credits == (("Text", "Ada Owl"), ("License", "[CC-BY]"))
    assert len(draft.pages) == 3


def test_rows_for_cover_and_title_are_no_story_pages() -> None:
    told = table(("Page", "Text", "Art"), ("Cover", "", "Pip big"), *ROWS, ("Endpaper", "", ""))
    draft = read(told)
    assert len(draft.pages) == 3
    assert any('The art note "Pip big" before the first page' in note for note in draft.notes)
    assert any('"Endpaper" (table 1 row 6) says nothing' in note for note in draft.notes)


def test_a_row_with_another_name_is_a_story_page_and_told() -> None:
    draft = read(table(("Page", "Text"), ("Dedication", "For Noor"), ("1", "Pip sat.")))
    assert pages(table(("Page", "Text"), ("Dedication", "For Noor"), ("1", "x"))) == [
        "For Noor",
        "x",
    ]
    assert any('"Dedication" (table 1 row 2) was taken as story page 1' in n for n in draft.notes)


def test_pages_out_of_order_and_long_ranges_are_told() -> None:
    notes = read(table(("Page", "Text"), ("5", "a"), ("3", "b"), ("6-9", "c"))).notes
    assert any('"3" (table 1 row 3) stands after page 5' in note for note in notes)
    assert any('"6-9" (table 1 row 4) names more than two facing pages' in note for note in notes)


def test_a_table_that_only_sets_words_beside_each_other_is_read_as_words() -> None:
    beside = table(("Pip", "small and round"))
    assert pages(p("Pip sat here all day long.") + BREAK + p("Home again.") + beside) == [
        "Pip sat here all day long.",
        "Home again.\n\nPip\n\nsmall and round",
    ]


def test_a_bracket_that_is_never_closed_is_named_by_its_row() -> None:
    told = table(("Page", "Text"), ("1", "Pip ["), ("2", "Home."))
    assert "pip.docx table 1 row 2: a [ is never closed" in refusal(told)
