"""What a code of a font stands for: the ToUnicode map of a PDF font (PDF 32000-1, 9.10.3)."""

from __future__ import annotations

from collections.abc import Mapping

AT_ONCE = 100
HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def to_unicode(texts: Mapping[int, str]) -> bytes:
    """The map of a font: what each of its codes stands for, in the order given."""
    rows = [f"<{code:04X}> <{_hex(text)}>" for code, text in texts.items()]
    body = ""
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        body += "\n".join([f"{len(some)} beginbfchar", *some, "endbfchar\n"])
    return (HEAD + body + TAIL).encode("ascii")


def _hex(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()
