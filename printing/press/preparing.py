"""A process that prepares pictures for another: tasks on its input, answers on its output.

`python -m printing.press.preparing`, started by `hands`. One line of JSON a task and an answer.
It ends by itself when its input ends, so none is left behind by a press that was killed.
"""

from __future__ import annotations

import json
import signal
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from printing.press.inking import Bench
from printing.press.prepare import Prepared, prepare
from printing.press.reading import read
from printing.press.recipe import Recipe
from printing.press.script import PlacedPicture, plain


@dataclass(frozen=True)
class Task:
    """A picture to prepare, how, and where it is kept."""

    placed: PlacedPicture
    recipe: Recipe
    cache: str


def as_line(task: Task) -> bytes:
    """A task as it is sent."""
    return json.dumps(plain(task)).encode() + b"\n"


def made_of(answer: bytes) -> Prepared:
    """What an answer says was made. Raises ValueError with the sentence of one that refuses."""
    said = json.loads(answer)
    if "refused" in said:
        raise ValueError(said["refused"])
    under = tuple(tuple(row) for row in said.pop("under"))
    return Prepared(path=Path(said.pop("path")), under=under, **said)


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Prepare one picture a line until the input ends."""
    bench: Bench | None = None
    for line in asked:
        task: Task = read(Task, line.decode())
        try:
            if bench is None or bench.cache != Path(task.cache):
                bench = Bench(Path(task.cache))
            made = prepare(task.placed, task.recipe, bench.cache, bench=bench)
            said = {**asdict(made), "path": str(made.path)}
        except ValueError as refused:
            said = {"refused": str(refused)}
        answers.write(json.dumps(said).encode() + b"\n")
        answers.flush()


if __name__ == "__main__":
    # A person's Ctrl-C reaches the whole group: end without a word, the press speaks.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    serve(sys.stdin.buffer, sys.stdout.buffer)
