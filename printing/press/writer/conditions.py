"""The printing condition a file was made for, as the file says it (ISO 15930, output intents)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import ImageCms

from printing.press.inks import profile_path
from printing.press.writer.file import PdfFile
from printing.press.writer.values import Name, Ref

REGISTRY = "http://www.color.org"
# Pillow dates the sRGB profile it makes by the clock; the file has no clock.
MADE = bytes.fromhex("07ea00010001000000000000")


@dataclass(frozen=True)
class Condition:
    """A characterised printing condition: its name in the ICC's registry, and for people."""

    identifier: str
    told: str
    registered: bool = True


CONDITIONS = {
    "FOGRA39L_coated": Condition("FOGRA39", "Offset, coated paper, ISO 12647-2:2004"),
    "GRACoL2006_coated": Condition("CGATS TR 006", "Offset, coated grade 1 paper, GRACoL 2006"),
}


def condition_of(icc: str) -> Condition:
    """The condition a profile describes; "Custom" for one the registry does not know."""
    stem = Path(icc).stem
    return CONDITIONS.get(stem, Condition("Custom", stem, registered=False))


def put_intent(file: PdfFile, icc: str) -> dict[str, Any]:
    """Write a profile into the file and return the output intent that names it."""
    data = profile_path(icc).read_bytes()
    condition = condition_of(icc)
    intent = {
        "Type": Name("OutputIntent"),
        "S": Name("GTS_PDFX"),
        "OutputConditionIdentifier": condition.identifier,
        "OutputCondition": condition.told,
        "RegistryName": REGISTRY if condition.registered else "",
        "Info": Path(icc).stem,
        "DestOutputProfile": file.put_stream({"N": 4}, data),
    }
    return {key: value for key, value in intent.items() if value != ""}


def put_srgb(file: PdfFile) -> list[Any]:
    """Write the sRGB profile and return the colour space of pictures that are meant by it."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = data[:24] + MADE + data[36:]
    icc: Ref = file.put_stream({"N": 3, "Alternate": Name("DeviceRGB")}, data)
    return [Name("ICCBased"), icc]
