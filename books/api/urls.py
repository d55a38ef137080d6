"""The trunk's addresses under /api/v1/."""

from __future__ import annotations

from django.urls import URLPattern, path

from books.api.views import (
    characters,
    dressing,
    history,
    house,
    making,
    pages,
    pictures,
    plan,
    scenes,
    titles,
    typefaces,
    uploads,
)

TITLE = "titles/<slug:book>/"
EDITION = TITLE + "editions/<int:edition>/"
PAGE = EDITION + "pages/<int:number>/"
SCENE = TITLE + "scenes/<int:position>/"
CHARACTER = TITLE + "characters/<int:position>/"
INVITATION = "invitations/<int:invitation>/"
ARTWORK = "artworks/<int:artwork>/"

HOUSE: list[URLPattern] = [
    path("me/", house.Me.as_view(), name="api-me"),
    path("members/", house.Members.as_view(), name="api-members"),
    path("members/<int:member>/", house.OneMember.as_view(), name="api-member"),
    path("invitations/", house.Invitations.as_view(), name="api-invitations"),
    path(INVITATION, house.OneInvitation.as_view(), name="api-invitation"),
    path(INVITATION + "resend/", house.ResendInvitation.as_view(), name="api-resend-invitation"),
    path("tokens/", house.Tokens.as_view(), name="api-tokens"),
    path("tokens/<int:token>/", house.Token.as_view(), name="api-token"),
    path("typefaces/", typefaces.Typefaces.as_view(), name="api-typefaces"),
    path(
        "typefaces/<int:typeface>/retire/",
        typefaces.RetireTypeface.as_view(),
        name="api-retire-typeface",
    ),
    path("events/", history.Events.as_view(), name="api-events"),
    path("house-events/", history.HouseEvents.as_view(), name="api-house-events"),
]
TITLES: list[URLPattern] = [
    path("titles/", titles.Titles.as_view(), name="api-titles"),
    path("title-previews/", making.Previews.as_view(), name="api-title-previews"),
    path(TITLE + "duplicate/", titles.Duplicate.as_view(), name="api-duplicate-title"),
    path(TITLE + "archive/", titles.Archive.as_view(), name="api-archive-title"),
    path(TITLE + "restore/", titles.Restore.as_view(), name="api-restore-title"),
    path(TITLE, titles.Title.as_view(), name="api-title"),
    path(TITLE + "events/", history.TitleEvents.as_view(), name="api-title-events"),
    path(TITLE + "editions/", titles.Editions.as_view(), name="api-editions"),
    path(EDITION, titles.Edition.as_view(), name="api-edition"),
    path(EDITION + "typeface/", typefaces.EditionTypeface.as_view(), name="api-edition-typeface"),
]
PAGES: list[URLPattern] = [
    path(EDITION + "pages/", pages.Pages.as_view(), name="api-pages"),
    path(EDITION + "approvals/", pages.Approvals.as_view(), name="api-approvals"),
    path(EDITION + "colour/", pages.Colour.as_view(), name="api-colour"),
    path(PAGE, pages.OnePage.as_view(), name="api-page"),
    path(PAGE + "template/", dressing.PageTemplate.as_view(), name="api-page-template"),
    path(PAGE + "short-art/", dressing.PageShortArt.as_view(), name="api-page-short-art"),
    path(EDITION + "short-art/", dressing.EditionShortArt.as_view(), name="api-short-art"),
    path(PAGE + "approve-text/", pages.ApproveText.as_view(), name="api-approve-text"),
    path(PAGE + "approve-layout/", pages.ApproveLayout.as_view(), name="api-approve-layout"),
    path(PAGE + "ask-text-changes/", pages.SendBackText.as_view(), name="api-ask-text-changes"),
    path(
        PAGE + "ask-layout-changes/",
        pages.SendBackLayout.as_view(),
        name="api-ask-layout-changes",
    ),
]
PLAN: list[URLPattern] = [
    path(EDITION + "plan/", plan.Plan.as_view(), name="api-plan"),
    path(EDITION + "plan/move/", plan.Move.as_view(), name="api-move-page"),
    path(EDITION + "plan/insert/", plan.Insert.as_view(), name="api-insert-page"),
    path(EDITION + "plan/delete/", plan.Delete.as_view(), name="api-delete-page"),
    path(EDITION + "plan/join/", plan.Join.as_view(), name="api-join-pages"),
    path(EDITION + "plan/part/", plan.Part.as_view(), name="api-part-spread"),
    path(EDITION + "plan/place/", plan.Place.as_view(), name="api-place-scene"),
    path(EDITION + "plan/template/", plan.Template.as_view(), name="api-set-template"),
]
ART: list[URLPattern] = [
    path(TITLE + "scenes/", scenes.Scenes.as_view(), name="api-scenes"),
    path(SCENE, scenes.OneScene.as_view(), name="api-scene"),
    path(SCENE + "outfits/<int:who>/", scenes.Outfit.as_view(), name="api-outfit"),
    path(SCENE + "exact-text/", scenes.ExactText.as_view(), name="api-exact-text"),
    path(SCENE + "candidates/", scenes.Candidates.as_view(), name="api-candidates"),
    path(SCENE + "approve/", scenes.ApproveScene.as_view(), name="api-approve-scene"),
    path(SCENE + "ask-changes/", scenes.SendBackScene.as_view(), name="api-ask-scene-changes"),
    path(TITLE + "characters/", characters.Characters.as_view(), name="api-characters"),
    path(CHARACTER, characters.OneCharacter.as_view(), name="api-character"),
    path(CHARACTER + "touches/", characters.Touches.as_view(), name="api-touches"),
    path(CHARACTER + "sheets/", characters.Sheets.as_view(), name="api-sheets"),
    path(CHARACTER + "approve/", characters.ApproveSheet.as_view(), name="api-approve-sheet"),
    path(TITLE + "artworks/", pictures.Artworks.as_view(), name="api-artworks"),
    path(ARTWORK, pictures.OneArtwork.as_view(), name="api-artwork"),
    path(ARTWORK + "subjects/", dressing.Subjects.as_view(), name="api-subjects"),
    path(ARTWORK + "place/", uploads.PlaceArtwork.as_view(), name="api-place-artwork"),
    path(TITLE + "uploads/", uploads.Uploads.as_view(), name="api-uploads"),
    path("uploads/<int:upload>/", uploads.OneUpload.as_view(), name="api-upload"),
    path(ARTWORK + "file/", pictures.ArtworkFile.as_view(), name="api-artwork-file"),
    path(
        ARTWORK + "previews/<int:edge>/",
        pictures.ArtworkPreview.as_view(),
        name="api-artwork-preview",
    ),
]
urlpatterns: list[URLPattern] = [*HOUSE, *TITLES, *PAGES, *PLAN, *ART]
