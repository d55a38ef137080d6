"""`import_backlist`: a verdict for every row, a file kept for every edition, nothing half saved."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import openpyxl
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from books import storing
from books.models import Book, Contributor, Edition, Event
from books.tenancy import acting_for
from printing.models import Finding, PrintRun
from printing.operations import backlist
from tests.broken.faults import FAULTS
from tests.factories import make_book
from tests.personas import Press
from tests.printing.backlists import (
    HEADER,
    faulty_pdf,
    isbn_of,
    row,
    sound_pdf,
    sound_row,
    write_list,
)


def take(path: Path, *more: str) -> int:
    """Import the list and return the exit status."""
    try:
        call_command("import_backlist", str(path), "--publisher", "owl-press", *more)
    except CommandError as error:
        return error.returncode
    return 0


def told(path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Import the list and return the line of every row."""
    take(path)
    return [line for line in capsys.readouterr().out.splitlines() if "/" in line.split(" ")[0]]


def refused(press: Press, folder: Path, capsys: pytest.CaptureFixture[str], **other: str) -> str:
    """The sentence a row is refused with; the house must stay as it was."""
    (line,) = told(write_list(folder, [sound_row(folder, **other)]), capsys)
    assert ": refused. " in line
    assert line.endswith("Nothing was saved of it.")
    with acting_for(press.publisher):
        assert not Book.objects.exists()
        assert not Edition.objects.exists()
        assert not PrintRun.objects.exists()
        assert not Event.objects.exists()
    return line.partition(": refused. ")[2]


def test_a_sound_file_makes_a_book_an_edition_and_a_print_run_that_is_done(
    press: Press, tmp_path: Path
) -> None:
    assert take(write_list(tmp_path, [sound_row(tmp_path)])) == 0
    with acting_for(press.publisher):
        run = PrintRun.objects.select_related("edition__book").get()
        assert (run.state, run.origin, run.n, run.pages) == ("done", "handed-in", 1, 24)
        assert (run.errors, run.script) == (0, "")
        assert storing.read(run.file) == (tmp_path / "1.pdf").read_bytes()
        edition = run.edition
        assert (edition.isbn, edition.trim, edition.bleed) == (isbn_of(1), "8.5x8.5", True)
        people = [str(one) for one in Contributor.objects.filter(book=edition.book)]
        assert people == ["Ada Owl, author", "Ben Wren, illustrator"]
        assert Finding.objects.filter(run=run).count() > 20
        (event,) = Event.objects.all()
        assert (event.what, event.to_state) == ("hand-in-edition", "done")


def test_a_faulty_file_is_kept_with_its_errors_and_ends_in_status_one(
    press: Press, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(faulty_pdf("rgb-picture"))
    path = write_list(tmp_path, [row("Pip and the Moon", "9780306406157", "a.pdf", bleed="no")])
    assert take(path) == 1
    with acting_for(press.publisher):
        run = PrintRun.objects.get()
        assert run.state == "done"
        assert run.errors == Finding.objects.filter(run=run, verdict="error").count() > 0


def test_the_row_itself_is_what_the_file_is_held_to(press: Press, tmp_path: Path) -> None:
    (tmp_path / "1.pdf").write_bytes(sound_pdf("Pip at Sea", isbn_of(1)))
    take(write_list(tmp_path, [row("Another Title", isbn_of(2), "1.pdf", author="Bo Fox")]))
    with acting_for(press.publisher):
        wrong = set(Finding.objects.exclude(verdict="pass").values_list("rule", flat=True))
    assert "meta.match" in wrong


def test_rows_of_one_title_and_author_are_editions_of_one_book(
    press: Press, tmp_path: Path
) -> None:
    rows = [sound_row(tmp_path, number=1), sound_row(tmp_path, number=2, language="fr")]
    rows.append(sound_row(tmp_path, number=3, author="Bo Fox"))
    take(write_list(tmp_path, rows))
    with acting_for(press.publisher):
        assert Book.objects.count() == 2
        editions = Edition.objects.filter(book__slug="pip-at-sea").order_by("number")
        assert [(one.number, one.language) for one in editions] == [(1, "en"), (2, "fr")]


def test_the_list_again_imports_nothing_twice_and_says_so(
    press: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_list(tmp_path, [sound_row(tmp_path, number=1), sound_row(tmp_path, number=2)])
    assert take(path) == 0
    capsys.readouterr()
    assert take(path) == 0
    said = capsys.readouterr().out
    assert said.count("already here as pip-at-sea edition") == 2
    with acting_for(press.publisher):
        assert (Book.objects.count(), Edition.objects.count(), PrintRun.objects.count()) == (
            1,
            2,
            2,
        )


def test_a_mended_file_is_the_next_print_run_of_its_edition(press: Press, tmp_path: Path) -> None:
    (tmp_path / "1.pdf").write_bytes(faulty_pdf("isbn-misprinted"))
    path = write_list(tmp_path, [row("Pip and the Moon", "9780306406157", "1.pdf")])
    assert take(path) == 1
    (tmp_path / "1.pdf").write_bytes(sound_pdf("Pip and the Moon", "9780306406157"))
    assert take(path) == 0
    with acting_for(press.publisher):
        assert [run.n for run in Edition.objects.get().print_runs.order_by("n")] == [1, 2]


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"isbn": "9780306406158"}, "has the check digit 8 where 7 belongs"),
        ({"isbn": "9.78031E+12"}, "is no ISBN"),
        ({"printer": "nobody"}, "no printer is called 'nobody'; known: ingramspark-case,"),
        ({"trim": "8.6x11"}, "nearest it cuts is 8.5x11"),
        ({"trim": "square"}, "write width x height in inches"),
        ({"trim": ""}, "The row has no trim"),
        ({"stock": "gold"}, "has no stock 'gold'"),
        ({"bleed": "maybe"}, 'bleed is "maybe"; write yes or no'),
        ({"language": "english"}, "is no language code"),
        ({"title": ""}, "The row has no title"),
        ({"title": "x" * 201}, "has 201 characters"),
        ({"pdf": ""}, "The row has no pdf"),
        ({"pdf": "gone.pdf"}, "is not there"),
        ({"pdf": "../gone.pdf"}, "is not there"),
        ({"pdf": "/etc/hostname"}, "leaves the list's folder"),
        ({"pdf": "."}, "is not a file"),
        ({"pdf": "list.csv"}, "cannot be examined"),
        ({"author": "x" * 161}, "is longer than 160 characters"),
    ],
    ids=lambda value: next(iter(value.items())).__repr__()[:40] if isinstance(value, dict) else "",
)
def test_a_row_that_cannot_be_taken_is_refused_and_saves_nothing(
    press: Press,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    other: dict[str, str],
    sentence: str,
) -> None:
    assert sentence in refused(press, tmp_path, capsys, **other)


