"""A form's field as this house shows it: label, input, help, what is wrong with it."""

from __future__ import annotations

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def control(field: BoundField) -> SafeString:
    """Return the input with the desk's class; an erring one says so to screen readers, too."""
    wrong = " is-invalid" if field.errors else ""
    return field.as_widget(attrs={"class": f"form-control{wrong}"})
