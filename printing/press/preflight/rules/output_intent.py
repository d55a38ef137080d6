"""The file says which print condition its colours were made for."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Object, Stream

from printing.press.preflight.rule import Rule
from printing.press.preflight.streams import Undecodable, unpacked


class OutputIntent(Rule):
    """The catalogue's output intents: a CMYK or gray profile that can be read.

    Source: ISO 15930 (PDF/X) and ISO 32000-1, 14.11.5. KDP asks for none, so a file without
    is not judged; one that is there and wrong is a warning.
    """

    id = "output.intent"
    title = "Output intent"

    def close(self) -> None:
        self.limit = "a print profile, where one is named"
        intents = self.book.pdf.Root.get("/OutputIntents")
        listed = list(intents) if isinstance(intents, Array) else []
        found = [each for each in listed if isinstance(each, Dictionary)]
        if not found:
            self.unjudged(None, "the file names no print condition, and the printer asks for none")
            return
        names = [_name(intent) for intent in found]
        self.measured = ", ".join(names)
        for intent, name in zip(found, names, strict=True):
            fault = _fault(intent)
            if fault:
                self.warn(None, name, fault, "embed the CMYK profile the colours were made with")


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
