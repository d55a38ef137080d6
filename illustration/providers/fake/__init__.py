"""A picture service of our own that draws nothing worth a cent, and keeps its own ledger.

It speaks the wire formats, has the mishaps of real services, and tells afterwards what it billed:
tests and a machine without keys draw through it. Real money never passes here.
"""

from __future__ import annotations
