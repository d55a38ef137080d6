"""The trunk's addresses under /api/v1/."""

from __future__ import annotations

from django.urls import URLPattern, path

from books.api.views import characters, history, house, pages, pictures, scenes, titles

TITLE = "titles/<slug:book>/"
EDITION = TITLE + "editions/<int:edition>/"
PAGE = EDITION + "pages/<int:number>/"
SCENE = TITLE + "scenes/<int:position>/"
CHARACTER = TITLE + "characters/<int:position>/"
ARTWORK = "artworks/<int:artwork>/"

HOUSE: list[URLPattern] = [
    path("me/", house.Me.as_view(), name="api-me"),
    path("members/", house.Members.as_view(), name="api-members"),
    path("tokens/", house.Tokens.as_view(), name="api-tokens"),
    path("tokens/<int:token>/", house.Token.as_view(), name="api-token"),
    path("events/", history.Events.as_view(), name="api-events"),
]
TITLES: list[URLPattern] = [
    path("titles/", titles.Titles.as_view(), name="api-titles"),
    path(TITLE, titles.Title.as_view(), name="api-title"),
    path(TITLE + "events/", history.TitleEvents.as_view(), name="api-title-events"),
    path(TITLE + "editions/", titles.Editions.as_view(), name="api-editions"),
    path(EDITION, titles.Edition.as_view(), name="api-edition"),
]
PAGES: list[URLPattern] = [
    path(EDITION + "pages/", pages.Pages.as_view(), name="api-pages"),
    path(EDITION + "approvals/", pages.Approvals.as_view(), name="api-approvals"),
    path(
        EDITION + "scenes/<int:position>/arrangement/",
        pages.Arrangement.as_view(),
        name="api-arrangement",
    ),
    path(PAGE, pages.OnePage.as_view(), name="api-page"),
    path(PAGE + "approve-text/", pages.ApproveText.as_view(), name="api-approve-text"),
    path(PAGE + "approve-layout/", pages.ApproveLayout.as_view(), name="api-approve-layout"),
    path(PAGE + "ask-text-changes/", pages.SendBackText.as_view(), name="api-ask-text-changes"),
    path(
        PAGE + "ask-layout-changes/",
        pages.SendBackLayout.as_view(),
        name="api-ask-layout-changes",
    ),
]
ART: list[URLPattern] = [
    path(TITLE + "scenes/", scenes.Scenes.as_view(), name="api-scenes"),
    path(SCENE, scenes.OneScene.as_view(), name="api-scene"),
    path(SCENE + "candidates/", scenes.Candidates.as_view(), name="api-candidates"),
    path(SCENE + "approve/", scenes.ApproveScene.as_view(), name="api-approve-scene"),
    path(SCENE + "ask-changes/", scenes.SendBackScene.as_view(), name="api-ask-scene-changes"),
    path(TITLE + "characters/", characters.Characters.as_view(), name="api-characters"),
    path(CHARACTER, characters.OneCharacter.as_view(), name="api-character"),
    path(CHARACTER + "sheets/", characters.Sheets.as_view(), name="api-sheets"),
    path(CHARACTER + "approve/", characters.ApproveSheet.as_view(), name="api-approve-sheet"),
    path(TITLE + "artworks/", pictures.Artworks.as_view(), name="api-artworks"),
    path(ARTWORK, pictures.OneArtwork.as_view(), name="api-artwork"),
    path(ARTWORK + "file/", pictures.ArtworkFile.as_view(), name="api-artwork-file"),
    path(
        ARTWORK + "previews/<int:edge>/",
        pictures.ArtworkPreview.as_view(),
        name="api-artwork-preview",
    ),
]
urlpatterns: list[URLPattern] = [*HOUSE, *TITLES, *PAGES, *ART]
