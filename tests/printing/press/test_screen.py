"""What eyes see of sRGB, against values worked out by hand and by the colour engine."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageCms

from printing.press.screen import screen_lab


def test_white_black_and_the_middle_grey_have_their_lightness() -> None:
    seen = screen_lab(np.array([[255, 255, 255], [0, 0, 0], [119, 119, 119]]))
    assert seen[:, 0] == pytest.approx([100, 0, 50.03], abs=0.05)
    assert np.abs(seen[:, 1:]).max() < 0.03


def test_colours_are_those_of_the_colour_engine() -> None:
    colors = np.random.default_rng(5).integers(0, 256, (64, 3)).astype(np.uint8)
    image = Image.fromarray(colors[None])
    lab = ImageCms.applyTransform(
        image,
        ImageCms.buildTransform(
            ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
        ),
    )
    raw = np.asarray(lab)[0].astype(float)
    raw[:, 1:] = np.where(raw[:, 1:] > 127, raw[:, 1:] - 256, raw[:, 1:])
    raw[:, 0] *= 100 / 255
    assert np.abs(screen_lab(colors) - raw).max() < 0.8  # the engine's answer is in whole steps


def test_a_papers_black_lifts_the_dark_and_leaves_the_white() -> None:
    seen = screen_lab(np.array([[0, 0, 0], [255, 255, 255], [128, 128, 128]]), black=10.3)
    assert seen[:, 0] == pytest.approx([10.3, 100, 54], abs=0.6)
    assert screen_lab(np.array([0, 0, 0]), black=5.0)[0] == pytest.approx(5.0)
