"""Doors under p/<publisher>/ for drawing again otherwise, for sketches and for drafts."""

from __future__ import annotations

from django.urls import URLPattern, path

from illustration.views import drafts, sketch, verbs

SCENE = "books/<slug:book>/scenes/<int:position>/"

urlpatterns: list[URLPattern] = [
    path(SCENE + "part/<int:artwork>/", verbs.redraw_part, name="redraw-part"),
    path(SCENE + "restyle/", verbs.restyle_scene, name="restyle-scene"),
    path(SCENE + "regenerate/", verbs.regenerate_scene, name="regenerate-scene"),
    path(SCENE + "rewrite/", verbs.rewrite_scene, name="rewrite-scene"),
    path(SCENE + "finish/", drafts.finish_draft, name="finish-draft"),
    path(SCENE + "sketch/", sketch.hand_in_sketch, name="hand-in-sketch"),
    path(SCENE + "sketch/take-away/", sketch.take_sketch_away, name="take-sketch-away"),
    path(SCENE + "sketch/picture/", sketch.sketch_picture, name="sketch-picture"),
]
