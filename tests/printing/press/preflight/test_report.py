"""What a report says of itself, to machines and to people."""

from __future__ import annotations

import hashlib
import json
from html.parser import HTMLParser

from printing.press.preflight import Finding, Report, examine
from printing.press.preflight.folding import fold, spans
from printing.press.preflight.html import report_html
from printing.press.preflight.table import WIDTH, lines
from tests.printing.press.preflight.holding import expectation, library


def test_json_is_equal_for_equal_files_and_bound_to_the_bytes():
    path = library("soft-mask")
    one, two = (examine(path, expectation()).to_json() for _ in range(2))
    assert one == two
    body = json.loads(one)
    assert list(body) == sorted(body)
    assert body["file_sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (body["verdict"], body["errors"], body["pages"]) == ("error", 1, 24)


def test_the_page_stands_alone_and_names_every_rule():
    report = examine(library("lorem-ipsum"), expectation())
    page = report_html(report)
    assert page == report_html(report)
    assert "<script" not in page
    assert "http" not in page
    assert report.file_sha256 in page
    assert all(finding.rule in page for finding in report.findings)
    assert "Not ready to print" in page


def test_strangers_words_cannot_become_markup():
    page = report_html(_report(_finding("error", 1, "<script>alert(1)</script>")))
    assert "<script" not in page
    tags = _Tags()
    tags.feed(page)
    assert tags.open == []


def test_rows_for_a_terminal_keep_to_its_width():
    told = list(lines(examine(library("lorem-ipsum"), expectation())))
    assert told[0] == "lorem-ipsum.pdf FAILS: 1 error, 0 warnings, 2 not judged; 24 pages."
    assert all(len(line) <= WIDTH for line in told[3:])


def test_one_fault_on_many_pages_is_one_line_with_all_its_pages():
    found = fold([_finding("error", page, "the same") for page in (2, 3, 4, 9)])
    assert [(f.page, f.message) for f in found] == [(2, "pages 2-4, 9: the same")]


def test_many_faults_are_cut_short_without_losing_a_page():
    found = fold([_finding("error", page, f"fault {page}") for page in range(1, 21)])
    assert len(found) == 13
    assert found[-1].message == "and 8 more of the kind on pages 13-20; the first: fault 13"


def test_pages_are_written_as_people_write_them():
    assert spans([8, 3, 5, 6, 7, 3]) == "3, 5-8"


def _finding(verdict: str, page: int, message: str) -> Finding:
    return Finding("text.size", verdict, "7 pt", "6 pt", page, message, "set it larger")  # type: ignore[arg-type]


def _report(finding: Finding) -> Report:
    return Report("a.pdf", "0" * 64, "kdp", "1", "8.5x8.5", True, "premium-color", 24, (finding,))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
