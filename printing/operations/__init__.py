"""The verbs of printing: queue a print run, press it, mend what a dead worker left."""

from __future__ import annotations
