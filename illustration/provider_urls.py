"""Doors under p/<publisher>/ for keys to providers and for the models that draw."""

from __future__ import annotations

from django.urls import URLPattern, path

from illustration.views import drafts, providers, providers_models

KEY = "providers/keys/<int:provider_key>/"

urlpatterns: list[URLPattern] = [
    path("providers/", providers.providers, name="providers"),
    path("providers/keys/", providers.add_key, name="add-key"),
    path(KEY + "test/", providers.try_key, name="test-key"),
    path(KEY + "replace/", providers.replace_key, name="replace-key"),
    path(KEY + "retire/", providers.retire_key, name="retire-key"),
    path(KEY + "resume/", providers.resume_account, name="resume-account"),
    path(KEY + "hosts/", providers.set_result_hosts, name="set-result-hosts"),
    path(KEY + "pace/", providers.set_pace, name="set-pace"),
    path("providers/routes/", providers_models.choose_model, name="set-route"),
    path("providers/drafts/", drafts.decide_house_drafts, name="set-house-drafting"),
    path("books/<slug:book>/models/drafts/", drafts.decide_drafts, name="set-drafting"),
    path("books/<slug:book>/models/", providers_models.book_models, name="book-models"),
]
