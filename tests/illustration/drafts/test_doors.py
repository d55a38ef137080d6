"""No door lets a draft into print; the desk and the API mark it and have it finished."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.urls import reverse

from books.covers import cover_art
from books.enums import CheckItem, SceneKind, SceneState
from books.errors import NotReady
from books.models import Artwork, Member, Scene
from books.operations.approving import approve_art
from books.operations.cover_scene import begin_cover
from books.operations.review import approve_artwork
from books.operations.titles import duplicate_title
from illustration.drafts import said_of
from illustration.estimate import likely
from illustration.models import Attempt, Drafting
from illustration.providers.sums import cents
from printing.operations.cover import Wanted
from printing.operations.run import _refuse_drafts
from tests.api.programs import program
from tests.factories import add_candidate
from tests.illustration.drafts.conftest import SIZE, TOKENS, Studio, most
from tests.personas import Press, client_of

CHECKED = {"checked": [item.value for item in CheckItem]}


@pytest.fixture
def draft(scene: Scene) -> Artwork:
    """A draft on offer, as the provider's would be."""
    artwork = add_candidate(scene=scene)
    artwork.draft = True
    artwork.save(update_fields=["draft"])
    return artwork


def test_no_verb_approves_a_draft(scene: Scene, draft: Artwork, owl: Press) -> None:
    edition = scene.pages.select_related("edition")[0].edition
    with pytest.raises(NotReady, match="is a draft and is not printed"):
        approve_artwork(scene=scene, artwork=draft, by=owl.ada, checked=list(CheckItem))
    with pytest.raises(NotReady, match="is a draft and is not printed"):
        approve_art(edition=edition, by=owl.ada, checked=list(CheckItem))
    scene.refresh_from_db()
    assert (scene.state, scene.artwork, draft.ticks.count()) == ("offered", None, 0)


def test_the_press_refuses_a_draft_that_was_written_past_the_verbs(
    scene: Scene, draft: Artwork
) -> None:
    Scene.objects.filter(pk=scene.pk).update(state=SceneState.APPROVED.value, artwork=draft)
    wanted = Wanted("interior", "", 24, None, frozenset({draft.pk}))  # type: ignore[arg-type]
    with pytest.raises(NotReady, match=f"scene {scene.position} would be printed from a draft"):
        _refuse_drafts(wanted)


def test_a_covers_proof_shows_no_draft(scene: Scene, owl: Press) -> None:
    edition = scene.book.editions.get()
    front = begin_cover(book=scene.book, kind=SceneKind.COVER_FRONT, by=owl.ben)
    whole = add_candidate(scene=front, size=(300, 306))
    rough = add_candidate(scene=front, size=(300, 306), seed=2)
    Artwork.objects.filter(pk=rough.pk).update(draft=True)
    assert cover_art(edition, newest=True).front == whole


def test_a_duplicate_takes_no_draft_and_no_word_along(
    scene: Scene, draft: Artwork, owl: Press
) -> None:
    Drafting.objects.create(book=scene.book, first=False)
    copy = duplicate_title(book=scene.book, by=owl.ben, title="Pip Twice")
    assert said_of(copy) is None
    assert not Artwork.objects.filter(book=copy, draft=True).exists()
    assert set(copy.scenes.values_list("state", flat=True)) == {"briefed"}


def test_the_desk_marks_a_draft_and_has_it_finished_by_the_key_that_approves(
    studio: Studio,
) -> None:
    draft, press = studio.drafted(), studio.press
    told = screen(press.ada, "scene", studio)
    assert told.count("Draft: not for print") == 2
    about = cents(likely(TOKENS, most("high", SIZE, 2)))
    assert f"Approve draft, draw the final (about {about})" in told
    assert 'data-key="a"' in told
    assert "Approve version" not in told
    assert 'name="checked"' not in told
    # A reviewer approves and sees no sums.
    rita = screen(press.rita, "scene", studio)
    assert "Approve draft, draw the final" in rita
    assert "$" not in rita[rita.index('id="decide"') : rita.index('id="brief"')]
    assert "does not approve" in screen(press.ben, "scene", studio)
    inbox = client_of(press.rita).get(reverse("review", args=["owl-press"])).content.decode()
    assert inbox.count("Draft: not for print") == 1
    book = reverse("book", args=["owl-press", studio.scene.book.slug])
    assert client_of(press.rita).get(book).content.decode().count("Draft: not for print") == 1
    refused = post(press.rita, "approve-scene", studio, {"artwork": draft.pk, **CHECKED})
    assert refused.status_code == 409
    done = post(press.rita, "finish-draft", studio, {"artwork": draft.pk})
    assert "its final is asked for as picture 2" in done.content.decode()
    assert post(press.rita, "finish-draft", studio, {"artwork": draft.pk}).status_code == 409
    assert Attempt.objects.filter(verb="finish").count() == 1


def test_an_owner_reads_why_drafts_come_first_and_decides_otherwise(studio: Studio) -> None:
    ada = client_of(studio.press.ada)
    there = reverse("book-models", args=["owl-press", studio.scene.book.slug])
    told = " ".join(ada.get(there).content.decode().split())
    assert "Pages now: <strong>yes</strong>. The price of gpt-image-2" in told
    assert "Covers now: <strong>no</strong>. The offline painter costs nothing." in told
    ada.post(f"{there}drafts/", {"drafts": "never"})
    assert Drafting.objects.get().first is False
    assert "Pages now: <strong>no</strong>. Somebody said so." in ada.get(there).content.decode()
    ada.post(reverse("set-house-drafting", args=["owl-press"]), {"drafts": "always"})
    ada.post(f"{there}drafts/", {"drafts": "price"})
    assert "as everywhere in the house" in ada.get(there).content.decode()
    assert list(Drafting.objects.values_list("book", "first")) == [(None, True)]


def test_a_program_finds_refuses_finishes_and_decides(studio: Studio) -> None:
    draft, press = studio.drafted(), studio.press
    title = f"titles/{studio.scene.book.slug}/"
    at = f"{title}scenes/{studio.scene.position}/"
    rita, ada = (program(who, by=press.ada) for who in (press.rita, press.ada))
    (found,) = rita.get(f"{at}candidates/").json()["results"]
    assert found["draft"] is True
    refused = rita.post(f"{at}approve/", {"artwork": draft.pk, **CHECKED})
    assert (refused.status_code, refused.json()["code"]) == (409, "not_ready")
    done = rita.post(f"{at}finish/", {"artwork": draft.pk}, key="once")
    assert (done.status_code, done.json()["verb"]) == (202, "finish")
    assert done.json()["based_on"] == draft.pk
    told = ada.post(f"{title}drafting/", {"first": False}).json()
    assert (told["said"], told["house"]) == (False, None)
    assert told["roles"][0] == {"role": "page", "first": False, "why": "Somebody said so."}
    assert ada.post("drafting/", {"first": True}).json()["said"] is True
    assert ada.get(f"{title}drafting/").json()["house"] is True


def screen(member: Member, name: str, studio: Studio) -> str:
    """A screen of the scene as this person sees it."""
    page = client_of(member).get(address(name, studio))
    assert page.status_code == 200
    return page.content.decode()


def post(member: Member, name: str, studio: Studio, form: dict[str, object]) -> HttpResponse:
    """A form of the scene's screen, sent."""
    return client_of(member).post(address(name, studio), form, follow=True)


def address(name: str, studio: Studio) -> str:
    """A door of the scene."""
    scene = studio.scene
    return reverse(name, args=["owl-press", scene.book.slug, scene.position])
