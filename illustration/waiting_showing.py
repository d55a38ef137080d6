"""How a picture without an end is shown: its state, what it waits for, and the way to help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from books.enums import Act
from books.models import Book, Member
from books.rules import may
from books.showing import Badge
from books.views.links import character_url, scene_url
from illustration.drafts import makes_draft
from illustration.enums import AttemptState, Half, Pause, Verb
from illustration.models import Attempt
from illustration.offered import models
from illustration.providers.sums import rounded, rounded_up, unsummed
from illustration.providers_showing import REMEDY
from illustration.templatetags.drawing import as_time_left
from illustration.waiting import Cause, OpenPicture, open_pictures

STATE = {
    AttemptState.PLANNED: Badge(gettext_lazy("Waiting"), "hourglass", "wait"),
    AttemptState.CLAIMED: Badge(gettext_lazy("About to be sent"), "brush", "busy"),
    AttemptState.SENDING: Badge(gettext_lazy("Being sent"), "brush", "busy"),
    AttemptState.RUNNING: Badge(gettext_lazy("Being drawn"), "brush", "busy"),
    AttemptState.FETCHING: Badge(gettext_lazy("Being fetched"), "brush", "busy"),
    AttemptState.VERIFYING: Badge(gettext_lazy("Being looked at"), "brush", "busy"),
    AttemptState.UNKNOWN: Badge(gettext_lazy("To decide"), "alert-triangle", "bad"),
}
HALF = {Half.LEFT: gettext_lazy("left half"), Half.RIGHT: gettext_lazy("right half")}
OF_CAP = {
    Cause.BOOK_BUDGET: gettext_lazy("The title's cap has no room for it."),
    Cause.MONTH_BUDGET: gettext_lazy("This month's cap has no room for it."),
    Cause.PUBLISHER_BUDGET: gettext_lazy("The publisher's cap has no room for it."),
}
NOT_SPENT = gettext_lazy("Nothing was spent.")
LEFT_IS_PAID = gettext_lazy("Its left half is kept and paid; no money was spent on the right one.")


@dataclass(frozen=True)
class QueueLine:
    """A picture in the queue. `remedy` is a word for the link `remedy_url`, or both are empty."""

    picture: OpenPicture
    subject: str
    url: str
    model: str
    badge: Badge
    sentence: str
    remedy: str | Promise = ""
    remedy_url: str = ""

    @property
    def attempt(self) -> Attempt:
        """The request itself."""
        return self.picture.attempt

    @property
    def to_decide(self) -> bool:
        """Whether a person must say what became of it."""
        return self.picture.cause is Cause.DECISION

    @property
    def is_new(self) -> bool:
        """Whether it was asked for within the minute."""
        return timezone.now() - self.attempt.created_at < timedelta(minutes=1)

    @property
    def may_be_cancelled(self) -> bool:
        """Whether it was not sent yet."""
        return self.picture.state is AttemptState.PLANNED

    @property
    def half(self) -> str | Promise:
        """Which half of its spread is asked for now; "" where it is drawn in one picture."""
        return HALF[Half(self.attempt.half)] if self.attempt.half else ""

    @property
    def so_far(self) -> str:
        """What it has cost already, in dollars; "" where nothing: of a spread its left half."""
        return rounded(self.attempt.settled_micros) if self.attempt.settled_micros else ""

    @property
    def held(self) -> str:
        """What is held for it, in dollars."""
        return rounded_up(self.attempt.reserved_micros)


def queue_lines(book: Book | None, member: Member) -> list[QueueLine]:
    """The queue of a title, or of all titles, as a member sees it."""
    titles = {row.key: row.title for row in models().values()}
    return [_line(each, member, titles) for each in open_pictures(book)]


def line_of(attempt: Attempt, member: Member) -> QueueLine | None:
    """The line of one request; None where it has its end by now."""
    lines = queue_lines(attempt.book, member)
    return next((line for line in lines if line.attempt.pk == attempt.pk), None)


def _line(picture: OpenPicture, member: Member, titles: dict[str, str]) -> QueueLine:
    attempt, slug = picture.attempt, member.publisher.slug
    if attempt.scene is not None:
        subject = _subject(attempt, attempt.scene.position)
        url = scene_url(attempt.scene, slug)
    else:
        assert attempt.character is not None
        subject = _("Sheet of %(name)s") % {"name": attempt.character.name}
        url = character_url(attempt.character, slug)
    (word, there), said = _remedy(picture, member), _sentence(picture)
    return QueueLine(
        picture,
        subject,
        url,
        titles.get(attempt.model, attempt.model or _("Offline painter")),
        STATE[picture.state],
        said if may(member, Act.COSTS) else unsummed(said),
        word,
        there,
    )


def _subject(attempt: Attempt, position: int) -> str:
    """A scene's picture, and whether it is a draft or the final of one; position 0 is the cover."""
    if makes_draft(attempt):
        words = _("Draft of scene %(n)s") if position else _("Draft of the front cover")
    elif attempt.verb == Verb.FINISH:
        words = _("Final of scene %(n)s") if position else _("Final of the front cover")
    else:
        words = _("Scene %(n)s") if position else _("Front cover")
    return words % {"n": position}


