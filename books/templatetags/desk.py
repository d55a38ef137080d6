"""Icons and badges, drawn the same way on every screen."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from books.history import note_for
from books.models import Edition, Event
from books.progress import BADGES
from books.showing import DRAFT, EVENT, Badge
from printing.press.direction import direction_of

register = template.Library()
CELLS = {state: f'<i class="tone-{badge.tone}"></i>' for state, badge in BADGES.items()}
SPRITE = "vendor/tabler/icons.svg"


@register.simple_tag
@lru_cache(maxsize=512)
def icon(name: str, classes: str = "") -> SafeString:
    """Return one icon of the sprite, hidden from screen readers: a word always stands beside."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        classes,
        static(SPRITE),
        name,
    )


@register.filter
def turned(read: Edition | str | None) -> str:
    """Return the class of an opening that is read from right to left, "" for any other.

    `read` is an edition, or its language while there is none yet.
    """
    language = read.language if isinstance(read, Edition) else read or ""
    return " rtl" if direction_of(language) == "rtl" else ""


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
def draft_badge() -> SafeString:
    """Return what marks a draft on every screen."""
    return badge(DRAFT)


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
def strip(states: Iterable[str]) -> SafeString:
    """Return a title's pages as a strip, a cell a page; the strip's own label tells their states.

    `states` are keys of progress.BADGES. A screenful of titles has 1,500 pages, so that words in
    every cell would drown a reader.
    """
    return mark_safe("".join([CELLS[state] for state in states]))


@register.filter
def note_in(event: Event, acts: Collection[str]) -> str:
    """Return an event's note as it may be read by whoever may do `acts`."""
    return note_for(event, sums="costs" in acts)


@register.filter
def as_deed(what: str) -> str:
    """Return what an event records as people say it; a word nobody translated stays as it is."""
    return str(EVENT.get(what, what))
