"""The ink table: under its limit, close in colour, smooth, and the one that is shipped."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from printing.press.colour import most_ink, separation, table
from printing.press.difference import ciede2000
from printing.press.inks import lab_of, profile_path, profile_sha256, separated, table_path
from printing.press.profile import load_profile, profile_keys
from printing.press.solving import SHIPPED, solve

KDP = load_profile("kdp-paperback")
NAME = KDP.icc


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> np.ndarray:
    return table(NAME, KDP.node_limit, tmp_path_factory.mktemp("none"))


@pytest.mark.parametrize(("name", "limit"), SHIPPED)
def test_a_shipped_table_is_what_solving_gives_close_and_under_its_limit(
    name: str, limit: int
) -> None:
    nodes, own = np.load(table_path(name, limit)), separated(name)
    assert np.abs(solve(name, limit).astype(int) - nodes.astype(int)).max() <= 1
    assert nodes.sum(axis=-1, dtype=int).max() <= limit * 2.55
    wet = own.sum(axis=-1) > limit / 100
    apart = ciede2000(lab_of(own[wet], name), lab_of(nodes[wet] / 255.0, name))
    assert wet.any()
    assert apart.mean() <= 0.5
    assert np.percentile(apart, 95) <= 2
    assert apart.max() < 3


def test_a_table_for_every_printers_limit_is_shipped() -> None:
    for key in profile_keys():
        profile = load_profile(key)
        if profile.color_policy != "srgb" and profile.node_limit:
            assert (profile.icc, profile.node_limit) in SHIPPED, key


def test_every_table_on_the_shelf_is_one_that_is_made_again() -> None:
    shelf = {path.name for path in table_path(NAME, 0).parent.glob("*.npy")}
    assert shelf == {table_path(name, limit).name for name, limit in SHIPPED}


def test_colours_under_the_limit_are_the_profiles_own(shipped: np.ndarray) -> None:
    own = separated(NAME)
    dry = own.sum(axis=-1) <= 2.32
    assert np.array_equal(shipped[dry], np.round(own[dry] * 255).astype(np.uint8))
    assert dry.sum() > 30000


def test_without_a_limit_every_colour_is_the_profiles_own(tmp_path: Path) -> None:
    free = table(NAME, 0, tmp_path)
    assert np.array_equal(free, np.round(separated(NAME) * 255).astype(np.uint8))
    assert free.sum(axis=-1, dtype=int).max() > 300 * 2.55


RAMPS = {
    "black to white": ((0, 0, 0), (255, 255, 255)),
    "black to blue": ((0, 0, 0), (0, 0, 255)),
    "night to dawn": ((8, 6, 30), (200, 120, 90)),
    "black to red": ((0, 0, 0), (200, 0, 0)),
    "forest": ((0, 10, 0), (40, 140, 60)),
    "deep violet to teal": ((40, 0, 60), (0, 70, 80)),
    "brown": ((12, 4, 0), (120, 70, 30)),
}


def ramp(ends: tuple[tuple[int, int, int], tuple[int, int, int]], steps: int = 1024) -> Image.Image:
    share = np.linspace(0, 1, steps)[None, :, None]
    pixels = np.array(ends[0]) * (1 - share) + np.array(ends[1]) * share
    return Image.fromarray(np.round(pixels).astype(np.uint8))


@pytest.mark.parametrize("name", sorted(RAMPS))
def test_ramps_run_without_bands(name: str, tmp_path: Path) -> None:
    inked = ramp(RAMPS[name]).filter(separation(NAME, KDP.node_limit, tmp_path))
    inks = np.asarray(inked)[0].astype(float)
    # The profile's own conversion, without a limit, takes steps of 7 and falls back by 0.25.
    assert np.abs(np.diff(inks, axis=0)).max() <= 6
    light = lab_of(inks / 255, NAME)[:, 0]
    assert np.diff(light).min() > -0.32
    wide = np.convolve(light, np.ones(32) / 32, "valid")
    assert np.abs(np.diff(wide, 2)).max() < 0.024  # no kink an eye would take for an edge


def bends(inks: np.ndarray, where: np.ndarray) -> np.ndarray:
    """How far each node is off the line of its neighbours, along each axis, where asked."""
    found = []
    for axis in range(3):
        off = np.abs(np.diff(inks, 2, axis=axis)).max(axis=-1)
        found.append(off[np.take(where, range(1, 32), axis=axis)])
    return np.concatenate(found)


def test_neighbouring_nodes_do_not_jump(shipped: np.ndarray) -> None:
    own = separated(NAME)
    wet = own.sum(axis=-1) > 2.32
    limited, free = bends(shipped / 255.0, wet), bends(own, wet)
    # Each node searched for itself bends 0.067 at the 95th percentile and 0.2 at most.
    assert np.percentile(limited, 95) < 0.052 < np.percentile(free, 95)
    assert limited.max() < 0.12 < free.max()


def test_a_table_of_another_limit_is_solved_once_and_kept(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    first = table(NAME, 260, tmp_path, lambda done, of: heard.append((done, of)))
    assert heard == [(done, 60) for done in range(1, 61)]
    kept = list((tmp_path / "tables").iterdir())
    assert len(kept) == 1
    assert first.sum(axis=-1, dtype=int).max() <= 663  # 260 % of 255
    stamp = kept[0].stat().st_mtime_ns
    assert np.array_equal(table(NAME, 260, tmp_path, lambda *_: pytest.fail("again")), first)
    assert kept[0].stat().st_mtime_ns == stamp


def test_a_spoilt_table_is_refused_by_name(tmp_path: Path) -> None:
    table(NAME, 280, tmp_path)
    kept = next((tmp_path / "tables").iterdir())
    np.save(kept, np.zeros((2, 2), np.uint8))
    with pytest.raises(ValueError, match="is not an ink table; delete it"):
        table(NAME, 280, tmp_path)


def test_white_stays_paper_and_black_gets_no_more_than_the_limit(tmp_path: Path) -> None:
    two = Image.new("RGB", (2, 1), (255, 255, 255))
    two.putpixel((1, 0), (0, 0, 0))
    inked = two.filter(separation(NAME, KDP.node_limit, tmp_path))
    assert inked.mode == "CMYK"
    assert inked.getpixel((0, 0)) == (0, 0, 0, 0)
    assert 200 < most_ink(inked) <= 232
    assert np.asarray(inked)[0, 1, 3] > 220


def test_grey_pictures_are_weighed_as_black_ink() -> None:
    assert most_ink(Image.new("L", (3, 3), 0)) == 100
    assert most_ink(Image.new("L", (3, 3), 255)) == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("FOGRA39L_coated.icc", "This profile is free of known copyright restrictions"),
        ("GRACoL2006_coated.icc", "Derived from ANSI/CGATS/GRACoL TR 006-2007 characterization"),
    ],
)
def test_a_shipped_profile_is_free_by_its_own_tag(name: str, said: str) -> None:
    profile = ImageCms.ImageCmsProfile(str(profile_path(name))).profile
    assert str(profile.copyright).startswith(said)
    assert profile.xcolor_space == "CMYK"
    readme = profile_path(name).with_name("README.md").read_text("utf-8")
    assert profile_sha256(name) in readme


def test_a_printing_condition_the_press_has_not_is_refused() -> None:
    for name in ("none.icc", "../profiles/kdp-paperback.toml"):
        with pytest.raises(ValueError, match="no printing condition"):
            profile_path(name)
