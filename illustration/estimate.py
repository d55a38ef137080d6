"""What a book's drawing will cost and how long it takes: reckoned before anything is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from math import ceil

from django.db.models import Exists, OuterRef, Q, QuerySet

from books.covers import COVERS
from books.enums import SceneKind, SceneState
from books.models import Book, Scene
from books.shelf import newest_is_draft
from books.tenancy import everyone
from illustration.drafts import NO_MODEL, comes_first
from illustration.enums import HELD_STATES, OPEN_STATES, AttemptState, Verb
from illustration.models import Account, Attempt, ModelPulse
from illustration.providers.catalog import SPARE, ModelRow
from illustration.pump.pace import SHARE
from illustration.pump.pulse import FIRST_GUESS_SECONDS
from illustration.routing import RolePlan, plan_of, with_draft
from illustration.studio.roles import Role

# One picture in eight is drawn again (the MyOwnChildbook pipeline): 8 calls for 7 pictures.
USUAL_CALLS = Fraction(8, 7)
# From so many approved pages on a title's own rate is taken.
ENOUGH_PAGES = 8
Wanted = tuple[Role, bool]


@dataclass(frozen=True)
class Line:
    """Pictures of one role at one model; sums in micro-dollars.

    `each` is what one likely costs, `each_most` what is held for one while it is drawn; both
    None, with `fault`, where the model cannot draw it. `calls` counts the expected redos in.
    `begun` False is a cover that nobody has begun yet; `final` are pictures whose drafts come
    first, so that redos are drafts and each is drawn once.
    """

    role: Role
    spread: bool
    title: str
    account: Account | None
    model: str
    pictures: int
    calls: Fraction
    each: int | None
    each_most: int | None
    fault: str = ""
    begun: bool = True
    final: bool = False

    @property
    def expected(self) -> int:
        """What all of them likely cost, redos included."""
        return ceil(self.calls * (self.each or 0))

    @property
    def most(self) -> int:
        """What is reserved for them in all, redos included, each at its worst price."""
        return ceil(self.calls) * (self.each_most or 0)


@dataclass(frozen=True)
class BookQuote:
    """What all a book still lacks will cost. `left` is None where nobody outside is asked."""

    lines: tuple[Line, ...]
    left: timedelta | None

    @property
    def pictures(self) -> int:
        """Pictures wanted, drafts too."""
        return sum(line.pictures for line in self.lines)

    @property
    def calls(self) -> float:
        """Calls expected for them: "36.6" for 32 pages."""
        return float(sum(line.calls for line in self.lines))

    @property
    def expected(self) -> int:
        """Micro-dollars that it likely costs."""
        return sum(line.expected for line in self.lines)

    @property
    def most(self) -> int:
        """Micro-dollars at the worst."""
        return sum(line.most for line in self.lines)

    @property
    def faults(self) -> list[str]:
        """What cannot be drawn as it stands, a sentence each."""
        return list(dict.fromkeys(line.fault for line in self.lines if line.fault))

    @property
    def seconds_left(self) -> float | None:
        """The time left in seconds."""
        return None if self.left is None else self.left.total_seconds()


def quote_of(book: Book) -> BookQuote:
    """Quote everything a book lacks: sheets, drafts, pages, spreads, covers, and redos to expect.

    A cover that nobody has begun is reckoned as drawn at once, which costs no less.
    """
    wanted, rate, drafted = lacking(book), calls_a_picture(book), finals_of_drafts(book)
    if not wanted and not drafted:
        return BookQuote((), None)
    plans = {(plan.role, plan.need.spread): plan for plan in plan_of(book)}
    lines = _lines(book, plans, wanted, drafted, rate)
    covers = [kind.value for kind in COVERS]
    if not Scene.objects.filter(book=book, kind__in=covers).exists():
        lines.append(_line(plans[Role.COVER, False], 1, rate, begun=False))
    return BookQuote(tuple(lines), _left(lines))


def asked_at_once(book: Book) -> BookQuote:
    """Quote what one press of the button asks for (operations.whole), each picture once.

    Left out are redos, finals, a cover nobody began, and scenes that wait for a sheet or a brief.
    """
    wanted = lacking(book, at_once=True)
    if not wanted:
        return BookQuote((), None)
    plans = {(plan.role, plan.need.spread): plan for plan in plan_of(book)}
    lines = _lines(book, plans, wanted, Counter(), Fraction(1))
    return BookQuote(tuple(line for line in lines if not line.final and not line.fault), None)


def _lines(
    book: Book,
    plans: Mapping[Wanted, RolePlan],
    wanted: Counter[Wanted],
    drafted: Counter[Wanted],
    rate: Fraction,
) -> list[Line]:
    """Drafts with the redos to expect, then their finals, each once; the rest with its redos."""
    lines: list[Line] = []
    drafts, finals = Counter[Wanted](), Counter(drafted)
    for key, n in wanted.items():
        if key[0] is not Role.SHEET and comes_first(book, plans[key].chosen):
            # A cover's draft costs as a page's: it has as many pixels, whatever its shape.
            drafts[Role.DRAFT, key[1]] += n
            finals[key] += n
        else:
            lines.append(_line(plans[key], n, rate))
    lines += [_draft_line(plans[key], n, rate) for key, n in drafts.items()]
    return lines + [
        _line(with_draft(plans[key]), n, Fraction(1), final=True) for key, n in finals.items()
    ]


def _draft_line(plan: RolePlan, pictures: int, rate: Fraction) -> Line:
    line = _line(plan, pictures, rate)
    if plan.chosen.row is not None or plan.fault:
        return line
    return replace(line, each=None, each_most=None, fault=NO_MODEL)


def finals_of_drafts(book: Book) -> Counter[Wanted]:
    """How many drafts are drawn or on offer whose finals are still to be paid, by final's role."""
    offered = Q(state=SceneState.OFFERED.value, draft=True)
    scenes = Scene.objects.filter(book=book).annotate(draft=newest_is_draft())
    drafts = scenes.filter(offered | Exists(_drafts_under_way()))
    return _by_role(drafts.values_list("kind", flat=True))


