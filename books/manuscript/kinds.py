"""Which format a file has, by its content and its name; what we do not read is refused by name."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Literal, NoReturn

from books.manuscript.draft import ManuscriptError
from books.manuscript.package import Package, open_package

Kind = Literal["docx", "xlsx", "csv", "text", "markdown"]

MAX_UPLOAD_BYTES = 50 * 1024 * 1024
FORMATS = ".docx, .xlsx, .csv, .txt or .md"

_OF_TEXT: dict[str, Kind] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
# What a file begins with, and what it is; no manuscript can be read out of these.
_BEGINNINGS = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"II*\x00": "a picture",
    b"MM\x00*": "a picture",
    b"8BPS": "a picture",
    b"7z\xbc\xaf": "a packed archive",
    b"Rar!": "a packed archive",
    b"\x1f\x8b": "a packed archive",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
}
_TO_WORD = "open it there and save it as .docx, or paste the text"
_OTHERS = {
    ".doc": f"is a Word file of the old kind; {_TO_WORD}",
    ".dot": f"is a Word template of the old kind; {_TO_WORD}",
    ".docm": "holds macros, which are not let in; save it as .docx (without macros)",
    ".xls": "is an Excel file of the old kind; open it there and save it as .xlsx or .csv",
    ".xlsm": "holds macros, which are not let in; save it as .xlsx (without macros)",
    ".xlsb": "is a binary Excel file; save it as .xlsx or .csv",
    ".odt": f"is a LibreOffice text; {_TO_WORD}",
    ".ods": "is a LibreOffice sheet; save it as .xlsx or .csv",
    ".pages": "is an Apple Pages file; export it as Word (.docx), or paste the text",
    ".numbers": "is an Apple Numbers file; export it as Excel (.xlsx) or .csv",
    ".rtf": f"is an RTF file; {_TO_WORD}",
    ".epub": "is an e-book (EPUB); hand in the manuscript it was made from as .docx, or paste the "
    "text",
    ".pptx": "is a presentation; copy its text into a Word table and save it as .docx",
    ".pdf": "is a PDF, which no longer knows its paragraphs; export .docx from the program it was "
    "made in, or paste the text",
    ".gdoc": "is only a link to a Google Doc; choose File, Download, Microsoft Word (.docx) there",
    ".html": "is a web page; paste its text, or save it as .docx",
    ".htm": "is a web page; paste its text, or save it as .docx",
    ".idml": "is an InDesign file; export its text as .docx or .txt, or paste it",
}


def recognise(name: str, data: bytes) -> tuple[Kind, Package | None]:
    """The format of a file, and its package where it is one.

    The content decides what a file is, and the name must agree. Raises ManuscriptError.
    """
    if len(data) > MAX_UPLOAD_BYTES:
        _refuse(
            name,
            f"has {len(data) / 1048576:.0f} MB, and at most {MAX_UPLOAD_BYTES // 1048576} MB are "
            "read; take its pictures out and hand it in again",
        )
    if not data:
        _refuse(name, "is empty; write the story into it")
    ending = PurePosixPath(name.casefold()).suffix
    if data.startswith(b"PK"):
        return _packed(name, ending, data)
    _refuse_by_content(name, ending, data)
    if ending in _OTHERS:
        _refuse(name, _OTHERS[ending])
    if ending in (".docx", ".xlsx"):
        what = "Word" if ending == ".docx" else "Excel"
        _refuse(
            name,
            f"is no {what} file, whatever its name says, or it is damaged; open it in {what} and "
            "save it anew, or paste the text",
        )
    if ending not in _OF_TEXT:
        _refuse(name, f"is no manuscript we read; hand in {FORMATS}, or paste the text")
    return _OF_TEXT[ending], None


def _refuse_by_content(name: str, ending: str, data: bytes) -> None:
    if data.startswith(_OLE):
        if _LOCKED in data:
            _refuse(name, "is protected by a password; save it without one and hand it in again")
        _refuse(name, _OTHERS[ending if ending in (".xls", ".dot") else ".doc"])
    if b"%PDF-" in data[:1024]:
        _refuse(name, _OTHERS[".pdf"])
    if data.startswith(b"{\\rtf"):
        _refuse(name, _OTHERS[".rtf"])
    if data[:200].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        _refuse(name, _OTHERS[".html"])
    for beginning, what in _BEGINNINGS.items():
        if data.startswith(beginning):
            _refuse(name, f"is {what} and no manuscript; hand in {FORMATS}, or paste the text")


def _packed(name: str, ending: str, data: bytes) -> tuple[Kind, Package]:
    package = open_package(name, data)
    found = _ending_of(package)
    if found is None:
        if ending in _OTHERS:
            _refuse(name, _OTHERS[ending])
        _refuse(name, f"is an archive and no manuscript; unpack it and hand in {FORMATS}")
    if found in _OTHERS:
        _refuse(name, _OTHERS[found])
    if ending != found:
        what = "a Word" if found == ".docx" else "an Excel"
        _refuse(name, f"is {what} file by its content; name it {found} and hand it in again")
    return ("docx" if found == ".docx" else "xlsx"), package


def _ending_of(package: Package) -> str | None:
    names = package.names
    if "mimetype" in names:
        kind = package.bytes_of("mimetype")[:100]
        for word, ending in ((b"epub", ".epub"), (b"text", ".odt"), (b"spreadsheet", ".ods")):
            if word in kind:
                return ending
        return ".idml" if b"indesign" in kind else None
    if "Index/Document.iwa" in names or "index.apxl" in names or "index.xml" in names:
        return ".numbers" if package.name.casefold().endswith(".numbers") else ".pages"
    if "[Content_Types].xml" not in names:
        return None
    main = package.first("", "officeDocument") or ""
    macros = any(each.endswith("vbaProject.bin") for each in names)
    for folder, ending in (("word/", ".docx"), ("xl/", ".xlsx"), ("ppt/", ".pptx")):
        if main.startswith(folder) or (not main and any(one.startswith(folder) for one in names)):
            if main.endswith(".bin"):
                return ".xlsb"
            return ending[:-1] + "m" if macros and ending != ".pptx" else ending
    return None


def _refuse(name: str, why: str) -> NoReturn:
    raise ManuscriptError(f"{name} {why}.")
