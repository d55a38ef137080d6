"""How keys to providers and chosen models are shown: words, remedies, prices."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from books.models import Book, Member
from books.showing import Badge
from illustration.enums import Pause
from illustration.models import ProviderKey, Route
from illustration.offered import served
from illustration.operations.key_pace import may_pace
from illustration.operations.keys import open_attempts
from illustration.providers.carriage.addresses import host_of, parsed
from illustration.providers.sums import rounded_up
from illustration.routing import Exit, RolePlan, plan_of
from illustration.studio.roles import Role

RETIRED = Badge(gettext_lazy("Retired"), "ban", "quiet")
PAUSED = Badge(gettext_lazy("Paused"), "alert-triangle", "bad")
UNTRIED = Badge(gettext_lazy("Not tested yet"), "circle-dashed", "look")
FAILED = Badge(gettext_lazy("Test failed"), "circle-x", "bad")
READY = Badge(gettext_lazy("Ready"), "circle-check", "good")
REMEDY = {
    Pause.AUTH: gettext_lazy("The provider refused the key. Check it there or replace it here."),
    Pause.QUOTA: gettext_lazy("The account has no balance left. Top it up with the provider."),
    Pause.PERSON: gettext_lazy("Somebody here paused it."),
}
ROLE = {
    Role.SHEET: gettext_lazy("Character sheets"),
    Role.COVER: gettext_lazy("Covers"),
    Role.PAGE: gettext_lazy("Pages"),
    Role.DRAFT: gettext_lazy("Drafts"),
    Role.REGION: gettext_lazy("Parts drawn anew"),
}


@dataclass(frozen=True)
class KeyLine:
    """A key in the list."""

    key: ProviderKey
    badge: Badge
    remedy: str | Promise
    under_way: int
    roles: list[str]
    may_pace: bool

    @property
    def hosts(self) -> str:
        """The hosts its pictures come from beside its own, a line each."""
        return "\n".join(self.key.result_hosts)

    @property
    def own_host(self) -> str:
        """The host of its own address, from which pictures are always fetched."""
        return host_of(parsed(self.key.account.base))

    @property
    def all_hosts(self) -> str:
        """Every host that its pictures may be fetched from."""
        return ", ".join([self.own_host, *self.key.result_hosts])

    @property
    def test_lines(self) -> list[str]:
        """What its last test said, a sentence each."""
        return self.key.test_words.splitlines()


@dataclass(frozen=True)
class Option:
    """A model that a key can draw with, as a choice: `value` is "model key"."""

    value: str
    title: str
    qualities: tuple[str, ...]


@dataclass(frozen=True)
class RoleLine:
    """A role with its model: what it draws, at which price, and what it cannot."""

    role: Role
    title: str | Promise
    value: str
    quality: str
    drawn: list[str]
    faults: list[tuple[str, tuple[Exit, ...]]]
    is_own: bool


def key_lines(by: Member) -> list[KeyLine]:
    """The keys of the publisher in force as a member sees them, those in use first."""
    keys = ProviderKey.objects.select_related("account").order_by("title", "id")
    return sorted(
        (_line(key, by) for key in keys), key=lambda line: line.key.retired_at is not None
    )


def options() -> list[Option]:
    """Every model that a key in use leads to."""
    today = timezone.now().date()
    keys = ProviderKey.objects.filter(retired_at__isnull=True).select_related("account")
    return [
        Option(f"{row.key} {key.pk}", f"{row.title}, {key.title}", row.qualities)
        for key in keys
        for row in served(key.account.wire, key.account.base, today)
    ]


def qualities() -> list[str]:
    """Every quality that one of these models has, in the order they are told."""
    return list(dict.fromkeys(each for option in options() for each in option.qualities))


def role_lines(book: Book | None) -> list[RoleLine]:
    """Each role once, of a book or of the whole publisher."""
    own = set(Route.objects.filter(book=book).values_list("role", flat=True)) if book else set()
    plans = sorted(plan_of(book), key=lambda each: list(Role).index(each.role))
    return [
        _role(role, list(each), is_own=role.value in own)
        for role, each in groupby(plans, attrgetter("role"))
    ]


def _line(key: ProviderKey, by: Member) -> KeyLine:
    paused = key.account.paused_for
    remedy = REMEDY[Pause(paused)] if paused and key.retired_at is None else ""
    roles = key.routes.filter(book__isnull=True).values_list("role", flat=True)
    shown = [str(ROLE[Role(role)]) for role in Role if role.value in set(roles)]
    paces = may_pace(key.account, by)
    return KeyLine(key, _badge(key), remedy, open_attempts(key), shown, paces)


def _badge(key: ProviderKey) -> Badge:
    if key.retired_at is not None:
        return RETIRED
    if key.account.paused_for:
        return PAUSED
    if key.tested_at is None:
        return UNTRIED
    return READY if key.carriage else FAILED


def _role(role: Role, plans: list[RolePlan], *, is_own: bool) -> RoleLine:
    chosen = plans[0].chosen
    value = f"{chosen.row.key} {chosen.key.pk}" if chosen.row and chosen.key else "offline"
    drawn = [_drawn(plan) for plan in plans if not plan.fault and chosen.row is not None]
    faults = [(plan.fault, plan.exits) for plan in plans if plan.fault]
    return RoleLine(role, ROLE[role], value, chosen.quality, drawn, faults, is_own)


def _drawn(plan: RolePlan) -> str:
    assert plan.size is not None
    told = {
        "what": _("Spreads") if plan.need.spread else _("Each"),
        "size": f"{plan.size.width} x {plan.size.height} px",
        "price": rounded_up(plan.micros or 0),
    }
    if plan.pictures == 2:
        return _("%(what)s: two halves of %(size)s, %(price)s at most.") % told
    if plan.size.dpi < 300:
        told["dpi"] = str(plan.size.dpi)
        return _("%(what)s: %(size)s, %(dpi)s dpi as placed, %(price)s at most.") % told
    return _("%(what)s: %(size)s, %(price)s at most.") % told
