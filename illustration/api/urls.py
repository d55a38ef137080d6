"""Drawing's addresses under /api/v1/."""

from __future__ import annotations

from django.urls import URLPattern, path

from illustration.api import views

TITLE = "titles/<slug:book>/"

urlpatterns: list[URLPattern] = [
    path("styles/", views.Styles.as_view(), name="api-styles"),
    path(TITLE + "drawing/", views.Drawing.as_view(), name="api-drawing"),
    path(TITLE + "attempts/", views.Attempts.as_view(), name="api-attempts"),
    path(TITLE + "scenes/<int:position>/draw/", views.DrawScene.as_view(), name="api-draw-scene"),
    path(
        TITLE + "characters/<int:position>/draw/",
        views.DrawSheet.as_view(),
        name="api-draw-sheet",
    ),
]
