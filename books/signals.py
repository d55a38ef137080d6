"""What the trunk tells the floors above it."""

from __future__ import annotations

from django.dispatch import Signal

# Sent after commit with `page`: its print picture can be made ready.
layout_approved = Signal()
# Sent inside the transaction with `character` and `by`: what must not outlive it ends with it.
sheet_approved = Signal()
