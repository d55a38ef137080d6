"""How long a session lasts: 12 hours without a sign of life, 14 days in all.

The times lie in the session and are judged here, so an old cookie opens nothing whatever its own
age says. A sign of life is written once in five minutes, not with every request.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

BEGAN, SEEN = "octavo_began", "octavo_seen"
WRITTEN_EVERY = 5 * 60
# Where the addresses end that a screen asks by itself every few seconds.
ASKING = ("/progress/", "/uploads/")


class SessionAgeMiddleware:
    """Ends the session of a person that lay idle or grew too old; the request goes on without."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Judge the session before anything is shown, and note the sign of life after it."""
        if request.session.session_key and request.user.is_authenticated:
            now = time.time()
            if is_over(request, now):
                logout(request)
            elif not _asks_by_itself(request):
                note_life(request, now)
        return self.get_response(request)


def is_over(request: HttpRequest, now: float) -> bool:
    """Return whether the session is past its time. `now` in seconds since 1970."""
    began = request.session.get(BEGAN, now)
    seen = request.session.get(SEEN, now)
    idle, old = settings.OCTAVO_SESSION_IDLE, settings.SESSION_COOKIE_AGE
    return bool(now - seen > idle or now - began > old)


def begin(request: HttpRequest, now: float) -> None:
    """Write when the session began; everybody who comes in passes here (books.receivers)."""
    request.session[BEGAN] = request.session[SEEN] = now


def note_life(request: HttpRequest, now: float) -> None:
    """Write when the session began and was last used, the latter to five minutes."""
    request.session.setdefault(BEGAN, now)
    if now - request.session.get(SEEN, 0) >= WRITTEN_EVERY:
        request.session[SEEN] = now
        sessions = UserSession.objects.filter(session_key=request.session.session_key)
        sessions.update(last_seen_at=timezone.now())


def sweep_sessions() -> int:
    """Delete the rows of sessions whose cookies are too old to open anything; return how many."""
    over = Session.objects.filter(expire_date__lt=timezone.now())
    # Nothing to delete takes no write lock.
    return int(over.delete()[0]) if over.exists() else 0


def _asks_by_itself(request: HttpRequest) -> bool:
    # A screen left open asks for its progress every few seconds; nobody is sitting there.
    return request.path.endswith(ASKING)
