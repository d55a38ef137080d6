"""Signals as a person's terminal gives them, however the suite itself was started."""

from __future__ import annotations

import signal


def hear_all_signals() -> None:
    """Let a process that is about to begin be ended by hang-up and Ctrl-C.

    A suite that was started with nohup or & hands both down ignored, and the product honours that.
    """
    for number in (signal.SIGHUP, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
