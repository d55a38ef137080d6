"""Where an invitation's link leads: who asks, for what, and how to take the place."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from books import inviting
from books.errors import OctavoError
from books.models import Invitation, User
from books.operations.invitations import accept_invitation, invitation_of, is_for, why_shut
from books.views.account import person
from books.views.trouble import not_found


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation; a POST accepts it, or goes on to an account for its address."""
    found = invitation_of(token)
    if found is None:
        return not_found(request)
    shut = why_shut(found)
    if shut:
        return _shown(request, found, 410, shut=shut)
    if not request.user.is_authenticated:
        return _stranger(request, found, token)
    if not is_for(found, person(request)):
        return _shown(request, found, 403, other=person(request))
    if request.method == "POST":
        return _accept(request, found, token)
    return _shown(request, found, 200)


def _stranger(request: HttpRequest, found: Invitation, token: str) -> HttpResponse:
    known = User.objects.filter(email=found.email).exists()
    here = urlencode({REDIRECT_FIELD_NAME: request.path})
    if request.method == "POST" and not known:
        inviting.keep(request, token)
        return redirect("account_signup")
    return _shown(request, found, 200, known=known, sign_in=f"{reverse('sign-in')}?{here}")


def _accept(request: HttpRequest, found: Invitation, token: str) -> HttpResponse:
    try:
        accept_invitation(token=token, by=person(request))
    except OctavoError as error:
        return _shown(request, found, error.status, shut=str(error))
    messages.success(request, _("Welcome to %(house)s.") % {"house": found.publisher})
    return redirect("titles", publisher=found.publisher.slug)


def _shown(request: HttpRequest, found: Invitation, status: int, **told: object) -> HttpResponse:
    shown = {"invitation": found} | told
    return render(request, "account/invitation.html", shown, status=status)
