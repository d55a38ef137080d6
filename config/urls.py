"""Every door of the house. What stands under p/<publisher>/ runs inside that publisher's wall."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("books.urls.account")),
    path("", include("printing.outside")),
    path("", include("illustration.outside")),
    path("api/v1/", include("config.api")),
    path("p/<slug:publisher>/", include("books.urls")),
    path("p/<slug:publisher>/", include("illustration.urls")),
    path("p/<slug:publisher>/", include("illustration.provider_urls")),
    path("p/<slug:publisher>/", include("illustration.money_urls")),
    path("p/<slug:publisher>/", include("illustration.verb_urls")),
    path("p/<slug:publisher>/", include("printing.urls")),
]

handler400 = "books.views.trouble.bad_request"
handler403 = "books.views.trouble.forbidden"
handler404 = "books.views.trouble.not_found"
handler429 = "books.views.trouble.too_many"
handler500 = "books.views.trouble.server_error"
