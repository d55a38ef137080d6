"""`python -m books.darkroom SOURCE TARGET` develops one picture and says what was done to it.

Without arguments it is the child of books.darkroom.apart: tasks as JSON lines come in on stdin,
an answer to each goes out on stdout, and the process ends when stdin is closed.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from books.darkroom import cell
from books.darkroom.refusal import Refusal


def serve() -> int:
    """Answer the tasks of one line of stdin, shut in; Pillow is loaded inside the walls."""
    tasks = json.loads(sys.stdin.buffer.readline())
    cell.shut_in(sys.stdin.buffer, memory=tasks["memory"])
    for task in tasks["tasks"]:
        cell.allow_more_work(tasks["seconds"])
        print(json.dumps(answer(task)), flush=True)
    sys.stdout.flush()
    # The thread that waits for the parent holds stdin; an orderly end would wait for it.
    os._exit(0)


def answer(task: dict[str, str]) -> dict[str, Any]:
    """Develop one picture; tell what came of it, and what it cost."""
    from books.darkroom.develop import develop  # noqa: PLC0415  (inside the walls)

    started = time.process_time()
    try:
        made = develop(Path(task["source"]), Path(task["target"]), name=task["name"])
        told: dict[str, Any] = {
            "kind": made.kind,
            "width": made.width,
            "height": made.height,
            "done": made.done,
        }
    except Refusal as error:
        told = {"refused": str(error)}
    except MemoryError:
        told = {
            "refused": "needs more memory to read than a picture may take; save it as a TIFF or "
            "PNG with 8 bits a colour, or smaller."
        }
    except OSError as error:
        told = {"failed": f"{type(error).__name__}: {error}"}
    return told | {"seconds": time.process_time() - started, "peak": cell.peak_bytes()}


def main(arguments: list[str]) -> int:
    """Serve as a child, or develop one picture for a person."""
    if not arguments:
        return serve()
    if len(arguments) != 2:
        print("python -m books.darkroom SOURCE TARGET", file=sys.stderr)
        return 2
    source, target = arguments
    told = answer({"source": source, "target": target, "name": Path(source).name})
    if why := told.get("refused") or told.get("failed"):
        print(f"{Path(source).name} {why}", file=sys.stderr)
        return 2
    print(f"{target}: {told['kind']}, {told['width']} x {told['height']} pixels", *told["done"])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
