"""Drawing's addresses under /api/v1/."""

from __future__ import annotations

from django.urls import URLPattern, path

from illustration.api import ai_views, check_views, provider_views, views, words_views

KEY = "provider-keys/<int:provider_key>/"
TITLE = "titles/<slug:book>/"
EDITION = TITLE + "editions/<int:edition>/"

urlpatterns: list[URLPattern] = [
    path(
        "artworks/<int:artwork>/provenance/",
        ai_views.ArtworkProvenance.as_view(),
        name="api-artwork-provenance",
    ),
    path(
        "artworks/<int:artwork>/checks/",
        check_views.ArtworkChecks.as_view(),
        name="api-artwork-checks",
    ),
    path(
        EDITION + "provenance/",
        ai_views.EditionProvenance.as_view(),
        name="api-edition-provenance",
    ),
    path(EDITION + "ai-use/", ai_views.AiUse.as_view(), name="api-ai-use"),
    path(
        EDITION + "ai-use/place/",
        ai_views.PlaceStatement.as_view(),
        name="api-place-ai-statement",
    ),
    path("styles/", views.Styles.as_view(), name="api-styles"),
    path("provider-keys/", provider_views.ProviderKeys.as_view(), name="api-provider-keys"),
    path(KEY + "test/", provider_views.TestProviderKey.as_view(), name="api-test-key"),
    path(KEY + "replace/", provider_views.ReplaceProviderKey.as_view(), name="api-replace-key"),
    path(KEY + "retire/", provider_views.RetireProviderKey.as_view(), name="api-retire-key"),
    path(KEY + "resume/", provider_views.ResumeProvider.as_view(), name="api-resume-provider"),
    path(KEY + "pace/", provider_views.ProviderPace.as_view(), name="api-provider-pace"),
    path(KEY + "hosts/", provider_views.ProviderHosts.as_view(), name="api-result-hosts"),
    path("models/", provider_views.Routes.as_view(), name="api-models"),
    path(TITLE + "models/", provider_views.TitleRoutes.as_view(), name="api-title-models"),
    path(
        TITLE + "models/<slug:role>/",
        provider_views.TitleRoute.as_view(),
        name="api-title-model",
    ),
    path(TITLE + "stopped-words/", words_views.StoppedWords.as_view(), name="api-stopped-words"),
    path(
        TITLE + "stopped-words/<int:released>/",
        words_views.Released.as_view(),
        name="api-released-words",
    ),
    path(TITLE + "drawing/", views.Drawing.as_view(), name="api-drawing"),
    path(TITLE + "attempts/", views.Attempts.as_view(), name="api-attempts"),
    path(TITLE + "scenes/<int:position>/draw/", views.DrawScene.as_view(), name="api-draw-scene"),
    path(
        TITLE + "characters/<int:position>/draw/",
        views.DrawSheet.as_view(),
        name="api-draw-sheet",
    ),
]
