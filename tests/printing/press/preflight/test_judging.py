"""How rules are run: crashes, waivers, what cannot be judged, what is expected."""

from __future__ import annotations

import zlib
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from printing.press.preflight import Unreadable, examine, opening
from printing.press.preflight.rules import file_size
from printing.press.preflight.rules.text_size import TextSize
from printing.press.profile import load_profile
from tests.broken import edited
from tests.broken.sound import Recipe
from tests.printing.press.preflight.holding import examined, expectation, library, of

KDP = load_profile("kdp-paperback")


def test_a_rule_that_breaks_down_is_an_error_and_never_a_pass(monkeypatch: pytest.MonkeyPatch):
    def broken(self: TextSize, page: object) -> None:
        raise ZeroDivisionError("no size")

    monkeypatch.setattr(TextSize, "look", broken)
    report = examine(library("sound"), expectation())
    found = of(report, "text.size")
    assert found[0].verdict == "error"
    assert "could not be judged because of ZeroDivisionError" in found[0].message
    assert report.exit_code == 1


def test_a_waived_rule_warns_with_its_reason():
    waived = expectation(waived=("image.dpi: the art is all there is",))
    report = examine(library("picture-of-150-dpi"), waived)
    (finding,) = of(report, "image.dpi")
    assert (finding.verdict, report.exit_code) == ("warning", 0)
    assert "waived: the art is all there is" in finding.message


def test_what_is_not_expected_is_not_judged():
    report = examine(library("sound"), expectation(title="", author="", isbn=""))
    assert [f.verdict for f in of(report, "meta.match")] == ["not judged"]


def test_a_page_of_the_wrong_size_has_no_judged_margin():
    report = examine(library("bleed-on-four-sides"), expectation())
    (finding,) = of(report, "margin.live")
    assert (finding.verdict, finding.page) == ("not judged", 9)


def test_without_the_second_parser_nothing_it_sees_is_passed(monkeypatch: pytest.MonkeyPatch):
    def refuse(path: Path) -> pdfium.PdfDocument:
        raise pdfium.PdfiumError("refused")

    monkeypatch.setattr(opening.pdfium, "PdfDocument", refuse)
    report = examine(library("sound"), expectation())
    verdicts = {f.rule: f.verdict for f in report.findings}
    assert verdicts["file.parse"] == "error"
    seen = ("margin.live", "text.contrast", "text.placeholder", "pages.folio", "meta.match")
    assert {verdicts[rule] for rule in seen} == {"not judged"}


def test_a_book_without_words_has_no_text_rule_passed(tmp_path: Path):
    report = examined(tmp_path, Recipe(blank=frozenset(range(1, 25))), title="", author="", isbn="")
    for rule in ("margin.live", "text.size", "text.contrast", "text.placeholder", "text.black"):
        assert [f.verdict for f in of(report, rule)] == ["not judged"], rule


@pytest.mark.parametrize(
    ("most", "warn", "verdict"), [(10, 5, "error"), (20, 10, "warning"), (20, 19, "pass")]
)
def test_a_file_over_the_printers_size_is_refused(
    monkeypatch: pytest.MonkeyPatch, most: int, warn: int, verdict: str
):
    monkeypatch.setattr(file_size, "MEGABYTE", 1000)  # the sound book has 15,915 bytes
    profile = replace(KDP, max_file_mb=most, warn_file_mb=warn)
    (finding,) = of(examine(library("sound"), expectation(profile=profile)), "file.size")
    assert finding.verdict == verdict


def test_a_file_of_no_known_kind_is_refused():
    with pytest.raises(Unreadable, match="'poster' is not known"):
        examine(library("sound"), expectation(kind="poster"))


def test_a_cover_without_a_page_count_has_no_size_to_pass():
    report = examine(library("sound"), expectation(kind="cover"))
    assert [f.verdict for f in of(report, "cover.size")] == ["not judged"]
    assert [f.verdict for f in of(report, "cover.page")] == ["error"]


def test_a_page_marked_as_a_group_is_no_fault(tmp_path: Path):
    report = examined(tmp_path, edit=edited.bare_group)
    (finding,) = of(report, "pdf.transparency")
    assert finding.verdict == "pass"
    assert finding.measured.startswith("none; 1 pages are marked as groups")


def test_progress_is_told_page_by_page():
    seen: list[tuple[int, int]] = []
    examine(library("art-without-bleed"), expectation(), on_page=lambda n, m: seen.append((n, m)))
    assert seen == [(number, 24) for number in range(1, 25)]


def test_an_object_table_that_swells_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(opening, "STREAM_BYTES", 2**20)
    packed = zlib.compress(bytes(2 * 2**20))
    head = b"%PDF-1.5\n1 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n"
    path = tmp_path / "swollen.pdf"
    path.write_bytes(head + packed + b"\nendstream endobj\n%%EOF\n")
    with pytest.raises(Unreadable, match="object tables"):
        examine(path, expectation())


def test_a_missing_file_is_one_sentence(tmp_path: Path):
    with pytest.raises(Unreadable, match="cannot be read: No such file"):
        examine(tmp_path / "gone.pdf", expectation())


def test_the_parsers_own_limits_are_put_back():
    import pikepdf

    before = pikepdf.settings.get_qpdf_limits()
    examine(library("art-without-bleed"), expectation(bleed=False))
    assert pikepdf.settings.get_qpdf_limits() == before
