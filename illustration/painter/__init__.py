"""The offline illustrator: paints picture-book pages from orders, always the same pixels."""

from __future__ import annotations

from illustration.painter.easel import Painting, paint

__all__ = ["Painting", "paint"]
