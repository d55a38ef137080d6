"""What a file is, told from its first bytes alone; its name is never believed."""

from __future__ import annotations

from books.darkroom.refusal import Refusal

HEAD_BYTES = 4096
TAKEN = "JPEG, PNG, WebP or TIFF"
SUFFIXES = {
    "JPEG": {"jpg", "jpeg", "jpe", "jfif"},
    "PNG": {"png"},
    "WEBP": {"webp"},
    "TIFF": {"tif", "tiff"},
}

# First bytes of what people hand in and we do not take.
_OTHERS = (
    (b"GIF8", "a GIF, which holds 256 colours at most"),
    (b"BM", "a Windows bitmap (BMP)"),
    (b"8BPS", "a Photoshop document (PSD or PSB)"),
    (b"%PDF-", "a PDF, not a picture"),
    (b"%!PS", "PostScript or EPS, which is a program"),
    (b"\xc5\xd0\xd3\xc6", "an EPS with a preview, which is a program"),
    (b"\x00\x00\x01\x00", "a Windows icon (ICO)"),
    (b"\x00\x00\x00\x0cjP  ", "a JPEG 2000"),
    (b"\xff\x4f\xff\x51", "a JPEG 2000"),
    (b"\x00\x00\x00\x0cJXL ", "a JPEG XL"),
    (b"\xff\x0a", "a JPEG XL"),
    (b"gimp xcf", "a GIMP document (XCF)"),
    (b"SIMPLE  =", "a FITS data file"),
    (b"PK\x03\x04", "a ZIP archive or a document that is one"),
    (b"Rar!", "a RAR archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"II+\x00", "a BigTIFF, made for files over 4 GB"),
    (b"MM\x00+", "a BigTIFF, made for files over 4 GB"),
    (b"FUJIFILM", "a camera's raw file"),
    (b"RIFF", "a RIFF file (sound or film), not a WebP"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_BRANDS = {
    b"avif": "an AVIF",
    b"avis": "an AVIF",
    b"heic": "a HEIC photograph",
    b"heix": "a HEIC photograph",
    b"heim": "a HEIC photograph",
    b"hevc": "a HEIC photograph",
    b"mif1": "a HEIF photograph",
    b"msf1": "a HEIF photograph",
    b"crx ": "a camera's raw file",
}


def kind_of(head: bytes) -> str:
    """JPEG, PNG, WEBP or TIFF, from the first HEAD_BYTES of a file. Raises Refusal by name."""
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head.startswith((b"II*\x00", b"MM\x00*")):
        return "TIFF"
    raise Refusal(f"is {_other(head)}; export the picture as {TAKEN}.")


def misnamed(name: str, kind: str) -> str:
    """A sentence where a file's name promises another kind than its bytes are, else ""."""
    suffix = name.rpartition(".")[2].casefold()
    promised = next((key for key, words in SUFFIXES.items() if suffix in words), kind)
    return "" if promised == kind else f"The name says {promised}, the file is a {kind}."


def _other(head: bytes) -> str:
    if not head:
        return "empty, not one byte arrived"
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "a film or another kind of container")
    for first, what in _OTHERS:
        if head.startswith(first):
            return what
    return _told_by_text(head)


def _told_by_text(head: bytes) -> str:
    words = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in words:
        return "an SVG, which is a text that draws"
    if words.startswith((b"<!doctype html", b"<html")):
        return "a web page, not a picture"
    if words.startswith(b"<?xml"):
        return "an XML text, not a picture"
    if words and all(byte >= 32 or byte in b"\t\r\n\f\x1b" for byte in words):
        return "a text, not a picture"
    return "nothing we know as a picture"
