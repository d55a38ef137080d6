"""Which way a language is read, and so which edge a book of it is bound at."""

from __future__ import annotations

from typing import Literal

Direction = Literal["ltr", "rtl"]

# Languages written in Arabic, Hebrew, Thaana or Syriac letters (Unicode CLDR 45, likely subtags).
_RIGHT_TO_LEFT = {
    "ar", "arc", "arz", "azb", "bgn", "bqi", "ckb", "dv", "fa", "glk", "he", "iw", "ks",
    "lrc", "mzn", "nqo", "pnb", "prs", "ps", "sd", "sdh", "skr", "syr", "ug", "ur", "yi",
}  # fmt: skip
_SCRIPTS = {"arab": True, "hebr": True, "thaa": True, "syrc": True, "nkoo": True, "aran": True}


def direction_of(language: str) -> Direction:
    """The direction of a BCP 47 tag such as "he" or "pa-Arab"; a script named in it decides."""
    first, *rest = language.casefold().replace("_", "-").split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    rtl = _SCRIPTS.get(script, False) if script else first in _RIGHT_TO_LEFT
    return "rtl" if rtl else "ltr"
