"""The plan and its pages: order, templates, briefs, casts."""

from __future__ import annotations

from django.urls import URLPattern, path

from books.views import brief, cast, casting, colour, lettering, plan, plan_deeds, proof

BOOK = "books/<slug:book>/"
EDITION = BOOK + "e<int:edition>/"
TRAITS = BOOK + "characters/<int:position>/traits/"
PLAN = EDITION + "plan/"

urlpatterns: list[URLPattern] = [
    path(PLAN, plan.plan, name="plan"),
    path(
        EDITION + "pages/<int:number>/picture/<int:edge>/", proof.page_picture, name="page-picture"
    ),
    path(
        EDITION + "pages/<int:number>/picture/<slug:look>/<int:edge>/",
        proof.page_picture,
        name="page-look",
    ),
    path(EDITION + "colour/", colour.colour, name="colour"),
    path(PLAN + "move/", plan_deeds.move_part, name="move-part"),
    path(PLAN + "insert/", plan_deeds.insert_page, name="insert-page"),
    path(PLAN + "delete/", plan_deeds.delete_page, name="delete-page"),
    path(PLAN + "join/", plan_deeds.join_pages, name="join-pages"),
    path(PLAN + "part/", plan_deeds.part_spread, name="part-spread"),
    path(PLAN + "template/", plan_deeds.set_template, name="set-template"),
    path(PLAN + "picture/", plan_deeds.place_scene, name="place-scene"),
    path(BOOK + "scenes/<int:position>/brief/", brief.edit_brief, name="edit-brief"),
    path(BOOK + "scenes/<int:position>/words/", lettering.exact_text, name="exact-text"),
    path(BOOK + "casting/", casting.casting, name="casting"),
    path(BOOK + "scenes/<int:position>/outfits/<int:who>/", casting.outfit, name="outfit"),
    path(BOOK + "cast/", cast.cast, name="cast"),
    path(BOOK + "cast/add/", cast.add_character, name="add-character"),
    path(TRAITS, cast.edit_character, name="edit-character"),
    path(TRAITS + "remove/", cast.remove_character, name="remove-character"),
]
