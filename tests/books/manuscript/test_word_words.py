"""Every word of a Word file is read, whatever wraps it, with its faces, breaks and pages."""

from __future__ import annotations

import pytest

from books.manuscript.upload import read_upload
from tests.books.manuscript.wordxml import BREAK, TITLE, p, pages, r, read, refusal, table, word

WRAPPED = {
    "a link": '<w:hyperlink r:id="x">{}</w:hyperlink>',
    "a content control": "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "a smart tag": '<w:smartTag w:element="place">{}</w:smartTag>',
    "a simple field": '<w:fldSimple w:instr="TITLE">{}</w:fldSimple>',
    "custom xml": '<w:customXml w:element="x">{}</w:customXml>',
    "a direction": '<w:bdo w:val="rtl">{}</w:bdo>',
    "something unknown": "<w:newThing>{}</w:newThing>",
    "a proofing mark": '<w:proofErr w:type="spellStart"/>{}',
}


@pytest.mark.parametrize("wrapper", WRAPPED.values(), ids=WRAPPED.keys())
def test_words_inside_a_wrapper_are_read_in_their_place(wrapper: str) -> None:
    assert pages(p("Pip ", wrapper.format(r("sat")), r(" down"))) == ["Pip sat down"]
    nested = WRAPPED["a link"].format(wrapper.format(r("sat")))
    assert pages(p("Pip ", nested)) == ["Pip sat"]


def test_whole_paragraphs_and_tables_inside_a_content_control_are_read() -> None:
    control = WRAPPED["a content control"]
    assert pages(control.format(p("Pip sat.")) + BREAK + p("Home.")) == ["Pip sat.", "Home."]
    told = table(("Page", "Text"), ("1", control.format(p("Pip"))), ("2", "Home."))
    assert pages(control.format(told)) == ["Pip", "Home."]


def test_the_prompt_of_an_empty_content_control_is_not_the_author_s() -> None:
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{r('Click here')}</w:sdtContent></w:sdt>"
    )
    assert pages(p("Pip", prompt)) == ["Pip"]


def test_a_field_gives_its_result_and_never_its_code() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>inner code</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("sat")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert pages(p("Pip ", field, r(" down"))) == ["Pip sat down"]


def test_signs_that_are_elements_are_signs() -> None:
    signs = "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/>"
    assert pages(p(f"<w:r>{signs}<w:t>d</w:t></w:r>")) == ["a b-cd"]
    heart = '<w:r><w:sym w:font="Segoe UI" w:char="2665"/></w:r>'
    assert pages(p("I ", heart, r(" Pip"))) == ["I ♥ Pip"]


def test_a_sign_of_a_symbol_font_is_told() -> None:
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'
    notes = read(p("Pip ", sign)).notes
    assert "Signs of a symbol font cannot be read: paragraph 2 (Wingdings)." in notes


def test_readings_above_the_line_stand_behind_it() -> None:
    ruby = f"<w:rt>{r('かんじ')}</w:rt><w:rubyBase>{r('漢字')}</w:rubyBase>"
    assert pages(p("Pip ", f"<w:r><w:ruby>{ruby}</w:ruby></w:r>")) == ["Pip 漢字(かんじ)"]


def test_line_breaks_are_kept_and_line_ends_of_the_file_are_not() -> None:
    assert pages(
        p("<w:r><w:t>Pip\n sat</w:t><w:br/><w:t>down</w:t><w:cr/><w:t>now</w:t></w:r>")
    ) == ["Pip sat\ndown\nnow"]


