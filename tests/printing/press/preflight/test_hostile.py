"""Files made to wear their reader out: each has a verdict or a refusal, soon and in little room."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from printing.press.preflight import Limits, Unreadable, examine, examine_apart
from tests.broken.hostile import HOSTILE
from tests.broken.making import HOSTILE_FOLDER
from tests.printing.press.preflight.holding import expectation, library

SECONDS, MEGABYTES = 10, 1024
ROOT = Path(__file__).resolve().parents[4]
CODE = """
import json, resource, sys, time
from pathlib import Path
from printing.press.preflight import Unreadable, examine
from tests.printing.press.preflight.holding import expectation
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
for name in sys.argv[2:]:
    begun = time.process_time()
    try:
        verdict = examine(Path(sys.argv[1]) / f"{name}.pdf", expectation()).verdict
    except Unreadable as why:
        verdict = str(why)
    # getrusage tells a child the peak of whoever started it, too; Linux's own file does not.
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.is_file() else []
    own = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
    peak = (own or [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss])[0] // 1024
    print(json.dumps([name, verdict, time.process_time() - begun, peak]), flush=True)
"""


@pytest.fixture(scope="module")
def judged() -> dict[str, tuple[str, float, int]]:
    """Name to verdict or refusal, seconds of work and peak megabytes, in one child of 1 GB."""
    asked = [sys.executable, "-c", CODE, str(HOSTILE_FOLDER), *HOSTILE]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return {name: (verdict, seconds, peak) for name, verdict, seconds, peak in rows}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_done_with_soon(judged: dict[str, tuple[str, float, int]], name: str):
    verdict, seconds, peak = judged[name]
    assert verdict
    assert seconds < SECONDS
    assert peak < MEGABYTES


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a-picture-placed-without-end", "more than 4,000,000 drawing operators"),
        ("one-stream-a-thousand-times", "more than a page needs"),
        ("tree-as-deep-as-it-is-wide", "too deeply nested"),
        ("tables-in-a-ring", "is damaged"),
    ],
)
def test_a_refusal_says_what_is_wrong(
    judged: dict[str, tuple[str, float, int]], name: str, said: str
):
    assert said in judged[name][0]


def test_every_hostile_file_is_kept():
    assert {path.stem for path in HOSTILE_FOLDER.glob("*.pdf")} == set(HOSTILE)


def test_a_strangers_file_is_examined_apart_to_the_same_report():
    path = library("opacity")
    assert examine_apart(path, expectation()) == examine(path, expectation())


def test_a_file_that_takes_too_long_is_refused_by_name():
    with pytest.raises(Unreadable, match="opacity.pdf was not examined within 0 seconds"):
        examine_apart(library("opacity"), expectation(), limits=Limits(wall_seconds=0.01))


def test_a_file_that_needs_too_much_memory_is_refused_by_name():
    tight = Limits(memory=180 * 2**20)
    with pytest.raises(Unreadable, match=r"sound.pdf (needs over|stopped its examiner)"):
        examine_apart(library("sound"), expectation(), limits=tight)
