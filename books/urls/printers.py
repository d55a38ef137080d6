"""The printers, and what an edition comes to at its own."""

from __future__ import annotations

from django.urls import URLPattern, path

from books.views import numbers, printers, typeface_files, typefaces

NUMBERS = "books/<slug:book>/e<int:edition>/numbers/"

urlpatterns: list[URLPattern] = [
    path("printers/", printers.printers_list, name="printers"),
    path("printers/new/", printers.make_printer, name="make-printer"),
    path("printers/<slug:printer>/", printers.printer, name="printer"),
    path("printers/<slug:printer>/change/", printers.change_printer, name="change-printer"),
    path("printers/<slug:printer>/retire/", printers.retire_printer, name="retire-printer"),
    path("typefaces/", typefaces.typefaces, name="typefaces"),
    path("typefaces/add/", typefaces.add_typeface, name="add-typeface"),
    path("typefaces/<int:face>/sheet/", typeface_files.typeface_sheet, name="typeface-sheet"),
    path("typefaces/<int:face>/file/", typeface_files.typeface_file, name="typeface-file"),
    path("typefaces/<int:face>/retire/", typefaces.retire_typeface, name="retire-typeface"),
    path(NUMBERS, numbers.numbers, name="numbers"),
    path(NUMBERS + "type/", numbers.type_template, name="type-template"),
    path(NUMBERS + "forget/", numbers.forget_template, name="forget-template"),
    path(NUMBERS + "typeface/", typefaces.choose_typeface, name="choose-typeface"),
]
