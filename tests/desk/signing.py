"""Coming in by a password in tests: the password, the browser, the codes of an app."""

from __future__ import annotations

import re
import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core import mail
from django.http import HttpResponse
from django.test import Client

from books.models import User

PASSWORD = "a lantern in the owl wood"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def with_password(user: User, password: str = PASSWORD) -> User:
    """Give a person a password."""
    user.set_password(password)
    user.save()
    return user


def sign_in(
    client: Client, email: str, password: str = PASSWORD, *, ip: str = "198.51.100.7"
) -> HttpResponse:
    """Post the door's form."""
    told = {"login": email, "password": password}
    return client.post("/sign-in/", told, REMOTE_ADDR=ip)


def signed_in(user: User, **browser: Any) -> Client:
    """Return a browser in which the person came in by a password."""
    client = Client(**browser)
    response = sign_in(client, with_password(user).email)
    assert response.headers["Location"] == "/"
    return client


def with_app(user: User) -> Authenticator:
    """Set up an authenticator app with a known secret, and recovery codes."""
    RecoveryCodes.activate(user)
    return TOTP.activate(user, SECRET).instance


def code(secret: str = SECRET, steps: int = 0) -> str:
    """Return the code an app shows, `steps` half minutes from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def link_in(letter: mail.EmailMessage) -> str:
    """Return the path of the one link in a letter."""
    found = re.findall(r"https?://[^/\s]+(/\S+)", str(letter.body))
    assert len(found) == 1, letter.body
    return str(found[0])
