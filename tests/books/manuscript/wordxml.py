"""Word files written element by element, for what the usual libraries do not write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from books.manuscript.draft import BookDraft, ManuscriptError
from books.manuscript.text import plain_text
from books.manuscript.upload import read_upload

OFFICE = "http://schemas.openxmlformats.org"
RELATIONS = f"{OFFICE}/officeDocument/2006/relationships"
SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "w": f"{OFFICE}/wordprocessingml/2006/main",
        "r": RELATIONS,
        "m": f"{OFFICE}/officeDocument/2006/math",
        "a": f"{OFFICE}/drawingml/2006/main",
        "mc": f"{OFFICE}/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
ROOTS = {
    "styles": "w:styles",
    "numbering": "w:numbering",
    "comments": "w:comments",
    "commentsExtended": "w15:commentsEx",
    "footnotes": "w:footnotes",
    "endnotes": "w:endnotes",
    "header": "w:hdr",
}
TITLE = '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Pip</w:t></w:r></w:p>'
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/>'
    "<w:rPr><w:i/></w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/>'
    "<w:rPr><w:i/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="NewPage"><w:name w:val="New page"/>'
    "<w:pPr><w:pageBreakBefore/></w:pPr></w:style>"
)
BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def p(*inside: str, style: str = "", properties: str = "") -> str:
    """A paragraph; plain words become a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(one if one.startswith("<") else r(one) for one in inside)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def r(words: str, looks: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is words or whole paragraphs."""
    told = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{one if one.startswith('<') else p(one)}</w:tc>" for one in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{told}</w:tbl>"


def word(body: str, parts: Mapping[str, str] | None = None, *, main: str = "document") -> bytes:
    """A Word file with this body and these parts, by the kind of their relationship."""
    parts = {"styles": STYLES} | dict(parts or {})
    rels = "".join(
        f'<Relationship Id="x{kind}" Type="{RELATIONS}/{kind}" Target="{kind}.xml"/>'
        for kind in parts
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{OFFICE}/package/2006/content-types"/>',
        "_rels/.rels": _rels(
            f'<Relationship Id="d" Type="{RELATIONS}/officeDocument" Target="word/{main}.xml"/>'
        ),
        f"word/{main}.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        f"word/_rels/{main}.xml.rels": _rels(rels),
    }
    for kind, content in parts.items():
        root = ROOTS[kind]
        files[f"word/{kind}.xml"] = f"<{root} {SPACES}>{content}</{root}>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def read(body: str, parts: Mapping[str, str] | None = None) -> BookDraft:
    """The draft of a Word file whose title is Pip."""
    return read_upload("pip.docx", word(TITLE + body, parts), language="en")


def pages(body: str, parts: Mapping[str, str] | None = None) -> list[str]:
    """The printed words of each page."""
    return [plain_text(page.text) for page in read(body, parts).pages]


def refusal(body: str, parts: Mapping[str, str] | None = None) -> str:
    """The sentence such a file is refused with."""
    with pytest.raises(ManuscriptError) as caught:
        read(body, parts)
    return str(caught.value)


def _rels(inside: str) -> str:
    return f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{inside}</Relationships>'
