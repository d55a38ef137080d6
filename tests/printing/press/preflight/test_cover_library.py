"""Covers of the library: sound ones pass, each broken one breaks its own rule."""

from __future__ import annotations

import pytest

from printing.press.preflight import examine
from tests.broken.wrapped import COVER_FAULTS, SOUND_COVERS, CoverFault
from tests.printing.press.preflight.holding import complaints, expected_of_cover, library, of


@pytest.mark.parametrize("name", SOUND_COVERS)
def test_a_sound_cover_breaks_no_rule(name: str):
    report = examine(library(name), expected_of_cover(SOUND_COVERS[name]))
    assert complaints(report) == []
    assert report.kind == "cover"
    assert of(report, "margin.live") == []  # a rule of interiors


@pytest.mark.parametrize("fault", COVER_FAULTS, ids=lambda fault: fault.name)
def test_a_broken_cover_breaks_its_own_rule_alone(fault: CoverFault):
    report = examine(library(fault.name), expected_of_cover(fault.wrap, fault.held_to))
    found = complaints(report)
    assert fault.rule in {finding.rule for finding in found}
    assert {finding.rule for finding in found} <= {fault.rule, *fault.implied}
    assert fault.page in {finding.page for finding in found if finding.rule == fault.rule}
    assert report.verdict == fault.verdict
    assert all(finding.message and finding.remedy and finding.measured for finding in found)


def test_a_cover_says_by_how_much_it_is_off():
    report = examine(
        library("cover-of-two-pages-less"), expected_of_cover(SOUND_COVERS["sound-cover"], 122)
    )
    (finding,) = [each for each in report.errors if each.rule == "cover.size"]
    assert "0.34 pt (0.0047 in) not wide enough" in finding.message  # 2 * 0.002347 in
