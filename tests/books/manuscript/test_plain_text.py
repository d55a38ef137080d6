"""Plain text is read as it is typed: lines stay lines, signs stay signs, marks make pages."""

from __future__ import annotations

import pytest

from books.manuscript.draft import BookDraft, ManuscriptError
from books.manuscript.text import plain_text
from books.manuscript.upload import read_upload


def read(text: str, name: str = "pasted.txt") -> BookDraft:
    return read_upload(name, text.encode(), language="en")


def pages(text: str) -> list[str]:
    return [plain_text(page.text) for page in read(text).pages]


@pytest.mark.parametrize(
    "mark", ["Page {}", "[Page {}]", "page {}:", "PAGE {}.", "p. {}", "Page {} –", "(Page {})"]
)
def test_a_line_that_names_a_page_begins_one(mark: str) -> None:
    text = f"Pip\n\n{mark.format(1)}\nPip sat.\n\n{mark.format(2)}\nHome.\n"
    assert pages(text) == ["Pip sat.", "Home."]


@pytest.mark.parametrize("mark", ["##", "---", "-----", "\f", "  ##  "])
def test_a_mark_alone_on_a_line_parts_pages(mark: str) -> None:
    assert pages(f"Pip\n{mark}\nPip sat.\n{mark}\nHome.\n{mark}\n") == ["Pip sat.", "Home."]


def test_words_may_stand_behind_the_label() -> None:
    assert pages("Pip\nPage 1: Pip sat.\nPage 2: Home.\nAnd slept.") == [
        "Pip sat.",
        "Home.\nAnd slept.",
    ]


def test_a_sentence_that_speaks_of_a_page_is_a_sentence() -> None:
    assert pages("Pip\n\nPage 1\nPage 7 was torn.\nOn page 3\nsat Pip.\n\nPage 2\nHome") == [
        "Page 7 was torn.\nOn page 3\nsat Pip.",
        "Home",
    ]


def test_every_line_end_the_author_typed_is_kept() -> None:
    assert pages("Pip\n##\nOne,\ntwo,\n\nthree.\n##\nEnd\n") == ["One,\ntwo,\n\nthree.", "End"]
    assert pages("Pip\r\n##\r\nOne,\r\ntwo\r\n##\r\nEnd") == ["One,\ntwo", "End"]
    assert pages("Pip\n##\nOne,\x0btwo\n##\nEnd") == ["One,\ntwo", "End"]


def test_no_sign_is_a_mark_of_a_face() -> None:
    assert pages(r"Pip" + "\n##\n" + r"*a* **b** _c_ \* # 1. <b> &amp;" + "\n##\nEnd") == [
        r"*a* **b** _c_ \* # 1. <b> &amp;",
        "End",
    ]


def test_art_lines_and_brackets_are_briefs_and_never_printed() -> None:
    draft = read("Pip\n##\nArt: by night\nPip [small] sat.\n[a\nmoon]\n##\nEnd \\[here\\]\n")
    assert [(page.text, page.art_notes) for page in draft.pages] == [
        ("Pip sat.", ("by night", "small", "a moon")),
        ("End \\[here\\]", ()),
    ]


def test_an_open_bracket_is_named_by_its_line() -> None:
    with pytest.raises(ManuscriptError, match=r"pasted\.txt line 3: a \[ is never closed"):
        read("Pip\n##\nPip [sat.\n")


def test_the_first_line_is_the_title_with_or_without_a_hash() -> None:
    assert read("Pip and the Moon\n\nPage 1\nA\n").title == "Pip and the Moon"
    assert read("# Pip and the Moon\n\nPage 1\nA\n").title == "Pip and the Moon"
    assert read("\n\n  Pip!  \nby Ada Owl\n\nPage 1\nA\n").title == "Pip!"


def test_a_pasted_story_without_a_title_is_refused_and_a_file_s_name_is_taken() -> None:
    with pytest.raises(ManuscriptError, match="has no title; write it as the first line"):
        read("Page 1\nPip sat.\n")
    draft = read("Page 1\nPip sat.\n", "the moon-owl.txt")
    assert draft.title == "The moon owl"


def test_a_title_too_long_is_refused() -> None:
    with pytest.raises(ManuscriptError, match="the title has 201 characters"):
        read("# " + "x" * 201 + "\n\nPage 1\nPip\n")


def test_credits_at_the_end_are_credits() -> None:
    draft = read("Pip\n##\nHome\n##\n* Text: Ada Owl\n* License: [CC-BY]\n")
    assert draft.credits == (("Text", "Ada Owl"), ("License", "[CC-BY]"))
    assert [one.name for one in draft.contributors] == ["Ada Owl"]
    assert len(draft.pages) == 1


def test_a_story_without_marks_is_parted_by_paragraphs_then_by_lines() -> None:
    assert pages("Pip\n\n" + "\n\n".join(f"Words {n}." for n in range(5))) == [
        f"Words {n}." for n in range(5)
    ]
    assert pages("Pip\n\n" + "\n".join(f"Words {n}." for n in range(5))) == [
        f"Words {n}." for n in range(5)
    ]


def test_a_long_story_without_marks_is_shared_out_in_order_and_whole() -> None:
    told = [f"Words {n} " + "and more " * (n % 7) for n in range(100)]
    draft = read("Pip\n\n" + "\n\n".join(told))
    assert 20 <= len(draft.pages) <= 28
    printed = " ".join(plain_text(page.text) for page in draft.pages).split()
    assert printed == " ".join(told).split()
    sizes = [len(page.text.split()) for page in draft.pages]
    assert max(sizes) < 2.5 * sum(sizes) / len(sizes)
    assert any("its 100 paragraphs were put on" in note for note in draft.notes)


def test_words_of_a_label_in_brackets_are_a_brief() -> None:
    draft = read("Pip\nPage 1 (Pip by the sea)\nHello.\nPage 2-3 (double page spread)\nHome.\n")
    assert draft.pages[0].art_notes == ("Pip by the sea",)
    assert draft.pages[1].art_notes == ()
    assert [scene.pages for scene in draft.scenes] == [1, 2]


def test_nothing_but_a_title_is_no_story() -> None:
    with pytest.raises(ManuscriptError, match="has no words of a story"):
        read("Pip\n")


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(ManuscriptError, match="has 829 story pages"):
        read("Pip\n" + "##\nHome\n" * 829)
