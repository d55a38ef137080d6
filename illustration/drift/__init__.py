"""The drift detector: is a character on a page as its approved sheet has it, whatever the light."""

from __future__ import annotations

from illustration.drift.judgement import Evidence, Judge, Judgement, Verdict
from illustration.drift.judging import REDO_THRESHOLD, THRESHOLD, judge

__all__ = ["REDO_THRESHOLD", "THRESHOLD", "Evidence", "Judge", "Judgement", "Verdict", "judge"]
