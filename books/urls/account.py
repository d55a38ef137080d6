"""Doors outside every publisher: coming in, one's own account. allauth's views on our paths.

allauth finds its own pages by these names; only what this house uses is here.
"""

from __future__ import annotations

from allauth.account import views as accounts
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.urls import URLPattern, path

from books.views import account, door, invitation

RESET = "password-reset/"
FACTOR = "account/second-factor/"

urlpatterns: list[URLPattern] = [
    path("", door.desk, name="desk"),
    path("sign-in/", door.sign_in, name="sign-in"),
    path("sign-in/", door.sign_in, name="account_login"),
    path("sign-in/link/", door.ask_for_link, name="ask-for-link"),
    path("sign-in/code/", factors.authenticate, name="mfa_authenticate"),
    path("sign-in/<str:uid>/<str:token>/", door.sign_in_link, name="sign-in-link"),
    path("sign-out/", door.sign_out, name="sign-out"),
    path("sign-up/", accounts.signup, name="account_signup"),
    path("invitations/<str:token>/", invitation.invitation, name="invitation"),
    path("publishers/new/", account.found_publisher, name="found-publisher"),
    path(RESET, accounts.password_reset, name="account_reset_password"),
    path(RESET + "sent/", accounts.password_reset_done, name="account_reset_password_done"),
    path(
        RESET + "done/",
        accounts.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path(
        RESET + "<slug:uidb36>/<str:key>/",
        door.new_password,
        name="account_reset_password_from_key",
    ),
    path("account/", account.account, name="account"),
    path("account/inactive/", accounts.account_inactive, name="account_inactive"),
    path("account/again/", accounts.reauthenticate, name="account_reauthenticate"),
    path("account/again/code/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("account/e-mail/", account.address, name="account_email"),
    path(
        "account/e-mail/sent/",
        accounts.email_verification_sent,
        name="account_email_verification_sent",
    ),
    path("account/e-mail/<str:key>/", accounts.confirm_email, name="account_confirm_email"),
    path("account/password/", accounts.password_change, name="account_change_password"),
    path("account/password/new/", accounts.password_set, name="account_set_password"),
    path("account/sessions/", sessions.list_usersessions, name="usersessions_list"),
    path(FACTOR, account.second_factor, name="mfa_index"),
    path(FACTOR + "app/", totp.activate_totp, name="mfa_activate_totp"),
    path(FACTOR + "app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(FACTOR + "codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(FACTOR + "codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path(
        FACTOR + "codes/download/",
        codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
