"""The words of a page as they are printed: paragraphs and runs out of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, emphasis
from markdown_it.token import Token

from books.manuscript.draft import Paragraph, Run

_GAP = re.compile(r"[ \t]+")
_EDGE = re.compile(r" ?\n ?")


def paragraphs(markdown: str) -> tuple[Paragraph, ...]:
    """The paragraphs of one page's Markdown, words intact and in order.

    CommonMark's rules for lines hold: a single newline is a space, two spaces or a backslash
    before it are a break ("\\n" in a run), a blank line ends a paragraph. *Italic*, **bold** and
    a backslash before punctuation are the only marks; lists, headings, links, HTML and entities
    are left as the characters they are. Spaces and tabs in a row become one space.
    """
    tokens = _reader().parse(markdown)
    found = (_paragraph(token.children or []) for token in tokens if token.type == "inline")
    return tuple(paragraph for paragraph in found if paragraph.runs)


def plain_text(markdown: str) -> str:
    """The words as printed, without faces: paragraphs apart by an empty line."""
    return "\n\n".join(
        "".join(run.text for run in paragraph.runs) for paragraph in paragraphs(markdown)
    )


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("zero").enable(["emphasis", "newline", "escape"])
    reader.inline.ruler.at("emphasis", _stars_only)
    return reader


def _stars_only(state: StateInline, silent: bool) -> bool:
    # An underscore is a character of the story (a _name_ in a riddle), never a mark.
    return state.src[state.pos] == "*" and emphasis.tokenize(state, silent)


def _paragraph(tokens: list[Token]) -> Paragraph:
    pieces = [piece for piece in _pieces(tokens) if piece.text]
    faces = groupby(pieces, key=lambda piece: (piece.bold, piece.italic))
    runs = [Run("".join(piece.text for piece in same), *face) for face, same in faces]
    return Paragraph(tuple(_tidy(runs)))


def _pieces(tokens: list[Token]) -> Iterator[Run]:
    bold = italic = 0
    for token in tokens:
        if token.type.startswith("strong_"):
            bold += token.nesting
        elif token.type.startswith("em_"):
            italic += token.nesting
        else:
            yield Run(_words(token), bold > 0, italic > 0)


def _words(token: Token) -> str:
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    return breaks.get(token.type, token.content)


def _tidy(runs: list[Run]) -> Iterator[Run]:
    before = "\n"
    for index, run in enumerate(runs):
        text = _EDGE.sub("\n", _GAP.sub(" ", run.text))
        if before in " \n":
            text = text.lstrip(" ")
        if index == len(runs) - 1:
            text = text.rstrip(" ")
        if text:
            before = text[-1]
            yield Run(text, run.bold, run.italic)
