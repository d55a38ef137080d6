"""Deeds that matter ask for the password, or the code, once more."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

View = Callable[..., HttpResponseBase]


def proven_again(back_to: Callable[..., str]) -> Callable[[View], View]:
    """Let a view run only within five minutes of a fresh proof; else ask for one first.

    allauth's own decorator carries a POST through the question and calls the view by itself, past
    the middleware that puts the publisher's wall up. So here the person comes back to a screen,
    `back_to(request, **words)`, and does the deed again.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if did_recently_reauthenticate(request):
                return view(request, *args, **kwargs)
            messages.info(request, _("Show that it is you, then do it again. Nothing was changed."))
            return _to_the_question(request, back_to(request, **kwargs))

        return asked

    return decorate


def _to_the_question(request: HttpRequest, back_to: str) -> HttpResponse:
    methods = get_adapter().get_reauthentication_methods(request.user)
    address = f"{methods[0]['url']}?{urlencode({'next': back_to})}"
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(address)
    return redirect(address)
