"""Models are dated rows; what a picture may cost is known before it is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from illustration.providers.catalog import CatalogError, Tariff, models_from, shipped_models
from illustration.providers.wire import WIRES

SEEDREAM = shipped_models()["gptproto/seedream-5-lite"]
GPT = shipped_models()["gptproto/gpt-image-2"]


def test_every_row_is_dated_sourced_licensed_and_speaks_a_known_format() -> None:
    assert len(shipped_models()) >= 4
    for row in shipped_models().values():
        assert row.verified_on >= date(2026, 11, 1)
        assert row.source, row.key
        assert row.licence, row.key
        assert row.wire in WIRES


def test_a_flat_price_is_the_same_at_any_size() -> None:
    assert SEEDREAM.price.most(2592, 2640) == SEEDREAM.price.most(1024, 1024) == 29_800
    # 32 pages, one in eight drawn again: 32 / (1 - 1/8) = 36.57 calls at $0.0298.
    assert round(32 / (1 - 1 / 8) * 29_800 / 1_000_000, 2) == 1.09


def test_a_price_by_tokens_grows_with_pixels_quality_and_references() -> None:
    small = GPT.price.most(1024, 1024, quality="high")
    # (7024 * $24 + 1500 * $6.4) / 1M = $0.178176, and 15 % more.
    assert small == 204_903
    assert GPT.price.most(2048, 1024, quality="high") > 1.9 * small
    assert GPT.price.most(1024, 1024, quality="low") < small / 8
    # 1600 * $6.4 / 1M = $0.01024 a reference, and 15 % more.
    assert GPT.price.most(1024, 1024, quality="high", references=2) - small == 23_552


def test_the_articles_book_costs_between_one_and_two_dollars() -> None:
    pages = 36.57 * SEEDREAM.price.most(2592, 2640, references=1)
    sheets = 2 * GPT.price.most(1024, 1024, quality="high")
    cover = GPT.price.most(1024, 1024, quality="medium", references=1)
    assert 1_000_000 < pages + sheets + cover < 2_000_000


def test_what_was_used_settles_the_bill() -> None:
    assert GPT.price.of_usage({"input_tokens": 50, "output_tokens": 196}) == 5_024
    assert GPT.price.of_usage({"pictures": 1}) is None
    assert SEEDREAM.price.of_usage({}) == 29_800


def test_a_model_is_offered_until_the_day_it_retires() -> None:
    text = ROW.replace('key = "a/b"', 'key = "a/b"\nretires = 2026-12-01')
    row = models_from(text)["a/b"]
    assert row.is_offered(date(2026, 11, 30))
    assert not row.is_offered(date(2026, 12, 1))


ROW = """
[[model]]
key = "a/b"
title = "A"
wire = "ark"
model = "b"
base = "https://a.test"
verified_on = 2026-11-21
source = "a"
licence = "b"
max_edge = 100
min_pixels = 100
max_pixels = 10000
multiple = 8
max_aspect = 2.0
max_references = 1
qualities = ["low"]
[model.price]
output_per_million_tokens = 5
output_tokens = { low = 3, auto = 4 }
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("key =", "name =", "a model without a key"),
        ("max_pixels = 10000", "max_pixels = 10", "leave no picture"),
        ("https://a.test", "http://a.test", "not https"),
        ("output_per_million_tokens = 5", "", "no price"),
        ('["low"]', '["low", "high"]', "a quality has no price"),
        ("multiple = 8", "multipel = 8", "multipel"),
        ("[[model]]", "[[model", "no TOML"),
    ],
)
def test_a_row_that_is_not_sound_is_refused_by_name(old: str, new: str, told: str) -> None:
    assert models_from(ROW)
    with pytest.raises(CatalogError, match=told):
        models_from(ROW.replace(old, new))


def test_two_rows_of_one_key_are_refused() -> None:
    with pytest.raises(CatalogError, match="two models have this key"):
        models_from(ROW + ROW)


def test_a_quality_without_a_price_is_no_price_of_nothing() -> None:
    with pytest.raises(KeyError):
        Tariff(output_per_million_tokens=1, output_tokens={"low": 1}).most(9, 9, quality="high")
