"""Pictures prepared by several processes at once, each handed one after the other."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Generator, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue

from printing.press.cube import make_cube
from printing.press.cutting import PictureError
from printing.press.prepare import Prepared, prepare, prepared_already
from printing.press.preparing import Task, as_line, made_of
from printing.press.recipe import Recipe
from printing.press.script import PlacedPicture

ROOT = Path(__file__).resolve().parents[2]
# The full table costs as much as some four pages worked out between its nodes.
WORTH_A_CUBE = 24_000_000
# Starting two processes costs about as much as this many pixels.
WORTH_HANDS = 8_000_000

Hand = subprocess.Popen[bytes]


class HandLost(OSError):
    """A process that prepared pictures for the press ended before it answered."""


def prepare_all(
    pictures: Sequence[PlacedPicture], recipe: Recipe, cache: Path, *, processes: int = 1
) -> Generator[Prepared, None, None]:
    """Prepared pictures in their order; those that are kept already are not made again.

    So many `processes` make them, where there is much to make. They are programs of their own,
    not forks: safe from a worker of any kind, their memory is gone with them, and they end when
    this one does. Raises PictureError; HandLost where a process was ended from outside.
    """
    kept = {each: prepared_already(each, recipe, cache) for each in pictures}
    missing = [each for each, made in kept.items() if made is None]
    pixels = sum(each.pixels[0] * each.pixels[1] for each in missing)
    count = min(max(processes, 1), len(missing)) if pixels >= WORTH_HANDS else 0
    with _hands(count) as free:
        if recipe.space == "cmyk" and pixels >= WORTH_A_CUBE:
            make_cube(recipe.icc, recipe.node_limit, cache)
        if count:
            tasks = {each: Task(each, recipe, str(cache)) for each in missing}
            yield from _together(pictures, kept, tasks, free, count)
        else:
            yield from _alone(pictures, kept, recipe, cache)


def _alone(
    pictures: Sequence[PlacedPicture],
    kept: dict[PlacedPicture, Prepared | None],
    recipe: Recipe,
    cache: Path,
) -> Iterator[Prepared]:
    for each in pictures:
        made = kept[each] or prepare(each, recipe, cache)
        kept[each] = made
        yield made


def _together(
    pictures: Sequence[PlacedPicture],
    kept: Mapping[PlacedPicture, Prepared | None],
    tasks: Mapping[PlacedPicture, Task],
    free: SimpleQueue[Hand],
    count: int,
) -> Iterator[Prepared]:
    threads = ThreadPoolExecutor(count)
    try:
        coming = {each: threads.submit(_by_hand, free, task) for each, task in tasks.items()}
        for each in pictures:
            yield kept[each] or coming[each].result()
    finally:
        threads.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _hands(count: int) -> Iterator[SimpleQueue[Hand]]:
    """So many processes, waiting for tasks; all are ended when the block is left."""
    free: SimpleQueue[Hand] = SimpleQueue()
    started: list[Hand] = []
    try:
        for _ in range(count):
            started.append(_started())
            free.put(started[-1])
        yield free
    finally:
        for hand in started:
            hand.kill()
        for hand in started:
            hand.wait()
            for pipe in (hand.stdin, hand.stdout):
                with suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]


def _started() -> Hand:
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(
        [sys.executable, "-m", "printing.press.preparing"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    )


def _by_hand(free: SimpleQueue[Hand], task: Task) -> Prepared:
    hand = free.get()
    try:
        answer = _asked(hand, task)
    finally:
        free.put(hand)
    try:
        return made_of(answer)
    except ValueError as refused:
        raise PictureError(str(refused)) from None


def _asked(hand: Hand, task: Task) -> bytes:
    assert hand.stdin is not None
    assert hand.stdout is not None
    answer = b""
    with suppress(BrokenPipeError):
        hand.stdin.write(as_line(task))
        hand.stdin.flush()
        answer = hand.stdout.readline()
    if not answer.endswith(b"\n"):
        name = Path(task.placed.path).name
        raise HandLost(
            f"a process of the press was ended while it prepared {name}; press again, and if it "
            "comes again give the machine more memory"
        )
    return answer
