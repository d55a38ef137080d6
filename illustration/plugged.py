"""The judge that compares a page with its sheet: our own, or the one an installation names."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from illustration.drift import Judge

BUILT_IN = "illustration.drift.judge"
TAKES = ("page", "sheet", "traits")


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
    """Django's system check: a judge that is not there, or is none, is told at the start.

    Our own is not loaded for it: only workers need Pillow and numpy.
    """
    if settings.OCTAVO_JUDGE == BUILT_IN:
        return []
    try:
        judge_in_use()
    except (ImportError, TypeError, ValueError) as why:
        told = (
            f"OCTAVO_JUDGE names no judge: {why}. Nothing was started. Name a callable as "
            f"illustration.drift.Judge describes it, or leave the setting out for {BUILT_IN}."
        )
        return [Error(told, id="illustration.E002")]
    return []
