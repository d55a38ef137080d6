from __future__ import annotations

import pytest

from printing.press.preflight.matrix import apply, carried, concat, inside, meet, sides

DOUBLE = (2.0, 0.0, 0.0, 2.0, 0.0, 0.0)
MOVE = (1.0, 0.0, 0.0, 1.0, 10.0, 5.0)
TURN = (0.0, 3.0, -4.0, 0.0, 0.0, 0.0)


def test_the_first_matrix_acts_first():
    assert apply(concat(DOUBLE, MOVE), 1, 1) == (12, 7)  # 1 * 2 + 10, 1 * 2 + 5
    assert apply(concat(MOVE, DOUBLE), 1, 1) == (22, 12)  # (1 + 10) * 2, (1 + 5) * 2


def test_a_turned_picture_keeps_its_sides():
    assert sides(TURN) == pytest.approx((3, 4))
    assert carried(TURN, (0, 0, 1, 1)) == (-4, 0, 0, 3)


def test_boxes_meet_where_they_overlap():
    assert meet((0, 0, 4, 4), (2, 1, 9, 3)) == (2, 1, 4, 3)
    assert meet((0, 0, 1, 1), (1, 0, 2, 1)) is None


def test_slack_lets_a_box_stand_out_a_little():
    assert inside((0, 0, 4.4, 4), (0, 0, 4, 4), 0.5)
    assert not inside((0, 0, 4.6, 4), (0, 0, 4, 4), 0.5)
