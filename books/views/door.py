"""Coming in and going out."""

from __future__ import annotations

from allauth.account import views as accounts
from allauth.account.internal.flows.logout import logout
from allauth.account.utils import perform_login
from allauth.core.ratelimit import consume_or_429
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from books.account import AccountAdapter
from books.mailing import MailNotSentError
from books.operations.people import send_sign_in_link, user_of_link
from books.views.account import may_found, members_of, person
from books.views.trouble import too_many

__all__ = ["ask_for_link", "desk", "new_password", "sign_in", "sign_in_link", "sign_out"]


class SignIn(accounts.LoginView):
    """The door itself."""

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """Return what allauth's page shows, and whether anybody may make an account."""
        told: dict[str, object] = super().get_context_data(**kwargs)
        return told | {"open_to_all": AccountAdapter().is_open_for_signup(self.request)}


sign_in = SignIn.as_view()


def sign_in_link(request: HttpRequest, uid: str, token: str) -> HttpResponseBase:
    """Let the link's person in. A GET only asks, so that mail scanners do not use the link up.

    Whoever has a second factor is asked for it as after a password.
    """
    user = user_of_link(uid=uid, token=token)
    if user is None:
        return render(request, "account/link.html", {"expired": True}, status=410)
    if request.method == "POST":
        response: HttpResponseBase = perform_login(request, user, email_verification="none")
        return response
    return render(request, "account/sign_in_link.html", {"person": user})


@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_link(request: HttpRequest) -> HttpResponseBase:
    """Mail a sign-in link; the answer is the same whether the address has an account or not."""
    email = request.POST.get("email", "").strip().lower()[:254]
    if request.method != "POST" or not email:
        return render(request, "account/link.html", {"email": email})
    refused = consume_or_429(request, action="reset_password", key=email)
    if refused is not None:
        return too_many(request)
    try:
        send_sign_in_link(email=email)
    except MailNotSentError as error:
        return render(request, "account/link.html", {"email": email, "failed": error}, status=503)
    return render(request, "account/link.html", {"email": email, "sent": True})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Let the person out."""
    logout(request, show_message=False)
    return redirect("sign-in")


class NewPassword(accounts.PasswordResetFromKeyView):
    """Where the mailed link leads; one that is used up or forged is told so with 410."""

    def render_to_response(self, context: dict[str, object], **more: object) -> HttpResponse:
        """Render the page, with its status."""
        response: HttpResponse = super().render_to_response(context, **more)
        if context.get("token_fail"):
            response.status_code = 410
        return response


new_password = NewPassword.as_view()


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Send a person to the titles of his or her publisher; with several, let them choose."""
    if not request.user.is_authenticated:
        return redirect("sign-in")
    members, founding = members_of(person(request)), may_found(person(request))
    if len(members) == 1:
        return redirect("titles", publisher=members[0].publisher.slug)
    if not members and founding:
        return redirect("found-publisher")
    return render(request, "books/publishers.html", {"members": members, "may_found": founding})
