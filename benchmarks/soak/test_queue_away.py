"""The queue server forgets all, starts anew, and is away for a minute, while a book is drawn."""

from __future__ import annotations

import subprocess
import sys


def test_a_book_goes_on_within_half_a_minute_of_the_queue_servers_return() -> None:
    words = [sys.executable, "-m", "benchmarks.soak.queue_away"]
    done = subprocess.run(words, capture_output=True, text=True, timeout=1800, check=False)
    sys.stdout.write(f"\n{done.stdout}")
    assert done.returncode == 0, done.stderr
