"""The pure rooms, and what a file imports: for the tests of the house and of the suite itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
APPS = ("books", "illustration", "printing", "config")
# Pure rooms, and the third-party packages each may use (decisions.md 6).
PURE = {
    "books/darkroom": {"PIL", "numpy"},
    "books/manuscript": {"markdown_it", "PIL", "defusedxml", "docx", "openpyxl"},
    "illustration/checks": {"PIL", "numpy"},
    "illustration/drift": {"PIL", "numpy"},
    "illustration/studio": {"PIL", "numpy", "httpx"},
    "illustration/painter": {"PIL", "numpy"},
    "illustration/providers": {"PIL", "numpy", "httpx"},
    "printing/press": {"PIL", "numpy", "reportlab", "pikepdf", "pypdfium2", "uharfbuzz"},
}


def imported(path: Path) -> Iterator[str]:
    """Every module a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def pure_room(module: str) -> str | None:
    """The pure room a dotted module lies in, if any."""
    as_path = module.replace(".", "/")
    return next((room for room in PURE if f"{as_path}/".startswith(f"{room}/")), None)
