"""The judge that compares a page with its sheet: our own, or the one an installation names."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from concurrent.futures import Future
from contextvars import copy_context
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import connections
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from PIL import Image

    from illustration.drift import Judge
    from illustration.studio.order import Dressed, PixelBox, Traits

BUILT_IN = "illustration.drift.judge"
TAKES = ("page", "sheet", "traits")
# A worker's job has 600 s in all: the picture must be kept as not judged before it is ended.
MOST_SECONDS = 500


class TooSlow(Exception):
    """A judge had no answer in the time it has."""


class Asked:
    """Whoever judges one picture: `judge`, else OCTAVO_JUDGE's, which has so many seconds for it.

    A judge of the installation's own is asked in a thread, for it may hang in a library or in the
    network. Nothing can end such a thread: it is left behind, as a daemon, until the process
    ends, which for a worker is the end of this job. Our own judge is asked as it is.
    """

    def __init__(self, judge: Judge | None) -> None:
        self.judge = judge
        self.who = "" if judge else str(settings.OCTAVO_JUDGE)
        self._until = monotonic() + settings.OCTAVO_JUDGE_SECONDS

    def say(
        self,
        page: Image.Image,
        sheet: Image.Image,
        traits: Traits,
        *,
        box: PixelBox | None,
        dressed: Dressed | None,
    ) -> Any:
        """What the judge says. Raises TooSlow, what `judge_in_use` raises, and what it raises."""
        judge = self.judge or judge_in_use()
        more: dict[str, Any] = {"box": box}
        if dressed is not None and "dressed" in inspect.signature(judge).parameters:
            more["dressed"] = dressed
        if self.who in ("", BUILT_IN):
            return judge(page, sheet, traits, **more)
        left = self._until - monotonic()
        if left > 0:
            answer = _asked_apart(judge, page, sheet, traits, **more)
            try:
                return answer.result(timeout=left)
            except TimeoutError:
                if answer.done():  # it was the judge that raised it
                    raise
        seconds = settings.OCTAVO_JUDGE_SECONDS
        raise TooSlow(f"no answer within the {seconds} s that OCTAVO_JUDGE_SECONDS allows")


def _asked_apart(judge: Judge, *told: Any, **more: Any) -> Future[Any]:
    answer: Future[Any] = Future()
    context = copy_context()

    def ask() -> None:
        try:
            answer.set_result(context.run(judge, *told, **more))
        except BaseException as broke:
            answer.set_exception(broke)
        finally:
            # This thread's own, should the judge have read rows.
            connections.close_all()

    Thread(target=ask, name="judge", daemon=True).start()
    return answer


def judge_in_use() -> Judge:
    """The judge that looks at this installation's pictures.

    Raises ImportError where it is not there, TypeError where it is no judge.
    """
    return judge_at(settings.OCTAVO_JUDGE)


def judge_at(path: str) -> Judge:
    """The judge at a dotted path. Raises as `judge_in_use`."""
    judge: Judge = import_string(path)
    if not callable(judge):
        raise TypeError(f"{path} is there, but cannot be called")
    try:
        inspect.signature(judge).bind(*TAKES, box=None)
    except TypeError as error:
        raise TypeError(f"{path} does not take (page, sheet, traits, box=...): {error}") from None
    return judge


def refuse_wrong_judge(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    """Django's system check: a judge that is not there, is none, or has no time, stops the start.

    Our own is not loaded for it: only workers need Pillow and numpy.
    """
    if settings.OCTAVO_JUDGE == BUILT_IN:
        return []
    if not 1 <= settings.OCTAVO_JUDGE_SECONDS <= MOST_SECONDS:
        told = f"OCTAVO_JUDGE_SECONDS is 1 to {MOST_SECONDS}. Nothing was started."
        return [Error(told, id="illustration.E003")]
    try:
        judge_in_use()
    except (ImportError, TypeError, ValueError) as why:
        told = (
            f"OCTAVO_JUDGE names no judge: {why}. Nothing was started. Name a callable as "
            f"illustration.drift.Judge describes it, or leave the setting out for {BUILT_IN}."
        )
        return [Error(told, id="illustration.E002")]
    return []
