"""The press's own typefaces: which there are, and which one a run of words takes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from printing.press.metrics import Metrics, read_metrics
from printing.press.script import PlacedFace
from printing.press.shaping.sets import COMMON, script_of, written_in

SHELF = Path(__file__).with_name("fonts")
STYLES = ("", "-Bold", "-Italic", "-BoldItalic")
FILES = {
    **{f"Andika{style}": f"andika/Andika{style or '-Regular'}.ttf" for style in STYLES},
    **{f"NotoSans{style}": f"noto-sans/NotoSans{style or '-Regular'}.ttf" for style in STYLES},
    "Fredoka-SemiBold": "fredoka/Fredoka-SemiBold.ttf",
}
TITLE = "Fredoka-SemiBold"
# Families of one script each, regular and bold: where they lie, and the scripts they are for.
BY_SCRIPT = {
    "NotoNaskhArabic": ("noto-naskh-arabic", ("Arab",)),
    "NotoNastaliqUrdu": ("noto-nastaliq-urdu", ("Arab",)),
    "NotoSansHebrew": ("noto-sans-hebrew", ("Hebr",)),
    "NotoSansDevanagari": ("noto-sans-devanagari", ("Deva",)),
    "NotoSansBengali": ("noto-sans-bengali", ("Beng",)),
    "NotoSansGurmukhi": ("noto-sans-gurmukhi", ("Guru",)),
    "NotoSansGujarati": ("noto-sans-gujarati", ("Gujr",)),
    "NotoSansTamil": ("noto-sans-tamil", ("Taml",)),
    "NotoSansTelugu": ("noto-sans-telugu", ("Telu",)),
    "NotoSansKannada": ("noto-sans-kannada", ("Knda",)),
    "NotoSansMalayalam": ("noto-sans-malayalam", ("Mlym",)),
    "NotoSansOriya": ("noto-sans-oriya", ("Orya",)),
    "NotoSansMyanmar": ("noto-sans-myanmar", ("Mymr",)),
    "NotoSansKhmer": ("noto-sans-khmer", ("Khmr",)),
    "NotoSansThaiLooped": ("noto-sans-thai-looped", ("Thai",)),
    "NotoSansEthiopic": ("noto-sans-ethiopic", ("Ethi",)),
}
# East Asian families: one weight each.
EAST = {
    "NotoSansSC": ("noto-sans-sc", ("Hani", "Bopo")),
    "NotoSansTC": ("noto-sans-tc", ("Hani", "Bopo")),
    "NotoSansJP": ("noto-sans-jp", ("Hani", "Hira", "Kana")),
    "NotoSansKR": ("noto-sans-kr", ("Hani", "Hang")),
}
FILES |= {
    f"{family}{style}": f"{shelf}/{family}{style or '-Regular'}.ttf"
    for family, (shelf, _) in BY_SCRIPT.items()
    for style in ("", "-Bold")
}
FILES |= {family: f"{shelf}/{family}-Regular.ttf" for family, (shelf, _) in EAST.items()}
SCRIPTS_OF = {
    "Andika": ("Latn", "Cyrl"),
    "NotoSans": ("Latn", "Cyrl", "Grek"),
    **{family: scripts for family, (_, scripts) in (BY_SCRIPT | EAST).items()},
}
NASTALIQ = {"ur", "pnb", "skr"}
TRADITIONAL = {"TW", "HK", "MO", "HANT"}


@dataclass(frozen=True)
class OwnFile:
    """Where a publisher's own face lies, and the sha256 of the file."""

    path: Path
    sha256: str


# Publishers' own faces as long as this process lives, by names that say what is in the file.
OWN: dict[str, OwnFile] = {}


def take_own(path: Path, sha256: str) -> str:
    """Have a publisher's own face, looked at by `own_face`; the name it is set by from now on."""
    name = own_name(sha256)
    OWN[name] = OwnFile(path, sha256)
    return name


def own_name(sha256: str) -> str:
    """The name by which a publisher's own face is set, from its file's sha256."""
    return PlacedFace("", sha256).name


def face_path(name: str) -> Path:
    """The font file of a face. Raises KeyError for a face the press does not have."""
    return OWN[name].path if name in OWN else SHELF / FILES[name]


@cache
def metrics(name: str) -> Metrics:
    """The measures of a face, read once."""
    return read_metrics(face_path(name))


def family_of_script(script: str, language: str) -> str:
    """The family of a script (ISO 15924) in a language; Andika for what has none of its own."""
    first, *rest = language.replace("_", "-").split("-")
    if script == "Arab":
        urdu = first in NASTALIQ or (first == "pa" and "Arab" in rest)
        return "NotoNastaliqUrdu" if urdu else "NotoNaskhArabic"
    if script == "Hani":
        return _han(first, {part.upper() for part in rest})
    if script == "Grek":
        return "NotoSans"
    if script == "Bopo":
        return "NotoSansTC"
    found = (family for family, scripts in SCRIPTS_OF.items() if script in scripts)
    return next(found, "Andika")


def text_family(text: str, language: str = "") -> str:
    """The family of story text, by the script of the language where the text has its letters.

    Else by the script most letters have. Latin and Cyrillic are set in Andika, or in Noto Sans
    where only that one has every letter (Greek).
    """
    main = main_script(text, language)
    if main not in ("Latn", "Cyrl", "Grek", ""):
        return family_of_script(main, language)
    other = metrics("Andika").lacks(text) and not metrics("NotoSans").lacks(text)
    return "NotoSans" if other or main == "Grek" else "Andika"


def main_script(text: str, language: str = "") -> str:
    """The script a text is written in, "" for one without letters."""
    scripts = Counter(map(script_of, text))
    letters = {script: count for script, count in scripts.items() if script not in COMMON}
    if not letters:
        return ""
    told = written_in(language) if language else ""
    if told in ("Jpan", "Kore"):
        told = next((each for each in ("Hira", "Kana", "Hang") if each in letters), "Hani")
    if "Hani" in letters and not language:
        told = next((each for each in ("Hira", "Kana", "Hang") if each in letters), "")
    return told if told in letters else max(letters, key=lambda each: (letters[each], each))


def text_face(family: str, *, bold: bool = False, italic: bool = False) -> str:
    """The face of a family nearest to a weight and slant: what it has not is left out."""
    base, _, style = family.partition("-")
    heavy = bold or "Bold" in style
    for wanted in (
        ("Bold" if heavy else "") + ("Italic" if italic else ""),
        "Bold" if heavy else "",
        style,
    ):
        face = f"{base}-{wanted}" if wanted else base
        if face in FILES or face in OWN:
            return face
    return base


def title_face(text: str, language: str = "") -> str:
    """The title face where it has every letter of the text, else the text face in bold."""
    lacking = metrics(TITLE).lacks(text)
    return text_face(text_family(text, language), bold=True) if lacking else TITLE


def other_faces(letters: str, face: str) -> list[str]:
    """Faces of the press that have these characters, of a face's own style, nearest first."""
    bold, italic = "Bold" in face, "Italic" in face
    families = ["Andika", "NotoSans", *EAST, *BY_SCRIPT]
    styled = (text_face(family, bold=bold, italic=italic) for family in families)
    return [each for each in styled if not metrics(each).lacks(letters)]


def _han(first: str, rest: set[str]) -> str:
    if first in ("ja", "ko"):
        return "NotoSansJP" if first == "ja" else "NotoSansKR"
    return "NotoSansTC" if first == "yue" or rest & TRADITIONAL else "NotoSansSC"