def _sentence(picture: OpenPicture) -> str:
    attempt, cause = picture.attempt, picture.cause
    if cause in OF_CAP:
        return f"{OF_CAP[cause]} {_money(attempt)}"
    said = SAID.get(cause)
    if said is not None:
        return said(picture)
    return attempt.error or str(STATE[picture.state].word)


def _money(attempt: Attempt) -> str | Promise:
    return LEFT_IS_PAID if attempt.half == Half.RIGHT else NOT_SPENT


def _turn(picture: OpenPicture) -> str:
    return _("It waits for its turn; drawn %(left)s.") % {"left": _about(picture)}


def _drawn(picture: OpenPicture) -> str:
    return _("Under way: %(left)s.") % {"left": as_time_left(picture.left)}


def _about(picture: OpenPicture) -> str:
    seconds = picture.left.total_seconds() if picture.left else 0
    if seconds < 100:
        return _("in about %(n)s s") % {"n": -(-round(seconds) // 10) * 10}
    return _("in about %(n)s min") % {"n": -(-round(seconds) // 60)}


def _paused(picture: OpenPicture) -> str:
    account = picture.attempt.account
    assert account is not None
    words = REMEDY[Pause(account.paused_for)]
    return _("The provider is paused. %(why)s %(money)s") % {
        "why": words,
        "money": _money(picture.attempt),
    }


def _tried_at(words: str | Promise) -> Callable[[OpenPicture], str]:
    def said(picture: OpenPicture) -> str:
        assert picture.until is not None
        return f"{words} " + _("It goes on at %(at)s by itself.") % {
            "at": f"{timezone.localtime(picture.until):%H:%M:%S}"
        }

    return said


SAID: dict[Cause, Callable[[OpenPicture], str]] = {
    Cause.TURN: _turn,
    Cause.BEING_DRAWN: _drawn,
    Cause.PAUSED: _paused,
    Cause.WORKER: lambda _picture: _("It waits for the offline painter; it costs nothing."),
    Cause.BREAKER: _tried_at(gettext_lazy("The model failed too often and rests.")),
    Cause.BLOCKED: _tried_at(gettext_lazy("The provider asked for a pause.")),
    Cause.AGAIN: _tried_at(gettext_lazy("The last try failed and cost nothing.")),
}


def _remedy(picture: OpenPicture, member: Member) -> tuple[str | Promise, str]:
    slug = member.publisher.slug
    if picture.cause in OF_CAP:
        if not may(member, Act.BUDGETS):
            return _("An owner can raise the cap."), ""
        if picture.cause is Cause.BOOK_BUDGET:
            there = reverse("book-costs", args=[slug, picture.attempt.book.slug])
        else:
            there = reverse("ledger", args=[slug])
        return _("Raise the cap"), f"{there}#caps"
    if picture.cause is Cause.PAUSED:
        if not may(member, Act.KEYS):
            return _("An owner can put it right on the page of providers."), ""
        return _("See to it"), reverse("providers", args=[slug])
    return "", ""
