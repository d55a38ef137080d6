"""docs/preflight.md holds the rules as they are."""

from __future__ import annotations

from pathlib import Path

from printing.press.preflight.listing import table
from printing.press.preflight.rules import discover

PAGE = Path(__file__).resolve().parents[4] / "docs" / "preflight.md"


def test_the_table_of_rules_is_the_one_the_rules_print():
    text = PAGE.read_text("utf-8")
    assert text.split("<!-- rules -->\n")[1].split("<!-- end of rules -->")[0] == table()


def test_every_rule_says_what_it_measures_and_where_that_comes_from():
    rules = discover()
    assert len(rules) >= 40
    for rule in rules:
        assert rule.title, rule.id
        assert "Source:" in (rule.__doc__ or ""), rule.id
