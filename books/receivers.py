"""What the trunk does when allauth says that something about a person's account changed."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.signals import user_signed_up
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from allauth.usersessions.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from books import inviting, sessions
from books.errors import OctavoError
from books.models import User
from books.operations.invitations import accept_invitation


@receiver(user_logged_in)
def begin_session(request: HttpRequest, **_more: Any) -> None:
    """Whoever comes in, by whatever door, has a session whose age is known."""
    sessions.begin(request, time.time())


@receiver([authenticator_added, authenticator_removed, authenticator_reset])
def end_sessions_elsewhere(request: HttpRequest, user: User, **_more: Any) -> None:
    """Whoever changes a second factor is alone afterwards: every other session of hers ends."""
    here = request.session.session_key
    get_adapter().end_sessions(
        UserSession.objects.filter(user_id=user.pk).exclude(session_key=here)
    )


@receiver(user_signed_up)
def take_the_kept_place(request: HttpRequest, user: User, **_more: Any) -> None:
    """Whoever signs up after opening an invitation has accepted it."""
    token = inviting.token_kept(request)
    if not token:
        return
    inviting.forget(request)
    try:
        accept_invitation(token=token, by=user)
    except OctavoError as error:
        messages.error(request, str(error))
