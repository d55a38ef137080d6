"""What is handed in is known by its content and its name; what is not read gets its sentence."""

from __future__ import annotations

import io
import zipfile

import pytest

from books.manuscript import package
from books.manuscript.draft import ManuscriptError
from books.manuscript.upload import read_upload
from tests.books.manuscript.wordxml import BREAK, OFFICE, TITLE, p, word

STORY = "Pip\n\nPage 1\nPip sat.\n\nPage 2\nHome.\n"
WORD = word(TITLE + p("Pip sat.") + BREAK + p("Home."))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def refusal(name: str, data: bytes) -> str:
    """The sentence a file is refused with."""
    with pytest.raises(ManuscriptError) as caught:
        read_upload(name, data)
    sentence = str(caught.value)
    assert sentence.isprintable()
    assert sentence.endswith(".")
    return sentence


def packed(*, method: int = zipfile.ZIP_DEFLATED, **files: bytes) -> bytes:
    """A zip; a key's double underscores stand for slashes, single ones for dots."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for key, content in files.items():
            archive.writestr(key.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


def changed(name: str, content: bytes | None, data: bytes = WORD) -> bytes:
    """The Word file with one part changed, or left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        if content is not None:
            new.writestr(name, content)
    return out.getvalue()


ODT = packed(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"<x/>")
EPUB = packed(mimetype=b"application/epub+zip")
PAGES = packed(Index__Document_iwa=b"x")
MACROS = changed("word/vbaProject.bin", b"x")
SLIDES = packed(**{"[Content_Types]_xml": b"<x/>", "ppt__presentation_xml": b"<x/>"})


