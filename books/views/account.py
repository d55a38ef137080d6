"""A person's own account: name, address, password, second factor, sessions; a first publisher."""

from __future__ import annotations

import zoneinfo

from allauth.account.views import EmailView
from allauth.mfa.base.views import IndexView
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from books.errors import NotAllowed, OctavoError
from books.factors import has_second_factor
from books.forms import address_waits
from books.models import Member, User
from books.operations.people import found_own_publisher, rename_person
from books.tenancy import everyone


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Show the account, and save a new name."""
    user = person(request)
    status = 200
    if request.method == "POST":
        try:
            rename_person(user=user, name=request.POST.get("name", ""))
        except OctavoError as error:
            messages.error(request, str(error))
            status = error.status
        else:
            messages.success(request, _("Your name is saved."))
            return redirect("account")
    told = {
        "tab": "account",
        "members": members_of(user),
        "second_factor": has_second_factor(user),
        "address_waits": address_waits(user),
        "sessions": UserSession.objects.filter(user_id=user.pk).count(),
    }
    return render(request, "account/account.html", told, status=status)


class Address(EmailView):
    """The address in use and the one that is to replace it, which takes its confirmed link."""

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Let nobody name an address the one in use by a form alone."""
        if "action_primary" in request.POST:
            raise BadRequest
        answered: HttpResponse = super().post(request, *args, **kwargs)
        return answered


address = Address.as_view()


class SecondFactor(IndexView):
    """The second factor as it stands, and which publishers ask for one."""

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """Return what allauth's page shows, and who asks for it."""
        user = person(self.request)
        asking = [member.publisher for member in members_of(user) if member.publisher.requires_mfa]
        told: dict[str, object] = super().get_context_data(**kwargs)
        return told | {"asking": asking, "address_waits": address_waits(user)}


second_factor = SecondFactor.as_view()


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def found_publisher(request: HttpRequest) -> HttpResponse:
    """Found a publisher and stand at its desk as its owner."""
    name, time_zone = request.POST.get("name", ""), request.POST.get("time_zone", "UTC")
    zones = sorted(zone for zone in zoneinfo.available_timezones() if _is_a_place(zone))
    told = {"zones": zones, "name": name, "time_zone": time_zone}
    try:
        if not may_found(person(request)):
            raise NotAllowed(
                "Publishers are founded by whoever runs this Octavo. Ask for one, or for an "
                "invitation."
            )
        if request.method == "POST":
            member = found_own_publisher(name=name, time_zone=time_zone, by=person(request))
            return redirect("titles", publisher=member.publisher.slug)
    except OctavoError as error:
        messages.error(request, str(error))
        return render(request, "account/found.html", told, status=error.status)
    return render(request, "account/found.html", told)


def may_found(user: User) -> bool:
    """Return whether a person may found a publisher: where sign-up is open, everybody may."""
    return settings.OCTAVO_SIGN_UP == "open" or user.is_superuser


def person(request: HttpRequest) -> User:
    """Return who is signed in."""
    assert isinstance(request.user, User)
    return request.user


def members_of(user: User) -> list[Member]:
    """Return a person's memberships, by publisher."""
    with everyone("a person sees all publishers he or she is a member of"):
        mine = Member.objects.filter(user=user).select_related("publisher")
        return list(mine.order_by("publisher__name", "id"))


def _is_a_place(zone: str) -> bool:
    return zone == "UTC" or ("/" in zone and not zone.startswith(("Etc/", "posix/", "right/")))
