"""Which addresses may be called, and what a publisher may type for a provider's base."""

from __future__ import annotations

import pytest

from illustration.providers.carriage.addresses import is_public, safe_base


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700:4700::1111"])
def test_a_public_address_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",  # a carrier's own network
        "169.254.169.254",  # a cloud machine's own secrets
        "0.0.0.0",
        "224.0.0.251",
        "239.1.1.1",
        "255.255.255.255",
        "192.0.0.9",
        "192.88.99.1",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fd00::1",
        "fec0::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:93.184.216.34",
        "::7f00:1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::7f00:1",
        "2002:7f00:1::1",
        "2001:0:7f00:1::1",
        "2001:db8::1",
        "3fff::1",
        "no address",
        "",
    ],
)
def test_a_private_hidden_or_odd_address_is_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        (" https://API.Provider.test/v1/ ", "https://api.provider.test/v1"),
        ("https://api.provider.test", "https://api.provider.test"),
        ("https://api.provider.test:8443/a/b", "https://api.provider.test:8443/a/b"),
        ("https://bücher.test/v1", "https://xn--bcher-kva.test/v1"),
        ("http://localhost:8188", "http://localhost:8188"),
        ("http://127.0.0.1:8188/", "http://127.0.0.1:8188"),
        ("http://[::1]:8188/v1", "http://[::1]:8188/v1"),
    ],
)
def test_a_base_is_made_plain(typed: str, plain: str) -> None:
    assert safe_base(typed, private_ok=False) == plain


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("http://api.provider.test/v1", "no key travels open"),
        ("https://me:sk-1@api.provider.test", "user name or a password"),
        ("https://good.test\\@evil.test", "user name or a password"),
        ("https://api.provider.test/v1?key=1", "leave out what follows"),
        ("https://api.provider.test/v1?", "leave out what follows"),
        ("https://api.provider.test/v1#a", "leave out what follows"),
        ("api.provider.test/v1", "begin with https://"),
        ("ftp://api.provider.test", "begin with https://"),
        ("https://", "begin with https://"),
        ("", "begin with https://"),
        ("https://api.provider.test:99999", "host or port"),
        ("https://%3127.0.0.1", "host or port"),
        ("https://a b.test", "host or port"),
        ("https://10.0.0.5/v1", "private network"),
        ("http://10.0.0.5/v1", "begin with https://"),
        ("https://169.254.169.254", "private network"),
        ("https://[fd00::1]/v1", "private network"),
        ("https://[::ffff:10.0.0.1]", "private network"),
        ("https://2130706433", "not a number"),
        ("https://0x7f.1", "not a number"),
        ("https://127.1", "not a number"),
        ("https://10.0.0.5.", "not a number"),
    ],
)
def test_a_base_that_leads_astray_is_refused_with_a_sentence(typed: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        safe_base(typed, private_ok=False)


@pytest.mark.parametrize(
    "typed", ["http://10.0.0.5:8188", "http://drawing.lan", "https://[fd00::1]"]
)
def test_an_installation_that_speaks_to_its_own_network_may(typed: str) -> None:
    assert safe_base(typed, private_ok=True) == typed