@pytest.mark.parametrize(
    ("name", "data", "what", "step"),
    [
        ("a.pdf", b"%PDF-1.7\n...", "is a PDF", "export .docx from the program it was"),
        ("a.docx", b"\n%PDF-1.7", "is a PDF", "or paste the text"),
        ("a.doc", OLE, "is a Word file of the old kind", "save it as .docx"),
        ("a.doc", b"no ole", "is a Word file of the old kind", "save it as .docx"),
        ("a.xls", OLE, "is an Excel file of the old kind", "save it as .xlsx or .csv"),
        ("a.docx", OLE, "is a Word file of the old kind", "save it as .docx"),
        (
            "a.docx",
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "is protected by a password",
            "save it without one",
        ),
        ("a.odt", ODT, "is a LibreOffice text", "save it as .docx"),
        ("a.docx", ODT, "is a LibreOffice text", "save it as .docx"),
        ("a.odt", b"x", "is a LibreOffice text", "save it as .docx"),
        ("a.pages", PAGES, "is an Apple Pages file", "export it as Word (.docx)"),
        ("a.rtf", b"{\\rtf1 Pip}", "is an RTF file", "save it as .docx"),
        ("a.txt", b"{\\rtf1 Pip}", "is an RTF file", "save it as .docx"),
        ("a.epub", EPUB, "is an e-book (EPUB)", ".docx"),
        ("a.pptx", SLIDES, "is a presentation", "save it as .docx"),
        ("a.docm", MACROS, "holds macros", "save it as .docx"),
        ("a.docx", MACROS, "holds macros", "save it as .docx"),
        ("a.gdoc", b'{"url": "x"}', "is only a link to a Google Doc", "Microsoft Word (.docx)"),
        ("a.html", b"<p>Pip</p>", "is a web page", "paste its text"),
        ("a.txt", b"<!DOCTYPE html><p>Pip</p>", "is a web page", "paste its text"),
        ("a.docx", STORY.encode(), "is no Word file, whatever its name says", "paste the text"),
        ("a.xlsx", STORY.encode(), "is no Excel file, whatever its name says", "paste the text"),
        ("a.txt", WORD, "is a Word file by its content", "name it .docx"),
        ("a.xlsx", WORD, "is a Word file by its content", "name it .docx"),
        ("a.jpg", b"\xff\xd8\xff\xe0 jfif", "is a picture", ".docx, .xlsx, .csv, .txt or .md"),
        ("a.zip", packed(a_txt=b"Pip"), "is an archive and no manuscript", "unpack it"),
        ("a.docx", packed(a_txt=b"Pip"), "is an archive and no manuscript", "unpack it"),
        ("a.story", STORY.encode(), "is no manuscript we read", "hand in .docx"),
        ("a", STORY.encode(), "is no manuscript we read", "paste the text"),
        ("a.docx", b"", "is empty", "write the story into it"),
        ("pasted.txt", b" \n\t\n", "is empty", "write the story into it"),
        ("a.docx", WORD[: len(WORD) // 2], "is damaged or cut short", "upload it again"),
        ("a.docx", changed("word/document.xml", b"<w:document"), "part word/document.xml", "anew"),
        (
            "a.docx",
            changed("word/document.xml", None),
            "document.xml is damaged or missing",
            "anew",
        ),
    ],
)
def test_what_is_not_read_is_named_with_the_next_step(
    name: str, data: bytes, what: str, step: str
) -> None:
    sentence = refusal(name, data)
    assert sentence.startswith(f"{name} ")
    assert what in sentence
    assert step in sentence


def test_a_zip_with_a_password_is_named_as_such() -> None:
    data = bytearray(WORD)
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = 0
        while (start := data.find(mark, start)) >= 0:
            data[start + at] |= 1
            start += 4
    assert "is protected by a password" in refusal("a.docx", bytes(data))


def test_a_part_that_swells_is_not_unpacked_to_its_end() -> None:
    swollen = changed("word/document.xml", b"<a>" + b" " * (package.MAX_PART_BYTES + 10) + b"</a>")
    assert "more than a manuscript does once it is unpacked" in refusal("a.docx", swollen)


def test_parts_together_may_not_swell_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PARTS_BYTES", 800)
    assert "once it is unpacked" in refusal("a.docx", WORD)


def test_too_many_parts_are_refused() -> None:
    many = packed(**{f"part{n}": b"" for n in range(package.MAX_ENTRIES + 1)})
    assert f"holds {package.MAX_ENTRIES + 1} parts" in refusal("a.docx", many)


def test_too_many_elements_or_letters_are_refused() -> None:
    many = word(TITLE + "<w:p/>" * (package.MAX_ELEMENTS + 1))
    assert "250000 elements in a part are the most" in refusal("a.docx", many)
    novel = ("Pip\n\nPage 1\n" + "Pip flew on and on.\n" * 11_000).encode()
    assert "and at most 200000 make a picture book" in refusal("a.txt", novel)


def test_too_many_bytes_are_refused_before_they_are_looked_at() -> None:
    assert "has 51 MB, and at most 50 MB" in refusal("a.docx", b"PK" + bytes(51 * 1024 * 1024))


@pytest.mark.parametrize(
    "declared",
    [
        b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>',
        b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>',
        b'<!DOCTYPE d SYSTEM "http://example.com/x.dtd"><d/>',
    ],
)
def test_entities_are_never_expanded(declared: bytes) -> None:
    sentence = refusal("a.docx", changed("word/document.xml", declared))
    assert "its part word/document.xml declares entities" in sentence


def test_endless_nesting_is_a_sentence() -> None:
    deep = b"<w:sdtContent>" * 30_000 + b"</w:sdtContent>" * 30_000
    space = f'xmlns:w="{OFFICE}/wordprocessingml/2006/main"'.encode()
    body = b"<w:document " + space + b"><w:body><w:sdt>" + deep + b"</w:sdt></w:body></w:document>"
    assert "is nested too deeply" in refusal("a.docx", changed("word/document.xml", body))


def test_a_path_in_a_name_and_a_long_name_are_cut_in_sentences() -> None:
    assert refusal("C:\\tmp\\a.pdf", b"%PDF-").startswith("a.pdf is a PDF")
    assert refusal("/etc/" + "a" * 200 + ".pdf", b"%PDF-").startswith("a" * 60 + "…")
    assert refusal("a\n\x1b[31m.pdf", b"%PDF-").startswith("a??[31m.pdf is a PDF")


ACCENTS = "L'été\n\nPage 1\n“Déjà” – vu.\n\nPage 2\nFin.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.md"])
def test_every_usual_encoding_is_read(name: str, encoding: str) -> None:
    told = {
        "a.txt": ACCENTS,
        "a.csv": "L'été\nPage,Text\n1,“Déjà” – vu.\n2,Fin.\n",
        "a.md": "# L'été\n\n##\n“Déjà” – vu.\n\n##\nFin.\n",
    }[name]
    draft = read_upload(name, told.encode(encoding))
    assert (draft.title, draft.pages[0].text) == ("L'été", "“Déjà” – vu.")
    assert any("was read as Windows-1252" in note for note in draft.notes) is (encoding == "cp1252")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (STORY.encode("utf-16-le"), "a.txt line 1: holds a NUL byte"),
        (STORY.encode("utf-32"), "a.txt line 1: is in UTF-32"),
        (b"Pip\n\x81\x8d\n", "a.txt line 2: byte 0x81 is neither UTF-8 nor Windows-1252"),
        (b"\xff\xfea", "a.txt begins as UTF-16 and is damaged"),
        (b"Pip\n\nPage 1\na\x07\n", "a.txt line 4: holds the control character U+0007"),
        (b"a" * (2 * 1024 * 1024 + 1), "a.txt has 2.0 MB, and at most 2 MB of text"),
    ],
)
def test_what_is_no_text_is_named_by_its_line(data: bytes, sentence: str) -> None:
    assert refusal("a.txt", data).startswith(sentence)


def test_the_language_is_the_one_chosen_or_credited_or_assumed_and_said() -> None:
    assert read_upload("a.txt", STORY.encode(), language="sw").language == "sw"
    credited = (STORY + "\n* Language: fr\n").encode()
    assert read_upload("a.txt", credited).language == "fr"
    draft = read_upload("a.txt", STORY.encode())
    assert draft.language == "en"
    assert "a.txt names no language, so en is assumed." in draft.notes
    with pytest.raises(ManuscriptError, match=r"a\.txt is in fr, and en was asked for"):
        read_upload("a.txt", credited, language="en")
    with pytest.raises(ManuscriptError, match="is no language code"):
        read_upload("a.txt", STORY.encode(), language="english!")
