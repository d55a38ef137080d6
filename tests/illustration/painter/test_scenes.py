"""Briefs become places, lights and things; words get calm room; sizes are exact."""

from __future__ import annotations

import time

import numpy as np
import pytest
from PIL import Image, ImageFilter

from illustration.painter import easel, paint
from illustration.painter.composition import compose
from illustration.painter.light import LIGHTS, light_for
from illustration.painter.places import PLACES
from illustration.painter.words import PLACES as PLACE_WORDS
from illustration.painter.words import action_in, places_in
from tests.illustration.painter.orders import FERN, MIA, PIP, order


def unrest(image: Image.Image) -> float:
    """How busy a picture is: the mean difference from its own blur."""
    grey = image.convert("L")
    soft = grey.filter(ImageFilter.BoxBlur(3))
    return float(np.abs(np.asarray(grey, float) - np.asarray(soft, float)).mean())


@pytest.mark.parametrize("place", PLACES)
def test_every_place_has_words_and_can_be_painted(place):
    word = PLACE_WORDS[place].split()[0]
    assert compose(order(f"There is a {word}", cast=())).place == place
    image = paint(order(f"There is a {word}", cast=(), width=150, height=150)).image
    low, high = np.percentile(np.asarray(image.convert("L")), (2, 98))
    assert high - low > 30  # not a flat sheet


def test_places_look_different():
    pictures = {
        place: np.asarray(
            paint(order(words.split()[0], cast=(), width=64, height=64)).image, dtype=int
        )
        for place, words in PLACE_WORDS.items()
    }
    names = sorted(pictures)
    distances = [np.abs(pictures[a] - pictures[b]).mean() for a in names for b in names if a < b]
    assert len(names) >= 14
    assert min(distances) > 5


def test_the_order_names_the_light_and_else_the_brief_does():
    assert light_for("night", "a sunny day").name == "night"
    assert light_for("", "under the stars").name == "night"
    assert light_for("", "at sunset").name == "sunset"
    assert light_for("", "a bench").name == "day"
    assert {"day", "night", "sunset", "dawn"} <= set(LIGHTS)


def test_night_is_dark_but_the_figure_stands_out():
    painting = paint(
        order("Pip stands in the meadow at night", light="night", width=240, height=240)
    )
    grey = np.asarray(painting.image.convert("L"), dtype=float)
    x0, y0, x1, y1 = painting.figures[0].box
    assert grey.mean() < 110
    low, high = np.percentile(grey[y0:y1, x0:x1], (5, 98))
    assert high - low > 80


@pytest.mark.parametrize(
    ("brief", "deed"),
    [("Pip sleeps", "sleep"), ("He is waving", "wave"), ("They ran home", "run"),
     ("Mia strolls on", "walk"),
     ("it hopped", "jump"), ("he reads aloud", "read"), ("she carries it", "hold"),
     ("She sat down", "sit"), ("up it flew", "fly"), ("a quiet day", "stand")],
)  # fmt: skip
def test_deeds_are_read_from_the_brief(brief, deed):
    assert action_in(brief) == deed


def test_each_character_does_its_own_deed():
    plan = compose(order("Pip sleeps while Fern waves", cast=(PIP, FERN)))
    deeds = {stand.actor.name: stand.actor.pose.action for stand in plan.stands}
    assert deeds == {"Pip": "sleep", "Fern": "wave"}


def test_two_names_before_one_verb_share_its_deed():
    plan = compose(order("Pip and Fern sleep under the moon", cast=(PIP, FERN)))
    assert {stand.actor.pose.action for stand in plan.stands} == {"sleep"}


def test_a_brief_without_a_cast_shows_the_animals_it_is_about():
    plan = compose(order("Turtle dived into the river and the spider waited", cast=()))
    assert [stand.actor.name for stand in plan.stands] == ["turtle", "spider"]


def test_a_brief_without_cast_or_animal_shows_the_people_it_is_about():
    plan = compose(order("The man was too tall", cast=()))
    assert [stand.actor.look.plan for stand in plan.stands] == ["person"]


def test_someone_only_counted_in_the_brief_passes_by_unnamed():
    plan = compose(order("Pip meets a turtle and two rabbits", width=600, height=600))
    plans = [stand.actor.look.plan for stand in plan.stands if not stand.actor.name]
    assert plans.count("turtle") == 1
    assert "beast" in plans
    assert [figure.name for figure in paint(order("Pip meets a turtle")).figures] == ["Pip"]


def test_the_place_for_words_is_calmer_than_the_same_place_without_words():
    room = (0.0, 0.6, 1.0, 1.0)
    brief = "A garden of flowers in the meadow"
    busy = paint(order(brief, cast=())).image.crop((0, 192, 320, 320))
    calm = paint(order(brief, cast=(), text_room=(room,))).image.crop((0, 192, 320, 320))
    assert unrest(calm) < 0.6 * unrest(busy)


def test_what_cannot_be_moved_out_of_the_words_is_veiled(monkeypatch):
    wanted = order("A stream", cast=(), text_room=((0.0, 0.6, 1.0, 1.0),))
    veiled = paint(wanted).image.crop((0, 210, 320, 320))
    monkeypatch.setattr(easel, "calm_rooms", lambda *args: None)
    plain = paint(wanted).image.crop((0, 210, 320, 320))
    greys = [np.asarray(part.convert("L")) for part in (veiled, plain)]
    spread = [np.ptp(np.percentile(grey, (5, 95))) for grey in greys]
    assert spread[0] < 0.75 * spread[1]  # dark and light lie closer, so that words stay legible


@pytest.mark.parametrize(
    "size", [(640, 320), (245, 309), (253, 189), (97, 31), (40, 200), (16, 16)]
)
def test_a_picture_has_exactly_the_pixels_ordered(size):
    painting = paint(order("Pip in the forest", width=size[0], height=size[1]))
    assert (painting.image.size, painting.image.mode) == (size, "RGB")


def test_no_cast_and_no_known_word_still_gives_a_landscape():
    image = paint(order("qwertz", cast=(), light="")).image
    assert places_in("qwertz") == []
    assert unrest(image) > 1


def test_a_sheet_shows_four_views_on_a_plain_ground():
    painting = paint(order("", purpose="sheet", cast=(MIA,), width=400, height=300))
    assert [figure.name for figure in painting.figures] == ["Mia"] * 4
    assert [len(figure.eyes) for figure in painting.figures] == [
        2,
        2,
        0,
        2,
    ]  # the third from behind
    edge = np.asarray(painting.image, dtype=int)[:, :8]
    assert edge.min() > 170  # the paper darkens a little towards its corners
    assert edge.std() < 14


def test_a_sheet_of_two_gives_each_a_row():
    painting = paint(order("", purpose="sheet", cast=(MIA, FERN), width=400, height=400))
    mia, fern = painting.figures[:4], painting.figures[4:]
    assert max(figure.box[3] for figure in mia) <= min(figure.box[1] for figure in fern) + 8


def test_a_print_page_takes_at_most_three_seconds_of_cpu():
    page = order(
        "Pip and Fern by the stream in the forest", cast=(PIP, FERN), width=2592, height=2640
    )
    start = time.process_time()
    painting = paint(page)
    assert painting.image.size == (2592, 2640)
    assert time.process_time() - start < 3
