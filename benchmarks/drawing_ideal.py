"""How long drawing takes with no overhead at all, and by the article's serial loop.

Both are reckoned, not run. `python -m benchmarks.drawing_ideal` prints them for books whose
pictures take as long as the fake provider's do.
"""

from __future__ import annotations

import argparse
import heapq
import math
import sys
from collections.abc import Sequence
from random import Random

from illustration.providers.fake.bucket import Bucket
from illustration.providers.fake.drawing import latency_of

# The article's loop: submit, look every two seconds until it is there, then the next page.
SERIAL_LOOK_SECONDS = 2.0
# One picture: the seconds of each time it is drawn, all but the last one to be done again.
Picture = Sequence[float]


def ideal_seconds(pictures: Sequence[Picture], *, per_minute: float, burst: float) -> float:
    """Seconds until the last picture is there, where asking and fetching take no time.

    Each is asked for the moment the provider's own bucket (full at first) lets it through, in the
    order given; one that must be done again goes before those not begun.
    """
    bucket, now, last = Bucket(per_minute, burst, 0.0), 0.0, 0.0
    coming = [(0.0, n, 0) for n in range(len(pictures))]
    waiting: list[tuple[int, int]] = []
    while coming or waiting:
        while coming and coming[0][0] <= now:
            _, n, done = heapq.heappop(coming)
            heapq.heappush(waiting, (-done, n))
        if not waiting:
            now = coming[0][0]
            continue
        pause = bucket.take(now)
        if pause:
            now += pause
            continue
        done, n = heapq.heappop(waiting)
        ready = now + pictures[n][-done]
        last = max(last, ready)
        if 1 - done < len(pictures[n]):
            heapq.heappush(coming, (ready, n, 1 - done))
    return last


def serial_seconds(pictures: Sequence[Picture], *, look: float = SERIAL_LOOK_SECONDS) -> float:
    """Seconds of one picture after the other, each seen at the first look after it is there."""
    return sum(max(1, math.ceil(drawn / look)) * look for each in pictures for drawn in each)


def latencies(
    count: int, *, seed: int, median: float = 30.0, sigma: float = 0.25, again: float = 0.0
) -> list[Picture]:
    """So many pictures' seconds, log-normal; `again` is the share that must be drawn once more."""
    dice = Random(seed)
    drawn: list[Picture] = []
    for _ in range(count):
        times = 1
        while dice.random() < again:
            times += 1
        drawn.append([latency_of(dice, median, sigma) for _ in range(times)])
    return drawn


def main() -> int:
    """Print both for the books asked for, over forty seeds."""
    asks = argparse.ArgumentParser(description=__doc__)
    asks.add_argument("--books", type=int, default=1)
    asks.add_argument("--pages", type=int, default=32, help="pictures a book")
    asks.add_argument("--per-minute", type=float, default=20.0)
    asks.add_argument("--burst", type=float, default=5.0)
    asks.add_argument("--again", type=float, default=0.0, help="share drawn once more")
    told = asks.parse_args()
    runs = [latencies(told.books * told.pages, seed=n, again=told.again) for n in range(40)]
    best = sorted(
        ideal_seconds(each, per_minute=told.per_minute, burst=told.burst) for each in runs
    )
    serial = sorted(serial_seconds(each) for each in runs)
    for name, found in (("ideal", best), ("serial loop", serial)):
        middle = found[len(found) // 2]
        sys.stdout.write(f"{name:<12}{middle:>9.1f} s ({found[0]:.1f} to {found[-1]:.1f})\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
