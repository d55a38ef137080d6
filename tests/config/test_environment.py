"""docs/running.md lists every variable that is read, and none that is not."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.env import number
from tests.test_architecture import APPS, sources

ROOT = Path(__file__).resolve().parents[2]
TABLE = re.compile(r"^\| ([A-Z][A-Z0-9_]+) \| \S", re.MULTILINE)
NAME = re.compile(r"[A-Z][A-Z0-9_]+")
READERS = {"env", "needed", "number", "one_of", "get", "pop", "setdefault", "getenv"}
# Read by the libraries named in the table.
THEIRS = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "FORWARDED_ALLOW_IPS"}
# Set by ourselves for our own children, or by the suite's runner.
BETWEEN_US = {"PYTEST_XDIST_WORKER", "OPENBLAS_NUM_THREADS", "PYTHONPATH"}


def read_names(path: Path) -> Iterator[str]:
    """Every name in capitals that a file asks the environment for."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        said: ast.expr | None = None
        if isinstance(node, ast.Call) and node.args and asks(node.func):
            said = node.args[0]
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            said = node.slice
        if isinstance(said, ast.Constant) and NAME.fullmatch(str(said.value)):
            yield str(said.value)


def asks(function: ast.expr) -> bool:
    said = ast.unparse(function)
    return said in READERS or said.startswith(("env.", "os.environ.", "environment."))


def listed() -> set[str]:
    return set(TABLE.findall((ROOT / "docs" / "running.md").read_text(encoding="utf-8")))


def test_every_variable_that_is_read_is_in_the_table_and_every_listed_one_is_read() -> None:
    read = {name for path in sources(*APPS) for name in read_names(path)} - BETWEEN_US
    assert {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "OCTAVO_VAR"} <= read
    assert sorted(read | THEIRS) == sorted(listed())


def test_a_variable_read_in_any_way_is_seen(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(
        'env("ONE_A", default="")\nenv.bool("TWO_B")\nos.environ.get("THREE_C")\n'
        'os.environ["FOUR_D"]\nneeded("FIVE_E", "x")\nnumber("SIX_F", default=1)\n'
    )
    assert sorted(read_names(planted)) == [
        "FIVE_E", "FOUR_D", "ONE_A", "SIX_F", "THREE_C", "TWO_B",
    ]  # fmt: skip


def test_a_number_that_is_none_is_refused_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OCTAVO_COPIES_MB", "a lot")
    with pytest.raises(ImproperlyConfigured, match="OCTAVO_COPIES_MB is 'a lot'"):
        number("OCTAVO_COPIES_MB", default=1)
    monkeypatch.setenv("OCTAVO_COPIES_MB", "")
    assert number("OCTAVO_COPIES_MB", default=7) == 7
