"""A title that begins in several languages: each is an edition, or is still wanted."""

from __future__ import annotations

import pytest

from books import storing
from books.drafting import EditionWish
from books.editions import editions_of, lacking
from books.errors import IllegalMove, NotAllowed, Refused, TooLarge
from books.manuscript.upload import read_upload
from books.models import Book, Event, Proposal
from books.operations.editions import add_edition
from books.operations.orphans import named_files
from books.operations.proposals import (
    MAX_BYTES,
    HandedText,
    answer_step,
    make_title,
    put_further,
    put_manuscript,
    start_proposal,
)
from books.previewing import languages_of
from books.proposing import further_languages, further_texts
from books.queries import edition_of, pages_of
from books.tenancy import everyone
from tests.books.test_proposals import LINES, PRINTING, STORY, answer
from tests.personas import Press

FRENCH = "# Pip et la lune\n" + "".join(
    f"\n##\n[Une note]\nLigne {n}.\n" for n in range(len(LINES))
)
SWAHILI = "# Pip na mwezi\n" + "".join(f"\n##\nMstari {n}.\n" for n in range(len(LINES)))
ISBN = "9780306406157"


def wanted(press: Press, *codes: str) -> Proposal:
    return start_proposal(by=press.ben, printing=PRINTING | {"further": list(codes)})


def handed(press: Press, *codes: str, **texts: HandedText) -> Proposal:
    proposal = wanted(press, *codes)
    put_manuscript(
        proposal=proposal,
        name="pip.md",
        data=STORY.encode(),
        seen_version=1,
        by=press.ben,
        further=texts,
    )
    return proposal


def made(press: Press, proposal: Proposal) -> Book:
    answer(proposal, press, "preview", title="Pip and the Moon", contributors=[])
    answer(proposal, press, "plan", arrangement="auto")
    answer(proposal, press, "characters", characters=[])
    answer(proposal, press, "style", style="own", words="watercolour")
    return make_title(proposal=proposal, seen_version=proposal.version, by=press.ben)


def text(words: str, isbn: str = "") -> HandedText:
    return HandedText("story.md", words.encode(), isbn)


def test_each_language_becomes_an_edition_in_one_go(owl: Press) -> None:
    proposal = handed(owl, "fr", "sw", fr=text(FRENCH, "978-0-306-40615-7"), sw=text(SWAHILI))
    book = made(owl, proposal)
    told = [(line.edition.language, line.edition.shown_title) for line in editions_of(book)]
    assert told == [("en", "Pip and the Moon"), ("fr", "Pip et la lune"), ("sw", "Pip na mwezi")]
    assert [line.edition.isbn for line in editions_of(book)] == ["", ISBN, ""]
    story = [page.text for page in pages_of(edition_of(book, 3)) if page.kind == "story"]
    assert [words for words in story if words] == [f"Mstari {n}." for n in range(len(LINES))]
    assert set(Event.objects.filter(book=book).values_list("what", flat=True)) == {
        "import",
        "add-edition",
    }
    assert lacking(book, editions_of(book)) == []


def test_a_language_without_its_manuscript_stays_wanted_until_it_is_added(owl: Press) -> None:
    book = made(owl, handed(owl, "fr", "sw", fr=text(FRENCH)))
    assert lacking(book, editions_of(book)) == [("sw", "Swahili")]
    draft = read_upload("s.md", SWAHILI.encode(), language="sw")
    add_edition(book=book, draft=draft, wish=EditionWish(), language="sw", isbn="", by=owl.ben)
    assert lacking(book, editions_of(book)) == []


def test_words_that_do_not_pair_are_told_before_and_make_nothing(owl: Press) -> None:
    proposal = handed(owl, "fr", fr=text(FRENCH + "\n##\nUne ligne de trop.\n"))
    (shown,) = languages_of(proposal, owl.ben)
    assert "words for 7 story pages and edition 1 has words on 6 pages" in shown.trouble
    with pytest.raises(Refused, match="^French: The manuscript has words for 7 story pages"):
        made(owl, proposal)
    proposal.refresh_from_db()
    assert (Book.objects.count(), Event.objects.count(), proposal.book) == (0, 0, None)


