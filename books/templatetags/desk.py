"""Icons and badges, drawn the same way on every screen."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.templatetags.static import static
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from books.shelf import Cell
from books.showing import EVENT, Badge

register = template.Library()
SPRITE = "vendor/tabler/icons.svg"


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """Return one icon of the sprite, hidden from screen readers: a word always stands beside."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        classes,
        static(SPRITE),
        name,
    )


@register.simple_tag
def badge(state: Badge) -> SafeString:
    """Return a state as a word, an icon and a tone."""
    return format_html(
        '<span class="state tone-{}">{}<span>{}</span></span>',
        state.tone,
        icon(state.icon),
        state.word,
    )


@register.simple_tag
def mark(state: Badge, what: str) -> SafeString:
    """Return a small mark, "Text" with the state's icon; the state's word is its description."""
    return format_html(
        '<span class="tick tone-{}" title="{}: {}">{}<span>{}</span>'
        '<span class="visually-hidden">: {}</span></span>',
        state.tone,
        what,
        state.word,
        icon(state.icon),
        what,
        state.word,
    )


@register.simple_tag
def strip(cells: Iterable[Cell]) -> SafeString:
    """Return a title's pages as a strip, a cell a page; a screenful of titles has a thousand."""
    words = {cell.state: escape(str(cell.state.word)) for cell in cells}
    return mark_safe(
        "".join(
            f'<li class="tone-{cell.state.tone}" title="{cell.number}: {words[cell.state]}">'
            f'<span class="visually-hidden">{cell.number}: {words[cell.state]}</span></li>'
            for cell in cells
        )
    )


@register.filter
def as_deed(what: str) -> str:
    """Return what an event records as people say it; a word nobody translated stays as it is."""
    return str(EVENT.get(what, what))
