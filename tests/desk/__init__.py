"""The screens, as people at the desk see and use them."""

from __future__ import annotations
