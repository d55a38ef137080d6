"""What a letter's HTML needs to know of its paragraphs."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def is_address(paragraph: str) -> bool:
    """Return whether a paragraph is a web address and nothing else."""
    return paragraph.startswith(("https://", "http://")) and " " not in paragraph
