"""What an author must settle first is refused by count and place, never dropped in silence."""

from __future__ import annotations

import pytest

from tests.books.manuscript.wordxml import BREAK, p, pages, r, read, refusal, table

WHO = 'w:id="1" w:author="Rita" w:date="2026-05-04T12:00:00Z"'
HOME = p("Home.")


def inserted(words: str) -> str:
    return f"<w:ins {WHO}>{r(words)}</w:ins>"


def deleted(words: str) -> str:
    return f"<w:del {WHO}><w:r><w:delText>{words}</w:delText></w:r></w:del>"


def test_insertions_and_deletions_are_counted_with_their_paragraphs() -> None:
    body = p("Pip ", inserted("sat"), deleted("flew")) + BREAK + p(inserted("Home."))
    sentence = refusal(body)
    assert sentence.startswith(
        'pip.docx has 3 tracked changes (paragraph 2 "sat", paragraph 2 "flew", '
        'paragraph 4 "Home."); accept or reject every change'
    )


def test_a_move_is_two_changes() -> None:
    body = p(f"<w:moveFrom {WHO}>{r('away')}</w:moveFrom>", "Pip") + p(
        f"<w:moveTo {WHO}>{r('away')}</w:moveTo>"
    )
    assert 'has 2 tracked changes (paragraph 2 "away", paragraph 3 "away")' in refusal(body)


def test_a_deleted_end_of_a_paragraph_counts_once() -> None:
    mark = f"<w:rPr><w:del {WHO}/></w:rPr>"
    assert "has 1 tracked change (paragraph 2" in refusal(p("Pip", properties=mark) + HOME)
    whole = p(deleted("Pip"), properties=mark)
    assert "has 1 tracked change (paragraph 2" in refusal(whole + HOME)


def test_changes_in_tables_are_named_by_row() -> None:
    body = table(("Page", "Text"), ("1", p("Pip ", inserted("sat"))), ("2", "Home."))
    assert 'has 1 tracked change (table 1 row 2 "sat")' in refusal(body)


@pytest.mark.parametrize("mark", ["w:ins", "w:del"])
def test_a_row_that_was_put_in_or_taken_out_is_a_change(mark: str) -> None:
    body = table(("Page", "Text"), ("1", "Pip"), ("2", "Home.")).replace(
        '<w:tr><w:tc><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">2<',
        f"<w:tr><w:trPr><{mark} {WHO}/></w:trPr>"
        '<w:tc><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">2<',
    )
    assert 'has 1 tracked change (table 1 row 3 "2' in refusal(body)


def test_a_change_around_whole_paragraphs_is_seen() -> None:
    assert "has 1 tracked change" in refusal(HOME + f"<w:ins {WHO}>{HOME}</w:ins>")


def test_more_than_six_places_are_counted_and_not_listed() -> None:
    sentence = refusal("".join(p(inserted(f"w{n}")) for n in range(9)))
    assert "has 9 tracked changes" in sentence
    assert 'paragraph 7 "w5" and 3 more)' in sentence


def test_a_change_of_formatting_alone_is_taken_as_shown_and_said() -> None:
    changed = r("Pip", f"<w:b/><w:rPrChange {WHO}><w:rPr/></w:rPrChange>")
    draft = read(p(changed) + BREAK + HOME)
    assert draft.pages[0].text == "**Pip**"
    assert "1 tracked change of formatting alone is taken as shown." in draft.notes


COMMENT = '<w:comment w:id="7"><w:p w14:paraId="AA"><w:r><w:t>Softer?</w:t></w:r></w:p></w:comment>'
AT = '<w:commentRangeStart w:id="7"/>'


def test_comments_are_refused_by_count_and_place() -> None:
    sentence = refusal(p("Pip ", AT, r("sat")) + HOME, {"comments": COMMENT})
    assert 'pip.docx has 1 comment (paragraph 2 "Softer?"); answer or delete' in sentence


def test_a_comment_without_a_place_is_not_passed_by() -> None:
    assert '1 comment (without a place "Softer?")' in refusal(p("Pip"), {"comments": COMMENT})


def test_a_resolved_comment_is_left_out_and_said() -> None:
    parts = {
        "comments": COMMENT,
        "commentsExtended": '<w15:commentEx w15:paraId="AA" w15:done="1"/>',
    }
    draft = read(p("Pip ", AT, r("sat")) + BREAK + HOME, parts)
    assert "1 resolved comment is left out." in draft.notes


def test_changes_and_comments_are_told_together() -> None:
    sentence = refusal(p(AT, inserted("sat")), {"comments": COMMENT})
    assert "1 tracked change (" in sentence
    assert ") and 1 comment (" in sentence


def note(kind: str, words: str) -> str:
    return (
        f'<w:{kind} w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
        f'<w:{kind} w:id="2"><w:p>{r(words)}</w:p></w:{kind}>'
    )


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_with_words_are_refused_and_empty_ones_are_not(kind: str) -> None:
    body = p("Pip", f'<w:r><w:{kind}Reference w:id="2"/></w:r>') + BREAK + HOME
    sentence = refusal(body, {f"{kind}s": note(kind, "An owl.")})
    assert f'has 1 {kind} (paragraph 2 "An owl.")' in sentence
    assert pages(body, {f"{kind}s": note(kind, " ")}) == ["Pip", "Home."]


def box(words: str) -> str:
    content = f"<w:txbxContent>{p(words)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        '<mc:Choice Requires="wps">'
        f"<w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_counted_once_though_it_is_told_twice() -> None:
    assert 'has 1 text box (paragraph 2 "Boo!")' in refusal(p("Pip", box("Boo!")))
    old = f"<v:textbox><w:txbxContent>{p('Boo!')}</w:txbxContent></v:textbox>"
    body = p("Pip", f"<w:r><w:pict>{old}</w:pict></w:r>")
    assert 'has 1 text box (paragraph 2 "Boo!")' in refusal(body)


def test_letter_art_is_a_text_box() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="BOOM"/></v:shape></w:pict></w:r>'
    assert 'has 1 text box (paragraph 2 "BOOM")' in refusal(p("Pip", art))


def test_hidden_words_are_refused_and_hidden_spaces_are_not() -> None:
    sentence = refusal(p("Pip", r(" was sad", "<w:vanish/>")))
    assert 'has 1 passage in hidden letters (paragraph 2 "was sad")' in sentence
    assert pages(p("Pip", r(" ", "<w:vanish/>"), r(" sat", '<w:vanish w:val="0"/>'))) == ["Pip sat"]


def test_equations_diagrams_and_embedded_files_are_refused() -> None:
    assert 'has 1 equation (paragraph 2 "a+b")' in refusal(
        p("Pip", "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>")
    )
    data = '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"/>'
    assert "has 1 diagram or chart (paragraph 2)" in refusal(
        p("Pip", f"<w:r><w:drawing><a:graphic>{data}</a:graphic></w:drawing></w:r>")
    )
    assert "has 1 embedded file (after paragraph 2)" in refusal(p("Pip") + '<w:altChunk r:id="x"/>')


def test_pictures_margins_and_struck_words_are_told() -> None:
    picture = "<w:r><w:drawing><a:graphic/></w:drawing></w:r>"
    body = p("Pip ", r("sat", "<w:strike/>"), picture) + BREAK + HOME
    notes = read(body, {"header": p("Owl / Moon")}).notes
    assert "1 picture in the text is not taken; hand pictures in apart." in notes
    assert 'The header or footer "Owl / Moon" is not part of the story.' in notes
    assert 'Words struck through are kept: paragraph 2 "sat".' in notes
