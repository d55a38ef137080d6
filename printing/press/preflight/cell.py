"""The child that examines one file for `apart`, which tells it what to expect."""

from __future__ import annotations

import json

from printing.press.confining import serve
from printing.press.preflight.examine import examine
from printing.press.preflight.findings import Expectation, Unreadable


def answer(asked: tuple[str, Expectation]) -> dict[str, object]:
    """The report of the file at a path, or why it cannot be examined."""
    path, expectation = asked
    try:
        return {"report": json.loads(examine(path, expectation).to_json())}
    except Unreadable as why:
        return {"unreadable": str(why)}


if __name__ == "__main__":
    serve(answer)
