"""The publisher's tokens: who acts through which program, until when; making one, shutting one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from books.enums import Act, Role
from books.errors import OctavoError, Refused
from books.models import ApiToken, Member
from books.operations import tokens as deeds
from books.rules import may
from books.views.answering import answer
from books.views.finding import member_of
from books.views.proving import proven_again

LIVES = (30, 90, 365)


@require_safe
def tokens(request: HttpRequest) -> HttpResponse:
    """Show the tokens to those who may make them."""
    return show_tokens(request)


@require_POST
def make_token(request: HttpRequest) -> HttpResponseBase:
    """Make a token and show it, this once, to whoever has just shown who he is."""
    _require_right(request)
    return _make(request)


@proven_again(back_to=lambda request: _own_url(request))
def _make(request: HttpRequest) -> HttpResponse:
    try:
        row, key = deeds.make_token(
            member=get_object_or_404(_people(), pk=_whole(request.POST.get("member", ""))),
            name=request.POST.get("name", ""),
            role=_role(request),
            expires=timezone.now() + timedelta(days=_life(request)),
            by=member_of(request),
        )
    except OctavoError as error:
        messages.error(request, str(error))
        return show_tokens(request, status=error.status)
    return show_tokens(request, made=row, key=key)


@require_POST
def revoke_token(request: HttpRequest, api_token: int) -> HttpResponse:
    """Shut a token for good."""
    found = get_object_or_404(ApiToken, pk=api_token)
    return answer(
        request,
        lambda: deeds.revoke_token(token=found, by=member_of(request)),
        told=lambda _none: _("%(name)s opens nothing any more.") % {"name": found.name},
        then=_own_url(request),
        again=lambda status: show_tokens(request, status=status),
    )


def show_tokens(
    request: HttpRequest, *, status: int = 200, made: ApiToken | None = None, key: str = ""
) -> HttpResponse:
    """Render the tokens' screen; `key` is shown where one was made just now, and never again."""
    _require_right(request)
    rows = ApiToken.objects.select_related("member__user")
    told: dict[str, Any] = {
        "tokens": list(rows),
        "people": list(_people()),
        "roles": list(Role),
        "lives": LIVES,
        "now": timezone.now(),
        "made": made,
        "key": key,
        "typed": {} if made else request.POST,
        "tab": "people",
    }
    return render(request, "books/tokens.html", told, status=status)


def _require_right(request: HttpRequest) -> None:
    if not may(member_of(request), Act.TOKENS):
        raise PermissionDenied


def _people() -> Any:
    return Member.objects.select_related("user", "publisher").order_by("user__name", "id")


def _role(request: HttpRequest) -> Role:
    try:
        return Role(request.POST.get("role", ""))
    except ValueError as error:
        raise Refused("There is no such role. Nothing was made; choose one.") from error


def _life(request: HttpRequest) -> int:
    days = _whole(request.POST.get("days", ""))
    if days not in LIVES:
        raise Refused("Choose how long the token shall open the door. Nothing was made.")
    return days


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def _own_url(request: HttpRequest) -> str:
    return reverse("tokens", args=[member_of(request).publisher.slug])
