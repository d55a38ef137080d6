"""Giving a made file and its certificate to a person: into a folder, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from books.enums import Act
from books.errors import NotReady
from books.models import Member
from books.rules import require
from printing.enums import RunPart
from printing.models import PrintRun
from printing.operations.press import file_name
from printing.operations.stored_file import checked_file


def hand_out(*, run: PrintRun, by: Member, folder: Path) -> tuple[Path, Path, Path]:
    """Write the run's PDF and its report (JSON and HTML) into `folder`; return the three paths.

    Raises NotAllowed, NotReady for a run without a file, AlteredError for bytes that are not those
    made, OSError where the folder cannot be written.
    """
    require(by, Act.PRESS)
    if not run.file:
        raise NotReady(f"Print run {run.n} has no file; press it first.")
    folder.mkdir(parents=True, exist_ok=True)
    name = file_name(run.edition, run.part)
    report = name.removesuffix(f"-{RunPart.INTERIOR}") + "-preflight"
    return (
        _write(folder / f"{name}.pdf", checked_file(run).read_bytes()),
        _write(folder / f"{report}.json", run.report.encode()),
        _write(folder / f"{report}.html", run.report_page.encode()),
    )


def _write(path: Path, data: bytes) -> Path:
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    os.replace(part, path)
    return path