def _drafts_under_way() -> QuerySet[Attempt]:
    """A scene's open request for a draft, as illustration.drafts.makes_draft tells one."""
    into_draft = Q(verb=Verb.EDIT.value, based_on__draft=True)
    return Attempt.objects.filter(
        Q(role=Role.DRAFT.value) | into_draft,
        scene=OuterRef("pk"),
        state__in=[state.value for state in OPEN_STATES],
    )


def lacking(book: Book, *, at_once: bool = False) -> Counter[Wanted]:
    """How many pictures have not been asked for, by role and whether they are spreads.

    `at_once` leaves out scenes without a brief, and those of a character whose sheet is not
    approved.
    """
    open_states = [state.value for state in OPEN_STATES]
    bare = book.characters.filter(sheets__isnull=True).exclude(attempts__state__in=open_states)
    states = [SceneState.PLANNED.value, SceneState.BRIEFED.value, SceneState.CHANGES_ASKED.value]
    covers = [kind.value for kind in COVERS]
    placed = Q(pages__isnull=False) | Q(kind__in=covers)
    scenes = Scene.objects.filter(placed, book=book, state__in=states).distinct()
    if at_once:
        waiting = Scene.objects.filter(
            castings__character__sheet__isnull=True, castings__isnull=False
        )
        scenes = scenes.exclude(state=SceneState.PLANNED.value).exclude(pk__in=waiting.values("pk"))
    counted = Counter[Wanted]()
    if sheets := bare.count():
        counted[Role.SHEET, False] = sheets
    return counted + _by_role(scenes.values_list("kind", flat=True))


def _by_role(kinds: Iterable[str]) -> Counter[Wanted]:
    counted = Counter[Wanted]()
    for kind in kinds:
        role = Role.COVER if SceneKind(kind) in COVERS else Role.PAGE
        counted[role, kind == SceneKind.SPREAD] += 1
    return counted


def calls_a_picture(book: Book) -> Fraction:
    """Calls for one approved picture: 8/7, or the title's own rate once 8 pages are approved.

    Finals of drafts are left out: what is drawn again then are drafts.
    """
    rows = Attempt.objects.filter(book=book, scene__state=SceneState.APPROVED.value)
    drawn = rows.filter(Q(state=AttemptState.STORED.value) | Q(settled_micros__gt=0))
    drawn = drawn.exclude(verb=Verb.FINISH.value)
    calls = drawn.count()
    pages = drawn.order_by().values("scene").distinct().count() if calls else 0
    return Fraction(calls, pages) if pages >= ENOUGH_PAGES else USUAL_CALLS


def likely(row: ModelRow, most: int) -> int:
    """What pictures likely cost that are held for at `most`: without the spare held on tokens."""
    return most if row.price.flat else most * 100 // (100 + SPARE)


def _line(
    plan: RolePlan, pictures: int, rate: Fraction, *, begun: bool = True, final: bool = False
) -> Line:
    row, key = plan.chosen.row, plan.chosen.key
    return Line(
        role=plan.role,
        spread=plan.need.spread,
        title=row.title if row else "",
        account=key.account if key else None,
        model=row.key if row else "",
        pictures=pictures,
        # Halves of a spread are two calls.
        calls=pictures * plan.pictures * rate,
        each=_each(plan, likely(row, plan.micros) if row and plan.micros else plan.micros),
        each_most=_each(plan, plan.micros),
        fault=plan.fault,
        begun=begun,
        final=final,
    )


def _each(plan: RolePlan, micros: int | None) -> int | None:
    return None if micros is None else ceil(micros / plan.pictures)


def _left(lines: list[Line]) -> timedelta | None:
    """The longest of the accounts': calls at its pace, after those that wait there already."""
    calls = Counter[int]()
    for line in lines:
        if line.account is not None and not line.fault:
            calls[line.account.pk] += ceil(line.calls)
    accounts = {line.account.pk: line.account for line in lines if line.account is not None}
    models = {line.model for line in lines}
    seconds = [
        (n + _ahead(accounts[pk])) * 60 / (accounts[pk].per_minute * SHARE)
        + _usual_seconds(accounts[pk], models)
        for pk, n in calls.items()
    ]
    return timedelta(seconds=max(seconds)) if seconds else None


def _ahead(account: Account) -> int:
    states = [AttemptState.PLANNED.value, *(state.value for state in HELD_STATES)]
    with everyone("one account's pace is shared by several publishers"):
        return Attempt.objects.filter(account=account, waits_for="", state__in=states).count()


def _usual_seconds(account: Account, models: set[str]) -> float:
    pulses = ModelPulse.objects.filter(account=account, model__in=models)
    return max(pulses.values_list("usual_seconds", flat=True), default=0) or FIRST_GUESS_SECONDS
