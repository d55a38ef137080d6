"""Whatever an author typed comes back; whatever bytes arrive, a draft or one sentence does."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from books.manuscript.draft import ManuscriptError, Paragraph, Run
from books.manuscript.escaping import to_markdown
from books.manuscript.text import paragraphs
from books.manuscript.upload import read_upload
from tests.books.manuscript.saving import (
    Story,
    in_a_sheet,
    in_a_word_table,
    in_commas,
    in_paragraphs,
    in_plain_text,
)
from tests.thorough import cases

_SIGNS = [*"ab *_#[]\\`~<>&|!()-+.:'\"", "é", "ß", "שלום", "हँस", "  ", "\n", "**", "Art", "1."]
_letters = st.lists(
    st.sampled_from(_SIGNS) | st.characters(exclude_categories=["Cc", "Cs"]), max_size=25
).map("".join)
_runs = st.lists(
    st.builds(Run, _letters, st.booleans(), st.booleans()), min_size=1, max_size=4
).map(tuple)
_pages = st.lists(st.lists(st.builds(Paragraph, _runs), max_size=3), min_size=2, max_size=4)


def words(text: str) -> str:
    """The letters of a text, without any space."""
    return "".join(text.split())


def typed(page: list[Paragraph]) -> list[Paragraph]:
    """The page as an author types it: a bracket that is to be printed has a backslash before it,
    and a word begins every line, so that none of them is an art note or a page mark."""
    return [
        Paragraph(
            (
                Run("w"),
                *(
                    Run(
                        run.text.replace("[", "\\[").replace("]", "\\]").replace("\n", "\nw"),
                        run.bold,
                        run.italic,
                    )
                    for run in paragraph.runs
                ),
            )
        )
        for paragraph in page
    ]


def printed(page: list[Paragraph]) -> str:
    """What such a page prints, without spaces."""
    return words(
        "".join("w" + "".join(run.text.replace("\n", "\nw") for run in one.runs) for one in page)
    )


@given(_runs)
@settings(max_examples=cases(120), deadline=None)
def test_any_words_with_faces_print_exactly_themselves(runs: tuple[Run, ...]) -> None:
    back = paragraphs(to_markdown([runs]))
    assert words("".join(run.text for one in back for run in one.runs)) == words(
        "".join(run.text for run in runs)
    )
    faced = {sign for one in back for run in one.runs if run.bold for sign in run.text}
    assert {sign for sign in faced if not sign.isspace()} <= {
        sign for run in runs if run.bold for sign in run.text
    }


@given(_pages, st.sampled_from(["breaks", "labels", "table", "sheet", "commas", "text"]))
@settings(max_examples=cases(40), deadline=None)
def test_any_story_comes_back_word_for_word(pages: list[list[Paragraph]], form: str) -> None:
    story = Story("A title", [typed(page) for page in pages])
    told = {
        "breaks": lambda: ("a.docx", in_paragraphs(story)),
        "labels": lambda: ("a.docx", in_paragraphs(story, labels=True)),
        "table": lambda: ("a.docx", in_a_word_table(story)),
        "sheet": lambda: ("a.xlsx", in_a_sheet(story)),
        "commas": lambda: ("a.csv", in_commas(story)),
        "text": lambda: ("a.txt", in_plain_text(story)),
    }[form]
    if not any(page for page in pages):
        return
    draft = read_upload(*told())
    back = [words("".join(r.text for o in paragraphs(p.text) for r in o.runs)) for p in draft.pages]
    wanted = [printed(page) for page in pages]
    if form == "breaks":
        # An empty page at the outer end of a file with page breaks is none.
        filled = [at for at, page in enumerate(wanted) if page]
        wanted = wanted[filled[0] : filled[-1] + 1]
    assert back == wanted


_NAMES = st.sampled_from(["a.docx", "a.xlsx", "a.csv", "a.tsv", "a.txt", "a.md", "a", "a.pdf", ""])


def answer(name: str, data: bytes) -> None:
    """Read, and hold the answer to be a draft or one sentence."""
    try:
        draft = read_upload(name, data)
        told = f"{len(draft.pages)} pages, that is enough said."
    except ManuscriptError as error:
        told = str(error)
    assert told.isprintable()
    assert told.endswith(".")
    assert len(told) > 20


@given(_NAMES, st.binary(max_size=300))
@settings(max_examples=cases(120), deadline=None)
def test_any_bytes_get_an_answer(name: str, data: bytes) -> None:
    answer(name, data)


@given(_NAMES, st.text(st.sampled_from('Page 1:\n,;\t"#-[]*\\ Txtar\f'), max_size=120))
@settings(max_examples=cases(120), deadline=None)
def test_any_marks_get_an_answer(name: str, text: str) -> None:
    answer(name, text.encode())


WORD = in_paragraphs(Story("T", [[Paragraph((Run("Pip flew."),))], [Paragraph((Run("Home."),))]]))
SHEET = in_a_sheet(Story("T", [[Paragraph((Run("Pip flew."),))]]))


@given(st.sampled_from([("a.docx", WORD), ("a.xlsx", SHEET)]), st.data())
@settings(max_examples=cases(50), deadline=None)
def test_any_damage_to_a_file_gets_an_answer(file: tuple[str, bytes], data: st.DataObject) -> None:
    name, whole = file
    at = data.draw(st.integers(0, len(whole) - 1))
    damage = data.draw(st.binary(min_size=1, max_size=8))
    cut = data.draw(st.booleans())
    answer(name, whole[:at] + damage + (b"" if cut else whole[at + len(damage) :]))


_PARTS = {"a.docx": "word/document.xml", "a.xlsx": "xl/worksheets/sheet1.xml"}


@given(st.sampled_from([("a.docx", WORD), ("a.xlsx", SHEET)]), st.data())
@settings(max_examples=cases(50), deadline=None)
def test_any_damage_to_a_part_gets_an_answer(file: tuple[str, bytes], data: st.DataObject) -> None:
    name, whole = file
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(out, "w") as target:
        parts = [entry for entry in source.namelist() if entry.endswith((".xml", ".rels"))]
        struck = data.draw(st.sampled_from([_PARTS[name], *parts]))
        for entry in source.namelist():
            content = source.read(entry)
            if entry == struck:
                at = data.draw(st.integers(0, len(content)))
                piece = data.draw(
                    st.sampled_from(
                        [b"", b'="-1"', b"<w:p/>", b"9" * 5000, b"&x;", b"</w:p>", b'w:val="z"']
                    )
                    | st.binary(max_size=4)
                )
                length = data.draw(st.integers(0, 30))
                content = content[:at] + piece + content[at + length :]
            target.writestr(entry, content)
    answer(name, out.getvalue())
