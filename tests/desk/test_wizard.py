"""A new title on the desk: each step shows, keeps, refuses with a sentence, and leads on."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from books.models import Book, Proposal
from books.operations.proposals import MAX_BYTES
from books.tenancy import acting_for
from tests.books.test_proposals import LINES, begun, handed_in, ready
from tests.desk.reading import at, body, shows, text_of
from tests.personas import Press, client_of

FORM = {
    "printer": "kdp-paperback",
    "trim": "8x10",
    "stock": "premium-color",
    "bleed": "on",
    "pages": "32",
    "language": "en",
}
PASTED = "Pip and the Moon\n\n" + "\n\n".join(LINES)


@pytest.fixture
def ben(press: Press) -> Client:
    return client_of(press.ben)


def step(proposal: Proposal, word: str) -> str:
    return at("title-step", proposal.pk, word)


def stored(press: Press) -> Proposal:
    with acting_for(press.publisher):
        return Proposal.objects.get()


def made(press: Press, how: Any) -> Proposal:
    with acting_for(press.publisher):
        proposal: Proposal = how(press)
        return proposal


def led_to(response: HttpResponse) -> str:
    assert response.status_code == 302, text_of(response)
    return response.headers["Location"]


# Printing


def test_the_first_step_is_shown_without_beginning_anything(press: Press, ben: Client) -> None:
    told = text_of(ben.get(at("new-title")))
    assert "Who prints it, and on what" in told
    assert "8.5x8.5 in with 32 pages breaks no rule we know of this printer." in told
    with acting_for(press.publisher):
        assert not Proposal.objects.exists()


def test_the_table_reckons_pixels_limits_and_gutter_from_what_is_chosen(ben: Client) -> None:
    told = text_of(ben.post(at("new-title"), FORM | {"pages": "200", "look": "1"}))
    assert "2438 x 3075 px" in told  # (8 + 0.125) x 300 by (10 + 0.25) x 300
    assert "24 to 828 pages" in told
    assert "151–300 0.5" in told
    assert "(yours)" in told


def test_an_impossible_wish_is_told_with_the_nearest_and_nothing_is_begun(
    press: Press, ben: Client
) -> None:
    other = FORM | {"trim": "other", "width": "12", "height": "12"}
    response = ben.post(at("new-title"), other)
    assert response.status_code == 400
    assert "does not cut 12x12 in; the nearest it cuts is" in text_of(response)
    assert 'value="12"' in body(response)  # what was typed is still there
    with acting_for(press.publisher):
        assert not Proposal.objects.exists()


@pytest.mark.parametrize("trim", ["", "x", "wide"])
def test_a_size_that_cannot_be_read_is_a_sentence(ben: Client, trim: str) -> None:
    for look in ({}, {"look": "1"}):
        response = ben.post(at("new-title"), FORM | {"trim": trim} | look)
        assert "is not a trim size" in text_of(response)


def test_going_on_begins_the_title_and_leads_to_the_manuscript(press: Press, ben: Client) -> None:
    there = led_to(ben.post(at("new-title"), FORM))
    proposal = stored(press)
    assert there == step(proposal, "manuscript")
    assert proposal.answers["printing"]["trim"] == "8x10"


def test_a_language_may_be_given_by_its_code_and_a_script_the_press_lacks_is_told(
    press: Press, ben: Client
) -> None:
    led_to(ben.post(at("new-title"), FORM | {"language": "other", "code": "zu"}))
    assert stored(press).answers["printing"]["language"] == "zu"
    told = text_of(ben.post(at("new-title"), FORM | {"language": "ka", "look": "1"}))
    assert "written in Georgian, which the press cannot set yet" in told


# Manuscript


def test_a_pasted_story_is_read_and_leads_to_its_preview(press: Press, ben: Client) -> None:
    proposal = made(press, begun)
    there = led_to(ben.post(step(proposal, "manuscript"), {"version": "1", "text": PASTED}))
    assert there == step(proposal, "preview")
    told = text_of(ben.get(there))
    assert "So Noor gave Pip her hat." in body(ben.get(there)) or "So Noor" in told
    assert 'value="Pip and the Moon"' in body(ben.get(there))
    again = body(ben.get(step(proposal, "manuscript")))
    assert "And Pip slept in the hat of Noor." in again


def test_a_file_is_read_by_its_ending(press: Press, ben: Client) -> None:
    proposal = made(press, begun)
    file = SimpleUploadedFile("pip.txt", PASTED.encode())
    led_to(ben.post(step(proposal, "manuscript"), {"version": "1", "file": file}))
    assert stored(press).manuscript_name == "pip.txt"


def test_what_cannot_be_read_is_a_sentence_and_the_pasted_text_is_kept(
    press: Press, ben: Client
) -> None:
    proposal = made(press, begun)
    response = ben.post(step(proposal, "manuscript"), {"version": "1", "text": "Pip [flew away"})
    assert response.status_code == 400
    assert "Nothing was kept" in text_of(response)
    assert "Pip [flew away</textarea>" in body(response)


def test_nothing_handed_in_is_asked_for_once_and_then_kept(press: Press, ben: Client) -> None:
    proposal = made(press, begun)
    response = ben.post(step(proposal, "manuscript"), {"version": "1", "text": " "})
    assert (response.status_code, "nothing was handed in yet" in text_of(response)) == (400, True)
    kept = made(press, handed_in)
    assert led_to(ben.post(step(kept, "manuscript"), {"version": "2"})) == step(kept, "preview")


def test_a_file_over_ten_megabytes_is_refused_with_413_before_it_is_read(
    press: Press, ben: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("books.views.wizard.put_manuscript", lambda **_: pytest.fail("was read"))
    proposal = made(press, begun)
    file = SimpleUploadedFile("pip.docx", b"x" * (MAX_BYTES + 1))
    response = ben.post(
        step(proposal, "manuscript"), {"version": "1", "file": file, "text": "my own words"}
    )
    assert response.status_code == 413
    assert "at most 10 MB are read" in text_of(response)
    assert "my own words" in body(response)


def test_a_pasted_text_longer_than_is_read_is_a_sentence_and_not_a_broken_request(
    press: Press, ben: Client
) -> None:
    proposal = made(press, begun)
    long = "Pip flew on.\n\n" * 230_000  # 14 characters each: 3.2 MB
    response = ben.post(step(proposal, "manuscript"), {"version": "1", "text": long})
    assert response.status_code == 400
    assert "Nothing was kept" in text_of(response)


def test_a_form_with_a_field_for_every_scene_of_a_long_book_is_taken(
    press: Press, ben: Client
) -> None:
    proposal = made(press, ready)
    form: dict[str, Any] = {"version": str(proposal.version)}
    for n in range(1, 21):
        ticked = [str(scene) for scene in range(1, 81)]
        form |= {f"name-{n}": f"Owl {n}", f"known-{n}": f"Owl {n}", f"scenes-{n}": ticked}
    led_to(ben.post(step(proposal, "characters"), form))
    rows = stored(press).answers["characters"]["characters"]
    assert len(rows[19]["scenes"]) == 80


def test_a_stale_tab_is_told_and_its_text_is_still_in_the_form(press: Press, ben: Client) -> None:
    proposal = made(press, handed_in)
    response = ben.post(step(proposal, "manuscript"), {"version": "1", "text": PASTED})
    assert response.status_code == 409
    assert "another tab or by a colleague" in text_of(response)
    assert "And Pip slept" in body(response)
    # The form now stands on what was saved, so pressing again puts these words in its place.
    assert 'name="version" value="2"' in body(response)


# Preview


def test_the_preview_shows_pages_briefs_notes_and_verdicts(press: Press, ben: Client) -> None:
    response = ben.get(step(made(press, handed_in), "preview"))
    told = text_of(response)
    assert "24 pages; asked: 24 to 828 pages, a multiple of 2" in told
    assert "24 pages; asked: a multiple of 4" in told
    assert "Blank pages" in told
    assert "Noor at her window" in told
    assert "From the manuscript's art note" in told
    assert "Proposed from the text, nobody wrote it" in told
    assert "5 briefs are proposed from the text" in told
    assert body(response).count('class="page-drawing"') == 24
    assert "Pip the owl could not" in told  # the words as the press breaks them


def test_title_and_people_are_changed_before_anything_is_saved(press: Press, ben: Client) -> None:
    proposal = made(press, handed_in)
    form = {"version": "2", "title": "Pip", "name-1": "Ada Owl", "role-1": "author"}
    there = led_to(ben.post(step(proposal, "preview"), form | {"name-2": "", "role-2": "editor"}))
    assert there == step(proposal, "plan")
    assert stored(press).answers["preview"] == {
        "title": "Pip",
        "contributors": [{"name": "Ada Owl", "role": "author"}],
    }


def test_another_person_gets_a_line_without_leaving_the_step(press: Press, ben: Client) -> None:
    proposal = made(press, handed_in)
    form = {"version": "2", "title": "Pip", "name-1": "Ada", "role-1": "author", "stay": "1"}
    assert led_to(ben.post(step(proposal, "preview"), form)) == step(proposal, "preview")
    shown = body(ben.get(step(proposal, "preview")))
    assert 'name="name-2"' in shown
    assert 'value="Ada"' in shown


def test_a_story_too_short_for_any_book_says_so_and_leads_back(press: Press, ben: Client) -> None:
    with acting_for(press.publisher):
        proposal = handed_in(press, "# One\n\n##\nPip sat.\n")
    response = ben.get(step(proposal, "preview"))
    assert "cannot fill 24 pages" in text_of(response)
    assert shows(response, "title-step", proposal.pk, "manuscript")


# Plan, characters, style


def test_the_plan_gives_each_arrangement_with_its_count_and_reasons(
    press: Press, ben: Client
) -> None:
    proposal = made(press, handed_in)
    ben.post(step(proposal, "preview"), {"version": "2", "title": "Pip"})
    told = text_of(ben.get(step(proposal, "plan")))
    assert "As proposed 24 pages · picture facing text" in told
    assert "Words lie on the pictures, as asked." in told
    there = led_to(ben.post(step(proposal, "plan"), {"version": "3", "arrangement": "on-picture"}))
    assert there == step(proposal, "characters")
    assert "checked" in body(ben.get(step(proposal, "plan"))).split('id="way-on-picture"')[1][:60]


def test_characters_are_marked_as_proposed_until_somebody_saved_them(
    press: Press, ben: Client
) -> None:
    proposal = made(press, ready)
    with acting_for(press.publisher):
        kept = {k: v for k, v in proposal.answers.items() if k != "characters"}
        Proposal.objects.update(answers=kept)
    told = text_of(ben.get(step(proposal, "characters")))
    assert "These names are proposed from the text" in told
    assert "Pip proposed" in told
    form = {"version": str(proposal.version), "name-1": "Pip", "kind-1": "owl", "known-1": "Pip"}
    led_to(ben.post(step(proposal, "characters"), form | {"scenes-1": ["1", "3"]}))
    told = text_of(ben.get(step(proposal, "characters")))
    assert "These names are proposed" not in told
    assert stored(press).answers["characters"]["characters"][0]["scenes"] == [1, 3]


def test_a_new_or_renamed_character_finds_its_scenes_by_its_name(press: Press, ben: Client) -> None:
    proposal = made(press, ready)
    form = {
        "version": str(proposal.version),
        "name-1": "Noor",  # the row was shown for Pip
        "known-1": "Pip",
        "scenes-1": ["1"],
        "name-2": "Pip",
        "wears-2": "red scarf, blue boots",
    }
    led_to(ben.post(step(proposal, "characters"), form))
    rows = stored(press).answers["characters"]["characters"]
    assert [(row["name"], row["scenes"]) for row in rows] == [("Noor", None), ("Pip", None)]
    assert rows[1]["wears"] == ["red scarf", "blue boots"]


def test_a_line_is_added_and_taken_out_without_a_script(press: Press, ben: Client) -> None:
    proposal = made(press, ready)
    form = {"version": str(proposal.version), "name-1": "Pip", "name-2": "Noor"}
    assert led_to(ben.post(step(proposal, "characters"), form | {"stay": "1"})) == step(
        proposal, "characters"
    )
    assert 'name="name-3"' in body(ben.get(step(proposal, "characters")))
    form |= {"version": str(proposal.version + 1), "remove": "1"}
    assert led_to(ben.post(step(proposal, "characters"), form)) == step(proposal, "characters")
    assert [row["name"] for row in stored(press).answers["characters"]["characters"]] == ["Noor"]


def test_two_of_one_name_are_refused_and_stay_in_the_form(press: Press, ben: Client) -> None:
    proposal = made(press, ready)
    form = {"version": str(proposal.version), "name-1": "Pip", "name-2": "pip", "eyes-2": "amber"}
    response = ben.post(step(proposal, "characters"), form)
    assert response.status_code == 400
    assert "Two characters are called" in text_of(response)
    assert 'value="amber"' in body(response)


def test_the_style_is_taken_from_the_shelf_or_said_in_own_words(press: Press, ben: Client) -> None:
    proposal = made(press, handed_in)
    ben.post(step(proposal, "preview"), {"version": "2", "title": "Pip"})
    ben.post(step(proposal, "plan"), {"version": "3", "arrangement": "auto"})
    ben.post(step(proposal, "characters"), {"version": "4", "name-1": "Pip"})
    shown = body(ben.get(step(proposal, "style")))
    assert shown.count('name="style"') >= 7  # six styles at least, and one's own words
    assert shown.count("desk/styles/") >= 6
    refused = ben.post(step(proposal, "style"), {"version": "5", "style": "own", "words": " "})
    assert (refused.status_code, "No style is chosen" in text_of(refused)) == (400, True)
    own = {"version": "5", "style": "own", "words": "ink and tea"}
    assert led_to(ben.post(step(proposal, "style"), own)) == step(proposal, "check")
    assert "ink and tea" in text_of(ben.get(step(proposal, "check")))


# Check and make


def test_the_last_step_shows_every_answer_with_a_way_to_change_it(
    press: Press, ben: Client
) -> None:
    proposal = made(press, ready)
    response = ben.get(step(proposal, "check"))
    told = text_of(response)
    for words in ("8x10 in", "pip.md", "Ada Owl (author)", "24 pages", "Pip (owl)", "Gouache"):
        assert words in told, words
    for each in ("printing", "manuscript", "preview", "plan", "characters", "style"):
        assert shows(response, "title-step", proposal.pk, each)


def test_making_the_title_leads_to_its_book_and_twice_is_once(press: Press, ben: Client) -> None:
    proposal = made(press, ready)
    form = {"version": str(proposal.version)}
    first = led_to(ben.post(at("make-title", proposal.pk), form))
    assert first == at("book", "pip-and-the-moon")
    assert led_to(ben.post(at("make-title", proposal.pk), form)) == first
    assert led_to(ben.get(at("continue-title", proposal.pk))) == first
    assert led_to(ben.get(step(proposal, "plan"))) == first
    with acting_for(press.publisher):
        assert Book.objects.count() == 1
    told = text_of(ben.get(first))
    assert "Pip and the Moon is made." in told
    assert "Draw 1 character sheet" in told


def test_a_change_in_another_tab_stops_the_making(press: Press, ben: Client) -> None:
    proposal = made(press, ready)
    response = ben.post(at("make-title", proposal.pk), {"version": str(proposal.version - 1)})
    assert response.status_code == 409
    assert "changed since you opened the step" in text_of(response)
    with acting_for(press.publisher):
        assert not Book.objects.exists()
