"""Files of other programs: clean ones raise no alarm, broken ones the right one."""

from __future__ import annotations

import pytest

from printing.press.preflight import examine
from printing.press.trim import Trim
from tests.broken.other_makers import FOLDER, OTHERS, Other
from tests.printing.press.preflight.holding import complaints, expectation


@pytest.mark.parametrize("other", OTHERS, ids=lambda other: other.name)
def test_a_file_of_another_program_is_judged_for_what_it_is(other: Other):
    asked = {"trim": Trim.parse("6x9"), "bleed": False} | dict(other.expect)
    found = complaints(examine(other.path, expectation(**asked)))
    if not other.rule:
        assert found == []
        return
    assert {finding.rule for finding in found} <= {other.rule, *other.implied}
    assert other.page in {finding.page for finding in found if finding.rule == other.rule}


def test_every_file_of_another_program_is_in_the_table():
    assert {path.stem for path in FOLDER.glob("*.pdf")} == {other.name for other in OTHERS}
