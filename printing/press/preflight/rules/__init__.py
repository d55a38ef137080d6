"""The rules, one small file each; a new file here is a new rule."""

from __future__ import annotations

import importlib
import pkgutil

from printing.press.preflight.rule import Rule


def discover(kind: str = "") -> list[type[Rule]]:
    """Every rule class defined in this room, by id; those for one kind of file, or all.

    Raises ValueError when two share an id.
    """
    found: dict[str, type[Rule]] = {}
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        for value in vars(importlib.import_module(module.name)).values():
            if not (isinstance(value, type) and issubclass(value, Rule)):
                continue
            if value is Rule or value.__module__ != module.name or "id" not in vars(value):
                continue
            if found.setdefault(value.id, value) is not value:
                raise ValueError(f"two rules are called {value.id}")
    return [found[name] for name in sorted(found) if not kind or kind in found[name].kinds]
