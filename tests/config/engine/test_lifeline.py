"""A child notices that its parent is gone, through forks as well."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest

from config.engine.lifeline import Lifeline, watch


@pytest.fixture
def line() -> Iterator[Lifeline]:
    held = Lifeline()
    yield held
    held.close()


def test_nothing_happens_while_the_line_is_held(line: Lifeline) -> None:
    gone = threading.Event()
    watch(line.read_end, gone.set)
    assert not gone.wait(0.2)
    line.let_go()
    assert gone.wait(2)


def test_a_fork_does_not_keep_the_line_alive(line: Lifeline) -> None:
    ask, answer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(answer)
        os.read(ask, 1)
        os._exit(0)
    gone = threading.Event()
    watch(line.read_end, gone.set)
    line.let_go()
    assert gone.wait(2)  # the child still lives
    os.close(ask)
    os.close(answer)
    os.waitpid(child, 0)
