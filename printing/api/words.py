"""Choices of printing's doors."""

from __future__ import annotations

VERDICTS = ("pass", "warning", "error", "not judged")
# What becomes of a picture elsewhere, and a printer's word on a whole edition.
FATES = ("reuse", "re-crop", "extend", "redraw")
SUITS = ("fits", "work", "refused")
# The sides of a cover that a picture can be begun for (books.enums.SceneKind).
COVER_KINDS = ("cover-front", "cover-back")
