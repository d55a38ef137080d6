"""One edition, and one made file, against every printer."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.cache import caches

from books import storing
from books.errors import NotAllowed
from books.models import Book
from books.queries import edition_of, pages_of
from printing.jobs import examine_everywhere
from printing.models import PrintRun
from printing.operations import matrix as asking
from printing.operations import matrix_file
from printing.operations.matrix import Matrix, PrinterSuit, matrix_of
from printing.operations.matrix_file import FileVerdict, ask_everywhere, verdicts_of
from printing.press.profile import load_profile, profile_keys
from tests.factories import make_book
from tests.laid import once_a_file
from tests.personas import Press
from tests.printing.made import made_run

SOUND = Path(__file__).parents[1] / "broken" / "sound.pdf"  # 24 pages of 8.625 x 8.75 in


laid, press, book = once_a_file(
    lambda press: make_book(press.ben, approved=True, approver=press.rita), in_force=True
)


def matrix(book: Book, **how: float) -> Matrix:
    edition = edition_of(book)
    return matrix_of(edition, pages_of(edition), **how)


def row(told: Matrix, key: str) -> PrinterSuit:
    return next(each for each in told.rows if each.key == key)


def test_every_printer_has_its_line_and_every_page_its_verdict_there(book: Book) -> None:
    told = matrix(book)
    assert told.rows[0].key == "kdp-paperback"
    assert {each.key for each in told.rows} == set(profile_keys())
    assert told.waiting == ()
    assert [number for number, _ in told.pages] == list(range(1, 25))
    assert all(len(cells) == len(told.rows) and all(cells) for _, cells in told.pages)


def test_a_page_with_bleed_on_three_sides_is_not_the_page_of_a_printer_that_wants_four(
    book: Book,
) -> None:
    told = matrix(book)
    kdp, lulu = row(told, "kdp-paperback"), row(told, "lulu-paperback")
    assert (kdp.page_in, kdp.same_page, kdp.bleed_sides) == ((8.625, 8.75), True, "outer3")
    assert (lulu.page_in, lulu.same_page, lulu.bleed_sides) == ((8.75, 8.75), False, "all4")


def test_what_a_printer_refuses_is_told_with_the_nearest_and_judged_as_that(book: Book) -> None:
    told = row(matrix(book), "lulu-paperback")
    assert told.verdict == "refused"
    assert any("at least 32" in reason and "Nearest: 32 pages" in reason for reason in told.reasons)
    hard = row(matrix(book), "kdp-hardcover")
    assert "does not cut 8.5x8.5" in hard.reasons[0]
    assert (hard.trim, hard.page_in) == ("8.25x11", (8.375, 11.25))
    assert "premium-color" in hard.stocks


def test_small_pictures_are_counted_as_work(book: Book) -> None:
    # The test's pictures have 300 px across 8.625 in: 34 DPI.
    told = row(matrix(book), "kdp-paperback")
    shown = sum(page.scene_id is not None for page in pages_of(edition_of(book)))
    assert told.verdict == "work"
    assert told.counts["redraw"] == shown
    assert {suit.dpi for suit in told.suits if suit.fate} == {34}


def test_a_matrix_that_takes_long_comes_in_steps_and_asks_nobody_twice(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    judge = asking.suit_of

    def counting(content: object, was: object, profile: object) -> PrinterSuit:
        asked.append(profile.key)  # type: ignore[attr-defined]
        return judge(content, was, profile)  # type: ignore[arg-type]

    monkeypatch.setattr(asking, "suit_of", counting)
    caches["pages"].clear()
    first = matrix(book, within=0.0)
    assert (len(first.rows), asked) == (1, ["kdp-paperback"])
    assert len(first.waiting) == len(profile_keys()) - 1
    assert len(matrix(book, within=0.0).rows) == 2
    assert matrix(book).waiting == ()
    assert sorted(asked) == sorted(profile_keys())


@pytest.fixture
def made(owl: Press, book: Book, monkeypatch: pytest.MonkeyPatch) -> PrintRun:
    two = tuple(load_profile(key) for key in ("kdp-paperback", "lulu-paperback"))
    monkeypatch.setattr(matrix_file, "printers", lambda: two)
    return made_run(edition_of(book), owl.paul, data=SOUND.read_bytes())


def verdicts(run: PrintRun) -> dict[str, FileVerdict]:
    return {profile.key: told for profile, told in verdicts_of(run) if told is not None}


def test_a_made_file_passes_where_its_pages_are_the_right_size_and_fails_where_not(
    owl: Press, made: PrintRun, woken: list[tuple[str, int, int]]
) -> None:
    assert verdicts(made) == {}
    examine_everywhere(made.publisher_id, made.pk)
    told = verdicts(made)
    assert "page.size" not in {each.rule for each in told["kdp-paperback"].broken}
    size = next(each for each in told["lulu-paperback"].broken if each.rule == "page.size")
    # 8.625 x 8.75 in against 8.75 x 8.75 in
    assert (size.measured, size.limit.split(",")[0]) == ("621 x 630 pt", "630 x 630 pt")
    assert "8.75 x 8.75 in" in size.remedy


def test_a_file_is_asked_about_once_and_remembered(
    made: PrintRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    examine_everywhere(made.publisher_id, made.pk)
    monkeypatch.setattr(matrix_file, "examine", None)
    examine_everywhere(made.publisher_id, made.pk)
    matrix_file.cache.clear()
    assert set(verdicts(made)) == {"kdp-paperback", "lulu-paperback"}


def test_a_printer_that_does_not_cut_the_trim_reads_no_file(
    owl: Press, made: PrintRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.edition.trim = "8.25x6"
    told = matrix_file.verdict_at(SOUND, made.edition, load_profile("kdp-hardcover"))
    assert "does not cut" in told.refused
    assert told.broken == ()


def test_bytes_that_are_not_the_runs_are_asked_of_nobody(owl: Press, made: PrintRun) -> None:
    PrintRun.objects.filter(pk=made.pk).update(sha256="0" * 64)
    made.refresh_from_db()
    examine_everywhere(made.publisher_id, made.pk)
    assert verdicts(made) == {}
    assert storing.exists(made.file)


def test_a_reviewer_has_nobody_asked(owl: Press, made: PrintRun) -> None:
    with pytest.raises(NotAllowed):
        ask_everywhere(run=made, by=owl.rita)
