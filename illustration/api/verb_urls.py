"""Addresses under /api/v1/ for drawing again otherwise, for sketches and for drafts."""

from __future__ import annotations

from django.urls import URLPattern, path

from illustration.api import draft_views, sketch_views
from illustration.api import verb_views as views

SCENE = "titles/<slug:book>/scenes/<int:position>/"

urlpatterns: list[URLPattern] = [
    path(SCENE + "redraw-part/", views.RedrawPart.as_view(), name="api-redraw-part"),
    path(SCENE + "restyle/", views.Restyle.as_view(), name="api-restyle-scene"),
    path(SCENE + "regenerate/", views.Regenerate.as_view(), name="api-regenerate-scene"),
    path(SCENE + "rewrite/", views.Rewrite.as_view(), name="api-rewrite-scene"),
    path(SCENE + "finish/", draft_views.FinishDraft.as_view(), name="api-finish-draft"),
    path("drafting/", draft_views.Drafting.as_view(), name="api-drafting"),
    path(
        "titles/<slug:book>/drafting/",
        draft_views.TitleDrafting.as_view(),
        name="api-title-drafting",
    ),
    path(SCENE + "sketch/", sketch_views.SceneSketch.as_view(), name="api-sketch"),
    path(SCENE + "sketch/file/", sketch_views.SketchFile.as_view(), name="api-sketch-file"),
]
