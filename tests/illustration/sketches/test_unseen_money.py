"""Whoever may see no sums reads none beside a sketch or a draft that cannot be drawn."""

from __future__ import annotations

import pytest

from books.models import Scene
from illustration.models import Route
from tests.api.programs import program
from tests.desk.reading import at, text_of
from tests.factories import add_candidate
from tests.illustration.pump.rig import OF_WIRE, an_account
from tests.illustration.pump.spreads import book_with_spread
from tests.illustration.sketches.conftest import drawn_by_hand, laid
from tests.personas import Press, client_of

ROLES = [("ada", True), ("rita", False)]


@pytest.fixture
def spread(owl: Press) -> Scene:
    """A spread with a sketch and a draft, too large for its model: what helps has a price."""
    key = an_account(owl.publisher, owl.ada)
    told = {"publisher": owl.publisher, "role": "page", "model": OF_WIRE["gptproto"], "key": key}
    Route.objects.create(**told)
    scene: Scene = book_with_spread(owl).scenes.get(kind="spread")
    laid(scene, drawn_by_hand())
    draft = add_candidate(scene=scene)
    draft.draft = True
    draft.save()
    return scene


@pytest.mark.parametrize(("who", "sees"), ROLES)
def test_why_a_sketch_or_a_draft_cannot_go_on_tells_sums_to_those_who_may_see_them(
    owl: Press, spread: Scene, who: str, sees: bool
) -> None:
    member, slug, n = getattr(owl, who), spread.book.slug, spread.position
    client, draft = client_of(member), spread.candidates.get(draft=True)
    caller = program(member, by=owl.ada)
    shown = text_of(client.get(at("scene", slug, n)))
    read = caller.get(f"titles/{slug}/scenes/{n}/sketch/").content.decode()
    asked = {"artwork": draft.pk}
    posted = caller.post(f"titles/{slug}/scenes/{n}/finish/", asked, key="once").content.decode()
    deed = text_of(client.post(at("finish-draft", slug, n), asked))
    assert ["$" in each for each in (shown, read, posted, deed)] == [sees] * 4
    assert all("draws no" in each for each in (shown, read, posted, deed))
