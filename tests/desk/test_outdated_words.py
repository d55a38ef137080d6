"""An outdated form of an outfit or of exact words comes back with theirs beside what was typed."""

from __future__ import annotations

import pytest
from django.urls import reverse

from books.models import Book, Casting
from books.tenancy import acting_for
from tests.factories import make_book
from tests.personas import Press, client_of

FORMS = {
    "outfit": {"wears": "a red hat", "holds": "a lantern", "was-wears": "", "was-holds": ""},
    "exact-text": {"text": "OWL POST", "was-text": ""},
}


@pytest.fixture
def book(press: Press) -> Book:
    """A title whose first scene somebody saved since it was read at version 1."""
    with acting_for(press.publisher):
        book = make_book(press.ben, scenes=4)
        scene = book.scenes.get(position=1)
        scene.version, scene.exact_text = 2, "HOOT"
        scene.save()
        Casting.objects.filter(scene=scene).update(wears=["a blue scarf"], holds=[])
    return book


@pytest.mark.parametrize("name", sorted(FORMS))
def test_theirs_and_mine_are_shown_and_mine_can_be_saved_over_it(
    press: Press, book: Book, name: str
) -> None:
    words = ["owl-press", book.slug, 1, *([1] if name == "outfit" else [])]
    address, ben = reverse(name, args=words), client_of(press.ben)
    answer = ben.post(address, FORMS[name] | {"version": "1"})
    told = answer.content.decode()
    assert answer.status_code == 409
    assert "read both, and save again" in told
    theirs, mine = {"outfit": ("blue scarf", "red hat"), "exact-text": ("HOOT", "OWL POST")}[name]
    assert theirs in told.partition('id="yours"')[0]
    assert mine in told.partition('id="yours"')[2]
    assert 'name="version" value="2"' in told
    assert ben.post(address, FORMS[name] | {"version": "2"}, follow=True).status_code == 200
    with acting_for(press.publisher):
        scene = book.scenes.get(position=1)
        now = [*Casting.objects.get(scene=scene).wears, scene.exact_text]
    assert mine.removeprefix("a ") in " ".join(now)
    assert theirs not in now
