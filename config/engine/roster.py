"""The roster: what a worker runs. RQ imports any dotted name it is given; ours asks here first.

Whoever can write to the queue server chooses names, callbacks and webhooks. With the roster they
choose among our own jobs, and nothing else happens.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.conf import settings
from rq.job import Job


class ForeignJobError(Exception):
    """The queue held a name that is not on the roster; nothing of it was imported."""


def job_named(name: str) -> Callable[..., Any]:
    """Return the job of a dotted name: a public function that a module of JOB_MODULES defines.

    Raises ForeignJobError for every other name, before anything is imported by it.
    """
    module, _, word = name.rpartition(".")
    if module in settings.JOB_MODULES and not word.startswith("_"):
        found = getattr(import_module(module), word, None)
        if inspect.isfunction(found) and found.__module__ == module:
            return found
    raise ForeignJobError(f"{name!r} is not a job of Octavo and was not run")


class RosterJob(Job):
    """A job whose function comes from the roster, and which calls nobody back."""

    @property
    def func(self) -> Callable[..., Any]:
        """The function to run; a method of an object somebody packed is refused."""
        name = str(self.func_name)
        if self.instance:
            raise ForeignJobError(f"{name!r} of a packed object is not a job of Octavo")
        return job_named(name)

    @property
    def success_callback(self) -> None:
        """None of our jobs has one, so one that is there is not ours."""
        return None

    failure_callback = stopped_callback = success_callback

    def send_webhooks(self, *about: Any, **more: Any) -> None:
        """Call no address that somebody wrote into the queue."""
