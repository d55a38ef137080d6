"""What an approved page has cost counts its drafts too, whichever model drew them."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse

from books.models import Scene
from books.tenancy import acting_for
from illustration.again import Way
from illustration.enums import Verb
from illustration.models import Attempt, ProviderKey, Route
from illustration.operations import money
from tests.factories import add_candidate
from tests.illustration.costs.rows import a_book, sent
from tests.illustration.pump.rig import FLAT
from tests.personas import Press, client_of


def test_the_screen_adds_the_models_up_and_the_book_tells_the_sum(press: Press) -> None:
    with acting_for(press.publisher):
        book = a_book(press.ada, press.rita, n=2)
        draft, final = Attempt.objects.filter(book=book).select_related("scene", "book", "account")
        Attempt.objects.filter(pk=draft.pk).update(model="test/drafts")
        for each in (draft, final):
            each.refresh_from_db()
            with transaction.atomic():
                sent(each)
                money.settle(each, FLAT)
        picture = add_candidate(scene=final.scene)
        Attempt.objects.filter(pk=final.pk).update(state="STORED", artwork=picture)
        Scene.objects.filter(pk=final.scene_id).update(state="approved", artwork=picture)
        Route.objects.create(role="page", model=final.model, key=ProviderKey.objects.get())
    ada = client_of(press.ada)
    costs = ada.get(reverse("book-costs", args=["owl-press", book.slug])).content.decode()
    assert costs.count('data-says="An approved page"') == 3  # told beside each sum on a telephone
    last = costs.split("All models together")[1].split("</tr>")[0]
    assert "$0.0596</td>" in last  # 2 * 0.0298, for one approved page
    home = ada.get(reverse("book", args=["owl-press", book.slug])).content.decode()
    assert "an approved page $0.0596" in home


def test_a_button_tells_its_worst_price_in_whole_cents_never_less_than_it_may_cost() -> None:
    assert Way(Verb.EDIT, 83_815).price == "$0.09"
    assert Way(Verb.RESTYLE).price == ""
