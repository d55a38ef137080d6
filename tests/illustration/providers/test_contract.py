"""Every provider found keeps the one contract."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from illustration.providers import get_provider, provider_keys
from illustration.providers.base import Done, ErrorClass, Provider, Refused, Request
from tests.illustration.painter.orders import order

every_provider = pytest.mark.parametrize("key", provider_keys())


def request_of(width: int, height: int, seed: int = 5) -> Request:
    asked = order("Pip in the meadow", width=width, height=height)
    return Request("Pip in the meadow", asked, width, height, seed, (), "attempt-1")


@every_provider
def test_a_provider_keeps_the_protocol(key):
    provider = get_provider(key)
    assert isinstance(provider, Provider)
    assert provider.key == key
    assert re.fullmatch(r"[a-z][a-z0-9-]*", key)
    assert provider.title
    assert provider.lease_seconds > 0
    assert provider.price.micros_per_picture >= 0


@every_provider
def test_the_limits_make_sense_and_take_a_print_page(key):
    limits = get_provider(key).limits
    assert 0 < limits.min_pixels < limits.max_pixels <= limits.max_edge**2
    assert limits.multiple >= 1
    assert limits.fault(2592, 2640) == ""  # 8.5 x 8.5 in with bleed, in multiples of 16


@every_provider
def test_a_picture_beyond_the_limits_is_refused_in_words(key):
    provider = get_provider(key)
    answer = provider.submit(request_of(provider.limits.max_edge + provider.limits.multiple, 64))
    assert isinstance(answer, Refused)
    assert (answer.error_class, answer.permanent) == (ErrorClass.INVALID, True)
    assert str(provider.limits.max_edge) in answer.message


@every_provider
def test_a_free_and_repeatable_provider_gives_the_same_bytes_twice(key):
    provider = get_provider(key)
    if not provider.free_and_repeatable:
        pytest.skip(f"{key} is neither free nor repeatable")
    answers = [provider.submit(request_of(256, 192)) for _ in range(2)]
    assert all(isinstance(answer, Done) for answer in answers)
    assert answers[0].data == answers[1].data
    assert Image.open(io.BytesIO(answers[0].data)).size == (256, 192)
    assert provider.price.micros_per_picture == 0


def test_listing_the_providers_loads_neither_painter_nor_pillow():
    program = (
        "import sys; from illustration.providers import provider_keys, get_provider; "
        "[get_provider(key).limits for key in provider_keys()]; "
        "sys.exit(any(name in sys.modules for name in ('PIL', 'numpy', 'illustration.painter')))"
    )
    root = Path(__file__).resolve().parents[3]
    assert subprocess.run([sys.executable, "-c", program], cwd=root, check=False).returncode == 0
