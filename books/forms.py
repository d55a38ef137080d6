"""The forms at the door, as this house asks them."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import AddEmailForm, LoginForm, SignupForm
from allauth.account.forms import ResetPasswordForm as AskForReset
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.ratelimit import respond_429
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from books.inviting import invited
from books.models import User

PASSWORD_HELP = _("At least 12 characters. A sentence is fine; nothing else is asked of it.")


class SignInForm(LoginForm):
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail address")
        # The page has its own link; inside a description it would be read out with the field.
        self.fields["password"].help_text = ""
        _without_placeholders(self)


class SignUpForm(SignupForm):
    """Name, e-mail address, password. An invitation fixes the address: its link proves it."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("As colleagues read it on the desk."),
    )
    field_order = ("name", "email", "password1")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        self.fields["password1"].help_text = PASSWORD_HELP
        invitation = invited(context.request)
        if invitation is not None:
            email = self.fields["email"]
            email.initial, email.disabled = invitation.email, True
            email.help_text = _("The invitation was sent to this address.")
            self.fields["name"].initial = invitation.name
        _without_placeholders(self)

    def clean_name(self) -> str:
        """Return the name on one line."""
        return " ".join(self.cleaned_data["name"].split())


class ResetPasswordForm(AskForReset):
    """The address a link to a new password is mailed to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        _without_placeholders(self)


class ChangeEmailForm(AddEmailForm):
    """A new address, in force once its link was opened."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail address")
        _without_placeholders(self)

    def clean_email(self) -> str:
        """Return the address; refuse one that is another person's, before any letter goes out."""
        email = str(super().clean_email())
        if User.objects.filter(email=email).exclude(pk=self.user.pk).exists():
            raise forms.ValidationError(_("Another account has this address."))
        return email

    def save(self, request: HttpRequest) -> EmailAddress:
        """Keep the new address beside the one in use, and mail its link.

        allauth's own way forgets any address that waits to be confirmed, the one in use included,
        and leaves an account without an address.
        """
        waiting = EmailAddress.objects.filter(user_id=self.user.pk, verified=False)
        waiting.exclude(email=self.user.email).delete()
        fresh: EmailAddress = EmailAddress.objects.create(
            user=self.user, email=self.cleaned_data["email"]
        )
        fresh.send_confirmation(request)
        return fresh


class CodeForm(AuthenticateForm):
    """The code of an authenticator app, or a recovery code, after the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _without_placeholders(self)

    def clean_code(self) -> str:
        """Return the code; the sixth wrong one in five minutes is answered with the 429 page."""
        return _counted(super().clean_code)


class CodeAgainForm(ReauthenticateForm):
    """The code once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _without_placeholders(self)

    def clean_code(self) -> str:
        """Return the code; the sixth wrong one in five minutes is answered with the 429 page."""
        return _counted(super().clean_code)


class ActivateForm(ActivateTOTPForm):
    """The first code of a new authenticator app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Six digits")
        _without_placeholders(self)

    def clean_code(self) -> str:
        """Return the code. Refused while the address in use is not confirmed.

        Whoever signs up with another one's address could otherwise keep him or her out for good.
        """
        if address_waits(self.user):
            raise forms.ValidationError(_("Confirm your e-mail address first."))
        return _counted(super().clean_code)


def address_waits(user: User) -> bool:
    """Return whether the address a person signs in with has a confirmation outstanding."""
    waiting = EmailAddress.objects.filter(user_id=user.pk, email=user.email, verified=False)
    return bool(waiting.exists())


def _counted(clean: Any) -> str:
    request: HttpRequest = context.request
    try:
        return str(clean())
    except forms.ValidationError as error:
        if error.code in ("too_many_login_attempts", "rate_limited"):
            raise ImmediateHttpResponse(respond_429(request)) from error
        raise


def _without_placeholders(form: forms.Form) -> None:
    # A placeholder repeats the label and is gone as soon as somebody types.
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
