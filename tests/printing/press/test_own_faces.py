"""A script in a publisher's own face carries the face's file along, and is drawn anywhere."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from printing.press.__main__ import main
from printing.press.content import BookContent, Paragraph, Run
from printing.press.draw import draw
from printing.press.faces import OWN, face_path, own_name, take_own
from printing.press.layout import lay_out
from printing.press.preflight.examine import Expectation, examine
from printing.press.profile import load_profile
from printing.press.script import BookScript, ScriptError
from printing.press.shaping.own import own_face
from printing.press.trim import Trim
from tests.printing.press.samples import book_of, story


def tiny_face(letters: str = "Godnigthl, w", bits: int = 0) -> bytes:
    """A few letters of Fredoka with embedding bits, as a font file of its own."""
    options = Options()
    options.name_IDs = ["*"]
    font = TTFont(face_path("Fredoka-SemiBold"))
    cut = Subsetter(options)
    cut.populate(text=letters)
    cut.subset(font)
    font["OS/2"].fsType = bits
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


@pytest.fixture
def own(tmp_path: Path) -> tuple[Path, str]:
    """A face in a folder, and the name it is set by."""
    path = tmp_path / "own.ttf"
    path.write_bytes(tiny_face())
    return path, take_own(path, own_face(path.read_bytes()).sha256)


def book_in(face: str) -> BookContent:
    book = book_of(story(1, "Good night, owl"))
    return replace(book, pages=tuple(replace(page, face=face) for page in book.pages))


def faces_of(script: BookScript) -> set[str]:
    return {run.face for page in script.pages for line in page.lines for run in line.runs}


def test_words_are_laid_out_in_the_pages_own_face(own: tuple[Path, str]) -> None:
    script = lay_out(book_in(own[1]))
    assert faces_of(script) == {own[1]}
    assert [(each.path, own_name(each.sha256)) for each in script.faces] == [(str(own[0]), own[1])]


def test_bold_and_slanted_words_stay_upright_and_regular(own: tuple[Path, str]) -> None:
    book = book_in(own[1])
    told = (Paragraph((Run("Good", bold=True), Run(" night", italic=True))),)
    pages = tuple(replace(page, paragraphs=told) for page in book.pages)
    assert faces_of(lay_out(replace(book, pages=pages))) == {own[1]}


def test_a_book_in_the_presss_faces_is_written_as_it_always_was() -> None:
    assert "faces" not in lay_out(book_in("")).to_json()


def test_where_a_face_lies_is_no_part_of_the_digest_and_what_it_is_is(
    own: tuple[Path, str],
) -> None:
    script = lay_out(book_in(own[1]))
    (face,) = script.faces
    moved = replace(face, path="x", bits=-1)
    assert replace(script, faces=(moved,)).sha256() == script.sha256()
    assert replace(script, faces=(replace(face, sha256="0" * 64),)).sha256() != script.sha256()
    assert script.pages[0].digest() != lay_out(book_in("")).pages[0].digest()


def test_a_kept_script_is_drawn_in_a_process_that_never_saw_the_face(
    own: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = lay_out(book_in(own[1])).to_json().replace(str(own[0]), own[0].name)
    (tmp_path / "book.json").write_text(kept, "utf-8")
    monkeypatch.delitem(OWN, own[1])
    assert main([str(tmp_path / "book.json"), str(tmp_path / "out.pdf")]) == 0
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as document:
        assert document[0].get_textpage().get_text_range().strip() == "Good night, owl"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (None, "own.ttf is not there any more"),
        (tiny_face("abc"), "own.ttf is not the one this book was laid out in"),
    ],
)
def test_a_face_that_is_gone_or_another_is_refused_before_anything_is_drawn(
    own: tuple[Path, str], tmp_path: Path, data: bytes | None, reason: str
) -> None:
    script = lay_out(book_in(own[1]))
    own[0].unlink() if data is None else own[0].write_bytes(data)
    with pytest.raises(ScriptError, match=reason):
        draw(script, tmp_path / "out.pdf", cache=tmp_path)
    assert not (tmp_path / "out.pdf").exists()


def test_a_face_that_may_not_be_embedded_is_not_drawn_whoever_wrote_the_script(
    tmp_path: Path,
) -> None:
    path = tmp_path / "own.ttf"
    path.write_bytes(data := tiny_face(bits=2))
    script = lay_out(book_in(take_own(path, own_face(tiny_face()).sha256)))
    (face,) = script.faces
    named = replace(face, sha256=hashlib.sha256(data).hexdigest())
    with pytest.raises(ScriptError, match="restricted licence"):
        draw(replace(script, faces=(named,)), tmp_path / "out.pdf", cache=tmp_path)


@pytest.mark.parametrize(
    ("bits", "verdict", "measured"),
    [
        (0x0000, "pass", "1 may be embedded"),  # installable
        (0x0004, "pass", "1 may be embedded"),  # preview and print
        (0x0008, "pass", "1 may be embedded"),  # editable
        (0x0002, "error", "fsType 0x0002"),  # restricted
        (0x0104, "warning", "fsType 0x0104"),  # to be embedded whole
        (-1, "not judged", "not measured"),  # nobody kept them
    ],
)
def test_the_preflight_judges_an_own_face_by_the_record(
    own: tuple[Path, str], tmp_path: Path, bits: int, verdict: str, measured: str
) -> None:
    script = lay_out(book_in(own[1]))
    assert script.faces[0].bits == 0
    draw(script, tmp_path / "out.pdf", cache=tmp_path)
    profile = load_profile(script.profile_key)
    kept = replace(script, faces=(replace(script.faces[0], bits=bits),))
    told = Expectation(profile, Trim.parse(script.trim), script.bleed, script=kept)
    report = examine(tmp_path / "out.pdf", told)
    fonts = {each.rule: each for each in report.findings if each.rule.startswith("font.")}
    licence = fonts.pop("font.licence")
    assert (licence.verdict, licence.measured.partition(",")[0]) == (verdict, measured)
    assert {each.verdict for each in fonts.values()} <= {"pass", "not judged"}
    assert fonts["font.embedded"].verdict == "pass"


SHORTENED = """
import sys
from pathlib import Path
from printing.press.faces import take_own
from printing.press.shaping.shape import shape
path = Path(sys.argv[1])
name = take_own(path, "a" * 64)
shape("G", name, rtl=False, script="Latn", language="en")
path.write_bytes(b"")
print(len(shape("owl", name, rtl=False, script="Latn", language="en").glyphs))
"""


def test_a_face_cut_short_while_it_is_in_use_does_not_end_the_process(
    own: tuple[Path, str],
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHORTENED, own[0]], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "3\n")
