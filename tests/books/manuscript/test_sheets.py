"""Tables of a spreadsheet: separators, quoted lines, merged cells, formulas, other sheets."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from books.manuscript.draft import BookDraft, ManuscriptError
from books.manuscript.upload import read_upload

HEADER = ["Page", "Text", "Art note"]


def sheet(fill: Callable[[Worksheet], object]) -> bytes:
    """A workbook whose sheet has the header and what `fill` adds."""
    book = openpyxl.Workbook()
    book.active.title = "Story"
    book.active.append(HEADER)
    fill(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(fill: Callable[[Worksheet], object]) -> BookDraft:
    return read_upload("pip.xlsx", sheet(fill), language="en")


def rows(*told: list[object]) -> Callable[[Worksheet], None]:
    def fill(into: Worksheet) -> None:
        for row in told:
            into.append(row)

    return fill


def commas(text: str, name: str = "pip.csv") -> BookDraft:
    return read_upload(name, text.encode(), language="en")


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(ManuscriptError) as caught:
        read_upload(name, data)
    return str(caught.value)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_usual_separator_is_known(separator: str) -> None:
    draft = commas(
        "\n".join(
            separator.join(cells)
            for cells in (
                ["Page", "Text", "Art"],
                ["1", '"Hi, Pip; you|there\n\nand ""you"""', "moon"],
                ["2", "Home.", ""],
            )
        )
    )
    assert [page.text for page in draft.pages] == ['Hi, Pip; you|there\n\nand "you"', "Home."]
    assert draft.pages[0].art_notes == ("moon",)


def test_excel_s_own_separator_line_and_tab_files_are_read() -> None:
    assert len(commas("sep=;\nPage;Text\n1;Pip, sat\n2;Home\n").pages) == 2
    assert len(commas("Page\tText\n1\tPip, sat\n2\tHome\n", "pip.tsv").pages) == 2


def test_the_title_and_the_people_may_stand_above_the_header() -> None:
    draft = commas("The Moon,\nby Ada Owl,\nWord count,300\nPage,Text\n1,Pip\n2,Home\n")
    assert draft.title == "The Moon"
    assert [one.name for one in draft.contributors] == ["Ada Owl"]
    assert len(draft.pages) == 2
    assert any('"Word count 300" (row 3) stands above the pages' in note for note in draft.notes)


def test_without_a_header_the_places_count() -> None:
    assert [page.text for page in commas("1,Pip sat\n2,Home\n").pages] == ["Pip sat", "Home"]
    assert commas("1,Pip sat,moon\n2,Home,\n").pages[0].art_notes == ("moon",)


def test_quotation_marks_that_do_not_match_are_named_by_row() -> None:
    sentence = refusal("pip.csv", b'Page,Text\n1,"Pip\n2,Home\n')
    assert "pip.csv row 2: the quotation marks do not match" in sentence
    assert "pip.csv row 2" in refusal("pip.csv", b'Page,Text\n1,"Pip" sat, "here\n')


def test_a_table_without_known_columns_is_refused() -> None:
    assert "has no columns we know; name them Page, Text and Art note" in refusal(
        "pip.csv", b"a,b,c,d\n1,2,3,4\n"
    )
    assert "has no rows below its header" in refusal("pip.csv", b"Page,Text\n,\n")


@pytest.mark.parametrize("written", ["4-5", "4–5", "4/5", "pp. 4-5", "4-May", "May-04", "5.Apr"])
def test_a_spread_survives_what_excel_makes_of_it(written: str) -> None:
    draft = commas(f"Page,Text\n1,Pip\n{written},Home\n")
    assert [scene.pages for scene in draft.scenes] == [1, 2]


def test_a_date_in_the_page_column_is_two_facing_pages() -> None:
    draft = read(rows([1, "Pip"], [date(2026, 4, 5), "sat"], [date(2026, 7, 6), "Home"]))
    assert [scene.pages for scene in draft.scenes] == [1, 2, 2]


def test_numbers_are_words() -> None:
    draft = read(rows([1, 10], [2, 2.5], [3, True]))
    assert [page.text for page in draft.pages] == ["10", "2.5", "TRUE"]


def test_a_cell_s_own_face_is_kept() -> None:
    def fill(into: Worksheet) -> None:
        into.append([1, "Pip"])
        into["B2"].font = Font(italic=True, bold=True)
        into.append([2, "Home"])

    assert [page.text for page in read(fill).pages] == ["***Pip***", "Home"]