def test_a_link_out_of_the_folder_is_refused(
    press: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "house"
    folder.mkdir()
    (tmp_path / "secret.pdf").write_bytes(sound_pdf("Pip at Sea", isbn_of(1)))
    (folder / "link.pdf").symlink_to(tmp_path / "secret.pdf")
    assert "leaves the list's folder" in refused(press, folder, capsys, pdf="link.pdf")
    assert "leaves the list's folder" in refused(press, folder, capsys, pdf="../secret.pdf")


@pytest.mark.parametrize("name", ["unreadable-locked", "unreadable-cut-off", "unreadable-no-pdf"])
def test_a_file_nobody_can_read_is_refused(
    press: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "bad.pdf").write_bytes(faulty_pdf(name))
    assert "bad.pdf cannot be examined: " in refused(press, tmp_path, capsys, pdf="bad.pdf")


def test_an_isbn_of_another_edition_is_refused_and_names_it(
    press: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben)
        book.editions.update(isbn=isbn_of(1))
    (line,) = told(write_list(tmp_path, [sound_row(tmp_path)]), capsys)
    assert f"ISBN {isbn_of(1)} is in use already, by Pip and the Moon, edition 1" in line
    with acting_for(press.publisher):
        assert Book.objects.count() == 1


def test_an_isbn_of_another_publisher_does_not_matter(press: Press, tmp_path: Path) -> None:
    path = write_list(tmp_path, [sound_row(tmp_path)])
    call_command("import_backlist", str(path), "--publisher", "fox-press")
    assert take(path) == 0
    with acting_for(press.publisher):
        assert PrintRun.objects.count() == 1


def test_a_row_twice_and_an_isbn_twice_are_refused_by_the_number_of_the_first(
    press: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = sound_row(tmp_path, number=1)
    rows = [first, first, sound_row(tmp_path, "Bo", number=2, isbn=isbn_of(1))]
    good, twice, isbn = told(write_list(tmp_path, rows), capsys)
    assert ": taken as pip-at-sea edition 1, print run 1: 24 pages, 0 errors" in good
    assert "Row 3 is the same edition as row 2" in twice
    assert f"Row 4 has the ISBN {isbn_of(1)} of row 2" in isbn


def test_a_failure_half_way_leaves_the_row_out_and_the_others_in(
    press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = backlist.keep_findings

    def broken(run: PrintRun, report: object) -> None:
        if run.edition.book.title == "Bo":
            raise backlist.Refused("The disk is full.")
        kept(run, report)  # type: ignore[arg-type]

    monkeypatch.setattr(backlist, "keep_findings", broken)
    rows = [sound_row(tmp_path, "Bo", 1), sound_row(tmp_path, "Pip at Sea", 2)]
    assert take(write_list(tmp_path, rows)) == 1
    with acting_for(press.publisher):
        assert [book.title for book in Book.objects.all()] == ["Pip at Sea"]
        assert PrintRun.objects.count() == Edition.objects.count() == Event.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"title,pdf\nA,b.pdf\n", "has no column trim"),
        (b"nothing,here\n1,2\n", "has no row that names its columns"),
        (b'title,pdf,trim\n"A,b.pdf,1x1\n', "quotation marks do not match"),
        (b"title,title,pdf,trim\n", "names a column twice"),
        (b"%PDF-1.4", "is a PDF"),
        (b"title,pdf,trim\nA,a\x00.pdf,1x1\n", "holds a NUL byte"),
    ],
)
def test_a_list_that_cannot_be_read_ends_in_status_two(
    press: Press, tmp_path: Path, content: bytes, sentence: str
) -> None:
    (tmp_path / "list.csv").write_bytes(content)
    with pytest.raises(CommandError, match=sentence) as ended:
        call_command("import_backlist", str(tmp_path / "list.csv"), "--publisher", "owl-press")
    assert ended.value.returncode == 2


