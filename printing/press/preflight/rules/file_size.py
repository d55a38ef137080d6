"""The file is small enough for the printer to take."""

from __future__ import annotations

from printing.press.preflight.rule import Rule

MEGABYTE = 1_000_000


class FileSize(Rule):
    """Bytes of the file.

    Source: KDP help G201857950: conversion fails above 650 MB.
    """

    id = "file.size"
    title = "File size"

    def close(self) -> None:
        size = self.book.size / MEGABYTE
        most, warn = self.profile.max_file_mb, self.profile.warn_file_mb
        self.limit = f"{most} MB"
        self.measured = f"{size:.2f} MB"
        remedy = "save pictures as JPEG at the size they are printed, 300 dpi"
        if size > most:
            self.error(None, self.measured, f"the printer takes {most} MB at most", remedy)
        elif size > warn:
            self.warn(None, self.measured, f"over {warn} MB uploads often fail", remedy)
