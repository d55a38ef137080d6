"""For everybody: behind a proxy that speaks HTTPS. Whatever is missing stops the start by name."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured

from config.env import env, hosts, needed, number, origins, real_secret
from config.settings.base import *  # noqa: F403  (a settings file is its parent plus what differs)

if env.bool("OCTAVO_DEBUG", default=False):
    raise ImproperlyConfigured("OCTAVO_DEBUG shows the inside to everybody: unset it.")
DEBUG = False
SECRET_KEY = real_secret()
ALLOWED_HOSTS = hosts()
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=origins(ALLOWED_HOSTS))
OCTAVO_URL = needed("OCTAVO_URL", "the address people open, https://desk.example.com")

# gunicorn calls a request secure where a proxy it trusts says so (FORWARDED_ALLOW_IPS).
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = number("OCTAVO_HSTS_SECONDS", default=365 * 24 * 60 * 60)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# To be on the browsers' own list binds a whole domain for years: its owner's decision, not ours.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
# The prefix makes a browser refuse the cookie from another host, another path or without HTTPS.
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"

needed("EMAIL_URL", "where letters are handed in, smtp+tls://NAME:PASSWORD@HOST:587")
_mail = env.email_url("EMAIL_URL")
EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = _mail.get("EMAIL_HOST", ""), _mail.get("EMAIL_PORT", 25)
EMAIL_HOST_USER = _mail.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.get("EMAIL_USE_TLS", False), _mail.get("EMAIL_USE_SSL", False)
