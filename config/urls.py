"""Every door of the house. What stands under p/<publisher>/ runs inside that publisher's wall."""

from __future__ import annotations

from django.urls import include, path

from books.views import door

urlpatterns = [
    path("", door.desk, name="desk"),
    path("sign-in/", door.sign_in, name="sign-in"),
    path("sign-in/<str:uid>/<str:token>/", door.sign_in_link, name="sign-in-link"),
    path("sign-out/", door.sign_out, name="sign-out"),
    path("api/v1/", include("config.api")),
    path("p/<slug:publisher>/", include("books.urls")),
    path("p/<slug:publisher>/", include("illustration.urls")),
    path("p/<slug:publisher>/", include("printing.urls")),
]
