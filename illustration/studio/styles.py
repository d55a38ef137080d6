"""The shelf of styles: named ways to paint a book, each with its words and a sample."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Style:
    """A style a book may take.

    `words` go into the book's style line and from there word for word into every request;
    `sample` is a picture of about 480 x 360 pixels, as a path below the static files.
    """

    key: str
    name: str
    words: str

    @property
    def sample(self) -> str:
        """Where the style's sample lies, below the static files."""
        return f"desk/styles/{self.key}.webp"


STYLES: tuple[Style, ...] = (
    Style(
        "watercolour", "Soft watercolour",
        "soft watercolour, warm light, gentle washes on cold-pressed paper",
    ),
    Style(
        "gouache", "Gouache",
        "opaque gouache, flat rich shapes with dry-brushed edges, strong warm palette",
    ),
    Style(
        "pencil-and-wash", "Pencil and wash",
        "pencil drawing with pale watercolour wash, visible graphite lines on cream paper",
    ),
    Style(
        "cut-paper", "Cut paper",
        "cut paper collage, clean edges, layered sheets with small shadows, bold plain colours",
    ),
    Style(
        "ink-and-flat-colour", "Ink and flat colour",
        "bold black ink outlines with flat bright colour, no shading",
    ),
    Style(
        "wax-crayon", "Wax crayon",
        "wax crayon on toothy paper, waxy scribbled strokes, cheerful childlike colour",
    ),
    Style(
        "chalk-pastel", "Chalk pastel",
        "chalk pastel on tinted paper, powdery soft edges, muted dusty colours",
    ),
    Style(
        "night-glow", "Night glow",
        "night-glow, deep blue and violet shadows, luminous lights with soft haloes",
    ),
)  # fmt: skip


def style_of(key: str) -> Style:
    """The style with this key; KeyError if the shelf has none."""
    return {style.key: style for style in STYLES}[key]
