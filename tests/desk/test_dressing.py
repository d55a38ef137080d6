"""The page's and the plan's screens: templates, art short of the bleed, subjects, reading order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction

from books.models import Artwork, Edition, Page
from books.tenancy import acting_for
from tests.api.programs import program
from tests.desk.reading import at, body, shows, text_of
from tests.factories import add_candidate, make_book
from tests.personas import Press, client_of, owl_press


@pytest.fixture(scope="module")
def laid(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[tuple[Press, Page, Artwork]]:
    """A book; its first picture page shows a wide picture with a figure at its left edge."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        press = owl_press()
        with acting_for(press.publisher):
            book = make_book(press.ben, approved=True, approver=press.rita)
            page = Page.objects.filter(edition__book=book, part="whole").order_by("number")[0]
            assert page.scene is not None
            wide = add_candidate(scene=page.scene, size=(480, 300))
            wide.figures = [{"name": "Pip", "box": [4, 100, 90, 200], "eyes": []}]
            wide.save()
            page.scene.artwork, page.scene.state = wide, "approved"
            page.scene.save()
        yield press, page, wide
        transaction.set_rollback(True)


def post(press: Press, address: str, sent: dict[str, object], who: str = "ben") -> str:
    answer = client_of(getattr(press, who)).post(address, sent, follow=True)
    return text_of(answer)


def word(name: str, page: Page) -> str:
    return at(name, "pip-and-the-moon", 1, page.number)


def test_a_short_picture_is_named_with_three_ways_to_look_at(
    laid: tuple[Press, Page, Artwork], db: None
) -> None:
    press, page, _ = laid
    screen = client_of(press.ben).get(word("page", page))
    assert "ends short of the bleed by 1.68 in at the top and 1.68 in" in text_of(screen)
    for way in ("scale", "mirror", "fill"):
        assert f"/picture/512/?short={way}&amp;v=" in body(screen)
    shown = [
        client_of(press.ben).get(
            at("page-picture", "pip-and-the-moon", 1, page.number, 512), {"short": way}
        )
        for way in ("mirror", "fill", "")
    ]
    assert [answer.status_code for answer in shown] == [200, 200, 409]
    assert shown[0].content != shown[1].content


def test_a_choice_is_saved_and_the_page_told_of_what_is_cut(
    laid: tuple[Press, Page, Artwork], db: None
) -> None:
    press, page, _ = laid
    told = post(press, word("choose-page-short-art", page), {"choice": "scale"})
    assert "Chosen; look at page" in told
    assert "38% of the picture's width is cropped away" in told
    assert "short of the bleed" not in told.replace("It ends short of the bleed", "")
    told = post(press, at("choose-short-art", "pip-and-the-moon", 1), {"choice": "mirror"})
    assert "Chosen; pages it changes wait" in told
    assert "Only" not in post(press, word("choose-page-short-art", page), {"choice": ""})
    again = text_of(client_of(press.ben).get(word("page", page)))
    assert "Continued to the bleed by its mirror image: " in again


def test_a_template_is_chosen_on_the_page(laid: tuple[Press, Page, Artwork], db: None) -> None:
    press, page, _ = laid
    told = post(press, word("set-page-template", page), {"template": "vignette"})
    assert f"Page {page.number} is set anew" in told
    assert "short of the bleed" not in told
    assert "selected>Vignette" in body(client_of(press.ben).get(word("page", page)))
    answer = client_of(press.ben).post(word("set-page-template", page), {"template": "poster"})
    assert answer.status_code == 404
    seen = client_of(press.rita).get(word("page", page))
    assert not shows(seen, "set-page-template", "pip-and-the-moon", 1, page.number)


def test_boxes_are_written_without_a_script_and_kept_when_refused(
    laid: tuple[Press, Page, Artwork], db: None
) -> None:
    press, page, wide = laid
    door = at("subjects", "pip-and-the-moon", wide.pk) + f"?page={page.number}&edition=1"
    screen = body(client_of(press.ben).get(door))
    assert 'class="subject-figure" x="4" y="100" width="86" height="100"' in screen
    rows = {"x0": ["10", ""], "y0": ["90", ""], "x1": ["950", ""], "y1": ["210", ""]}
    refused = client_of(press.ben).post(door, rows)
    assert refused.status_code == 400
    assert "is no box of at least 8 pixels" in text_of(refused)
    assert 'value="950"' in body(refused)
    saved = client_of(press.ben).post(door, rows | {"x1": ["95", ""]})
    assert (saved.status_code, saved.headers["Location"]) == (302, word("page", page))
    with acting_for(press.publisher):
        wide.refresh_from_db()
    assert wide.subjects == [[10, 90, 95, 210]]
    answer = client_of(press.rita).post(door, rows)
    assert answer.status_code == 403


def test_the_plan_marks_pages_with_remarks_and_offers_the_templates(
    laid: tuple[Press, Page, Artwork], db: None
) -> None:
    press, page, _ = laid
    post(press, word("choose-page-short-art", page), {"choice": "mirror"})
    plan = at("plan", "pip-and-the-moon", 1)
    screen = body(client_of(press.ben).get(plan, {"page": page.number}))
    assert "Continued to the bleed by its mirror image" in screen
    for template in ("art-above-text", "vignette", "spot"):
        assert f'<option value="{template}"' in screen


def test_openings_of_a_hebrew_edition_run_from_the_right(
    laid: tuple[Press, Page, Artwork], db: None
) -> None:
    press, page, _ = laid
    plan, book = at("plan", "pip-and-the-moon", 1), at("book", "pip-and-the-moon")
    assert 'class="opening rtl' not in body(client_of(press.ben).get(plan))
    with acting_for(press.publisher):
        Edition.objects.filter(pk=page.edition_id).update(language="he")
    for screen in (plan, book):
        assert 'class="opening rtl' in body(client_of(press.ben).get(screen))
    assert f"opening-large {'recto' if page.number % 2 else 'verso'} rtl" in body(
        client_of(press.ben).get(word("page", page))
    )


def test_programs_do_the_same(laid: tuple[Press, Page, Artwork], db: None) -> None:
    press, page, wide = laid
    owl = program(press.ben)
    where = f"titles/pip-and-the-moon/editions/1/pages/{page.number}/"
    told = owl.get(where).json()
    assert told["templates"] == ["picture", "art-above-text", "vignette", "spot"]
    assert (told["short_art"], "short of the bleed" in told["trouble"]) == ("", True)
    told = owl.post(where + "short-art/", {"choice": "mirror"}).json()
    assert told["short_art"] == "mirror"
    assert told["remarks"][0].startswith("Continued to the bleed by its mirror image")
    sent = {"template": "spot", "version": told["version"]}
    assert owl.post(where + "template/", sent).json()["template"] == "spot"
    edition = "titles/pip-and-the-moon/editions/1/short-art/"
    assert owl.get(edition).json() == {"short_art": "refuse"}
    assert owl.post(edition, {"choice": "fill"}).json() == {"short_art": "fill"}
    boxes = f"artworks/{wide.pk}/subjects/"
    assert owl.post(boxes, {"boxes": [[8, 8, 90, 90]]}).json() == {"boxes": [[8, 8, 90, 90]]}
    assert owl.get(boxes).json() == {"boxes": [[8, 8, 90, 90]]}
