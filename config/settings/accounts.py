"""Accounts: who may sign up, passwords, sessions, limits, second factors, letters."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured

from config.env import env


def one_of(name: str, default: str, known: tuple[str, ...]) -> str:
    """Return an environment variable's word. Raises ImproperlyConfigured for an unknown one."""
    word: str = env(name, default=default)
    if word not in known:
        raise ImproperlyConfigured(f"{name} is {word!r}; it must be one of: {', '.join(known)}.")
    return word


# Who may make an account: everybody, or only people with an invitation.
OCTAVO_SIGN_UP = one_of("OCTAVO_SIGN_UP", "open", ("open", "invitation"))
# The address people open in their browser; letters need it where none is asked for by a request.
OCTAVO_URL = env("OCTAVO_URL", default="")

ACCOUNT_ADAPTER = "books.account.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {
    "login": "books.forms.SignInForm",
    "signup": "books.forms.SignUpForm",
    "reset_password": "books.forms.ResetPasswordForm",
    "add_email": "books.forms.ChangeEmailForm",
}
ACCOUNT_EMAIL_VERIFICATION = one_of(
    "OCTAVO_EMAIL_VERIFICATION", "optional", ("mandatory", "optional", "none")
)
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "sign-in"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
# Per address tried AND machine that tries it: whoever guesses at Ada's password from elsewhere
# does not lock Ada out. Wrong passwords and wrong codes are counted alike.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key", "login": "30/m/ip", "signup": "20/m/ip"}
# How many proxies of our own add to X-Forwarded-For before a request arrives here.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("OCTAVO_PROXIES", default=0)

_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]

MFA_ADAPTER = "books.account.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "books.forms.CodeForm",
    "reauthenticate": "books.forms.CodeAgainForm",
    "activate_totp": "books.forms.ActivateForm",
}
MFA_TOTP_ISSUER = "Octavo"
MFA_TOTP_TOLERANCE = 1
# books.forms.ActivateForm holds a narrower rule: the address in use must be confirmed.
MFA_ALLOW_UNVERIFIED_EMAIL = True

# books.sessions ends a session that lay idle or grew old; the cookie alone would not.
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
OCTAVO_SESSION_IDLE = 12 * 60 * 60
CSRF_FAILURE_VIEW = "books.views.trouble.csrf_failure"

# The largest picture a darkroom takes (books.darkroom.bounds), and the form around it.
OCTAVO_LARGEST_REQUEST = 360 * 1024 * 1024

EMAIL_SUBJECT_PREFIX = env("OCTAVO_MAIL_PREFIX", default="[Octavo] ")
DEFAULT_FROM_EMAIL = env("OCTAVO_MAIL_FROM", default="Octavo <octavo@localhost>")
EMAIL_TIMEOUT = 10
