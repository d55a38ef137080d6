"""What the drawing benchmark is held against."""

from __future__ import annotations

from statistics import mean

import pytest

from benchmarks.drawing_ideal import ideal_seconds, latencies, serial_seconds


def test_what_the_bucket_holds_is_asked_for_at_once_and_the_rest_at_its_pace() -> None:
    pictures = [[30.0]] * 32
    # Five at once, then 27 more every three seconds: 27 x 3 + 30.
    assert ideal_seconds(pictures, per_minute=20, burst=5) == pytest.approx(111.0)


def test_the_slowest_picture_ends_it_wherever_it_stands() -> None:
    pictures = [[200.0], *[[30.0]] * 5]
    assert ideal_seconds(pictures, per_minute=20, burst=5) == pytest.approx(200.0)


def test_one_drawn_again_takes_a_turn_of_its_own_before_those_not_begun() -> None:
    # One a minute: asked at 0, again at 60 (ready at 10), the second one at 120.
    assert ideal_seconds([[10.0, 10.0], [5.0]], per_minute=1, burst=1) == pytest.approx(125.0)


def test_the_serial_loop_sees_a_picture_at_the_next_look() -> None:
    assert serial_seconds([[3.1], [4.0], [0.5, 1.0]]) == 4 + 4 + 2 + 2


def test_a_book_with_every_eighth_drawn_again_takes_what_was_found_before() -> None:
    runs = [latencies(32, seed=n, again=0.12) for n in range(40)]
    found = mean(ideal_seconds(each, per_minute=20, burst=5) for each in runs)
    # 2.66 minutes over 30 to 40 seeds, by another simulation with one mishap in forty beside.
    assert found / 60 == pytest.approx(2.5, abs=0.2)
