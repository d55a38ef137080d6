"""Makes .venv from the hashed requirements; run by any Python 3 before anything is installed.

Only the standard library, and only what an old Python can parse, so that an old one can say
what is missing. `make` runs it before every command; when nothing changed it takes an instant.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OLDEST = (3, 11)
CANDIDATES = ("python3.11", "python3.12", "python3.13", "python3.14", "python3")
INSTALL_PYTHON = {
    "linux": "sudo apt install python3 python3-venv",
    "darwin": "brew install python@3.12",
}
SHOW_SECONDS = 0.5


class MissingError(Exception):
    """Something this machine lacks, with the line that installs it."""


def main(words: list[str]) -> int:
    """Make or mend ROOT/.venv; `--dev` adds what the checks need. 0, 1 (pip failed) or 2."""
    parts = ["base", "dev"] if "--dev" in words else ["base"]
    try:
        if sys.version_info < OLDEST or not can_make_venvs():
            go_on_with_another_python(words)
        with one_at_a_time():
            prepare(ROOT / ".venv", parts)
    except MissingError as missing:
        sys.stderr.write(f"{missing}\n")
        return 2
    except subprocess.CalledProcessError:
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped; the next run goes on with the installation.\n")
        return 130
    return 0


def can_make_venvs() -> bool:
    """Debian ships Python without the two modules that `python -m venv` needs."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def go_on_with_another_python(words: list[str]) -> None:
    """Replace this process by the first Python on PATH that is new and whole enough."""
    probe = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))"
    for name in CANDIDATES:
        found = shutil.which(name)
        if found and not subprocess.run([found, "-Ic", probe], capture_output=True).returncode:
            os.execv(found, [found, "-I", str(Path(__file__).resolve()), *words])
    line = INSTALL_PYTHON.get(sys.platform, "https://www.python.org/downloads/")
    version = ".".join(map(str, sys.version_info[:2]))
    if sys.version_info >= OLDEST:
        lack = f"Python {version} is here, but without its venv module"
        if sys.platform == "linux":
            line = f"sudo apt install python{version}-venv"
    else:
        lack = f"Octavo needs Python 3.11 or newer; the newest found is {version}"
    raise MissingError(f"{lack}. Install it with: {line}")


def one_at_a_time() -> Turn:
    return Turn(ROOT / "requirements")


class Turn:
    """A lock on a folder, so that two `make` at once do not install into each other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        self._descriptor = os.open(self._folder, os.O_RDONLY)
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)

    def __exit__(self, *reason: object) -> None:
        os.close(self._descriptor)


def prepare(venv: Path, parts: list[str]) -> None:
    """Bring `venv` to what requirements/*.txt say; an interrupted install has no stamp."""
    stamp = venv / "octavo-installed.json"
    python = venv / "bin" / "python"
    wanted = {part: fingerprint(part) for part in parts}
    works = is_working(python)
    had = read_stamp(stamp) if works else {}
    if all(had.get(part) == mark for part, mark in wanted.items()):
        return
    if not works:
        sys.stdout.write("Making .venv ...\n")
        sys.stdout.flush()
        log = venv.parent / "var" / "log" / "venv.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        run([sys.executable, "-m", "venv", "--clear", str(venv)], log)
    stamp.unlink(missing_ok=True)
    install(python, parts, venv / "install.log")
    kept = {} if had.get("base", wanted["base"]) != wanted["base"] else had
    stamp.write_text(json.dumps({**kept, **wanted}), encoding="utf-8")


def fingerprint(part: str) -> str:
    return hashlib.sha256(requirements(part).read_bytes()).hexdigest()


def requirements(part: str) -> Path:
    return ROOT / "requirements" / f"{part}.txt"


def read_stamp(stamp: Path) -> dict[str, str]:
    try:
        return dict(json.loads(stamp.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def is_working(python: Path) -> bool:
    """Return whether the venv's Python starts, is new enough and has pip."""
    probe = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([str(python), "-Ic", probe], capture_output=True).returncode == 0
    except OSError:
        return False


def install(python: Path, parts: list[str], log: Path) -> None:
    """Run pip with hashes required; its noise goes to `log`, its errors to the screen."""
    files = [word for part in parts for word in ("-r", str(requirements(part)))]
    quiet = ["--no-input", "--disable-pip-version-check", "--no-color", "--progress-bar", "off"]
    total = sum(requirements(part).read_text("utf-8").count("==") for part in parts)
    command = [str(python), "-Im", "pip", "install", "--require-hashes", *quiet, *files]
    run(command, log, f"Installing {total} Python packages")


def run(command: list[str], log: Path, title: str = "") -> None:
    """Run `command` with its output in `log`; on failure show the errors in it and raise."""
    begun = time.monotonic()
    is_terminal = sys.stdout.isatty()
    if title and not is_terminal:
        sys.stdout.write(f"{title} ...\n")
    sys.stdout.flush()
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        try:
            while process.poll() is None:
                time.sleep(SHOW_SECONDS)
                if title and is_terminal:
                    show(f"\r{title}: {count(log)} looked up, {time.monotonic() - begun:.0f} s")
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()
    if process.returncode:
        explain(log)
        raise subprocess.CalledProcessError(process.returncode, command)
    if title:
        show(f"{chr(13) if is_terminal else ''}{title}: done in {time.monotonic() - begun:.0f} s\n")


def show(words: str) -> None:
    # Blanks wipe what a longer line left on the terminal.
    sys.stdout.write(f"{words:<60}" if words.startswith("\r") else words)
    sys.stdout.flush()


def count(log: Path) -> int:
    return log.read_bytes().count(b"\nCollecting ")


def explain(log: Path) -> None:
    lines = log.read_text("utf-8", "replace").splitlines()
    errors = [line for line in lines if "ERROR" in line or "error:" in line] or lines
    sys.stderr.write("\nThe Python packages could not be installed:\n")
    sys.stderr.writelines(f"  {line}\n" for line in errors[-8:])
    sys.stderr.write(f"All of it is in {log}. Nothing is half done: run the same again.\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
