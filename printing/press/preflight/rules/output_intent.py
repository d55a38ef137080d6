"""The file says which print condition its colours were made for."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Stream

from printing.press.preflight.rule import Rule
from printing.press.preflight.streams import Undecodable, unpacked

REMEDY = "embed the CMYK profile the colours were made with"


class OutputIntent(Rule):
    """The catalogue's output intents: a CMYK or gray profile that can be read.

    Source: ISO 15930 (PDF/X) and ISO 32000-1, 14.11.5. KDP asks for none, so a file without
    is not judged and a wrong one a warning; under PDF/X both are errors.
    """

    id = "output.intent"
    title = "Output intent"

    def close(self) -> None:
        self.asked = self.profile.pdf.standard != "none"
        self.limit = "a print profile" + ("" if self.asked else ", where one is named")
        intents = self.book.pdf.Root.get("/OutputIntents")
        listed = list(intents) if isinstance(intents, Array) else []
        found = [each for each in listed if isinstance(each, Dictionary)]
        if self.asked:
            found = [each for each in found if each.get("/S") == Name.GTS_PDFX]
        if not found:
            self._none()
            return
        names = [_name(intent) for intent in found]
        self.measured = ", ".join(names)
        for intent, name in zip(found, names, strict=True):
            fault = _fault(intent)
            if fault:
                tell = self.error if self.asked else self.warn
                tell(None, name, fault, REMEDY)

    def _none(self) -> None:
        if self.asked:
            standard = self.profile.pdf.standard
            self.error(None, "none", f"{standard} asks for a print condition", REMEDY)
            return
        self.unjudged(None, "the file names no print condition, and the printer asks for none")


def _name(intent: Object) -> str:
    for key in ("/OutputConditionIdentifier", "/OutputCondition", "/Info"):
        if str(intent.get(key, "")).strip():
            return str(intent[key])
    return "unnamed"


def _fault(intent: Object) -> str:
    profile = intent.get("/DestOutputProfile")
    if not isinstance(profile, Stream):
        return "" if _name(intent) != "unnamed" else "it names neither a condition nor a profile"
    try:
        data = unpacked(profile)
    except Undecodable as why:
        return f"its profile does not unpack ({why})"
    if data[36:40] != b"acsp":
        return "its profile is not an ICC profile"
    space = data[16:20].decode("ascii", "replace").strip()
    if space not in ("CMYK", "GRAY"):
        return f"its profile is for {space}, not for a press"
    parts = {"CMYK": 4, "GRAY": 1}[space]
    return "" if int(profile.get("/N", 0)) == parts else "its profile and its N do not agree"
