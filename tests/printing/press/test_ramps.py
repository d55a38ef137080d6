"""Ramps through every shipped table: no limit leaves a band that the paper's own way has not."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from printing.press import ramps
from printing.press.colour import separation, table
from printing.press.inks import separated, table_path
from printing.press.ramps import RAMPS, colors_of, course, interpolated, picture
from printing.press.solving import SHIPPED


@pytest.mark.parametrize(("name", "limit"), SHIPPED)
def test_a_limit_makes_no_ramp_turn_sharper_than_the_paper_itself(name: str, limit: int) -> None:
    own, limited = separated(name), np.load(table_path(name, limit)) / 255
    changed = 0.0
    for stops in RAMPS.values():
        free, held = course(name, stops, own), course(name, stops, limited)
        # Each node searched for itself: an edge 0.97 sharper on green.
        assert held.edge <= free.edge + 0.86
        assert held.bend <= max(free.bend + 3.6, 8)
        assert held.falls_back() <= free.falls_back() + 0.36
        assert held.inks.sum(axis=1).max() <= limit / 100 + 1e-9
        changed = max(changed, float(np.abs(held.inks - free.inks).max()))
    assert changed > 0.05  # the ramps run through what the limit changes


def test_a_planted_band_is_seen() -> None:
    name, limit = SHIPPED[0]
    nodes = np.load(table_path(name, limit)) / 255
    nodes[12, 12, 12] = [0.2, 0.2, 0.2, 0.2]  # on the grey ramp
    spoilt = course(name, RAMPS["grey"], nodes)
    assert spoilt.edge > 5
    assert spoilt.falls_back() > 1


def test_ramps_are_read_as_pillow_reads_the_table(tmp_path_factory: pytest.TempPathFactory) -> None:
    name, limit = SHIPPED[0]
    cache = tmp_path_factory.mktemp("none")
    colors = np.round(colors_of(RAMPS["dusk"]))
    row = Image.fromarray(colors.astype(np.uint8)[None])
    pillows = np.asarray(row.filter(separation(name, limit, cache)))[0]
    ours = interpolated(table(name, limit, cache).astype(float), colors)
    assert np.abs(ours - pillows).max() < 1.1


def test_the_picture_shows_every_ramp_three_times(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ramps, "RAMPS", {"grey": RAMPS["grey"]})
    sheet = picture("FOGRA39L_coated.icc", 292)
    rows = np.asarray(sheet).astype(int)
    left, middle = ramps.LEFT, ramps.LEFT + ramps.WIDE // 2
    drawn, *printed = [rows[ramps.GAP + n * ramps.STRIP + 8] for n in range(3)]
    assert drawn[left].max() == 0  # a lamp that is off
    for strip in printed:
        assert 20 < strip[left].mean() < 45  # ink never is
        # And the middle grey stays what it was.
        assert np.abs(strip[middle] - drawn[middle]).max() < 8
