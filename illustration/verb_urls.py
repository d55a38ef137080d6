"""Doors under p/<publisher>/ for having a picture drawn again otherwise."""

from __future__ import annotations

from django.urls import URLPattern, path

from illustration.views import verbs

SCENE = "books/<slug:book>/scenes/<int:position>/"

urlpatterns: list[URLPattern] = [
    path(SCENE + "part/<int:artwork>/", verbs.redraw_part, name="redraw-part"),
    path(SCENE + "restyle/", verbs.restyle_scene, name="restyle-scene"),
    path(SCENE + "regenerate/", verbs.regenerate_scene, name="regenerate-scene"),
    path(SCENE + "rewrite/", verbs.rewrite_scene, name="rewrite-scene"),
]
