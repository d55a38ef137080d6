"""The demo's meter and verdict: counts, time left, and how it ends."""

from __future__ import annotations

import io

import pytest
from django.core.management.base import CommandError, OutputWrapper

from config.management.commands.demo import Command
from config.tour import meter as meters
from config.tour.meter import Meter
from printing.models import PrintRun


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Clock:
    """A clock the test turns."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr(meters.time, "monotonic", lambda: self.now)


def test_time_left_goes_by_the_pace_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, out = Clock(monkeypatch), Terminal()
    meter = Meter(OutputWrapper(out), "Drawing")
    meter.show(2, 12)
    clock.now += 10
    meter.show(4, 12)  # two in ten seconds, eight to go
    assert out.getvalue().endswith("Drawing 4 of 12, about 40 s left")
    clock.now += 40
    meter.end("12 pictures stored")
    assert out.getvalue().endswith("12 pictures stored (50 s)\n")


def test_in_a_log_it_speaks_now_and_then_and_never_twice_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, out = Clock(monkeypatch), io.StringIO()
    meter = Meter(OutputWrapper(out), "Pressing page")
    for done in (0, 0, 1, 2):
        clock.now += 4
        meter.show(done, 3)
    assert out.getvalue().splitlines() == [
        "Pressing page 0 of 3",
        "Pressing page 1 of 3, about 16 s left",  # one in eight seconds, two to go
    ]


@pytest.mark.parametrize(("errors", "status"), [(0, None), (2, 1)])
def test_it_ends_with_one_where_preflight_found_errors(errors: int, status: int | None) -> None:
    out = io.StringIO()
    command = Command(stdout=out)
    run = PrintRun(errors=errors, warnings=0, sha256="ab", profile_key="k", profile_version="v")
    if status is None:
        command._verdict([run], (), 12.0)
        assert "breaks no rule we know" in out.getvalue()
        return
    with pytest.raises(CommandError) as ended:
        command._verdict([run], (), 12.0)
    assert ended.value.returncode == status
