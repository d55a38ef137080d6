"""Doors under p/<publisher>/ for having a picture drawn again otherwise, and for sketches."""

from __future__ import annotations

from django.urls import URLPattern, path

from illustration.views import sketch, verbs

SCENE = "books/<slug:book>/scenes/<int:position>/"

urlpatterns: list[URLPattern] = [
    path(SCENE + "part/<int:artwork>/", verbs.redraw_part, name="redraw-part"),
    path(SCENE + "restyle/", verbs.restyle_scene, name="restyle-scene"),
    path(SCENE + "regenerate/", verbs.regenerate_scene, name="regenerate-scene"),
    path(SCENE + "rewrite/", verbs.rewrite_scene, name="rewrite-scene"),
    path(SCENE + "sketch/", sketch.hand_in_sketch, name="hand-in-sketch"),
    path(SCENE + "sketch/take-away/", sketch.take_sketch_away, name="take-sketch-away"),
    path(SCENE + "sketch/picture/", sketch.sketch_picture, name="sketch-picture"),
]
