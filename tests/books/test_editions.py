"""A further edition stands on the same scenes; nothing of the first one moves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from books import storing
from books.drafting import EditionWish
from books.errors import IllegalMove, NotAllowed, NotReady, Refused
from books.manuscript.draft import BookDraft, Contributor, StoryPage
from books.manuscript.upload import read_upload
from books.models import Book, Edition, Event, Page, Scene
from books.operations.approving import approve_layouts, approve_texts
from books.operations.editions import add_edition, try_edition
from books.operations.plan import choose_arrangement
from books.operations.spreads import part_spread
from books.operations.text import edit_text
from books.queries import edition_of, pages_of, unapproved
from books.sizes import scene_pixels
from printing.models import PrintRun
from printing.operations.press import press
from printing.operations.run import queue_run
from tests.factories import NOW, draft, make_book
from tests.personas import Press

ISBN, OTHER_ISBN = "9780306406157", "9783161484100"


def french(scenes: int = 4) -> BookDraft:
    pages = tuple(StoryPage(f"Pip vola vers la colline {n}.") for n in range(1, scenes + 1))
    return BookDraft(
        title="Pip et la lune",
        language="fr",
        pages=pages,
        contributors=(Contributor("Ada Owl", "author"), Contributor("Tess Tern", "translator")),
        credits=(("Licence", "CC-BY"),),
    )


def add(book: Book, by: Any, told: BookDraft | None = None, **asked: Any) -> Edition:
    wish = EditionWish(
        **{key: asked.pop(key) for key in [*asked] if key not in ("language", "isbn")}
    )
    language = asked.get("language", told.language if told else "en")
    return add_edition(
        book=book,
        draft=told,
        wish=wish,
        language=language,
        isbn=asked.get("isbn", ""),
        by=by,
        now=NOW,
    )


def story(edition: Edition) -> list[str]:
    return [page.text for page in pages_of(edition) if page.kind == "story" and page.text]


def rows(book: Book) -> list[Any]:
    """Everything of the first edition, of the scenes and of their pictures."""
    return [
        *Page.objects.filter(edition__book=book, edition__number=1).order_by("pk").values(),
        *Scene.objects.filter(book=book).order_by("pk").values(),
        *book.artworks.order_by("pk").values(),
        *Edition.objects.filter(book=book, number=1).values(),
    ]


def pressed(owl: Press, edition: Edition) -> bytes:
    run: PrintRun = queue_run(edition=edition, by=owl.ada, waiver="small pictures", again=True)
    press(run=run)
    run.refresh_from_db()
    assert run.failure == ""
    return storing.read(run.file)


def test_the_new_words_stand_on_the_same_scenes_in_the_same_order(owl: Press) -> None:
    book = make_book(owl.ben, scenes=6, spreads=2)
    edition = add(book, owl.ben, french(6))
    assert (edition.number, edition.language, edition.title) == (2, "fr", "Pip et la lune")
    assert story(edition) == [page.text for page in french(6).pages]
    shown = [page.scene_id for page in pages_of(edition) if page.scene_id]
    assert shown == [page.scene_id for page in pages_of(edition_of(book)) if page.scene_id]
    for left in Page.objects.filter(edition=edition, part="left"):
        right = Page.objects.get(edition=edition, part="right", scene=left.scene)
        assert (left.number % 2, right.number) == (0, left.number + 1)


def test_one_event_tells_it_with_the_reasons(owl: Press) -> None:
    book = make_book(owl.ben)
    edition = add(book, owl.ben, french())
    event = Event.objects.filter(book=book).order_by("-id")[0]
    assert Event.objects.filter(book=book).count() == 2  # import, add-edition
    assert (event.what, event.subject, event.to_state) == ("add-edition", "edition 2", "fr")
    assert event.note == "\n".join(edition.plan_reasons)


def test_the_first_editions_rows_approvals_and_print_file_stay_as_they_are(owl: Press) -> None:
    book = make_book(owl.ben, scenes=6, spreads=2, approved=True, approver=owl.rita)
    before, file = rows(book), pressed(owl, edition_of(book))
    add(book, owl.ben, french(6), trim="8x10")
    assert rows(book) == before
    first = edition_of(book)
    assert unapproved(first, pages_of(first)).numbers == ()
    assert pressed(owl, first) == file


def test_no_picture_and_no_approval_is_copied_and_the_same_art_is_pressed(owl: Press) -> None:
    book = make_book(owl.ben, scenes=6, spreads=2, approved=True, approver=owl.rita)
    pictures = book.artworks.count()
    edition = add(book, owl.ben, french(6))
    waiting = unapproved(edition, pages_of(edition))
    assert waiting.art == ()
    assert set(waiting.layout) == set(range(1, edition.pages.count() + 1))
    approve_texts(edition=edition, by=owl.rita)
    approve_layouts(edition=edition, by=owl.rita)
    file = pressed(owl, edition)
    assert b"Pip et la lune" in file or "Pip et la lune".encode("utf-16-be") in file
    assert book.artworks.count() == pictures


def test_front_matter_has_the_new_title_the_translator_and_its_own_isbn(owl: Press) -> None:
    book = make_book(owl.ben)
    edition = add(book, owl.ben, french(), isbn="978-0-306-40615-7")
    title = edition.pages.get(kind="title").text
    assert title == "Pip et la lune\n\nWritten by Ada Owl\n\nTranslated by Tess Tern"
    copyright_page = edition.pages.get(kind="copyright").text
    assert f"ISBN {ISBN}" in copyright_page
    assert "Licence: CC-BY" in copyright_page
    assert edition.isbn == ISBN


def test_an_isbn_that_an_edition_of_this_publisher_has_is_refused(owl: Press) -> None:
    first, second = make_book(owl.ben), make_book(owl.ben, title="Pip at sea")
    add(first, owl.ben, french(), isbn=ISBN)
    with pytest.raises(Refused, match="taken by Pip and the Moon, edition 2"):
        add(second, owl.ben, french(), isbn=ISBN)
    with pytest.raises(Refused, match="check digit"):
        add(second, owl.ben, french(), isbn="9780306406158")
    assert second.editions.count() == 1


@pytest.mark.parametrize("count", [3, 5])
def test_another_number_of_story_pages_is_refused_with_both_counts(owl: Press, count: int) -> None:
    book = make_book(owl.ben)
    with pytest.raises(Refused, match=f"words for {count} story pages and edition 1 has .* on 4"):
        add(book, owl.ben, french(count))
    assert (book.editions.count(), Event.objects.filter(what="add-edition").count()) == (1, 0)


def test_wordless_pages_on_both_sides_pair_by_their_words(owl: Press) -> None:
    book = make_book(owl.ben, scenes=11, spreads=0)
    first = pages_of(edition_of(book))
    wordy = [page for page in first if page.kind == "story" and page.text]
    edit_text(page=wordy[1], text="", by=owl.ben, seen_version=wordy[1].version)
    told = french(11)
    pages = (told.pages[0], StoryPage(""), *told.pages[2:])
    edition = add(book, owl.ben, replace(told, pages=pages))
    assert story(edition) == [page.text for page in pages if page.text]


def test_art_notes_and_pictures_of_the_manuscript_are_not_taken_and_said(owl: Press) -> None:
    book = make_book(owl.ben)
    told = "# Pip\n" + "".join(f"\n##\n[A hill]\nColline {n}.\n" for n in range(4))
    edition = add(book, owl.ben, read_upload("pip.md", told.encode(), language="fr"))
    assert any(line.startswith("4 art notes were not taken") for line in edition.plan_reasons)
    assert not any("proposed from the text" in line for line in edition.plan_reasons)
    assert [scene.brief for scene in book.scenes.all()][0] == "Pip flies over hill 1"


def test_the_same_language_in_another_trim_needs_no_manuscript(owl: Press) -> None:
    book = make_book(owl.ben, scenes=6, spreads=2)
    edition = add(book, owl.ben, trim="8x10", isbn=ISBN)
    first = edition_of(book)
    assert story(edition) == story(first)
    assert (edition.trim, edition.title, first.trim) == ("8x10", "", "8.5x8.5")
    was, now = first.pages.get(kind="copyright").text, edition.pages.get(kind="copyright").text
    assert now == f"{was}\n\nISBN {ISBN}"


def test_words_somebody_wrote_on_the_front_pages_come_along_with_the_words(owl: Press) -> None:
    book = make_book(owl.ben)
    first = edition_of(book)
    page = first.pages.get(kind="title")
    edit_text(page=page, text="*Pip!*", by=owl.ada, seen_version=page.version)
    copied = add(book, owl.ben, trim="8x10").pages.get(kind="title")
    assert (copied.text, copied.text_by) == ("*Pip!*", owl.ada.user)


def test_a_copy_follows_the_first_edition_in_its_language(owl: Press) -> None:
    book = make_book(owl.ben)
    second = add(book, owl.ben, french(), isbn=ISBN)
    third = add(book, owl.ben, language="fr", trim="8x10", isbn=OTHER_ISBN)
    assert (third.number, third.title, story(third)) == (3, second.title, story(second))
    text = third.pages.get(kind="copyright").text
    assert f"ISBN {OTHER_ISBN}" in text
    assert ISBN not in text


def test_a_language_without_words_asks_for_its_manuscript(owl: Press) -> None:
    book = make_book(owl.ben)
    with pytest.raises(Refused, match="no words in Swahili yet: hand in or paste"):
        add(book, owl.ben, language="sw")


def test_the_largest_edition_decides_the_pixels_and_too_small_pictures_are_named(
    owl: Press,
) -> None:
    book = make_book(owl.ben, with_art=True, approved=True, approver=owl.rita)
    scene = book.scenes.get(position=1)
    assert scene_pixels(scene) == (2588, 2625)  # (8.5 + 0.125) x 300, (8.5 + 0.25) x 300
    edition = add(book, owl.ben, trim="8.5x11")
    assert scene_pixels(scene) == (2588, 3375)  # (11 + 0.25) x 300
    small = [line for line in edition.plan_reasons if "fewer pixels" in line]
    assert any("scenes 1, 2, 3 had fewer pixels than the 2588 x 3375" in line for line in small)


def test_what_the_printer_does_not_make_is_refused_and_nothing_saved(owl: Press) -> None:
    book = make_book(owl.ben)
    with pytest.raises(Refused, match="nearest it cuts is 8.5x11"):
        add(book, owl.ben, french(), trim="8.6x11")
    with pytest.raises(Refused, match="kdp-paperback"):
        add(book, owl.ben, french(), printer="nobody")
    assert book.editions.count() == 1


def test_a_script_the_press_cannot_set_is_taken_and_to_be_mended(owl: Press) -> None:
    book = make_book(owl.ben)
    pages = tuple(StoryPage("ཟླ་བའི་སྟེང་དུ") for _ in range(4))
    edition = add(book, owl.ben, BookDraft(title="ཟླ་བ", language="bo", pages=pages))
    assert any(line.startswith("To be mended before pressing: ") for line in edition.plan_reasons)


def test_a_book_without_an_edition_has_nothing_to_follow(owl: Press) -> None:
    book = make_book(owl.ben)
    book.editions.all().delete()
    with pytest.raises(NotReady, match="no edition with pages yet"):
        add(book, owl.ben, french())


def test_reviewers_and_production_add_no_editions(owl: Press) -> None:
    book = make_book(owl.ben)
    for member in (owl.rita, owl.paul):
        with pytest.raises(NotAllowed):
            add(book, member, french())
    assert book.editions.count() == 1


def test_looking_saves_nothing(owl: Press) -> None:
    book = make_book(owl.ben)
    before = rows(book)
    further = try_edition(
        book=book, draft=french(), wish=EditionWish(), language="fr", isbn="", by=owl.ben
    )
    assert (further.edition.number, further.edition.pk, len(further.pages)) == (2, None, 24)
    assert (rows(book), book.editions.count()) == (before, 1)


def test_a_plan_changed_meanwhile_is_told(owl: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    book = make_book(owl.ben, scenes=6, spreads=2)
    further = try_edition(
        book=book, draft=french(6), wish=EditionWish(), language="fr", isbn="", by=owl.ben
    )
    spread = next(page for page in pages_of(edition_of(book)) if page.part == "left")
    part_spread(page=spread, by=owl.ben)
    monkeypatch.setattr("books.operations.editions.try_edition", lambda **_: further)
    with pytest.raises(IllegalMove, match="Nothing of yours was saved"):
        add(book, owl.ben, french(6))
    assert book.editions.count() == 1


def test_a_failure_half_way_leaves_nothing(owl: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    book = make_book(owl.ben)

    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("books.operations.editions.record", full)
    with pytest.raises(OSError, match="No space"):
        add(book, owl.ben, french())
    assert (book.editions.count(), Page.objects.exclude(edition__number=1).count()) == (1, 0)


def test_changing_the_second_editions_plan_or_words_leaves_the_first_ones_rooms(
    owl: Press,
) -> None:
    book = make_book(owl.ben, scenes=11, spreads=1)
    edition = add(book, owl.ben, french(11))
    before = rows(book)
    choose_arrangement(
        edition=edition, scene=book.scenes.get(position=2), arrangement="on-picture", by=owl.ben
    )
    spread = next(page for page in pages_of(edition) if page.part == "left")
    edit_text(page=spread, text="Un mot.", by=owl.ben, seen_version=spread.version)
    assert rows(book) == before
    assert story(edition) == [*(page.text for page in french(11).pages[:-1]), "Un mot."]


def test_scenes_set_by_hand_in_the_first_edition_are_named(owl: Press) -> None:
    book = make_book(owl.ben, scenes=11, spreads=0)
    scene = book.scenes.get(position=5)
    choose_arrangement(edition=edition_of(book), scene=scene, arrangement="on-picture", by=owl.ben)
    edition = add(book, owl.ben, french(11))
    assert any("Edition 1 has scene 5 set another way" in line for line in edition.plan_reasons)
    assert edition.pages.get(scene=scene).template == "picture"


def test_the_arrangement_can_be_another(owl: Press) -> None:
    book = make_book(owl.ben, scenes=20, spreads=0)
    on_picture = edition_of(book)
    assert on_picture.arrangement == "on-picture"  # 2 x 20 + 2 pages are more than 32
    assert add(book, owl.ben, trim="8x10").arrangement == "on-picture"
    assert add(book, owl.ben, trim="8x10", arrangement="facing").arrangement == "facing"


def test_the_title_of_a_draft_that_is_the_books_own_is_not_kept_twice(owl: Press) -> None:
    book = make_book(owl.ben)
    edition = add(book, owl.ben, replace(draft(), language="en-GB"), language="en-GB")
    assert (edition.title, edition.shown_title) == ("", "Pip and the Moon")
