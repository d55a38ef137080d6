"""All rules as a Markdown table: what each is for, what it measures, where that comes from."""

from __future__ import annotations

import inspect

from printing.press.preflight.findings import COVER, INTERIOR
from printing.press.preflight.rule import Rule
from printing.press.preflight.rules import discover

HEAD = "| Rule | For | Measures | Source |\n|---|---|---|---|\n"


def table() -> str:
    """One row a rule, by id, from the rules' own docstrings."""
    return HEAD + "".join(_row(rule) for rule in discover())


def _row(rule: type[Rule]) -> str:
    measures, _, source = " ".join(inspect.getdoc(rule).split()).partition("Source: ")  # type: ignore[union-attr]
    cells = f"`{rule.id}`", _for(rule), measures.strip(), source.strip() or "the house's own"
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |\n"


def _for(rule: type[Rule]) -> str:
    if INTERIOR in rule.kinds and COVER in rule.kinds:
        return "both"
    return "interior" if INTERIOR in rule.kinds else "cover"
