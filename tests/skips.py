"""Which tests run, in which order; under OCTAVO_NO_SKIPS a skip fails with its reason."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from typing import Any

import pytest

from tests.engines.own import on_production_engines
from tests.engines.reach import needs_production_engines, reaches_no_engine
from tests.order import longest_first

LEFT = pytest.StashKey[int]()
# How many new objects bring a search for garbage about; Python's own 700 took 5 of 100 seconds.
GARBAGE = (20_000, 20, 20)


def pytest_configure(config: pytest.Config) -> None:
    """Name our own mark."""
    config.addinivalue_line(
        "markers", "production_engines: needs PostgreSQL, Redis and S3; left out without them"
    )


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[object]:
    """Keep what is collected out of the search for garbage: it all stays to the end.

    To look through 7,000 tests and their modules again and again took 8 of 100 seconds of CPU.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.set_threshold(*GARBAGE)
        gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the long files; leave out, by deselection, what the other pass of CI is for."""
    items.sort(key=longest_first)
    for_other_pass = reaches_no_engine if on_production_engines() else needs_production_engines
    other = [item for item in items if for_other_pass(item)]
    left_out = set(other)
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=other)
    config.stash[LEFT] = len(other)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Tell the process that sums up how many tests were left out; each worker knows them all."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left"] = session.config.stash.get(LEFT, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take what a worker tells."""
    node.config.stash[LEFT] = getattr(node, "workeroutput", {}).get("left", 0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests the other pass of CI is for."""
    left = terminalreporter.config.stash.get(LEFT, 0)
    if left:
        why = "reach no engine" if on_production_engines() else "need PostgreSQL, Redis and S3"
        terminalreporter.write_line(f"{left} tests were left to the other pass: they {why}.")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Turn a skipped test into a failed one."""
    return _no_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    """Turn a skipped module into a failed one."""
    return _no_skip((yield))


def _no_skip(
    report: pytest.TestReport | pytest.CollectReport,
) -> pytest.TestReport | pytest.CollectReport:
    if os.environ.get("OCTAVO_NO_SKIPS") and report.skipped and not hasattr(report, "wasxfail"):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{why} (and OCTAVO_NO_SKIPS allows none)"
    return report
