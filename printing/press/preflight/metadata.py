"""What the file says of itself: the Info dictionary and the XMP packet."""

from __future__ import annotations

from pikepdf import Dictionary, Pdf, PdfError

FIELDS = {
    "Title": "dc:title",
    "Author": "dc:creator",
    "Subject": "dc:description",
    "Keywords": "pdf:Keywords",
    "Creator": "xmp:CreatorTool",
}

STAND_INS = frozenset(
    {
        "untitled",
        "untitled document",
        "untitled-1",
        "anonymous",
        "unspecified",
        "unknown",
        "(unspecified)",
        "(anonymous)",
        "title",
        "author",
        "document title",
        "your name",
        "your title",
        "lorem ipsum",
    }
)


def stand_in(value: str) -> bool:
    """Whether a field's value is what a program writes when nobody told it better."""
    return value.casefold().strip(" .") in STAND_INS


def fields(pdf: Pdf) -> dict[str, list[str]]:
    """Field name ("Title", "Author", ...) to its distinct values, Info first, then XMP.

    Empty values are left out. An XMP packet that cannot be read counts as none.
    """
    info = pdf.trailer.get("/Info")
    found: dict[str, list[str]] = {}
    for name, key in FIELDS.items():
        values = []
        if isinstance(info, Dictionary) and f"/{name}" in info:
            values.append(str(info[f"/{name}"]).strip())
        values.extend(_from_xmp(pdf, key))
        kept = list(dict.fromkeys(value for value in values if value))
        if kept:
            found[name] = kept
    return found


def _from_xmp(pdf: Pdf, key: str) -> list[str]:
    if "/Metadata" not in pdf.Root:
        return []
    try:
        value = pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False).get(key)
    except (PdfError, ValueError, TypeError, KeyError):
        return []
    if value is None:
        return []
    listed = [value] if isinstance(value, str) else list(value)
    return ["; ".join(str(each) for each in listed).strip()]
