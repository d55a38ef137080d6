"""Doors outside every publisher: a proof, for whoever holds its link."""

from __future__ import annotations

from django.urls import URLPattern, path

from printing.views import proofs_reading

urlpatterns: list[URLPattern] = [
    path("proofs/<str:token>/", proofs_reading.author_proof, name="author-proof"),
    path("proofs/<str:token>/file/", proofs_reading.author_proof_file, name="author-proof-file"),
]