def test_the_preview_tells_what_each_language_will_be(owl: Press) -> None:
    proposal = handed(owl, "fr", "sw", fr=text(FRENCH))
    french, swahili = languages_of(proposal, owl.ben)
    assert (french.title, french.total, french.unfit, french.trouble) == (
        "Pip et la lune",
        24,
        (),
        "",
    )
    assert (swahili.language, swahili.name, swahili.total) == ("Swahili", "", 0)
    book = made(owl, proposal)
    assert edition_of(book, 2).pages.count() == french.total
    assert float(edition_of(book, 2).body_pt) == french.body_pt


def test_languages_are_kept_once_and_the_manuscripts_own_is_none_of_them(owl: Press) -> None:
    assert further_languages(wanted(owl, "fr", "en", "fr", "", "sw")) == ["fr", "sw"]
    with pytest.raises(Refused, match="no language code"):
        wanted(owl, "not a code")
    with pytest.raises(Refused, match="keep 12"):
        wanted(owl, *[f"a{letter}" for letter in "abcdefghijklm"])


def test_a_language_may_be_handed_in_later_and_again(owl: Press) -> None:
    proposal = handed(owl, "fr")
    for words in (SWAHILI, FRENCH):
        put_further(
            proposal=proposal,
            further={"fr": text(words)},
            seen_version=proposal.version,
            by=owl.ben,
        )
    (kept,) = further_texts(proposal)
    assert kept.draft is not None
    assert kept.draft.title == "Pip et la lune"
    told = {"fr": HandedText(isbn=ISBN)}
    put_further(proposal=proposal, further=told, seen_version=proposal.version, by=owl.ben)
    (kept,) = further_texts(proposal)
    assert (kept.isbn, kept.name) == (ISBN, "story.md")


def test_its_file_is_spared_by_the_orphan_sweep(owl: Press) -> None:
    proposal = handed(owl, "fr", fr=text(FRENCH))
    (kept,) = further_texts(proposal)
    assert storing.read(kept.file) == FRENCH.encode()
    with everyone("the sweep asks for all"):
        assert {kept.file, proposal.file} <= named_files()


def test_a_language_that_is_not_wanted_any_more_is_not_made(owl: Press) -> None:
    proposal = handed(owl, "fr", fr=text(FRENCH))
    answer_step(
        proposal=proposal,
        step="printing",
        answers=PRINTING,
        seen_version=proposal.version,
        by=owl.ben,
    )
    assert made(owl, proposal).editions.count() == 1


def test_what_cannot_be_kept_is_refused_and_nothing_is(owl: Press) -> None:
    proposal = handed(owl, "fr")
    for further, error, sentence in (
        ({"sw": text(SWAHILI)}, Refused, "No edition in Swahili is wanted"),
        ({"fr": text(FRENCH, "123")}, Refused, "is no ISBN"),
        ({"fr": HandedText("a.pdf", b"%PDF-1.7 x")}, Refused, "^French: "),
        ({"fr": HandedText("a.md", b"x" * (MAX_BYTES + 1))}, TooLarge, "MB"),
    ):
        with pytest.raises(error, match=sentence):
            put_further(
                proposal=proposal, further=further, seen_version=proposal.version, by=owl.ben
            )
    proposal.refresh_from_db()
    assert (proposal.version, further_texts(proposal)[0].draft) == (2, None)


def test_an_older_tab_and_a_reviewer_hand_nothing_in(owl: Press) -> None:
    proposal = handed(owl, "fr")
    told = {"fr": text(FRENCH)}
    with pytest.raises(IllegalMove):
        put_further(proposal=proposal, further=told, seen_version=1, by=owl.ben)
    with pytest.raises(NotAllowed):
        put_further(proposal=proposal, further=told, seen_version=2, by=owl.rita)
    assert further_texts(proposal)[0].draft is None
