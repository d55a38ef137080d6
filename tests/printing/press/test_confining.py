"""A child that gives no answer says why it gave none."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from printing.press import confining
from printing.press.confining import Limits, Stopped, answer_of

CELL = """
import os, signal
from printing.press.confining import serve

def work(asked):
    if asked == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if asked == "fill":
        return {"length": len(bytearray(1 << 30))}
    return {"told": asked, "secret": os.environ.get("OCTAVO_SECRET", "")}

serve(work)
"""


@pytest.fixture(autouse=True)
def cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A child of the test's own, that finds ours beside itself."""
    (tmp_path / "lonely.py").write_text(CELL)
    (tmp_path / "printing").symlink_to(confining.ROOT / "printing")
    monkeypatch.setattr(confining, "ROOT", tmp_path)


def asked(what: str) -> object:
    held = Limits(memory=300 * 2**20, wall_seconds=20)
    return answer_of("lonely", pickle.dumps((what, held)), held)


def test_an_answer_comes_back_and_the_child_knows_nothing_of_our_settings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(os.environ, "OCTAVO_SECRET", "x")
    assert asked("owl") == {"told": "owl", "secret": ""}


@pytest.mark.parametrize(
    ("what", "reason", "how"), [("kill", "died", "signal 9"), ("fill", "memory", "")]
)
def test_a_child_that_ends_is_told_by_its_reason(what: str, reason: str, how: str) -> None:
    with pytest.raises(Stopped) as caught:
        asked(what)
    assert (caught.value.reason, caught.value.how) == (reason, how)
