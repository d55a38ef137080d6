"""The file is small enough for the printer to take."""

from __future__ import annotations

from printing.press.preflight.findings import COVER
from printing.press.preflight.rule import Rule

MEGABYTE = 1_000_000


class FileSize(Rule):
    """Bytes of the file.

    Source: KDP help G201857950: conversion fails above 650 MB; covers over 40 MB are advised
    against.
    """

    id = "file.size"
    title = "File size"

    def close(self) -> None:
        size = self.book.size / MEGABYTE
        most, warn = self._limits()
        self.limit = f"{most} MB" if most else ""
        self.measured = f"{size:.2f} MB"
        remedy = "save pictures as JPEG at the size they are printed, 300 dpi"
        if not most:
            self.not_asked("the printer names no largest file")
        elif size > most:
            self.error(None, self.measured, f"the printer takes {most} MB at most", remedy)
        elif warn and size > warn:
            self.warn(None, self.measured, f"over {warn} MB uploads often fail", remedy)

    def _limits(self) -> tuple[int, int]:
        """The largest file in megabytes, and the size from which one is advised against."""
        cover = self.profile.cover
        if self.expected.kind == COVER and cover is not None:
            return cover.max_file_mb, cover.warn_file_mb
        return self.profile.max_file_mb, self.profile.warn_file_mb
