"""A print run is pressed once, keeps its certificate, and leaves no half file."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings

from books import storing
from books.models import Artwork, Book
from books.operations.text import edit_text
from books.queries import edition_of
from printing.jobs import press_run
from printing.models import PrintRun
from printing.operations.handing_out import hand_out
from printing.operations.run import queue_run
from printing.operations.sweep import sweep_runs
from printing.press.draw import Pressed, draw
from tests.factories import make_book
from tests.laid import once_a_file
from tests.personas import Press

WAIVED = "The test's pictures are small"


def whole_book(owl: Press) -> Book:
    return make_book(owl.ben, scenes=4, spreads=1, approved=True, approver=owl.rita, trim="5x8")


laid, press, book = once_a_file(whole_book, in_force=True)


def pressed(owl: Press, book: Book, *, waiver: str = WAIVED, again: bool = False) -> PrintRun:
    run = queue_run(edition=edition_of(book), by=owl.paul, waiver=waiver, again=again)
    press_run(run.publisher_id, run.pk)
    run.refresh_from_db()
    return run


def test_it_makes_the_file_its_hash_and_its_findings(owl: Press, book: Book) -> None:
    run = pressed(owl, book)
    assert (run.state, run.failure) == ("done", "")
    data = storing.read(run.file)
    assert hashlib.sha256(data).hexdigest() == run.sha256
    assert run.pages_done == run.pages == 24
    rules = set(run.findings.values_list("rule", flat=True))
    assert {"page.size", "ink.limit", "font.embedded", "image.dpi"} <= rules
    assert run.errors == run.findings.filter(verdict="error").count() > 0
    assert set(run.findings.filter(verdict="error").values_list("rule", flat=True)) == {"image.dpi"}


def test_pictures_the_press_has_just_weighed_are_not_decoded_again(
    owl: Press, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decoded(*_: object) -> None:
        raise AssertionError("a picture was decoded to weigh its ink")

    monkeypatch.setattr("printing.press.preflight.book.ink", decoded)
    run = pressed(owl, book)
    judged = run.findings.get(rule="ink.limit")
    assert (run.state, judged.verdict) == ("done", "pass")
    assert float(judged.measured.split()[0]) > 100


def test_what_the_press_has_to_say_stands_in_the_report(
    owl: Press, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def speaking(*given: object, **named: object) -> Pressed:
        return replace(draw(*given, **named), remarks=("pictures are saved at 90",))

    monkeypatch.setattr("printing.operations.press.draw", speaking)
    run = pressed(owl, book)
    said = run.findings.get(rule="press.remark")
    assert (said.verdict, said.message) == ("warning", "pictures are saved at 90")
    assert "pictures are saved at 90" in run.report_page


def test_pages_are_bound_with_boxes_of_the_trim_that_was_asked(owl: Press, book: Book) -> None:
    run = pressed(owl, book)
    with pikepdf.open(storing.as_path(run.file)) as pdf:
        first, second = pdf.pages[0], pdf.pages[1]
        assert [float(edge) for edge in first.mediabox] == [0, 0, 369, 594]  # 5.125 x 8.25 in
        assert [float(edge) for edge in first.trimbox] == [0, 9, 360, 585]  # bound on the left
        assert [float(edge) for edge in second.trimbox] == [9, 9, 369, 585]  # bound on the right


def test_few_pixels_are_refused_by_page_and_dpi_unless_waived(owl: Press, book: Book) -> None:
    run = pressed(owl, book, waiver="")
    assert run.state == "failed"
    assert "DPI" in run.failure
    assert "Nothing was made" in run.failure
    assert run.file == ""


def test_pressed_again_the_file_has_the_same_bytes(owl: Press, book: Book) -> None:
    first = pressed(owl, book)
    second = pressed(owl, book, again=True)
    assert (second.n, second.sha256) == (2, first.sha256)


def test_nothing_changed_so_the_made_file_stands(owl: Press, book: Book) -> None:
    first = pressed(owl, book)
    assert queue_run(edition=edition_of(book), by=owl.paul, waiver=WAIVED) == first
    assert PrintRun.objects.count() == 1


def test_words_changed_after_queueing_are_not_printed_unapproved(owl: Press, book: Book) -> None:
    run = queue_run(edition=edition_of(book), by=owl.paul, waiver=WAIVED)
    page = edition_of(book).pages.exclude(text="").filter(kind="story")[0]
    edit_text(page=page, text="Other words.", seen_version=1, by=owl.ben)
    press_run(run.publisher_id, run.pk)
    run.refresh_from_db()
    assert run.state == "failed"
    assert f"changed after this run was queued (see page {page.number})" in run.failure


def test_a_title_changed_after_queueing_is_not_printed(owl: Press, book: Book) -> None:
    run = queue_run(edition=edition_of(book), by=owl.paul, waiver=WAIVED)
    Book.objects.filter(pk=book.pk).update(title="Another")
    press_run(run.publisher_id, run.pk)
    run.refresh_from_db()
    assert (run.state, "changed after" in run.failure) == ("failed", True)


def test_a_job_delivered_twice_presses_once(owl: Press, book: Book) -> None:
    run = pressed(owl, book)
    finished = run.finished_at
    press_run(run.publisher_id, run.pk)
    run.refresh_from_db()
    assert run.finished_at == finished


def test_a_run_whose_presser_died_is_pressed_by_another(owl: Press, book: Book) -> None:
    run = queue_run(edition=edition_of(book), by=owl.paul, waiver=WAIVED)
    PrintRun.objects.filter(pk=run.pk).update(
        state="pressing", lease_until="2026-01-01T00:00:00Z", held_by="elsewhere:1"
    )
    assert sweep_runs() >= 1
    press_run(run.publisher_id, run.pk)
    run.refresh_from_db()
    assert run.state == "done"


def test_a_run_that_kills_every_worker_is_given_up(owl: Press, book: Book) -> None:
    run = queue_run(edition=edition_of(book), by=owl.paul, waiver=WAIVED)
    held = {"state": "pressing", "lease_until": "2026-01-01T00:00:00Z", "held_by": "elsewhere:1"}
    PrintRun.objects.filter(pk=run.pk).update(tries=5, **held)
    sweep_runs()
    run.refresh_from_db()
    assert run.state == "failed"
    assert "5 workers died at it" in run.failure


def test_a_bug_fails_the_run_with_its_words_and_is_not_swallowed(
    owl: Press, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("printing.operations.press.draw", crash)
    with pytest.raises(ZeroDivisionError):
        pressed(owl, book)
    run = PrintRun.objects.get()
    assert run.state == "failed"
    assert "ZeroDivisionError: a bug" in run.failure


def test_a_full_disk_fails_the_run_and_leaves_no_half_file(
    owl: Press, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("printing.operations.press.draw", full)
    run = pressed(owl, book)
    assert run.state == "failed"
    assert "No space left" in run.failure
    assert not list((Path(settings.VAR_DIR) / "pressing").glob("*/*"))


def test_files_are_handed_out_with_their_report(owl: Press, book: Book, tmp_path: Path) -> None:
    run = pressed(owl, book)
    pdf, report, page = hand_out(run=run, by=owl.paul, folder=tmp_path / "new")
    assert pdf.name == "pip-and-the-moon-e1-interior.pdf"
    assert hashlib.sha256(pdf.read_bytes()).hexdigest() == run.sha256
    assert run.sha256 in report.read_text()
    assert run.sha256 in page.read_text()
    assert sorted(path.name for path in pdf.parent.iterdir()) == sorted(
        path.name for path in (pdf, report, page)
    )


def test_a_printed_picture_cannot_be_deleted(owl: Press, book: Book) -> None:
    from django.db.models import ProtectedError

    pressed(owl, book)
    printed = Artwork.objects.filter(uses__isnull=False).first()
    assert printed is not None
    with pytest.raises(ProtectedError):
        printed.delete()


def test_a_second_edition_leaves_the_first_ones_file_alone(owl: Press, book: Book) -> None:
    first = pressed(owl, book)
    edition = edition_of(book)
    pages = list(edition.pages.all())
    edition.pk, edition.number, edition.trim = None, 2, "6x9"
    edition.save()
    for page in pages:
        page.pk, page.edition = None, edition
        page.save()
    assert Artwork.objects.count() == len(set(Artwork.objects.values_list("sha256", flat=True)))
    assert pressed(owl, book, again=True).sha256 == first.sha256
