"""Who draws what, and what a model cannot draw, with its priced ways out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from books.errors import NotAllowed, NotReady, Refused
from books.models import Book
from illustration import offered
from illustration.models import Route
from illustration.operations.routes import drop_route, set_route
from illustration.providers.catalog import shipped_models
from illustration.routing import RolePlan, plan_of, route_for
from illustration.studio.roles import Role
from tests.factories import make_book
from tests.illustration.keys.conftest import Adding
from tests.personas import Press

GPT, SEEDREAM = "gptproto/gpt-image-2", "gptproto/seedream-5-lite"
OWN = """
[[model]]
key = "ours/qwen"
title = "Our own server"
wire = "openai-images"
model = "qwen-image"
base = "http://10.0.0.8:8000/v1"
verified_on = 2026-11-21
source = "our own"
licence = "Apache 2.0"
max_edge = 2048
min_pixels = 65536
max_pixels = 4194304
multiple = 16
max_aspect = 4.0
max_references = 3
price = { micros_a_picture = 1 }
"""


@pytest.fixture
def book(owl: Press) -> Book:
    return make_book(owl.ben)


def plan(book: Book, role: Role, *, spread: bool = False) -> RolePlan:
    return next(each for each in plan_of(book) if each.role is role and each.need.spread is spread)


def test_without_any_key_the_offline_painter_draws_all_for_nothing(book: Book) -> None:
    assert {route_for(book, role).row for role in Role} == {None}
    assert {each.micros for each in plan_of(book)} == {0}


def test_a_books_own_model_comes_before_the_publishers(
    adding: Adding, owl: Press, book: Book
) -> None:
    key = adding()
    told = {"publisher": owl.publisher, "role": "page", "by": owl.ada, "key": key}
    set_route(**told, book=book, model=GPT, quality="high")
    chosen = route_for(book, Role.PAGE)
    assert (chosen.row.key if chosen.row else "", chosen.quality) == (GPT, "high")
    other = route_for(make_book(owl.ben, title="Another"), Role.PAGE)
    assert other.row is not None
    assert (other.row.key, other.key) == (SEEDREAM, key)
    drop_route(book=book, role="page", by=owl.ada)
    assert route_for(book, Role.PAGE) == other
    with pytest.raises(Refused, match="no model of its own"):
        drop_route(book=book, role="page", by=owl.ada)


def test_a_model_that_ended_is_not_replaced_in_silence(
    adding: Adding, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    adding()
    rows = shipped_models()
    ended = {**rows, SEEDREAM: replace(rows[SEEDREAM], retires=date(2026, 1, 1))}
    monkeypatch.setattr(offered, "shipped_models", lambda: ended)
    with pytest.raises(NotReady, match="offered no more since 2026-01-01"):
        route_for(book, Role.PAGE)
    assert "choose another model for page" in plan(book, Role.PAGE).fault


def test_an_8_and_a_half_inch_page_is_drawn_whole_at_its_price(adding: Adding, book: Book) -> None:
    adding()
    page = plan(book, Role.PAGE)
    # 8.625 x 8.75 in at 300 dpi is 2588 x 2625 px.
    assert (page.need.width, page.need.height, page.need.references) == (2588, 2625, 1)
    assert page.size is not None
    assert (page.size.width, page.size.height, page.micros) == (2592, 2640, 29_800)


def test_a_spread_over_the_models_pixels_has_two_ways_out_with_prices(
    adding: Adding, book: Book
) -> None:
    adding()
    spread = plan(book, Role.PAGE, spread=True)
    assert spread.micros is None
    assert "draws no 5175 x 2625 px" in spread.fault
    told = {(way.kind, way.model): way.sentence for way in spread.exits}
    assert "two matched halves" in told["two-halves", SEEDREAM]
    assert "$0.0596 at most" in told["two-halves", SEEDREAM]
    # One picture of 10.4 MP in the spread's shape: 4512 px for 17.25 in.
    assert "dpi as placed, $0.0298" in told["fewer-pixels", SEEDREAM]
    assert ("two-halves", GPT) in told


def test_a_way_out_that_was_taken_is_how_it_is_drawn(
    adding: Adding, owl: Press, book: Book
) -> None:
    key = adding()
    told = {"publisher": owl.publisher, "role": "page", "by": owl.ada, "key": key}
    set_route(**told, model=SEEDREAM, way="two-halves")
    spread = plan(book, Role.PAGE, spread=True)
    assert (spread.pictures, spread.micros, spread.fault) == (2, 59_600, "")
    assert plan(book, Role.PAGE).micros == 29_800
    set_route(**told, model=SEEDREAM, way="fewer-pixels")
    spread = plan(book, Role.PAGE, spread=True)
    assert spread.pictures == 1
    assert spread.size is not None
    assert 200 < spread.size.dpi < 300


def test_a_letter_size_page_is_too_large_for_gpt_image_2(adding: Adding, owl: Press) -> None:
    key, book = adding(), make_book(owl.ben, trim="8.5x11")
    told = {"publisher": owl.publisher, "role": "page", "by": owl.ada, "key": key}
    set_route(**told, model=GPT)
    page = plan(book, Role.PAGE)
    assert "draws no 2588 x 3375 px" in page.fault
    assert page.exits[0].model == SEEDREAM
    assert page.exits[0].way == ""


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"role": "poster"}, "only sheet, cover"),
        ({"model": "nobody/nothing"}, "No model here"),
        ({"quality": "extreme"}, "low, medium, high, auto"),
        ({"way": "folded"}, "cannot be drawn as"),
        ({"way": "two-halves", "role": "cover"}, "cannot be drawn as"),
        ({"key": None}, "needs a key"),
        ({"model": "ark/seedream-5-lite"}, "does not lead to"),
    ],
)
def test_an_impossible_choice_is_refused(
    adding: Adding, owl: Press, told: dict[str, object], why: str
) -> None:
    key = adding()
    before = list(Route.objects.values())
    usual = {"role": "page", "model": GPT, "key": key}
    with pytest.raises(Refused, match=why):
        set_route(publisher=owl.publisher, by=owl.ada, **{**usual, **told})  # type: ignore[arg-type]
    assert list(Route.objects.values()) == before


def test_only_an_owner_chooses_models(owl: Press, book: Book) -> None:
    with pytest.raises(NotAllowed):
        set_route(publisher=owl.publisher, role="page", model="offline", by=owl.ben)
    with pytest.raises(NotAllowed):
        drop_route(book=book, role="page", by=owl.ben)


def test_a_file_of_the_houses_own_adds_a_server_and_changes_a_price(
    adding: Adding, owl: Press, settings: pytest.FixtureRequest, tmp_path: Path
) -> None:
    dearer = Path(offered.__file__).parent.joinpath("providers/models.toml").read_text("utf-8")
    dearer = dearer[dearer.index('[[model]]\nkey = "gptproto/seedream') :]
    dearer = dearer[: dearer.index("[[model]]", 5)].replace("29_800", "31_000")
    file = tmp_path / "models.toml"
    file.write_text(OWN + dearer, "utf-8")
    settings.OCTAVO_MODELS = str(file)  # type: ignore[attr-defined]
    settings.OCTAVO_PRIVATE_PROVIDERS = True  # type: ignore[attr-defined]
    assert offered.models()[SEEDREAM].price.micros_a_picture == 31_000
    ours = adding(wire="openai-images", base="http://10.0.0.8:8000/v1")
    # A server of one's own draws what it is told to, and nothing by itself.
    assert not Route.objects.exists()
    set_route(publisher=owl.publisher, role="page", model="ours/qwen", key=ours, by=owl.ada)
    with pytest.raises(Refused, match="does not lead to"):
        set_route(
            publisher=owl.publisher,
            role="page",
            model="openai/gpt-image-2",
            key=ours,
            by=owl.ada,
        )


def test_a_file_that_is_no_list_of_models_is_named(
    settings: pytest.FixtureRequest, tmp_path: Path
) -> None:
    for name, text in (("a", OWN.replace("openai-images", "smoke")), ("b", "[[model")):
        (tmp_path / name).write_text(text, "utf-8")
        settings.OCTAVO_MODELS = str(tmp_path / name)  # type: ignore[attr-defined]
        with pytest.raises(ImproperlyConfigured, match="OCTAVO_MODELS"):
            offered.models()
