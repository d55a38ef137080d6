"""python -m illustration.providers.fake: the fake provider until Ctrl-C."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

from illustration.providers.fake.clocks import Running
from illustration.providers.fake.house import BASES, House
from illustration.providers.fake.ledger import Ledger
from illustration.providers.fake.mishaps import Mishap
from illustration.providers.fake.server import TICK, Door
from illustration.providers.wire.talk import Repeats


def chance(told: str) -> tuple[Mishap, float]:
    """A mishap and its chance, from "rate-limited=0.01"."""
    name, _, share = told.partition("=")
    try:
        return Mishap(name), float(share)
    except ValueError:
        known = ", ".join(Mishap)
        raise argparse.ArgumentTypeError(
            f"{told!r} is no NAME=CHANCE, such as gone=0.01. Names: {known}."
        ) from None


def parsed(words: list[str]) -> argparse.Namespace:
    """The command's settings."""
    asks = argparse.ArgumentParser(
        prog="python -m illustration.providers.fake", description=__doc__
    )
    asks.add_argument("--port", type=int, default=0, help="0 takes any free one")
    asks.add_argument("--seed", type=int, default=0)
    asks.add_argument("--latency", type=float, default=30.0, help="median seconds to draw")
    asks.add_argument("--sigma", type=float, default=0.25, help="log-normal spread of them")
    asks.add_argument("--per-minute", type=float, default=20.0, help="pictures a key may ask for")
    asks.add_argument("--burst", type=float, default=5.0, help="of them at once")
    asks.add_argument("--mishap", type=chance, action="append", default=[], metavar="NAME=CHANCE")
    asks.add_argument("--repeats", type=Repeats, choices=list(Repeats), default=Repeats.NEVER)
    asks.add_argument("--speed", type=float, default=1.0, help="time runs so many times as fast")
    asks.add_argument("--ledger", type=Path, help="bills as JSON lines, gone on with if there")
    return asks.parse_args(words)


def main(words: list[str]) -> int:
    """Serve until Ctrl-C or SIGTERM."""
    told = parsed(words)
    house = House(
        told.seed,
        Running(told.speed),
        latency=told.latency,
        sigma=told.sigma,
        per_minute=told.per_minute,
        burst=told.burst,
        mishaps=dict(told.mishap),
        repeats=told.repeats,
        ledger=Ledger(told.ledger),
    )
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    door = Door(house, told.port, told.speed)
    print(door.address, flush=True)
    for key, base in BASES.items():
        print(f"  {key:16} {door.address}{base}", flush=True)
    print(f"  {door.address}/ledger and {door.address}/calls tell what was billed.", flush=True)
    try:
        door.serve_forever(TICK)
    except KeyboardInterrupt:
        return 0
    finally:
        door.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
