"""Which addresses a request may go to. Pure rules; nothing is looked up here."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import httpx

# What `is_global` lets through, at least in some Python: networks that carry another address inside
# (an IPv4 one, so that a private one could hide) or that no public server answers on.
# IANA IPv4 and IPv6 Special-Purpose Address Registries.
NOT_PLAIN = tuple(
    ip_network(each)
    for each in (
        "192.0.0.0/24",  # IETF protocol assignments
        "192.88.99.0/24",  # 6to4 relays
        "::/96",  # IPv4-compatible
        "::ffff:0:0/96",  # IPv4-mapped
        "64:ff9b::/96",  # NAT64
        "64:ff9b:1::/48",  # NAT64, local use
        "100::/64",  # discard
        "2001::/23",  # IETF protocol assignments, Teredo among them
        "2002::/16",  # 6to4
        "3fff::/20",  # documentation
        "5f00::/16",  # segment routing
        "fec0::/10",  # site-local
    )
)
# A name of letters, digits, hyphens (RFC 1123, 2.1) and underscores, or an IP address.
LONGEST_HOST = 253  # RFC 1035, 2.3.4, without the last dot
NO_NAME = "/?#@:*[]\\ "
INSIDE = (".localhost", ".local", ".internal", ".lan", ".home", ".corp", ".home.arpa")
PLAIN_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+")


def is_public(address: str) -> bool:
    """Whether an IP address in text is a plain public one. False for what is no address at all."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if any(ip.version == net.version and ip in net for net in NOT_PLAIN):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def parsed(address: str) -> httpx.URL:
    """An address taken apart. Raises ValueError with a sentence for what cannot be one."""
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError, TypeError):
        raise ValueError("The address cannot be read as one; check how it is spelt.") from None
    if url.scheme not in ("http", "https") or not url.host:
        raise ValueError("The address must begin with https:// and name a host.")
    if not PLAIN_HOST.fullmatch(host_of(url)) or (url.port or 0) > 65535:
        raise ValueError("The address names a host or port that cannot be; check its spelling.")
    if url.userinfo:
        raise ValueError("The address holds a user name or a password; leave them out.")
    return url


def host_of(url: httpx.URL) -> str:
    """The host as it is looked up: lower case, ASCII, no brackets."""
    return url.raw_host.decode("ascii").lower()


def safe_base(base: str, *, private_ok: bool) -> str:
    """A provider's base address as a publisher typed it, made plain, with no slash at its end.

    https only; http for this very machine (localhost, 127.0.0.0/8, ::1), or anywhere where
    `private_ok` says that the installation speaks to its own network. A name is not looked up here:
    where it leads is judged when it is called (`Carrier.send(public_only=True)`). Raises ValueError
    with a sentence.
    """
    url = parsed(base.strip())
    if url.query or url.fragment or "?" in base or "#" in base:
        raise ValueError("The base address must end with its path; leave out what follows ? or #.")
    host = host_of(url)
    literal = _literal(host)
    loopback = host == "localhost" or (literal is not None and literal.is_loopback)
    if url.scheme == "http" and not (loopback or private_ok):
        raise ValueError("The base address must begin with https://, so that no key travels open.")
    if literal is None and _reads_as_number(host):
        raise ValueError("The base address must name its host, not a number that stands for one.")
    if literal is not None and not (loopback or private_ok or is_public(host)):
        raise ValueError("The base address is one of a private network, which is not called here.")
    netloc = url.netloc.decode("ascii")
    return f"{url.scheme}://{netloc}{url.raw_path.decode('ascii').rstrip('/')}"


def result_host(told: str, *, private_ok: bool) -> str:
    """A host that finished pictures may be fetched from, as typed, made plain: lower case, ASCII.

    "cdn.example.com", or "*.example.com" for all below it. Addresses, one-word names and names of
    this machine or a private network are refused: a picture's address comes from outside, and must
    not make this desk read what lies inside. `private_ok` lets them in for a provider that is
    inside itself. Raises ValueError with a sentence.
    """
    typed = told.strip().lower()
    below = "*." if typed.startswith("*.") else ""
    name = typed.removeprefix("*.").rstrip(".")
    try:
        host = host_of(parsed(f"https://{name}"))
    except ValueError:
        host = ""
    if not host or len(host) > LONGEST_HOST or any(each in name for each in NO_NAME):
        raise ValueError(
            f"{told.strip()[:80]!r} is no name of a host: type it alone, as cdn.example.com, "
            "without https://, port or path."
        )
    if not private_ok and (_literal(host) is not None or _reads_as_number(host)):
        raise ValueError(f"{host} is an address and no name: it could be one of a private network.")
    if not private_ok and ("." not in host or host.endswith(INSIDE)):
        raise ValueError(
            f"{host} is no whole name of a public host, but could be one of this machine or of a "
            "private network: pictures come from outside and must not lead in there."
        )
    return f"{below}{host}"


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _reads_as_number(host: str) -> bool:
    """Whether a system may read a host as an IPv4 address: 2130706433, 0x7f.1, 127.1."""
    last = host.rstrip(".").rpartition(".")[2]
    return last.isdigit() or last.startswith("0x")
