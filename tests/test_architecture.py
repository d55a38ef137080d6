"""The floors of the house: who may import whom, what every row carries, how long a room may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from books.models import Publisher, User
from books.tenancy import PublisherManager, PublisherOwned
from illustration.models import Account, ModelPulse
from tests.floors import APPS, PURE, ROOT, imported, pure_room

# What each app may import of the others; pure rooms are open to every floor.
MAY_ENTER = {
    "books": {"books"},
    "illustration": {"illustration", "books"},
    "printing": {"printing", "books"},
    "config": {"config", "books", "illustration", "printing"},
}
WITHOUT_PUBLISHER = {
    Publisher: "is the wall itself",
    User: "may be a member of several",
    Account: "is what a provider sees of a key that several may share",
    ModelPulse: "is how a model does at such an account",
}
LONGEST_FILE, LONGEST_FUNCTION = 400, 50
MEDIAN_FILE, MEDIAN_FUNCTION = 90, 10


def sources(*under: str) -> Iterator[Path]:
    """Every product module below the folders, migrations left out."""
    for folder in under:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def wrong_arrows(path: Path) -> list[str]:
    """Imports of a file that go up or sideways."""
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    app, room = module.split(".")[0], pure_room(module)
    wrong = []
    for name in imported(path):
        top = name.split(".")[0]
        if room is not None:
            foreign = top in APPS and pure_room(name) is None
            unknown = top in {"django", "rest_framework", "rq", "django_rq", "redis"} | (
                set().union(*PURE.values()) - PURE[room]
            )
            if foreign or unknown:
                wrong.append(f"{module} (pure) imports {name}")
        elif top in APPS and pure_room(name) is None and top not in MAY_ENTER[app]:
            wrong.append(f"{module} imports {name}")
    return wrong


def test_imports_go_down_only() -> None:
    assert [line for path in sources(*APPS) for line in wrong_arrows(path)] == []


def test_a_planted_django_import_in_the_press_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    planted = ROOT / "printing" / "press" / "units.py"
    monkeypatch.setattr("tests.test_architecture.imported", lambda path: iter(["django.db"]))
    assert wrong_arrows(planted) == ["printing.press.units (pure) imports django.db"]


def test_a_planted_sideways_import_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    planted = ROOT / "illustration" / "jobs.py"
    monkeypatch.setattr("tests.test_architecture.imported", lambda path: iter(["printing.models"]))
    assert wrong_arrows(planted) == ["illustration.jobs imports printing.models"]


@pytest.mark.parametrize("room", sorted(PURE))
def test_a_pure_room_is_usable_without_django(room: str) -> None:
    import subprocess
    import sys

    package = room.replace("/", ".")
    code = (
        "import importlib, pkgutil, sys\n"
        f"import {package} as room\n"
        f"for m in pkgutil.walk_packages(room.__path__, '{package}.'):\n"
        "    '__main__' in m.name or importlib.import_module(m.name)\n"
        "assert 'django' not in sys.modules, 'Django came along'\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


FLOORS = {
    "enums": 0,
    "errors": 0,
    "models": 1,
    "operations": 2,
    "queries": 2,
    "receivers": 3,
    "jobs": 3,
    "views": 3,
    "api": 3,
    "management": 3,
    "urls": 4,
    "apps": 4,
}


def floor_of(module: str) -> int | None:
    """The floor a module of an app stands on; None for rooms beside the stairs."""
    parts = module.split(".")
    return FLOORS.get(parts[1]) if len(parts) > 1 and pure_room(module) is None else None


def test_inside_an_app_imports_go_down_only() -> None:
    up = []
    for path in sources("books", "illustration", "printing"):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        own = floor_of(module)
        for name in imported(path):
            other = floor_of(name) if name.split(".")[0] in APPS else None
            if own is not None and other is not None and other > own:
                up.append(f"{module} imports {name}")
    assert up == []


def own_models() -> list[type[models.Model]]:
    """Every concrete model of our apps."""
    return [
        model
        for app in ("books", "illustration", "printing")
        for model in apps.get_app_config(app).get_models()
    ]


def test_every_row_carries_its_publisher() -> None:
    bare = [model for model in own_models() if model not in WITHOUT_PUBLISHER]
    assert bare
    for model in bare:
        assert issubclass(model, PublisherOwned), model
        field = model._meta.get_field("publisher")
        assert not field.null, model
        assert isinstance(model._base_manager, PublisherManager), model
        assert isinstance(model._default_manager, PublisherManager), model


def test_every_constraint_of_our_tables_has_a_name_that_says_its_sentence() -> None:
    for model in own_models():
        for constraint in model._meta.constraints:
            assert constraint.name.startswith(f"{model._meta.app_label}_"), constraint.name
            assert constraint.name.count("_") >= 3, constraint.name


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Name and length in lines of every function of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{path.relative_to(ROOT)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_rooms_are_small() -> None:
    files = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources(*APPS)}
    too_long = {str(path): lines for path, lines in files.items() if lines > LONGEST_FILE}
    assert too_long == {}
    assert sorted(files.values())[len(files) // 2] <= MEDIAN_FILE
    lengths = [item for path in files for item in functions(path)]
    assert [item for item in lengths if item[1] > LONGEST_FUNCTION] == []
    assert sorted(length for _, length in lengths)[len(lengths) // 2] <= MEDIAN_FUNCTION


def test_no_module_is_named_after_nothing() -> None:
    empty_words = {"helper", "helpers", "utils", "util", "manager", "service", "common", "misc"}
    assert [path for path in sources(*APPS) if path.stem in empty_words] == []


def writes_a_state(node: ast.AST) -> bool:
    """Whether a piece of code sets `.state` or calls update(state=...)."""
    if isinstance(node, ast.Assign):
        return any(isinstance(aim, ast.Attribute) and aim.attr == "state" for aim in node.targets)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr == "update" and any(key.arg == "state" for key in node.keywords)
    return False


def test_states_are_written_by_the_move_verbs_only() -> None:
    allowed = {
        "illustration/operations/lease.py",  # the twin of move() that is guarded by a fence
        "printing/operations/press.py",  # takes a queued run together with its lease
        "printing/operations/proofs_making.py",  # takes a queued proof together with its lease
    }
    writers = set()
    for path in sources(*APPS):
        if pure_room(".".join(path.relative_to(ROOT).with_suffix("").parts)) is None:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            if any(writes_a_state(node) for node in ast.walk(tree)):
                writers.add(str(path.relative_to(ROOT)))
    assert writers == allowed
