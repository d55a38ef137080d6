"""A hold that does not outlive its request stops the start, by the names of the variables."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from illustration.pump.fences import Fence, broken_fences, fence_of

NAMES = (
    "OCTAVO_SEND_SECONDS",
    "OCTAVO_HOLD_SECONDS",
    "OCTAVO_SLOW_SEND_SECONDS",
    "OCTAVO_SLOW_HOLD_SECONDS",
)
RUNNING = Path(__file__).resolve().parents[3] / "docs" / "running.md"


def test_the_fences_of_this_house_are_whole() -> None:
    assert broken_fences() == []
    # 3 x 30 + 30 = 120, and 3 x 360 + 30 = 1,110.
    assert fence_of("gptproto") == Fence(30, 120)
    assert fence_of("ark") == fence_of("openai-images") == Fence(360, 1200)


@pytest.mark.parametrize("fence", [(30, 119.9), (0, 120), (-1, 120), (30, 30)])
def test_a_hold_under_three_requests_and_thirty_seconds_is_broken(
    fence: tuple[float, float],
) -> None:
    assert not Fence(*fence).is_whole


@pytest.mark.parametrize(("setting", "names"), [("FENCE", NAMES[:2]), ("SLOW_FENCE", NAMES[2:])])
def test_nothing_starts_with_a_broken_fence(
    settings: object, setting: str, names: tuple[str, str]
) -> None:
    setattr(settings, f"PROVIDER_{setting}", (60, 120))
    with pytest.raises(SystemCheckError) as stopped:
        call_command("check")
    for told in (*names, "60 s", "120 s", "Set the hold to 210 s at least"):
        assert told in str(stopped.value)


def test_the_page_on_running_it_names_them_all() -> None:
    told = RUNNING.read_text("utf-8")
    assert [name for name in NAMES if f"| {name} |" not in told] == []
