"""Faults of inks and overprint, put into the finished file."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Pdf

from tests.broken.edited import draw_on

BLACK_OVER = {"OP": True, "op": True, "OPM": 1}


def registration_square(pdf: Pdf) -> None:
    """A field in the colorant All."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    space = Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])
    draw_on(pdf, 15, b"/Reg cs 1 scn 200 200 60 60 re f", "/ColorSpace", "/Reg", space)


def transfer_curve(pdf: Pdf) -> None:
    curve = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[1], N=2)
    draw_on(pdf, 12, b"/Bent gs", "/ExtGState", "/Bent", Dictionary(TR=curve))


def halftone(pdf: Pdf) -> None:
    screen = Dictionary(
        Type=Name.Halftone, HalftoneType=1, Frequency=60, Angle=45, SpotFunction=Name.Round
    )
    draw_on(pdf, 12, b"/Dots gs", "/ExtGState", "/Dots", Dictionary(HT=screen))


def white_over(pdf: Pdf) -> None:
    """A white field that overprints."""
    state = Dictionary(**BLACK_OVER)
    draw_on(pdf, 12, b"/Over gs 0 0 0 0 k 200 200 60 60 re f", "/ExtGState", "/Over", state)


def black_over_orange(pdf: Pdf) -> None:
    """Words over the small picture: 8 + 51 + 100 of it and 100 of the words are 259 %."""
    font = next(iter(pdf.pages[4].obj.Resources.Font.keys()))
    words = f"/Over gs BT 0 0 0 1 k {font} 18 Tf 220 290 Td (moon) Tj ET".encode()
    draw_on(pdf, 5, words, "/ExtGState", "/Over", Dictionary(**BLACK_OVER))


def all_but_one_over(pdf: Pdf) -> None:
    """Black overprints on every page but the ninth."""
    for number, page in enumerate(pdf.pages, 1):
        if number != 9:
            resources = page.obj.Resources
            resources["/ExtGState"] = Dictionary(Over=Dictionary(**BLACK_OVER))
            page.contents_add(b"/Over gs", prepend=True)
