from __future__ import annotations

import pytest

from printing.press.preflight import Unreadable, examine
from printing.press.preflight.rules import discover
from tests.broken.faults import FAULTS, Fault
from tests.broken.making import FOLDER, SOUND, made
from tests.broken.unreadable import UNREADABLE
from tests.broken.wrapped import COVER_FAULTS, SOUND_COVERS
from tests.printing.press.preflight.holding import (
    complaints,
    expectation,
    expected_of,
    library,
)

# A book of 650 MB is not kept here: see test_judging.py.
NOT_KEPT = {"file.size"}


def test_the_sound_book_breaks_no_rule():
    report = examine(library(SOUND), expectation())
    assert complaints(report) == []
    assert [f.rule for f in report.not_judged] == ["image.upscaled", "output.intent"]
    assert len({f.rule for f in report.findings}) == len(discover("interior"))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_broken_book_breaks_its_own_rule_alone(fault: Fault):
    report = examine(library(fault.name), expected_of(fault))
    found = complaints(report)
    assert fault.rule in {finding.rule for finding in found}
    assert {finding.rule for finding in found} <= {fault.rule, *fault.implied}
    assert fault.page in {finding.page for finding in found if finding.rule == fault.rule}
    assert report.verdict == fault.verdict
    assert report.exit_code == (1 if fault.verdict == "error" else 0)
    assert all(finding.message and finding.remedy and finding.measured for finding in found)


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_unreadable_file_gets_one_sentence(name: str):
    with pytest.raises(Unreadable) as refusal:
        examine(library(name), expectation())
    assert len(str(refusal.value).splitlines()) == 1
    assert str(FOLDER) not in str(refusal.value)


def test_every_rule_has_a_broken_book_and_every_file_is_in_the_library():
    assert {rule.id for rule in discover()} - {
        fault.rule for fault in (*FAULTS, *COVER_FAULTS)
    } == NOT_KEPT
    names = {fault.name for fault in (*FAULTS, *COVER_FAULTS)} | {SOUND, *SOUND_COVERS}
    assert {path.stem for path in FOLDER.glob("*.pdf")} == names | set(UNREADABLE)


def test_a_broken_book_is_built_the_same_twice():
    fault = next(fault for fault in FAULTS if fault.name == "secured")
    assert made(fault) == made(fault)
