"""The publisher's people: who they are, what they may do, who is asked to join."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from books.enums import Act, Role
from books.errors import Refused
from books.factors import with_second_factor
from books.models import Event, Invitation, Member
from books.operations import invitations
from books.operations import people as deeds
from books.rules import TABLE, may, require
from books.views.answering import answer
from books.views.finding import member_of
from books.views.proving import proven_again

A_SCREENFUL = 100


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Show the members, and to owners the open invitations."""
    return show_people(request)


def show_people(request: HttpRequest, status: int = 200) -> HttpResponse:
    """Render the people's screen; another status follows a deed that failed."""
    by = member_of(request)
    members = list(Member.objects.select_related("user").order_by("user__name", "id"))
    protected = with_second_factor(members)
    owners = [member for member in members if member.role == Role.OWNER]
    told = {
        "members": members,
        "protected": protected,
        "last_owner": owners[0] if len(owners) == 1 else None,
        "roles": {role.value: sorted(TABLE[role]) for role in Role},
        "invitations": list(_open().select_related("invited_by")) if may(by, Act.INVITE) else [],
        "now": timezone.now(),
        "typed": request.POST,
        "tab": "people",
    }
    return render(request, "books/people.html", told, status=status)


@require_POST
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody by e-mail."""
    return _deed(
        request,
        lambda: invitations.invite(
            email=request.POST.get("email", ""),
            name=request.POST.get("name", ""),
            role=_role(request),
            by=member_of(request),
        ),
        lambda made: _("An invitation is on its way to %(email)s.") % {"email": made.email},
    )


@require_POST
def resend_invitation(request: HttpRequest, invitation: int) -> HttpResponse:
    """Mail a fresh link."""
    found = get_object_or_404(_open(), pk=invitation)
    return _deed(
        request,
        lambda: invitations.resend_invitation(invitation=found, by=member_of(request)),
        lambda sent: (
            _("A fresh link is on its way to %(email)s; the old one is shut.")
            % {"email": sent.email}
        ),
    )


@require_POST
def withdraw_invitation(request: HttpRequest, invitation: int) -> HttpResponse:
    """Shut an invitation."""
    found = get_object_or_404(_open(), pk=invitation)
    return _deed(
        request,
        lambda: invitations.withdraw_invitation(invitation=found, by=member_of(request)),
        lambda shut: _("The invitation of %(email)s is withdrawn.") % {"email": shut.email},
    )


@require_POST
def change_role(request: HttpRequest, person: int) -> HttpResponse:
    """Give a member another role."""
    found = _member(person)
    return _deed(
        request,
        lambda: deeds.change_role(member=found, role=_role(request), by=member_of(request)),
        lambda one: _("%(who)s is %(role)s now.") % {"who": one.label, "role": one.role},
    )


@require_POST
def remove_member(request: HttpRequest, person: int) -> HttpResponse:
    """Take a member out of the publisher."""
    found = _member(person)
    return _deed(
        request,
        lambda: deeds.remove_member(member=found, by=member_of(request)),
        lambda _none: (
            _("%(who)s is no member any more; what was done stays on record.")
            % {"who": found.label}
        ),
    )


@require_POST
@proven_again(back_to=lambda request: reverse("people", args=[request.member.publisher.slug]))
def require_second_factor(request: HttpRequest) -> HttpResponse:
    """Ask everybody for a second factor, or no longer."""
    required = request.POST.get("required") == "yes"
    return _deed(
        request,
        lambda: deeds.require_second_factor(required=required, by=member_of(request)),
        lambda house: (
            _("Everybody needs a second factor now.")
            if house.requires_mfa
            else _("A second factor is everybody's own choice now.")
        ),
    )


@require_safe
def house_events(request: HttpRequest) -> HttpResponse:
    """Show owners what was done in the publisher, the newest first."""
    if not may(member_of(request), Act.INVITE):
        raise PermissionDenied
    rows, gone = Event.objects.select_related("by"), None
    of = _whole(request.GET.get("of", ""))
    if of:
        gone = get_object_or_404(Event, what="delete-title", book_id=of)
        rows = rows.filter(book_id=of)
    else:
        rows = rows.filter(Q(book_id__isnull=True) | Q(what="delete-title"))
    before = _whole(request.GET.get("before", ""))
    if before:
        rows = rows.filter(pk__lt=before)
    shown = list(rows[: A_SCREENFUL + 1])
    told = {
        "events": shown[:A_SCREENFUL],
        "earlier": shown[A_SCREENFUL - 1].pk if len(shown) > A_SCREENFUL else None,
        "gone": gone.subject if gone else "",
        "of": of,
        "tab": "people",
    }
    return render(request, "books/house_events.html", told)


def _deed(request: HttpRequest, deed: Any, told: Any) -> HttpResponse:
    def permitted() -> Any:
        # What was typed is judged only for those who may do it at all.
        require(member_of(request), Act.INVITE)
        return deed()

    return answer(
        request,
        permitted,
        told=told,
        then=reverse("people", args=[member_of(request).publisher.slug]),
        again=lambda status: show_people(request, status),
    )


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def _open() -> Any:
    return Invitation.objects.filter(**invitations.OPEN)


def _member(person: int) -> Member:
    return get_object_or_404(Member.objects.select_related("user", "publisher"), pk=person)


def _role(request: HttpRequest) -> Role:
    try:
        return Role(request.POST.get("role", ""))
    except ValueError as error:
        raise Refused("There is no such role. Nothing was changed; choose one.") from error
