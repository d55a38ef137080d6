"""Each printer gets the flavour of PDF its profile asks for, and nothing of another."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from printing.press.draw import Pressed, draw
from printing.press.layout import lay_out
from printing.press.profile import PrinterProfile, load_profile
from tests.printing.press.samples import book_of, painted, story


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("flavours")


def pressed(folder: Path, profile: PrinterProfile, **changed: object) -> tuple[Path, Pressed]:
    book = book_of(
        story(1, "Hello, owl.", painted(folder)),
        story(2, "Ωμέγα."),
        profile_key=profile.key,
        stock=profile.default_stock,
    )
    out = folder / f"{profile.key}-{profile.pdf.standard[-4:]}.pdf"
    script = replace(lay_out(book, profile), **changed)
    return out, draw(script, out, cache=folder / "cache", profile=profile)


@pytest.fixture(scope="module")
def x1a(folder: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(pressed(folder, load_profile("ingramspark-paperback"))[0]) as pdf:
        yield pdf


@pytest.fixture(scope="module")
def x4(folder: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(pressed(folder, load_profile("offset"))[0]) as pdf:
        yield pdf


@pytest.fixture(scope="module")
def srgb(folder: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(pressed(folder, load_profile("lulu-paperback"))[0]) as pdf:
        yield pdf


def head_of(pdf: pikepdf.Pdf) -> bytes:
    return Path(pdf.filename).read_bytes()[:8]


def spaces(pdf: pikepdf.Pdf) -> set[str]:
    found = set()
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image":
            space = each.ColorSpace
            found.add(str(space if isinstance(space, pikepdf.Name) else space[0]))
    return found


def used(pdf: pikepdf.Pdf) -> set[str]:
    return {str(each.operator) for page in pdf.pages for each in pikepdf.parse_content_stream(page)}


def test_x1a_is_a_pdf_1_3_that_names_both_its_standards(x1a: pikepdf.Pdf) -> None:
    assert head_of(x1a) == b"%PDF-1.3"
    assert x1a.docinfo["/GTS_PDFXVersion"] == "PDF/X-1:2001"
    assert x1a.docinfo["/GTS_PDFXConformance"] == "PDF/X-1a:2001"
    assert x1a.docinfo["/Trapped"] == "/False"
    assert b"PDF/X-1a:2001" in x1a.Root.Metadata.read_bytes()


def test_x1a_holds_no_rgb_no_transparency_and_nothing_later_than_1_3(x1a: pikepdf.Pdf) -> None:
    assert spaces(x1a) == {"/DeviceCMYK"}
    assert not {"rg", "RG", "gs", "sh", "cs", "CS", "BDC"} & used(x1a)
    for each in x1a.objects:
        if isinstance(each, (pikepdf.Dictionary, pikepdf.Stream)):
            assert not {"/SMask", "/Group", "/OC", "/ObjStm", "/CA", "/ca"} & set(each.keys())
            assert each.get("/Type") not in ("/ObjStm", "/XRef", "/ExtGState")
    assert "/Lang" not in x1a.Root
    assert "/ViewerPreferences" not in x1a.Root
    assert len(x1a.trailer.ID) == 2


def test_x1a_names_a_registered_condition_and_carries_its_profile(x1a: pikepdf.Pdf) -> None:
    (intent,) = x1a.Root.OutputIntents
    assert intent.S == "/GTS_PDFX"
    assert str(intent.OutputConditionIdentifier) == "CGATS TR 006"
    assert str(intent.RegistryName) == "http://www.color.org"
    assert intent.DestOutputProfile.read_bytes()[16:20] == b"CMYK"


def test_x4_is_a_pdf_1_6_that_says_so_in_xmp(x4: pikepdf.Pdf) -> None:
    assert head_of(x4) == b"%PDF-1.6"
    packet = x4.Root.Metadata.read_bytes()
    assert b"<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in packet
    for needed in (b"xmpMM:DocumentID", b"xmpMM:VersionID", b"xmp:MetadataDate", b"pdf:Trapped"):
        assert needed in packet
    assert "/Filter" not in x4.Root.Metadata
    assert "/GTS_PDFXVersion" not in x4.docinfo
    (intent,) = x4.Root.OutputIntents
    assert int(intent.DestOutputProfile.N) == 4


def test_boxes_lie_within_each_other_and_marks_outside_the_bleed(x4: pikepdf.Pdf) -> None:
    # 3 mm of bleed on four sides, marks 5 mm from the trim, 18 pt long, 4 pt free: 36.173 pt
    page = x4.pages[0].obj
    media, bleed, trim = (
        [float(edge) for edge in page[name]] for name in ("/MediaBox", "/BleedBox", "/TrimBox")
    )
    margin = 5 / 25.4 * 72 + 18 + 4
    assert bleed[0] == pytest.approx(margin, abs=0.001)
    assert trim[0] == pytest.approx(margin + 3 / 25.4 * 72, abs=0.001)
    assert trim[2] - trim[0] == pytest.approx(8.5 * 72, abs=0.001)
    assert media[2] == pytest.approx(bleed[2] + margin, abs=0.001)


def test_srgb_printers_get_pictures_meant_by_srgb_and_grey_words(srgb: pikepdf.Pdf) -> None:
    assert spaces(srgb) == {"/ICCBased"}
    assert "/OutputIntents" not in srgb.Root
    assert "g" in used(srgb)
    assert not {"k", "K", "rg", "RG"} & used(srgb)
    (image,) = srgb.pages[0].obj.Resources.XObject.values()
    data = image.ColorSpace[1].read_bytes()
    assert data[16:20] == b"RGB "
    assert data[24:36] == bytes.fromhex("07ea00010001000000000000")  # no clock in the file


@pytest.mark.parametrize("key", ["ingramspark-paperback", "offset", "lulu-paperback"])
def test_every_flavour_opens_without_repair_and_twice_alike(folder: Path, key: str) -> None:
    profile = load_profile(key)
    out, first = pressed(folder, profile)
    data = out.read_bytes()
    with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf:
        assert pdf.check_pdf_syntax() == []
    _, again = pressed(folder, profile)
    assert (again, out.read_bytes()) == (first, data)


def test_an_unknown_standard_is_refused_by_name(folder: Path) -> None:
    kdp = load_profile("kdp-paperback")
    odd = replace(kdp, pdf=replace(kdp.pdf, standard="PDF/X-9"))
    with pytest.raises(ValueError, match=r"asks for PDF/X-9, and the press makes PDF/X-1a:2001"):
        pressed(folder, odd)


def test_a_book_read_right_to_left_says_so_to_its_viewer(folder: Path) -> None:
    out, _ = pressed(folder, load_profile("kdp-paperback"), direction="rtl")
    with pikepdf.open(out) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"
