"""Our own PDF writer: objects go to the file one after another, and nothing is held back."""

from __future__ import annotations