@pytest.mark.parametrize(
    ("run", "markdown"),
    [
        (r("sat", "<w:b/>"), "**sat**"),
        (r("sat", '<w:b w:val="0"/>'), "sat"),
        (r("sat", '<w:b w:val="false"/><w:i/>'), "*sat*"),
        (r("sat", "<w:b/><w:i/>"), "***sat***"),
        (r("sat", '<w:rStyle w:val="Emphasis"/>'), "*sat*"),
        (r("sat", '<w:rStyle w:val="Emphasis"/><w:i w:val="0"/>'), "sat"),
        (r("שבת", "<w:rtl/><w:bCs/>"), "**שבת**"),
        (r(" sat ", "<w:i/>"), "*sat*"),
    ],
)
def test_a_run_keeps_its_face(run: str, markdown: str) -> None:
    assert read(p("Pip ", run, r(" down"))).pages[0].text == f"Pip {markdown} down"


def test_a_style_s_italics_count_and_cancel_a_character_style_s() -> None:
    told = p(r("Pip "), r("sat", '<w:rStyle w:val="Emphasis"/>'), style="Quote")
    assert read(told).pages[0].text == "*Pip* sat"


def test_a_heading_s_own_bold_is_no_emphasis() -> None:
    assert read(p("Pip") + p("A heading", style="Heading2")).pages[-1].text == "A heading"


def test_signs_of_markdown_are_printed_as_typed() -> None:
    typed = r"*a* **b** \# _c_ 1. # `d` &lt;e&gt; &amp;amp; \\"
    assert pages(p(typed)) == [r"*a* **b** \# _c_ 1. # `d` <e> &amp; \\"]
    assert pages(p("# Pip is no heading here")) == ["# Pip is no heading here"]


NUMBERED = {
    "numbering": (
        '<w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%2)"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="o"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num>'
    )
}


def listed(words: str, number: int = 5, depth: int = 0) -> str:
    inside = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(words, properties=inside)


def test_the_numbers_of_a_list_are_words_of_the_story() -> None:
    body = p("Count!") + listed("one owl") + listed("two owls") + listed("small ones", depth=1)
    body += listed("three owls") + listed("small again", depth=1)
    assert pages(body + listed("the end", 6), NUMBERED) == [
        "Count!",
        "1. one owl",
        "2. two owls",
        "2a) small ones",
        "3. three owls",
        "3a) small again",
        "• the end",
    ]


def test_pages_begin_at_breaks_at_styles_and_at_sections() -> None:
    section = '<w:sectPr><w:type w:val="{}"/></w:sectPr>'
    body = (
        p("one<w:r/>".replace("<w:r/>", ""), '<w:r><w:br w:type="page"/></w:r>', r("two"))
        + p("three", style="NewPage")
        + p("four", properties="<w:pageBreakBefore/>")
        + p("five", style="NewPage", properties='<w:pageBreakBefore w:val="0"/>')
        + p("six", properties=section.format("continuous"))
        + p("seven", properties=section.format("continuous"))
        + p("eight")
        + section.format("nextPage")
    )
    assert pages(body) == ["one", "two", "three", "four\n\nfive\n\nsix\n\nseven", "eight"]


def test_an_empty_page_between_two_breaks_is_a_picture_alone() -> None:
    draft = read(BREAK + p("one") + BREAK + BREAK + p("three") + BREAK)
    assert [page.text for page in draft.pages] == ["one", "", "three"]
    assert draft.wordless == (1,)


@pytest.mark.parametrize("label", ["Page 1", "[Pages 2-3]", "PAGE THREE:", "Spread 4", "pp. 4–5"])
def test_a_line_that_names_a_page_begins_one_and_is_not_printed(label: str) -> None:
    assert pages(p(label) + p("one") + p(label, style="Heading2") + p("two")) == ["one", "two"]


def test_a_label_may_stand_before_the_words_or_above_them_in_one_paragraph() -> None:
    above = "<w:r><w:t>Page 2</w:t><w:br/><w:t>two</w:t></w:r>"
    assert pages(p("Page 1: one") + p(above) + p("Page 33 was torn.")) == [
        "one",
        "two\n\nPage 33 was torn.",
    ]


