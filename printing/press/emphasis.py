"""Bold and slanted words that a face has no weight or slant for: told, as they are never faked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from printing.press.content import Paragraph, Run
from printing.press.faces import OWN, text_face
from printing.press.rooms import family_of
from printing.press.shaping.runs import runs_of
from printing.press.shaping.sets import COMMON, SCRIPTS, script_of

# Families that set several scripts as one writing.
WRITING = {
    "NotoSansSC": "Chinese",
    "NotoSansTC": "Chinese",
    "NotoSansJP": "Japanese",
    "NotoSansKR": "Korean",
    "NotoNastaliqUrdu": "Nastaliq",
}
BOLD, SLANT = "Bold", "Italic"


def lost_emphasis(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """A sentence for each writing of a page whose bold or slanted words are set plain.

    `paragraphs` are cleaned, with their language and face, as `clean_page` gives them.
    """
    family = family_of(paragraphs)
    lost = dict.fromkeys(
        each
        for paragraph in paragraphs
        for run in paragraph.runs
        if run.bold or run.italic
        for each in _lost(run, family, paragraph.language)
    )
    return tuple(_sentence(*each) for each in lost)


def _lost(run: Run, family: str, language: str) -> Iterator[tuple[str, str, bool]]:
    """The styles asked for and not had, the writing, and whether its own faces would have them."""
    asked = [style for style, wanted in ((BOLD, run.bold), (SLANT, run.italic)) if wanted]
    face = text_face(family, bold=run.bold, italic=run.italic)
    for spelled in runs_of(run.text.replace("\n", " "), language=language, faces=face):
        if all(script_of(letter) in COMMON for letter in spelled.text):
            continue
        base = spelled.face.partition("-")[0]
        writing = "" if base in OWN else WRITING.get(base) or SCRIPTS.get(spelled.script, "")
        own = text_face(base, bold=run.bold, italic=run.italic)
        for style in asked:
            if style not in spelled.face:
                yield style, writing, style in own


def _sentence(style: str, writing: str, elsewhere: bool) -> str:
    asked, plain = ("Bold", "regular") if style == BOLD else ("A slant", "upright")
    if not writing:
        return (
            f"{asked} is asked for words in a typeface of your own, which is one style: they stay "
            f"{plain}."
        )
    why = "the press has one weight of it" if style == BOLD else "its faces have no slant"
    if elsewhere:
        why = "the face of the words around has none"
    return f"{asked} is asked for words in {writing}, and {why}: they stay {plain}."
