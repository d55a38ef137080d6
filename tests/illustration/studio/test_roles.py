"""Every role has a model that exists and can do what the role asks of it."""

from __future__ import annotations

import pytest

from illustration.providers.catalog import shipped_models
from illustration.studio.roles import (
    DEFAULTS,
    Choice,
    Role,
    RoleError,
    choices_from,
    default_for,
    drafts_first,
)


@pytest.mark.parametrize("role", Role)
def test_a_default_names_a_model_of_the_list_in_a_quality_it_has(role):
    choice = default_for(role)
    row = shipped_models()[choice.model]
    assert choice.quality in (row.qualities or ("",))
    if choice.size:
        width, height = choice.size
        assert row.min_pixels <= width * height <= row.max_pixels


def test_a_sheet_is_drawn_1024_pixels_square_in_high_quality():
    assert default_for(Role.SHEET) == Choice("gptproto/gpt-image-2", "high", (1024, 1024))


def test_pages_are_drawn_at_the_flat_price_and_at_the_pages_own_size():
    choice = default_for(Role.PAGE)
    assert shipped_models()[choice.model].price.flat
    assert choice.size is None


@pytest.mark.parametrize(
    ("flat", "told", "first"),
    [(False, None, True), (True, None, False), (True, True, True), (False, False, False)],
)
def test_a_draft_comes_first_where_it_saves_money_or_somebody_says_so(flat, told, first):
    assert drafts_first(flat=flat, told=told) is first


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[role.draft]", "[role.sketch]", "see draft, sketch"),
        ('size = "1024x1024"', 'size = "big"', "sheet: a size is WIDTHxHEIGHT"),
        ('size = "1024x1024"', 'colour = "red"', "sheet: a role knows no colour"),
        ('model = "gptproto/seedream-5-lite"', 'model = ""', "page: which model"),
        ("[role.cover]", "[role.cover", "no TOML"),
    ],
)
def test_an_unsound_list_is_refused_by_role(old, new, said):
    text = DEFAULTS.read_text("utf-8")
    assert old in text
    with pytest.raises(RoleError, match=said):
        choices_from(text.replace(old, new, 1))
