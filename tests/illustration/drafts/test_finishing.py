"""A draft is drawn, approved, and finished once: at print size, with the draft to see."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image, ImageChops, ImageStat

from books import storing
from books.enums import CheckItem
from books.errors import IllegalMove, NotAllowed, NotReady, Refused
from books.models import Event, Scene
from books.operations.review import approve_artwork
from illustration.models import Attempt, LedgerEntry, ProviderKey, Route
from illustration.operations.deciding import draw_again
from illustration.operations.finishing import finish
from illustration.operations.outcome import leave_unknown
from illustration.operations.request import request_scene
from illustration.operations.verbs import regenerate, restyle
from illustration.provenance import provenance_of
from illustration.providers.fake.house import House
from illustration.providers.fake.mishaps import Mishap
from illustration.pump.asking import _sheets
from tests.factories import add_candidate
from tests.illustration.costs.rows import sent
from tests.illustration.drafts.conftest import DRAFT, ROWS, SIZE, Studio, most, route
from tests.illustration.pump.rig import spent_and_held


def test_a_draft_is_asked_for_first_and_its_final_once_it_is_approved(studio: Studio) -> None:
    asked = request_scene(scene=studio.scene, by=studio.press.ben)
    assert (asked.role, asked.quality, asked.verb) == ("draft", "low", "draw")
    assert (asked.width, asked.height) == DRAFT
    assert asked.reserved_micros == most("low", DRAFT, 1)
    draft = studio.drawn(asked).artwork
    assert draft is not None
    assert (draft.draft, draft.width, studio.scene.state) == (True, 96, "offered")
    ask = finish(scene=studio.scene, artwork=draft, by=studio.press.rita)
    assert (ask.role, ask.quality, ask.verb, ask.based_on) == ("page", "high", "finish", draft)
    assert (ask.width, ask.height) == SIZE
    assert ask.reserved_micros == most("high", SIZE, 2)
    assert [told["name"] for told in ask.references] == ["approved draft", "Pip"]
    assert "Reference picture 1 is the approved draft: draw the same picture" in ask.prompt
    assert "Pip is reference picture 2." in ask.prompt
    final = studio.drawn(ask).artwork
    assert final is not None
    assert (final.draft, final.width, studio.scene.state) == (False, 288, "offered")
    spent = LedgerEntry.objects.filter(kind="settle").order_by("id")
    n = studio.scene.position
    assert list(spent.values_list("verb", "subject")) == [
        ("draw", f"draft of scene {n} of Pip and the Moon"),
        ("finish", f"final of scene {n} of Pip and the Moon"),
    ]
    assert spent_and_held() == (studio.house.ledger.micros, 0)
    assert studio.house.calls["taken"] == 2
    event = Event.objects.get(what="approve-draft")
    assert (event.by, event.from_state, event.to_state) == (
        studio.press.rita.user, "offered", "queued",
    )  # fmt: skip
    told = provenance_of(final)
    assert told.based_on is not None
    assert (told.based_on.artwork, told.based_on.approved_by) == (draft.pk, "Rita Heron")
    approve_artwork(
        scene=studio.scene, artwork=final, by=studio.press.rita, checked=list(CheckItem)
    )


def test_of_two_who_approve_a_draft_at_once_one_has_its_final_drawn(studio: Studio) -> None:
    draft = studio.drafted()
    theirs = Scene.objects.get(pk=studio.scene.pk)
    finish(scene=studio.scene, artwork=draft, by=studio.press.rita)
    with pytest.raises(IllegalMove, match="changed by somebody else"):
        finish(scene=theirs, artwork=draft, by=studio.press.ada)
    assert Attempt.objects.filter(verb="finish").count() == 1
    assert Event.objects.filter(what="approve-draft").count() == 1


def test_who_may_not_approve_may_not_finish_nor_whoever_drew_it(studio: Studio) -> None:
    draft = studio.drafted()
    with pytest.raises(NotAllowed, match="may not approve"):
        finish(scene=studio.scene, artwork=draft, by=studio.press.ben)
    draft.made_by = studio.press.rita.user
    with pytest.raises(NotAllowed, match="made this draft"):
        finish(scene=studio.scene, artwork=draft, by=studio.press.rita)


def test_only_a_draft_of_the_scene_is_finished(studio: Studio) -> None:
    whole = add_candidate(scene=studio.scene)
    with pytest.raises(Refused, match="no draft"):
        finish(scene=studio.scene, artwork=whole, by=studio.press.rita)
    draft = studio.drafted()
    other = studio.scene.book.scenes.exclude(pk=studio.scene.pk)[0]
    with pytest.raises(Refused, match="no picture of scene"):
        finish(scene=other, artwork=draft, by=studio.press.rita)


def test_a_final_that_fails_leaves_its_draft_on_offer_to_be_finished_again(studio: Studio) -> None:
    draft = studio.drafted()
    bills = studio.house.ledger.micros
    studio.house = House(7, studio.clock, rows=ROWS.values(), mishaps=[Mishap.BAD_WORDS])
    failed = studio.drawn(finish(scene=studio.scene, artwork=draft, by=studio.press.rita))
    assert (failed.state, studio.scene.state) == ("FAILED", "offered")
    assert list(studio.scene.candidates.all()) == [draft]
    assert spent_and_held() == (bills, 0)
    first = studio.finished(draft)
    # And a final on offer may be drawn once more from the same draft.
    second = studio.finished(draft)
    assert (first.draft, second.draft, second.version) == (False, False, 3)


def test_drawn_again_it_is_a_draft_again_and_a_part_of_it_would_be(studio: Studio) -> None:
    draft = studio.drafted()
    studio.finished(draft)
    asked = regenerate(scene=studio.scene, by=studio.press.ben)
    assert (asked.role, asked.verb) == ("draft", "regenerate")
    again = studio.came(asked)
    chalk = restyle(scene=studio.scene, artwork=again, style="chalk", by=studio.press.ben)
    assert (chalk.role, chalk.references[0]["name"]) == ("draft", "present picture")
    styled = studio.came(chalk)
    # The final is in the style of the draft that was approved, not in the book's.
    final = finish(scene=studio.scene, artwork=styled, by=studio.press.rita)
    assert (styled.draft, final.order["style"]) == (True, "chalk")


def test_what_cannot_be_finished_is_told_before_anything_is_written(
    studio: Studio, key: ProviderKey
) -> None:
    draft = studio.drafted()
    Route.objects.filter(role="page").update(model="gone")
    with pytest.raises(NotReady, match="on no list of models"):
        finish(scene=studio.scene, artwork=draft, by=studio.press.rita)
    Route.objects.filter(role="page").delete()
    with pytest.raises(NotReady, match="offline painter now"):
        finish(scene=studio.scene, artwork=draft, by=studio.press.rita)
    studio.scene.refresh_from_db()
    assert studio.scene.state == "offered"
    assert not Event.objects.filter(what="approve-draft").exists()


def test_a_final_in_doubt_is_asked_for_again_from_the_same_draft(studio: Studio) -> None:
    draft = studio.drafted()
    ask = finish(scene=studio.scene, artwork=draft, by=studio.press.rita)
    leave_unknown(sent(ask), "It broke off.")
    anew = draw_again(attempt=ask, by=studio.press.ben)
    assert (anew.verb, anew.based_on, anew.role) == ("finish", draft, "page")


def test_each_half_of_a_spread_gets_its_half_of_the_draft(studio: Studio, key: ProviderKey) -> None:
    route(key, "page", quality="high", way="two-halves")
    studio.scene = studio.scene.book.scenes.get(kind="spread")
    draft = studio.drafted()
    assert (draft.width, draft.height) == (144, 80)  # 9216 pixels, in steps of 16
    ask = finish(scene=studio.scene, artwork=draft, by=studio.press.rita)
    with Image.open(io.BytesIO(storing.read(draft.file))) as whole:
        left, right = (whole.convert("RGB").crop((x, 0, x + 72, 80)) for x in (0, 72))
    sheet = _sheets(Attempt.objects.select_related("key__account").get(pk=ask.pk))[0]
    assert sheet.name == "approved draft"
    with Image.open(io.BytesIO(base64.b64decode(sheet.address.partition("base64,")[2]))) as along:
        assert along.size == (72, 80)
        apart = [ImageStat.Stat(ImageChops.difference(along, one)).mean for one in (left, right)]
    assert sum(apart[0]) < 12 < sum(apart[1])
    done = studio.drawn(ask)
    assert (done.state, done.half) == ("STORED", "right")
    assert "Reference picture 1 is the approved draft" in done.prompt
    assert "Reference picture 2 is the left half" in done.prompt
    assert "Pip is reference picture 3." in done.prompt
    assert spent_and_held() == (studio.house.ledger.micros, 0)
