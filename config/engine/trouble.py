"""The one error of the engine: a sentence that a person can act on."""

from __future__ import annotations

from pathlib import Path


class EngineTroubleError(Exception):
    """What happened and the next step, in one sentence; `exit_code` is what a command ends with."""

    def __init__(self, sentence: str, exit_code: int = 2) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code


def last_words(log: Path, lines: int = 3) -> str:
    """Return the last `lines` lines of a log joined by " / ", or "nothing" where there are none."""
    try:
        text = log.read_bytes()[-4000:].decode("utf-8", "replace")
    except OSError:
        return "nothing"
    said = [line.strip() for line in text.splitlines() if line.strip()]
    return " / ".join(said[-lines:]) or "nothing"