def test_a_break_before_a_label_is_one_and_a_label_without_words_is_a_page() -> None:
    body = BREAK + p("Page 1") + p("one") + BREAK + p("Page 2") + p("Page 3") + p("three")
    assert pages(body) == ["one", "", "three"]


def test_two_facing_pages_named_together_are_a_spread() -> None:
    draft = read(p("Page 1") + p("one") + p("Pages 2-3") + p("two") + p("Page 4") + p("three"))
    assert [scene.pages for scene in draft.scenes] == [1, 2, 1]


def test_without_any_marks_each_paragraph_is_a_page_and_a_note_says_so() -> None:
    draft = read("".join(p(f"Words {n}.") for n in range(6)))
    assert len(draft.pages) == 6
    assert any("has no page marks, so each of its 6 paragraphs is a page" in n for n in draft.notes)


def test_the_title_is_the_title_s_style_then_a_heading_then_the_first_line() -> None:
    told = p("The Owl", style="Title") + BREAK + p("one")
    assert read_upload("a.docx", word(p("Draft 3") + told)).title == "The Owl"
    heading = p("Draft 3") + p("The Moon", style="Heading2") + BREAK + p("one")
    assert read_upload("a.docx", word(heading)).title == "The Moon"
    assert read_upload("a.docx", word(p("Pip!") + BREAK + p("one"))).title == "Pip!"


def test_a_file_without_a_title_takes_its_name_and_says_so() -> None:
    draft = read_upload("the-lantern_owl.docx", word(p("Pip flew over the hill.") + p("Home.")))
    assert draft.title == "The lantern owl"
    assert any("its name was taken" in note for note in draft.notes)


def test_bylines_name_the_people() -> None:
    body = (
        TITLE + p("Written by Ada Owl and Bo Fox") + p("Pictures by Rita Heron") + BREAK + p("one")
    )
    draft = read_upload("a.docx", word(body))
    assert [(one.name, one.role) for one in draft.contributors] == [
        ("Ada Owl", "author"),
        ("Bo Fox", "author"),
        ("Rita Heron", "illustrator"),
    ]
    assert [page.text for page in draft.pages] == ["one"]


def test_words_before_the_first_mark_are_kept_as_a_page_and_told() -> None:
    draft = read(p("For Noor, who asked.") + BREAK + p("one"))
    assert [page.text for page in draft.pages] == ["For Noor, who asked.", "one"]
    assert "The words below the title, before the first page mark, are story page 1." in draft.notes


def test_art_notes_in_brackets_may_change_face_and_cross_paragraphs() -> None:
    body = p("Pip sat [", r("under", "<w:b/>"), r(" the")) + p("moon] still.")
    (page,) = read(body).pages
    assert (page.text, page.art_notes) == ("Pip sat still.", ("under the moon",))


def test_an_art_line_and_a_printed_bracket() -> None:
    told = read(p("Page 1") + p("Pip sat.") + p("Art note: by the sea") + p("a \\[b\\]")).pages[0]
    assert (told.text, told.art_notes) == ("Pip sat.\n\na \\[b\\]", ("by the sea",))


def test_without_page_marks_an_art_note_belongs_to_the_words_before_it() -> None:
    body = p("[Art: an owl]") + p("Pip sat.") + p("Art: the sea") + p("Home.") + p("[by night]")
    draft = read(body + p("The end.") + p("Really."))
    assert [(page.text, page.art_notes) for page in draft.pages] == [
        ("Pip sat.", ("an owl", "the sea")),
        ("Home.", ("by night",)),
        ("The end.", ()),
        ("Really.", ()),
    ]


def test_a_bracket_that_is_never_closed_is_named_by_its_paragraph() -> None:
    assert "pip.docx paragraph 3: a [ is never closed" in refusal(p("Pip") + p("sat [here"))


def test_a_main_part_of_another_name_and_the_strict_form_are_read() -> None:
    data = word(TITLE + p("Pip"), main="document22")
    assert read_upload("a.docx", data).pages[0].text == "Pip"
