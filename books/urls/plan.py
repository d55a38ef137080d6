"""The plan and its pages: order, templates, briefs, casts."""

from __future__ import annotations

from django.urls import URLPattern, path

from books.views import plan, plan_deeds, proof

EDITION = "books/<slug:book>/e<int:edition>/"
PLAN = EDITION + "plan/"

urlpatterns: list[URLPattern] = [
    path(PLAN, plan.plan, name="plan"),
    path(
        EDITION + "pages/<int:number>/picture/<int:edge>/", proof.page_picture, name="page-picture"
    ),
    path(PLAN + "move/", plan_deeds.move_part, name="move-part"),
    path(PLAN + "insert/", plan_deeds.insert_page, name="insert-page"),
    path(PLAN + "delete/", plan_deeds.delete_page, name="delete-page"),
    path(PLAN + "join/", plan_deeds.join_pages, name="join-pages"),
    path(PLAN + "part/", plan_deeds.part_spread, name="part-spread"),
    path(PLAN + "template/", plan_deeds.set_template, name="set-template"),
    path(PLAN + "picture/", plan_deeds.place_scene, name="place-scene"),
]
