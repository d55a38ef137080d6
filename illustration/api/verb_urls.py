"""Addresses under /api/v1/ for having a picture drawn again otherwise, and for sketches."""

from __future__ import annotations

from django.urls import URLPattern, path

from illustration.api import sketch_views
from illustration.api import verb_views as views

SCENE = "titles/<slug:book>/scenes/<int:position>/"

urlpatterns: list[URLPattern] = [
    path(SCENE + "redraw-part/", views.RedrawPart.as_view(), name="api-redraw-part"),
    path(SCENE + "restyle/", views.Restyle.as_view(), name="api-restyle-scene"),
    path(SCENE + "regenerate/", views.Regenerate.as_view(), name="api-regenerate-scene"),
    path(SCENE + "rewrite/", views.Rewrite.as_view(), name="api-rewrite-scene"),
    path(SCENE + "sketch/", sketch_views.SceneSketch.as_view(), name="api-sketch"),
    path(SCENE + "sketch/file/", sketch_views.SketchFile.as_view(), name="api-sketch-file"),
]
