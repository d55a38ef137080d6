"""How allauth behaves in this house: who may sign up, what limits count, which letters go out."""

from __future__ import annotations

import base64
import hashlib
import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse

from books import mailing
from books.inviting import invited
from books.models import User

log = logging.getLogger(__name__)
# What a letter calls its one link, whatever allauth calls it.
LINKS = ("password_reset_url", "activate_url")


class AccountAdapter(DefaultAccountAdapter):
    """Accounts by e-mail address and password."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Everybody may sign up, or only whoever opened an invitation."""
        return settings.OCTAVO_SIGN_UP == "open" or invited(request) is not None

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """Save the person with the name the form asked for."""
        user.name = form.cleaned_data["name"]
        super().save_user(request, user, form, commit)
        return user

    def is_email_verified(self, request: HttpRequest, email: str) -> bool:
        """The link of an invitation proves its address; no second letter is needed."""
        invitation = invited(request)
        return invitation is not None and invitation.email == email.lower()

    def unstash_verified_email(self, request: HttpRequest) -> str | None:
        """Return the address that an invitation proves, if one was opened."""
        invitation = invited(request)
        return invitation.email if invitation is not None else None

    def can_delete_email(self, email_address: EmailAddress) -> bool:
        """Only an address that waits to replace the one in use can be forgotten."""
        return bool(email_address.email != email_address.user.email)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the account's own page."""
        return reverse("account")

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try. The sixth wrong one in five minutes is answered with the 429 page."""
        key = self._get_login_attempts_cache_key(request, **credentials)
        self._login_failed_rl_usage = ratelimit.consume(
            request, app="allauth.account", action="login_failed", key=key
        )
        if not self._login_failed_rl_usage:
            raise ImmediateHttpResponse(ratelimit.respond_429(request))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        return f"{self.get_client_ip(request)}:{credentials.get('email', '').lower()}"

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the address of the page where a new password is chosen."""
        uid, _, token = key.partition("-")
        words = {"uidb36": uid, "key": token}
        return mailing.absolute(reverse("account_reset_password_from_key", kwargs=words))

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        """Return the address of the page that confirms an e-mail address."""
        return mailing.absolute(reverse("account_confirm_email", args=[emailconfirmation.key]))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send the letter of that name; where the mail server fails, say so and go on."""
        link = next((context[name] for name in LINKS if name in context), reverse("sign-in"))
        told = {key: value for key, value in context.items() if isinstance(value, str)}
        at = context.get("timestamp")
        told |= {"email": email, "link": link, "at": f"{at:%Y-%m-%d %H:%M} UTC" if at else ""}
        try:
            mailing.send(template_prefix.rpartition("/")[2], email, told)
        except mailing.MailNotSentError as error:
            log.warning("%s", error)
            if self.request is not None:
                messages.error(self.request, str(error))


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets of authenticator apps encrypted in the database."""

    def encrypt(self, text: str) -> str:
        """Return the text under the installation's key."""
        return _keys().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """Return what `encrypt` was given, under this key or one of SECRET_KEY_FALLBACKS."""
        return _keys().decrypt(encrypted_text.encode("ascii")).decode()


def _keys() -> MultiFernet:
    secrets = [str(each) for each in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    digests = [hashlib.sha256(f"octavo.second-factor:{each}".encode()).digest() for each in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
