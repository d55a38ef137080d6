"""Words and faces of another format, written as the Markdown that prints exactly them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import groupby

from books.manuscript.draft import Run
from books.manuscript.text import paragraphs

_SIGNS = re.compile(r"[\\*\[\]]")
_HEADING = re.compile(r"(?m)^#")
_LINES = re.compile(r"[ \t]*\n[ \t]*")
_EMPTY_LINES = re.compile(r"\n[ \t]*\n\s*")

_SEPARATORS = {0x2028: "\n", 0x2029: "\n\n"}

Letter = tuple[str, bool, bool]


def to_markdown(told: Iterable[Iterable[Run]]) -> str:
    """The Markdown of one page: its paragraphs of runs, an empty line between them.

    Every sign that Markdown would take for a mark is escaped, a newline in a run becomes a hard
    break, and two in a row part the paragraph. Faces that Markdown cannot write at a place (italic
    begun at a quotation mark inside a word) give up the signs at their edge, never a letter.
    """
    parts = (part for runs in told for part in _parted(_letters(runs)))
    return "\n\n".join(written for part in parts if (written := _paragraph(part)))


def escape(text: str) -> str:
    """The Markdown that prints a text without faces, line breaks kept."""
    return to_markdown([[Run(text)]])


def _letters(runs: Iterable[Run]) -> list[Letter]:
    told = ((run.text.translate(_SEPARATORS), run.bold, run.italic) for run in runs)
    return [(sign, bold, italic) for text, bold, italic in told for sign in text]


def _parted(letters: list[Letter]) -> Iterable[list[Letter]]:
    text = "".join(letter[0] for letter in letters)
    at = 0
    for gap in _EMPTY_LINES.finditer(text):
        yield letters[at : gap.start()]
        at = gap.end()
    yield letters[at:]


def _paragraph(letters: list[Letter]) -> str:
    letters = _stripped(letters)
    if not any(bold or italic for _, bold, italic in letters):
        return _write(letters)
    for attempt in (_with_spaces_outside(letters), _with_signs_outside(letters)):
        markdown = _write(attempt)
        if _printed(markdown) == _faces(attempt):
            return markdown
    return _write([(sign, False, False) for sign, _, _ in letters])


def _stripped(letters: list[Letter]) -> list[Letter]:
    letters = [
        letter
        for at, letter in enumerate(letters)
        if letter[0] not in " \t" or not at or letters[at - 1][0] not in " \t\n"
    ]
    filled = [at for at, letter in enumerate(letters) if not letter[0].isspace()]
    return letters[filled[0] : filled[-1] + 1] if filled else []


def _with_spaces_outside(letters: list[Letter]) -> list[Letter]:
    return _with_edges_plain(letters, str.isspace)


def _with_signs_outside(letters: list[Letter]) -> list[Letter]:
    return _with_edges_plain(letters, lambda sign: not sign.isalnum())


def _with_edges_plain(letters: list[Letter], is_edge: Callable[[str], bool]) -> list[Letter]:
    plain: list[Letter] = []
    for face, same in groupby(letters, key=lambda letter: letter[1:]):
        run = list(same)
        inner = [at for at, letter in enumerate(run) if not is_edge(letter[0])]
        first, last = (inner[0], inner[-1]) if inner else (len(run), -1)
        plain += [
            (sign, *(face if first <= at <= last else (False, False)))
            for at, (sign, _, _) in enumerate(run)
        ]
    return plain


def _write(letters: list[Letter]) -> str:
    pieces = []
    for (bold, italic), same in groupby(letters, key=lambda letter: letter[1:]):
        mark = "*" * (2 * bold + italic)
        pieces.append(f"{mark}{_SIGNS.sub(_escaped, ''.join(one[0] for one in same))}{mark}")
    return _HEADING.sub(r"\\#", _LINES.sub("\\\\\n", "".join(pieces)))


def _escaped(sign: re.Match[str]) -> str:
    return f"\\{sign[0]}"


def _printed(markdown: str) -> list[Letter]:
    return _faces(_letters(run for one in paragraphs(markdown) for run in one.runs))


def _faces(letters: list[Letter]) -> list[Letter]:
    return [letter for letter in letters if not letter[0].isspace()]
