"""A prompt's words: style first to the byte, names bound to numbers, calm rooms, exact letters."""

from __future__ import annotations

import pytest

from illustration.studio.halves import halves
from illustration.studio.order import Dressed
from illustration.studio.prompt import NO_WORDS, compose
from illustration.studio.redraw import regenerated, restyled
from illustration.studio.references import Lineup, references_in_order
from tests.illustration.painter.orders import FERN, PIP, order

SHEETS = {"Pip": ["p1", "p2"], "Fern": ["f1"]}
STYLE = "Gouache,  two spaces — “kept” ; and a last stop."


def lined(*, cast=("Pip", "Fern"), **more: str) -> Lineup:
    return references_in_order(cast, SHEETS, most=16, **more)


@pytest.mark.parametrize("purpose", ["sheet", "cover", "page", "spread"])
@pytest.mark.parametrize("again", [lambda o: o, lambda o: regenerated(o, 2)])
def test_the_style_stands_first_and_word_for_word_in_every_request(purpose, again):
    asked = again(order(purpose=purpose, style=STYLE, cast=(PIP, FERN)))
    assert compose(asked, references=lined()).startswith(f"Style: {STYLE}\n")


def test_every_name_is_bound_to_the_numbers_of_its_pictures():
    words = compose(order(cast=(PIP, FERN)), references=lined())
    assert "Pip is reference pictures 1 and 2; Fern is reference picture 3. Each is" in words
    pip, fern = (next(line for line in words.splitlines() if f"{n}, the" in line) for n in SHEETS)
    assert "teal feathers" in pip
    assert "Exactly as in reference pictures 1 and 2;" in pip
    assert "blue bobble hat" in fern
    assert "Exactly as in reference picture 3;" in fern


def test_one_character_alone_is_told_apart_from_nobody():
    words = compose(order(), references=lined(cast=("Pip",)))
    assert "Pip is reference pictures 1 and 2.\n" in words
    assert "somebody else" not in words


def test_numbers_move_on_behind_the_picture_a_request_is_about():
    words = compose(restyled(order(), "chalk"), references=lined(cast=("Pip",), present="now"))
    assert words.startswith("Style: chalk\n")
    assert "Reference picture 1 is the present picture: draw the same picture again" in words
    assert "Pip is reference pictures 2 and 3." in words


def test_a_sketch_gives_its_arrangement_only():
    words = compose(order(), references=lined(cast=("Pip",), sketch="pencil"))
    assert (
        "Reference picture 3 is a rough sketch: follow its arrangement only, not its lines; "
        "it is never printed."
    ) in words


def test_a_final_picture_is_the_approved_draft_finished():
    words = compose(order(), references=lined(cast=("Pip",), draft="low"))
    assert "Reference picture 1 is the approved draft" in words


def test_an_outfit_adds_to_the_locked_traits_and_replaces_none():
    rain = Dressed("Pip", ("a yellow raincoat", "boots"), ("a lantern",))
    plain = compose(order(cast=(PIP, FERN)), references=lined())
    words = compose(order(cast=(PIP, FERN), dressed=(rain,)), references=lined())
    added = (
        " In this picture wearing today also a yellow raincoat and boots; holding a lantern; "
        "all else as told before."
    )
    assert words.replace(added, "") == plain
    line = next(line for line in words.splitlines() if added in line)
    assert line.startswith("Pip, the owl: teal feathers")
    assert "red knitted scarf" in line


def test_exact_words_take_the_place_of_no_words_and_allow_no_others():
    words = compose(order(purpose="cover", exact_text="The Lantern Owl"))
    assert "Picture for a book's cover: Pip stands in a meadow." in words
    assert "Only the exact words “The Lantern Owl”, spelled letter for letter, no others" in words
    assert NO_WORDS not in words
    assert NO_WORDS in compose(order())


def test_calm_room_for_the_text_is_asked_of_every_half():
    spread = order(purpose="spread", text_room=((0.0, 0.0, 0.25, 1.0), (0.75, 0.0, 1.0, 1.0)))
    left, right = halves(spread, right_brief="Fern waits")
    words = compose(left, references=lined())
    assert "left half of one picture" in words
    assert "0 % to 50 % of the width" in words
    words = compose(right, references=lined(left_half="l"))
    assert "Reference picture 1 is the left half" in words
    assert "continue this picture to the right" in words
    assert "Picture: Fern waits." in words
    assert "50 % to 100 % of the width" in words


def test_the_right_half_is_not_asked_for_without_the_left():
    right = halves(order(purpose="spread"))[1]
    with pytest.raises(ValueError, match="after its left half"):
        compose(right, references=lined())


def test_drawn_again_keeps_the_words_and_changes_the_seed():
    first, second = (regenerated(order(), n) for n in (1, 2))
    assert compose(first) == compose(order())
    assert len({order().seed, first.seed, second.seed}) == 3
    assert regenerated(order(), 2) == second
    assert second.seed < 2**48
    with pytest.raises(ValueError, match="throw 1 or later"):
        regenerated(order(), 0)


def test_asking_for_nothing_new_is_refused_before_it_costs():
    with pytest.raises(ValueError, match="nothing spent"):
        restyled(order(), "")
