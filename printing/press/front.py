"""Pages around the story: title, copyright, dedication, the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from printing.press.content import PageContent, Paragraph, Run
from printing.press.faces import title_face
from printing.press.facts import BookFacts
from printing.press.geometry import Box, PageGeometry
from printing.press.placing import framed
from printing.press.ranging import ranged
from printing.press.rooms import DoesNotFit, family_of
from printing.press.script import Rule, TextLine
from printing.press.setting import Block, set_block
from printing.press.story import Laid

TITLE_SIZES = (64, 60, 56, 52, 48, 44, 40, 36, 32, 28, 24, 20)
TITLE_LINES = 3
END_SIZES = (44, 40, 36, 32, 28, 24, 20)
SMALL_SIZES = (9.5, 9, 8.5, 8, 7.5, 7)
BYLINE = 17.0
IMPRINT = 11.0
WRITING_LINE = 1.0


def title_page(facts: BookFacts, geometry: PageGeometry, page: PageContent) -> Laid:
    """The title large, a picture below it where there is one, the author, the publisher."""
    live = geometry.live_box
    words = list(page.paragraphs) or [Paragraph((Run(facts.title),), facts.language)]
    bylines = words[1:] or (
        [Paragraph((Run(facts.author),), facts.language)] if facts.author else []
    )
    title = display(words[0].text, live, TITLE_SIZES, facts.language)
    names = set_block(bylines, family_of(bylines), BYLINE, _wide(live) * 0.84)
    imprint = _imprint(facts, live, page.text)
    foot = live[1] + (imprint.height + 18 if imprint else 0)
    lines = _centered(imprint, live, live[1] + imprint.height) if imprint else []
    high = live[3] - foot
    if title.height + names.height + 60 > high:
        raise DoesNotFit
    if page.picture is None:
        top = live[3] - (high - title.height - names.height - 54) * 0.4
        dots = _dots(live, top - title.height - 24)
        lines += _centered(title, live, top)
        lines += _centered(names, live, top - title.height - 54)
        return Laid((), dots, tuple(lines))
    top = live[3] - 14
    room = (live[0] + 24, foot + names.height + 32, live[2] - 24, top - title.height - 22)
    placed = framed(page.picture, room)
    lines += _centered(title, live, top) + _centered(names, live, placed.box[1] - 18)
    return Laid((placed,), (), tuple(lines))


def copyright_page(
    geometry: PageGeometry, paragraphs: Sequence[Paragraph], floor: float, *, rtl: bool = False
) -> Laid:
    """Credits in small print at the foot of the page, never under `floor` points.

    They stand where reading begins: at the left, `rtl` at the right.
    """
    live = geometry.live_box
    for size in SMALL_SIZES:
        if size < floor:
            break
        block = set_block(paragraphs, family_of(paragraphs), size, _wide(live) * 0.78, 1.45)
        if block.height <= (live[3] - live[1]) * (0.75 if size > floor else 1.0):
            x = live[2] - block.width if rtl else live[0]
            return Laid(lines=tuple(ranged(block, x, live[1] + block.height, rtl=rtl)))
    raise DoesNotFit


def dedication_page(geometry: PageGeometry, paragraphs: Sequence[Paragraph], size: float) -> Laid:
    """Slanted words in the upper middle; a paragraph of underscores is a line to write on."""
    live = geometry.live_box
    blocks = [_slanted(each, size, _wide(live) * 0.7) for each in paragraphs]
    gap = size * 1.1
    total = sum(block.height if block else size * 2.4 for block in blocks) + gap * len(blocks)
    if total > live[3] - live[1]:
        raise DoesNotFit
    top = live[3] - (live[3] - live[1] - total) * 0.4
    lines: list[TextLine] = []
    rules: list[Rule] = []
    for block in blocks:
        if block is None:
            top -= size * 2.4
            rules.append(_writing_line(live, top))
        else:
            lines += _centered(block, live, top)
            top -= block.height
        top -= gap
    return Laid((), tuple(rules), tuple(lines))


def end_page(facts: BookFacts, geometry: PageGeometry, paragraphs: Sequence[Paragraph]) -> Laid:
    """The closing words in the title face, what follows them smaller below."""
    live = geometry.live_box
    first = display(paragraphs[0].text, live, END_SIZES, facts.language)
    rest = paragraphs[1:]
    block = set_block(rest, family_of(rest), facts.body_pt * 0.9, _wide(live) * 0.76)
    gap = 34 if rest else 0
    total = first.height + gap + block.height
    if total > live[3] - live[1]:
        raise DoesNotFit
    top = live[3] - (live[3] - live[1] - total) * 0.44
    lines = _centered(first, live, top) + _centered(block, live, top - first.height - gap)
    return Laid((), _dots(live, top - first.height - 14), tuple(lines))


def display(text: str, live: Box, sizes: Sequence[int], language: str = "") -> Block:
    """Words in the title face, as large as stands in a few lines. Raises DoesNotFit."""
    face = title_face(text.replace("\n", " "), language)
    paragraph = Paragraph((Run(text),), language)
    wide = _wide(live) * 0.9
    for size in sizes:
        block = set_block([paragraph], face, size, wide, 1.16)
        allowed = max(TITLE_LINES, text.count("\n") + 1)
        if block.width <= wide and len(block.lines) <= allowed:
            return block
    raise DoesNotFit


def _slanted(paragraph: Paragraph, size: float, measure: float) -> Block | None:
    if not paragraph.text.strip("_ "):
        return None
    runs = tuple(Run(run.text, run.bold, italic=not run.italic) for run in paragraph.runs)
    return set_block([replace(paragraph, runs=runs)], family_of([paragraph]), size, measure)


def _imprint(facts: BookFacts, live: Box, said: str) -> Block | None:
    if not facts.publisher or facts.publisher in said:
        return None
    name = [Paragraph((Run(facts.publisher),), facts.language)]
    return set_block(name, family_of(name), IMPRINT, _wide(live) * 0.84)


def _centered(block: Block, live: Box, top: float) -> list[TextLine]:
    return block.at((live[0] + live[2] - block.width) / 2, top, "center")


def _dots(live: Box, y: float) -> tuple[Rule, ...]:
    middle = (live[0] + live[2]) / 2
    places = (round(middle + shift, 3) for shift in (-14, 0, 14))
    return tuple(Rule(x, round(y, 3), x, round(y, 3), 4.0) for x in places)


def _writing_line(live: Box, y: float) -> Rule:
    aside = _wide(live) * 0.2
    y = round(y, 3)
    return Rule(round(live[0] + aside, 3), y, round(live[2] - aside, 3), y, WRITING_LINE)


def _wide(live: Box) -> float:
    return live[2] - live[0]
