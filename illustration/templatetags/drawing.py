"""The drawing bar, for screens of the trunk, which knows nothing of attempts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django import template
from django.template.context import Context
from django.utils import timezone
from django.utils.translation import gettext as _

from books.models import Book
from illustration.estimate import lacking
from illustration.models import Attempt
from illustration.pace import progress_of
from illustration.providers.sums import unsummed
from illustration.waiting import undecided

register = template.Library()


@register.inclusion_tag("illustration/progress.html", takes_context=True)
def drawing_bar(context: Context, book: Book) -> dict[str, Any]:
    """Show how far a book's drawing is; while something is under way it asks again by itself."""
    return {
        "publisher": context["publisher"],
        "book": book,
        "progress": progress_of(book, timezone.now()),
    }


@register.simple_tag
def to_decide(book: Book) -> int:
    """Return how many pictures of a book somebody must decide about."""
    return undecided(book)


@register.simple_tag
def to_ask_for(book: Book) -> int:
    """Return how many pictures the button that draws would ask for now, those faulted included.

    A picture that its model cannot draw is told with its ways out when it is asked for.
    """
    return lacking(book, at_once=True).total()


@register.filter
def why_failed(attempt: Attempt, acts: Collection[str]) -> str:
    """Return what went wrong with a request as it may be read by whoever may do `acts`."""
    return attempt.error if "costs" in acts else unsummed(attempt.error)


@register.filter
def as_time_left(left: timedelta | None) -> str:
    """Return a length of time as people say it: "about 40 s left"."""
    if left is None:
        return _("time left not known yet")
    seconds = round(left.total_seconds())
    if seconds < 5:
        return _("a few seconds left")
    if seconds < 100:
        return _("about %(n)s s left") % {"n": -(-seconds // 10) * 10}
    return _("about %(n)s min left") % {"n": -(-seconds // 60)}
