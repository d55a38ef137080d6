"""Coming in and going out."""

from __future__ import annotations

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from books.models import Member
from books.operations.people import user_of_link
from books.tenancy import everyone


@require_GET
def sign_in(request: HttpRequest) -> HttpResponse:
    """Say how to come in: with a sign-in link."""
    return render(request, "books/sign_in.html")


def sign_in_link(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    """Let the link's person in. A GET only asks, so that mail scanners do not use the link up."""
    user = user_of_link(uid=uid, token=token)
    if user is None:
        return render(request, "books/sign_in.html", {"expired": True}, status=410)
    if request.method == "POST":
        login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return redirect("desk")
    return render(request, "books/sign_in_link.html", {"person": user})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Let the person out."""
    logout(request)
    return redirect("sign-in")


@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Send a person to the titles of his or her publisher; with several, let them choose."""
    if not request.user.is_authenticated:
        return redirect("sign-in")
    with everyone("a person sees all publishers he or she is a member of"):
        members = list(Member.objects.filter(user=request.user).select_related("publisher"))
    if len(members) == 1:
        return redirect("titles", publisher=members[0].publisher.slug)
    return render(request, "books/publishers.html", {"members": members})
