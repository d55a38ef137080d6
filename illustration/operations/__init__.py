"""The verbs of drawing: ask for a picture, take it in, mend what a dead worker left."""

from __future__ import annotations
