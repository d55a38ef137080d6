"""The tree of pages: a flat one for a book of a few, branches for many (ISO 32000-1, 7.7.3)."""

from __future__ import annotations

from typing import Any

from printing.press.writer.file import PdfFile
from printing.press.writer.values import Name, Ref

# A reader that looks for page 700 passes 11 nodes, not 699 pages.
BRANCH = 64


class PageTree:
    """Which node each page hangs on; pages are told theirs before they are written."""

    def __init__(self, file: PdfFile, count: int) -> None:
        """Promise the root of a tree for so many pages."""
        self._file = file
        self.root = file.reserve()
        self._flat = count <= BRANCH
        self._branches: list[tuple[Ref, list[Ref]]] = [(self.root, [])] if self._flat else []

    def parent(self) -> Ref:
        """The node of the page that is written next."""
        if not self._flat and (not self._branches or len(self._branches[-1][1]) == BRANCH):
            self._branches.append((self._file.reserve(), []))
        return self._branches[-1][0]

    def add(self, page: Ref) -> None:
        """Hang a written page on the node it was told."""
        self._branches[-1][1].append(page)

    def end(self) -> None:
        """Write the nodes."""
        for node, pages in self._branches:
            entries = self._node(pages, len(pages))
            self._file.put(entries if self._flat else {**entries, "Parent": self.root}, node)
        if not self._flat:
            count = sum(len(pages) for _, pages in self._branches)
            self._file.put(self._node([node for node, _ in self._branches], count), self.root)

    @staticmethod
    def _node(kids: list[Ref], count: int) -> dict[str, Any]:
        return {"Type": Name("Pages"), "Kids": kids, "Count": count}
