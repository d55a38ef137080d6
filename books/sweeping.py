"""The list of sweeps. `manage.py sweep` is the one process that runs them."""

from __future__ import annotations

from collections.abc import Callable

_sweeps: dict[str, Callable[[], int]] = {}


def register(name: str, sweep: Callable[[], int]) -> None:
    """Add a sweep: a callable that mends what a dead worker left and returns how many rows."""
    _sweeps[name] = sweep


def registered() -> list[tuple[str, Callable[[], int]]]:
    """Return the sweeps by name, in the order of registration."""
    return list(_sweeps.items())
