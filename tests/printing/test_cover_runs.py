"""Covers as print runs of their own, and the package a printer is sent."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pikepdf
import pytest

from books import storing
from books.cover_fields import fields_of, seen_of
from books.enums import CheckItem, SceneKind
from books.errors import IllegalMove, NotAllowed, NotReady
from books.models import Book, Edition
from books.operations.cover import approve_cover, change_cover
from books.operations.cover_scene import begin_cover
from books.operations.review import approve_artwork
from books.queries import edition_of
from printing.enums import RunPart
from printing.jobs import press_run
from printing.models import PrintRun
from printing.operations.cover import parts_of
from printing.operations.handing_out import hand_out
from printing.operations.package import package_name, packed_runs, write_package
from printing.operations.run import queue_run
from printing.queries import newest_made
from tests.factories import add_candidate, make_book
from tests.laid import once_a_file
from tests.personas import Press

WAIVED = "The test's pictures are small"


def whole_book(owl: Press) -> Book:
    """A book whose pages and cover are approved."""
    made = make_book(owl.ben, approved=True, approver=owl.rita)
    Edition.objects.filter(book=made).update(isbn="9780306406157")
    scene = begin_cover(book=made, kind=SceneKind.COVER_FRONT, by=owl.ben)
    artwork = add_candidate(scene=scene)
    approve_artwork(scene=scene, artwork=artwork, by=owl.rita, checked=tuple(CheckItem))
    approve_cover(edition=edition_of(made), by=owl.rita)
    return made


laid, press, book = once_a_file(whole_book, in_force=True)


def queued(owl: Press, book: Book, part: RunPart = RunPart.COVER, **told: object) -> PrintRun:
    asked = {"waiver": WAIVED} | told
    return queue_run(edition=edition_of(book), by=owl.paul, part=part, **asked)  # type: ignore[arg-type]


def pressed(owl: Press, book: Book, part: RunPart = RunPart.COVER, **told: object) -> PrintRun:
    run = queued(owl, book, part, **told)
    press_run(run.publisher_id, run.pk)
    run.refresh_from_db()
    assert (run.state, run.failure) == ("done", "")
    return run


def released(run: PrintRun) -> PrintRun:
    PrintRun.objects.filter(pk=run.pk).update(state="released")
    return run


def test_a_cover_is_pressed_and_preflighted_as_a_cover(owl: Press, book: Book) -> None:
    run = pressed(owl, book)
    assert (run.part, run.pages, run.interior_pages) == ("cover", 1, 24)
    assert [use.artwork.scene.kind for use in run.uses.all()] == ["cover-front"]
    with pikepdf.open(storing.as_path(run.file)) as pdf:
        (page,) = pdf.pages
        assert [float(edge) for edge in page.mediabox] == pytest.approx(
            [0, 0, 1246.056, 630],
            abs=0.01,  # C01 of printers.md
        )
    rules = set(run.findings.values_list("rule", flat=True))
    assert any(rule.startswith("cover.") for rule in rules)
    broken = set(run.findings.filter(verdict="error").values_list("rule", flat=True))
    assert broken == {"image.dpi"}  # the test's picture is small, and waived when pressing


def test_the_same_cover_has_the_same_bytes_and_stands(owl: Press, book: Book) -> None:
    first = pressed(owl, book)
    assert queued(owl, book) == first
    again = pressed(owl, book, again=True)
    assert (again.n, again.sha256) == (2, first.sha256)


def test_interior_and_cover_are_told_apart(owl: Press, book: Book, tmp_path: Path) -> None:
    cover = pressed(owl, book)
    assert newest_made(edition_of(book)) is None
    assert newest_made(edition_of(book), RunPart.COVER) == cover
    paths = hand_out(run=cover, by=owl.paul, folder=tmp_path)
    assert [path.name for path in paths] == [
        "pip-and-the-moon-e1-cover.pdf",
        "pip-and-the-moon-e1-cover-preflight.json",
        "pip-and-the-moon-e1-cover-preflight.html",
    ]


def test_a_cover_under_way_is_not_queued_twice_and_the_interior_may_be(
    owl: Press, book: Book
) -> None:
    queued(owl, book)
    with pytest.raises(IllegalMove, match="The cover of .* is being pressed already"):
        queued(owl, book)
    assert queued(owl, book, RunPart.INTERIOR).part == "interior"


def test_a_changed_cover_is_not_pressed_and_says_what_changed(owl: Press, book: Book) -> None:
    run = queued(owl, book)
    edition = edition_of(book)
    fields = fields_of(edition)
    told = type(fields)(**(vars(fields) | {"blurb": "Other words."}))
    change_cover(edition=edition, fields=told, seen=seen_of(edition), by=owl.ben)
    with pytest.raises(NotReady, match=r"not approved as it stands\..* the blurb"):
        queued(owl, book, again=True)
    press_run(run.publisher_id, run.pk)
    run.refresh_from_db()
    assert run.state == "failed"
    assert "the blurb" in run.failure


def test_too_few_pixels_are_refused_without_a_reason(owl: Press, book: Book) -> None:
    run = queued(owl, book, waiver="")
    press_run(run.publisher_id, run.pk)
    run.refresh_from_db()
    assert "the pictures on the cover" in run.failure


def test_a_binding_decides_which_files_there_are(owl: Press, book: Book) -> None:
    assert parts_of(edition_of(book)) == (RunPart.COVER,)
    with pytest.raises(NotReady, match="takes no jacket"):
        queued(owl, book, RunPart.JACKET)


def test_offset_takes_case_jacket_and_endpapers_as_files_of_their_own(
    owl: Press, book: Book
) -> None:
    Edition.objects.filter(book=book).update(
        printer="offset", trim="8.5x8.5", stock="premium-color"
    )
    approve_cover(edition=edition_of(book), by=owl.rita)
    pages = {}
    for part in parts_of(edition_of(book)):
        run = pressed(owl, book, part)
        pages[part.value] = run.pages
        with pikepdf.open(storing.as_path(run.file)) as pdf:
            assert len(pdf.pages) == run.pages
    assert pages == {"cover": 1, "case": 1, "jacket": 1, "endpapers": 4}


def test_the_package_holds_released_files_certificates_and_the_job_sheet(
    owl: Press, book: Book, tmp_path: Path
) -> None:
    edition = edition_of(book)
    with pytest.raises(NotReady, match="No interior of .* is released yet"):
        write_package(edition=edition, by=owl.paul, out=tmp_path / "no.zip")
    inside, cover = (
        released(pressed(owl, book, part)) for part in (RunPart.INTERIOR, RunPart.COVER)
    )
    assert packed_runs(edition) == [inside, cover]
    first, second = tmp_path / package_name(edition), tmp_path / "again.zip"
    for path in (first, second):
        write_package(edition=edition, by=owl.paul, out=path)
    assert first.name == "pip-and-the-moon-e1-package.zip"
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as package:
        assert package.testzip() is None
        names = set(package.namelist())
        stem = "pip-and-the-moon-e1-"
        assert {f"{stem}interior.pdf", f"{stem}cover.pdf", f"{stem}cover-preflight.json"} <= names
        sheet = json.loads(package.read("job-sheet.json"))
        assert inside.sha256 in package.read("job-sheet.html").decode()
        kept = package.read(f"{stem}cover.pdf")
    assert kept == storing.read(cover.file)
    assert [file["sha256"] for file in sheet["files"]] == [inside.sha256, cover.sha256]
    assert sheet["trim"]["width"] == {"in": 8.5, "mm": 215.9}
    assert sheet["cover"]["spine"]["in"] == 0.0563  # C01 of printers.md
    assert sheet["contact"]["email"] == owl.ada.user.email
    assert sheet["colours"]["ink_limit_percent"] == 240


def test_a_cover_for_another_page_count_stops_the_package(
    owl: Press, book: Book, tmp_path: Path
) -> None:
    for part in (RunPart.INTERIOR, RunPart.COVER):
        queued(owl, book, part)
    made = PrintRun.objects.filter(edition__book=book)
    made.update(state="released", file="x.pdf", sha256="x")
    made.filter(part="cover").update(interior_pages=32)
    with pytest.raises(NotReady, match="made for 32 pages and the interior has 24"):
        write_package(edition=edition_of(book), by=owl.paul, out=tmp_path / "p.zip")


def test_a_reviewer_takes_no_package_away(owl: Press, book: Book, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        write_package(edition=edition_of(book), by=owl.rita, out=tmp_path / "p.zip")
