"""The publisher's providers: keys put in, tested, replaced and retired."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from books.enums import Act
from books.errors import Refused
from books.rules import may
from books.views.answering import answer
from books.views.finding import member_of
from illustration.drafts_showing import drafts_told
from illustration.models import ProviderKey
from illustration.offered import offers
from illustration.operations import keys as deeds
from illustration.operations.key_pace import set_pace as set_pace_of
from illustration.operations.key_reach import set_result_hosts as set_hosts
from illustration.operations.key_trial import KeyTest, test_key
from illustration.providers_showing import key_lines, options, qualities, role_lines

# What comes back after a failure. The key is not among it: a screen's words may be logged.
TYPED = ("wire", "title", "base", "per_minute")


@require_safe
def providers(request: HttpRequest) -> HttpResponse:
    """Show keys and models to those who may change them."""
    return show_providers(request)


@require_POST
def add_key(request: HttpRequest) -> HttpResponse:
    """Put in a key; it is never shown again."""
    told = request.POST
    return _done(
        request,
        lambda: deeds.add_key(
            publisher=member_of(request).publisher,
            wire=told.get("wire", ""),
            base=told.get("base", ""),
            title=told.get("title", ""),
            secret=told.get("secret", ""),
            per_minute=_pace(told.get("per_minute", "")),
            by=member_of(request),
        ),
        lambda key: _("%(name)s is put in. Test it before anything is drawn.") % {"name": key},
    )


@require_POST
def try_key(request: HttpRequest, provider_key: int) -> HttpResponse:
    """Test a key without spending anything."""
    key = _found(provider_key)
    return _done(
        request,
        lambda: test_key(key=key, by=member_of(request)),
        lambda found: f"{key.title}: {_words(found)}",
    )


@require_POST
def replace_key(request: HttpRequest, provider_key: int) -> HttpResponse:
    """Put a new key in the place of another."""
    key, secret = _found(provider_key), request.POST.get("secret", "")
    return _done(
        request,
        lambda: deeds.replace_key(key=key, secret=secret, by=member_of(request)),
        lambda fresh: (
            _("%(name)s is in its place. Test it before anything is drawn.") % {"name": fresh}
        ),
    )


@require_POST
def retire_key(request: HttpRequest, provider_key: int) -> HttpResponse:
    """Wipe a key."""
    key = _found(provider_key)
    return _done(
        request,
        lambda: deeds.retire_key(key=key, by=member_of(request)),
        lambda _none: _("%(name)s is retired and wiped.") % {"name": key},
    )


@require_POST
def resume_account(request: HttpRequest, provider_key: int) -> HttpResponse:
    """Let a paused provider be asked again."""
    key = _found(provider_key)
    return _done(
        request,
        lambda: deeds.resume_account(account=key.account, by=member_of(request)),
        lambda _none: _("%(name)s is asked again.") % {"name": key.title},
    )


@require_POST
def set_result_hosts(request: HttpRequest, provider_key: int) -> HttpResponse:
    """Say from which hosts a key's pictures may be fetched."""
    key, hosts = _found(provider_key), request.POST.get("hosts", "")
    return _done(
        request,
        lambda: set_hosts(
            key=key, hosts=hosts.replace(",", "\n").split("\n"), by=member_of(request)
        ),
        lambda _key: (
            _("%(name)s: pictures are fetched from these hosts now.") % {"name": key.title}
        ),
        tuned=key,
    )


@require_POST
def set_pace(request: HttpRequest, provider_key: int) -> HttpResponse:
    """Set how fast a key's account is asked."""
    key, told = _found(provider_key), request.POST
    return _done(
        request,
        lambda: set_pace_of(
            key=key,
            per_minute=_whole(told.get("per_minute", "")),
            at_once=_whole(told.get("at_once", "")),
            by=member_of(request),
        ),
        lambda account: (
            _("%(name)s: %(n)s pictures a minute now.")
            % {"name": key.title, "n": account.per_minute}
        ),
        tuned=key,
    )


def show_providers(
    request: HttpRequest, status: int = 200, tuned: ProviderKey | None = None
) -> HttpResponse:
    """Render the screen; what was typed comes back after a failure, the key itself does not.

    `tuned` is the key on whose card it was typed.
    """
    require_right(request)
    again = status != 200
    told: dict[str, Any] = {
        "keys": key_lines(member_of(request)),
        "offers": offers(),
        "roles": role_lines(None),
        "options": options(),
        "qualities": qualities(),
        "typed": {word: request.POST.get(word, "") for word in TYPED if again and not tuned},
        "tuned": {"key": tuned.pk, **request.POST.dict()} if again and tuned else {},
        "set_url": reverse("set-route", args=[member_of(request).publisher.slug]),
        "drafts": drafts_told(None),
        "drafts_url": reverse("set-house-drafting", args=[member_of(request).publisher.slug]),
        "tab": "providers",
    }
    return render(request, "illustration/providers.html", told, status=status)


def require_right(request: HttpRequest) -> None:
    """Raise PermissionDenied for whoever may not manage keys."""
    if not may(member_of(request), Act.KEYS):
        raise PermissionDenied


def _done(
    request: HttpRequest, deed: Any, told: Any, tuned: ProviderKey | None = None
) -> HttpResponse:
    require_right(request)
    return answer(
        request,
        deed,
        told=told,
        then=reverse("providers", args=[member_of(request).publisher.slug]),
        again=lambda status: show_providers(request, status, tuned),
    )


def _words(found: KeyTest) -> str:
    return " ".join(found.words)


def _found(key: int) -> ProviderKey:
    return get_object_or_404(ProviderKey.objects.select_related("account"), pk=key)


def _pace(text: str) -> int | None:
    told = text.strip()
    return _whole(told) if told else None


def _whole(text: str) -> int:
    told = text.strip()
    if not (told.isascii() and told.isdigit() and len(told) < 9):
        raise Refused("The pace is a whole number of pictures. Nothing was saved.")
    return int(told)
