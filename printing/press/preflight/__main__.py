"""`python -m printing.press.preflight`: the table of all rules, as docs/preflight.md has it."""

from __future__ import annotations

from printing.press.preflight.listing import table

print(table(), end="")
