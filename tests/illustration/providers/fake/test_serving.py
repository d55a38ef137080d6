"""The fake provider on a port: as a block in a test, and as a command."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from illustration.providers.fake.__main__ import parsed
from illustration.providers.fake.clocks import Running
from illustration.providers.fake.house import House
from illustration.providers.fake.mishaps import Mishap
from illustration.providers.fake.server import serving
from illustration.providers.wire.talk import Accepted, Finished, Refused
from tests.illustration.providers.fake.asking import Caller

ROOT = Path(__file__).resolve().parents[4]


def test_time_runs_as_much_faster_as_told_and_bills_fall_due_unasked() -> None:
    # 30 s at 300 times the speed are 0.1 s.
    house = House(1, Running(300), latency=30, sigma=0)
    with serving(house, speed=300) as address, httpx.Client() as client:
        answer = Caller("gptproto", client, address).submit()
        assert isinstance(answer, Accepted)
        until = time.monotonic() + 20
        while not house.ledger.bills and time.monotonic() < until:
            time.sleep(0.02)
        assert len(house.ledger.bills) == 1
        told = client.get(f"{address}/ledger").json()
    assert told["bills"][0]["id"] == answer.prediction_id
    assert told["micros"] == house.ledger.micros
    (drawing,) = house.orders.drawings.values()
    assert told["bills"][0]["at"] - drawing.taken_at == pytest.approx(30)


def test_a_picture_in_the_reply_takes_its_time() -> None:
    house = House(1, Running(100), latency=20, sigma=0)
    with serving(house, speed=100) as address, httpx.Client() as client:
        started = time.monotonic()
        assert isinstance(Caller("openai-images", client, address).submit(), Finished)
    # 20 s at 100 times the speed are 0.2 s.
    assert 0.2 <= time.monotonic() - started < 10


def test_a_pause_is_told_in_the_callers_seconds() -> None:
    house = House(1, Running(10), per_minute=0.6, burst=1)
    with serving(house, speed=10) as address, httpx.Client() as client:
        caller = Caller("gptproto", client, address)
        caller.submit()
        answer = caller.submit("A fox.")
    assert isinstance(answer, Refused)
    # 0.6 a minute is one in 100 s; at 10 times the speed that is 10 s, less what has gone by.
    assert answer.retry_after is not None
    assert 2 < answer.retry_after <= 10


def test_one_connection_serves_many_requests_and_fast() -> None:
    with serving(House(1)) as address, httpx.Client() as client:
        seconds = []
        for _ in range(40):
            started = time.monotonic()
            assert client.get(f"{address}/calls").status_code == 200
            seconds.append(time.monotonic() - started)
    # A packet that waits for a receipt takes 0.04 s; a busy machine may slow most, never all.
    assert sorted(seconds)[10] < 0.02


def test_the_block_ends_while_a_reply_still_waits() -> None:
    house = House(1, latency=600, sigma=0)
    started = time.monotonic()
    with (
        pytest.raises(httpx.ReadTimeout),
        serving(house) as address,
        httpx.Client(timeout=httpx.Timeout(20, read=0.1)) as client,
    ):
        Caller("ark", client, address).submit()
    assert time.monotonic() - started < 60


def test_the_command_keeps_its_ledger_through_a_kill(tmp_path: Path) -> None:
    book = tmp_path / "ledger.jsonl"
    words = ["--latency", "0", "--ledger", str(book), "--mishap", "gone=0", "--repeats", "same"]
    run = [sys.executable, "-m", "illustration.providers.fake", *words]
    with subprocess.Popen(run, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        address = process.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", address)
        answer = Caller("gptproto-keyed", httpx.Client(), address).submit()
        assert isinstance(answer, Accepted)
        process.send_signal(signal.SIGKILL)
    (line,) = book.read_text().splitlines()
    assert json.loads(line)["id"] == answer.prediction_id


def test_the_command_reads_its_mishaps_and_names_them(capsys: pytest.CaptureFixture[str]) -> None:
    told = parsed(["--mishap", "rate-limited=0.01", "--mishap", "gone=0.5"])
    assert dict(told.mishap) == {Mishap.RATE_LIMITED: 0.01, Mishap.GONE: 0.5}
    with pytest.raises(SystemExit):
        parsed(["--mishap", "fire=0.5"])
    assert "bad-words" in capsys.readouterr().err
