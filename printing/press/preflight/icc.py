"""The head of an ICC profile: what it is for (ICC.1:2022, 7.2)."""

from __future__ import annotations

from dataclasses import dataclass

from pikepdf import Object, Stream

from printing.press.preflight.streams import Undecodable, program

PARTS = {"CMYK": 4, "GRAY": 1, "RGB": 3, "Lab": 3}
HEAD = 128


@dataclass(frozen=True)
class IccHead:
    """Version ("4.3"), device class ("prtr", "mntr", ...) and colour space of a profile."""

    version: str
    device: str
    space: str


def icc_head(stream: Object | None) -> IccHead:
    """The head of an embedded profile. Raises Undecodable, saying what is wrong with it."""
    if not isinstance(stream, Stream):
        raise Undecodable("it is no stream")
    data = program(stream)
    if len(data) < HEAD or data[36:40] != b"acsp":
        raise Undecodable("it is not an ICC profile")
    if int.from_bytes(data[:4], "big") > len(data):
        raise Undecodable("it is cut off")
    head = IccHead(
        version=f"{data[8]}.{data[9] >> 4}",
        device=data[12:16].decode("latin-1").strip(),
        space=data[16:20].decode("latin-1").strip(),
    )
    parts = PARTS.get(head.space)
    if parts is not None and int(stream.get("/N", 0)) != parts:
        raise Undecodable(f"it is for {head.space}, but says N {stream.get('/N', 'nothing')}")
    return head