def test_a_reviewer_takes_nothing_in(press: Press, tmp_path: Path) -> None:
    path = write_list(tmp_path, [sound_row(tmp_path)])
    assert take(path, "--by", "rita@owl-press.example") == 1
    with acting_for(press.publisher):
        assert not Book.objects.exists()


def test_a_workbook_is_a_list_as_well_with_isbns_as_numbers(press: Press, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append([name.upper() for name in HEADER])
    told = sound_row(tmp_path)
    book.active.append([int(told[name]) if name == "isbn" else told[name] for name in HEADER])
    book.save(tmp_path / "list.xlsx")
    assert take(tmp_path / "list.xlsx") == 0
    with acting_for(press.publisher):
        assert Edition.objects.get().isbn == isbn_of(1)


def test_the_report_has_every_row_and_no_formula(press: Press, tmp_path: Path) -> None:
    rows = [sound_row(tmp_path), row("=HYPERLINK(0)", "", "gone.pdf")]
    report = tmp_path / "verdicts.csv"
    assert take(write_list(tmp_path, rows), "--report", str(report)) == 1
    with report.open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.DictReader(stream))
    assert [line["verdict"] for line in lines] == ["taken", "refused"]
    assert lines[1]["title"] == "'=HYPERLINK(0)"
    assert "gone.pdf is not there" in lines[1]["sentence"]
    assert [name for name in os.listdir(tmp_path) if name.startswith(".")] == []


SOUND = 28
FAULTY = ("rgb-picture", "pages-odd", "font-not-embedded", "text-small", "soft-mask", "crop-marks")
UNREADABLE = ("unreadable-locked", "unreadable-cut-off")


def forty(folder: Path) -> Path:
    """Forty titles: sound ones, faulty ones, unreadable ones, and rows that cannot be taken."""
    rows = [sound_row(folder, f"Story {number}", number) for number in range(1, SOUND + 1)]
    for number, name in enumerate((*FAULTY, *UNREADABLE), start=SOUND + 1):
        (folder / f"{name}.pdf").write_bytes(faulty_pdf(name))
        rows.append(row(f"Story {number}", isbn_of(number), f"{name}.pdf"))
    rows.append(row("No file", isbn_of(50), "gone.pdf"))
    rows.append(row("Bad digit", isbn_of(51)[:-1] + "x", "1.pdf"))
    rows.append(rows[0] | {"title": "Stolen ISBN"})
    rows.append(rows[1] | {"printer": "nobody", "isbn": isbn_of(52)})
    return write_list(folder, rows)


def test_forty_titles_each_get_their_verdict_and_nothing_is_half_saved(
    press: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = forty(tmp_path)
    report = tmp_path / "verdicts.csv"
    assert take(path, "--report", str(report)) == 1
    said = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in said[:40]] == [f"{n}/40" for n in range(1, 41)]
    # 28 sound and 6 faulty files are in; 2 nobody can read and 4 rows are not.
    assert said[40] == (
        "40 rows: 34 taken (6 of them with preflight errors), 0 already here, 6 refused."
    )
    with acting_for(press.publisher):
        assert Book.objects.count() == Edition.objects.count() == PrintRun.objects.count() == 34
        assert PrintRun.objects.filter(errors=0).count() == SOUND
        for run in PrintRun.objects.all():
            assert storing.exists(run.file)
            assert run.findings.filter(verdict="error").count() == run.errors
    capsys.readouterr()
    assert take(path) == 1
    assert "40 rows: 0 taken (0 of them with preflight errors), 34 already here, 6 refused." in (
        capsys.readouterr().out
    )


def test_the_faults_of_the_forty_are_in_the_library() -> None:
    assert {*FAULTY} <= {fault.name for fault in FAULTS}
