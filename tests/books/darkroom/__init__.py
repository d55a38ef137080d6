"""Pictures as people hand them in, and what the darkroom makes of them."""

from __future__ import annotations
