"""Who is calling: a token in the Authorization header, and nothing else."""

from __future__ import annotations

from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from books.models import User
from books.operations.tokens import Caller, UnknownToken, caller_of

SCHEME = "Bearer"
HOW = "Send the header `Authorization: Bearer oct_...`; an owner makes tokens on the desk."


class TokenAuthentication(BaseAuthentication):
    """Takes a publisher's token. A desk's session opens nothing here, so nothing can be forged."""

    def authenticate(self, request: Request) -> tuple[User, Caller] | None:
        """Return (person, caller), None without the header; raise AuthenticationFailed."""
        words = get_authorization_header(request).split()
        if not words:
            return None
        if len(words) != 2 or words[0].lower() != SCHEME.lower().encode():
            raise AuthenticationFailed("The Authorization header holds no bearer token.")
        try:
            caller = caller_of(words[1].decode("ascii"))
        except UnicodeDecodeError:
            raise AuthenticationFailed("A token holds letters, digits, - and _ only.") from None
        except UnknownToken as error:
            raise AuthenticationFailed(str(error)) from error
        return caller.member.user, caller

    def authenticate_header(self, request: Request) -> str:
        """Return what WWW-Authenticate asks for."""
        return f'{SCHEME} realm="octavo"'
