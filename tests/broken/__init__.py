"""The fault library: a sound little book, and copies of it with one fault each."""

from __future__ import annotations
