"""Which tests run, in which order; under OCTAVO_NO_SKIPS a skip fails with its reason."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.engines.own import on_production_engines


def pytest_configure(config: pytest.Config) -> None:
    """Name our own mark."""
    config.addinivalue_line(
        "markers", "production_engines: needs PostgreSQL, Redis and S3; left out without them"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the long files; leave out, by deselection, what the other pass of CI is for."""
    # A long file that begins last leaves one core waiting for it at the end.
    items.sort(key=lambda item: item.get_closest_marker("journey") is None)
    if on_production_engines():
        return
    other = [item for item in items if item.get_closest_marker("production_engines")]
    items[:] = [item for item in items if item not in other]
    config.hook.pytest_deselected(items=other)


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
