"""The XMP packet of a file as plain names and values."""

from __future__ import annotations

from pikepdf import Pdf, PdfError


def packet(pdf: Pdf) -> dict[str, str]:
    """Local name of each property ("CreateDate", "DocumentID") to its text; empty without XMP.

    A packet that cannot be read holds nothing.
    """
    if "/Metadata" not in pdf.Root:
        return {}
    try:
        meta = pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
        return {str(key).rsplit("}", 1)[-1]: _text(meta[key]) for key in meta}
    except (PdfError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    listed = value if isinstance(value, (list, tuple, set)) else [value]
    return "; ".join(str(each) for each in listed).strip()
