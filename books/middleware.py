"""Puts the publisher of the URL in force, for members only; everybody else finds nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from books.factors import must_set_up
from books.models import Member
from books.tenancy import acting_for, everyone


class PublisherMiddleware:
    """Views whose URL has `publisher` run inside acting_for(), with request.member set.

    An outsider gets 404, never 403: that a publisher or an object exists is not told. Somebody
    who is not signed in is sent to the door; an htmx fragment sends the whole page there. So is a
    member without the second factor that the publisher asks for: to the page that sets one up.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Hand the request on; the work is in process_view, which knows the URL's words."""
        response = self.get_response(request)
        if request.user.is_authenticated and "text/html" in response.get("Content-Type", ""):
            response.setdefault("Cache-Control", "no-store")
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Run a publisher's view inside its wall."""
        if "publisher" not in kwargs:
            return None
        if not request.user.is_authenticated:
            return _to_the_door(request)
        with everyone("membership decides which wall this request stands in"):
            member = (
                Member.objects.select_related("publisher", "user")
                .filter(publisher__slug=kwargs.pop("publisher"), user=request.user)
                .first()
            )
        if member is None:
            raise Http404
        if must_set_up(member):
            return _to_the_second_factor(request)
        request.member = member  # type: ignore[attr-defined]
        timezone.activate(member.publisher.time_zone)
        try:
            with acting_for(member.publisher):
                response = view(request, *args, **kwargs)
                if hasattr(response, "render") and callable(response.render):
                    response.render()
                return response
        finally:
            timezone.deactivate()


def _to_the_door(request: HttpRequest) -> HttpResponse:
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect("/sign-in/")
    return redirect_to_login(request.get_full_path())


def _to_the_second_factor(request: HttpRequest) -> HttpResponse:
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(reverse("mfa_index"))
    return redirect("mfa_index")