def test_merged_cells_are_one_spread_or_one_page() -> None:
    def fill(into: Worksheet) -> None:
        for row in ([4, "Pip sat", "moon"], [5, None, "sea"], [6, "Home", None], [None, "end", ""]):
            into.append(row)
        into.merge_cells("B2:B3")
        into.merge_cells("A4:A5")

    draft = read(fill)
    assert [page.text for page in draft.pages] == ["Pip sat", "Home\n\nend"]
    assert draft.pages[0].art_notes == ("moon", "sea")
    assert [scene.pages for scene in draft.scenes] == [2, 1]


def test_a_formula_without_its_value_is_refused_by_cell() -> None:
    sentence = refusal("pip.xlsx", sheet(rows([1, "=A1"], [2, "Home"])))
    assert "pip.xlsx row 2: B2 is a formula whose value was not saved" in sentence


def test_a_formula_with_its_value_is_its_value_and_an_error_is_refused() -> None:
    whole = sheet(rows([1, "=A1&A2"], [2, "Home"]))
    assert b"<f>" in part_of(whole, "xl/worksheets/sheet1.xml")
    valued = with_part(whole, b"<f>A1&amp;A2</f><v></v>", b"<f>A1</f><v>Pip sat</v>", b't="str"')
    draft = read_upload("pip.xlsx", valued)
    assert draft.pages[0].text == "Pip sat"
    faulty = with_part(whole, b"<f>A1&amp;A2</f><v></v>", b"<f>A1</f><v>#REF!</v>", b't="e"')
    assert "B2 shows the error #REF!" in refusal("pip.xlsx", faulty)


def part_of(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)


def with_part(data: bytes, old: bytes, new: bytes, kind: bytes) -> bytes:
    """The workbook with a formula's value written in, as Excel saves it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.namelist():
            content = source.read(entry)
            if entry.endswith("sheet1.xml"):
                assert old in content
                content = content.replace(b'r="B2"', b'r="B2" ' + kind).replace(old, new)
            target.writestr(entry, content)
    return out.getvalue()


def test_the_first_sheet_with_a_header_is_read_and_the_others_are_told() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Budget"
    book.active.append(["Cost", "Sum", "Of", "All"])
    story = book.create_sheet("Story")
    story.append(HEADER)
    story.append([1, "Pip", ""])
    book.create_sheet("Empty")
    out = io.BytesIO()
    book.save(out)
    draft = read_upload("pip.xlsx", out.getvalue())
    assert draft.pages[0].text == "Pip"
    assert 'The sheet "Story" was read; "Budget" is not taken.' in draft.notes


def test_hidden_rows_are_read_and_told() -> None:
    def fill(into: Worksheet) -> None:
        into.append([1, "Pip"])
        into.append([2, "Home"])
        into.row_dimensions[3].hidden = True

    draft = read(fill)
    assert len(draft.pages) == 2
    assert "Row 3 is hidden in the sheet and was read." in draft.notes


def test_comments_in_cells_are_refused_by_count_and_place() -> None:
    def fill(into: Worksheet) -> None:
        into.append([1, "Pip"])
        into["B2"].comment = Comment("Softer?", "Rita")

    assert 'pip.xlsx has 1 comment in the sheet "Story" (B2); move what they say' in refusal(
        "pip.xlsx", sheet(fill)
    )


def test_escaped_signs_of_excel_are_signs() -> None:
    draft = read(rows([1, "a_x0041_b"], [2, "Home"]))
    assert draft.pages[0].text in ("a_x0041_b", "aAb")


def test_a_workbook_without_known_columns_is_refused() -> None:
    book = openpyxl.Workbook()
    book.active.append(["a", "b", "c", "d"])
    out = io.BytesIO()
    book.save(out)
    assert "has no sheet with columns we know" in refusal("pip.xlsx", out.getvalue())


def test_a_cast_column_names_the_characters() -> None:
    draft = commas('Page,Text,Characters\n1,Hello,"Pip, Noor"\n2,Home,Pip & Noor\n3,End,\n')
    assert [one.name for one in draft.characters] == ["Pip", "Noor"]
    assert [scene.cast for scene in draft.scenes[:2]] == [("Pip", "Noor"), ("Pip", "Noor")]
