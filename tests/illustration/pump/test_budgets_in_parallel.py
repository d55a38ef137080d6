"""A cap holds whoever draws at the same time: eight processes, one budget."""

from __future__ import annotations

import pytest

from tests.illustration.pump.conftest import Installation
from tests.illustration.pump.rig import FLAT

pytestmark = pytest.mark.journey


def test_of_a_thousand_tries_in_eight_processes_as_many_hold_as_fit(
    installation: Installation,
) -> None:
    # 300 pictures and all but one micro-dollar of the 301st.
    cap = 301 * FLAT - 1
    told = installation.tell("race", str(cap))
    assert told["holds"] == 300
    assert told["held"] == 300 * FLAT
    assert told["budgets"] == [[0, 300 * FLAT]]
    assert told["overdrawn"] == 0


def test_eight_pumps_of_one_publisher_stop_at_the_cap_together(installation: Installation) -> None:
    told = installation.tell("together", "1000000")
    # 33 x 29,800 = 983,400; a 34th would make it 1,013,200.
    assert {state: len(all_of) for state, all_of in told["prompts"].items()} == {
        "STORED": 33,
        "PLANNED": 31,
    }
    assert told["waits"] == {"": 33, "book": 31}
    assert (told["spent"], told["held"]) == (33 * FLAT, 0)
    assert installation.house.ledger.micros == 33 * FLAT
    assert installation.house.calls["doubles"] == 0
    assert told["overdrawn"] == 0
