"""The same order gives the same pixels, whatever the process; another seed gives other ones."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from illustration.painter import paint
from tests.illustration.painter.orders import FERN, PIP, order

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import hashlib, json, sys
from illustration.providers import get_provider
from illustration.providers.base import Request
from illustration.studio.order import PictureOrder
order = PictureOrder.from_json(json.loads(sys.argv[1]))
done = get_provider("offline").submit(Request("", order, 320, 320, 7, (), "a"))
sys.stdout.write(hashlib.sha256(done.data).hexdigest())
"""


def digest_in_new_process(text: str, hash_seed: str) -> str:
    env = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, text], env=env, capture_output=True, check=True, text=True
    )
    return run.stdout


def test_two_processes_with_other_hash_seeds_give_the_same_jpeg():
    brief = "Pip and Fern walk in the snowy forest by the house, two birds fly"
    text = json.dumps(order(brief, cast=(PIP, FERN), light="night").to_json())
    assert len({digest_in_new_process(text, seed) for seed in ("1", "4242")}) == 1


def test_another_seed_gives_another_picture():
    first, again, other = paint(order()), paint(order()), paint(order(seed=8))
    assert first.image.tobytes() == again.image.tobytes()
    assert first.figures == again.figures
    assert first.image.tobytes() != other.image.tobytes()


def test_a_book_of_pages_does_not_place_its_hero_twice_in_one_spot():
    boxes = [paint(order(seed=seed, width=200, height=200)).figures[0].box for seed in range(6)]
    assert len(set(boxes)) == 6
    heights = [box[3] - box[1] for box in boxes]
    assert max(heights) > 1.2 * min(heights)  # camera distances differ
