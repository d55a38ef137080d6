"""The invitation a browser has opened and not yet answered; its token lies in the session."""

from __future__ import annotations

from django.http import HttpRequest

from books.models import Invitation
from books.operations.invitations import invitation_of, why_shut

KEY = "invitation"


def keep(request: HttpRequest, token: str) -> None:
    """Remember that this browser opened the link and wants an account for its address."""
    request.session[KEY] = token


def token_kept(request: HttpRequest) -> str:
    """Return the token of the opened link, or ""."""
    return str(request.session.get(KEY, ""))


def invited(request: HttpRequest) -> Invitation | None:
    """Return the open invitation this browser came with, if there is one."""
    token = token_kept(request)
    invitation = invitation_of(token) if token else None
    return None if invitation is None or why_shut(invitation) else invitation


def forget(request: HttpRequest) -> None:
    """Forget the link: it was answered."""
    request.session.pop(KEY, None)
