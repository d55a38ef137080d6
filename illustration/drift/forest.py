"""Decision trees learned from painted pages, kept as numbers: how they are read and asked."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

Node = tuple[int, float, int, int]  # sign, threshold, next where at most that, next where more
LEARNED = Path(__file__).parent / "learned"


@dataclass(frozen=True)
class Forest:
    """Trees whose answers add up to the logarithm of odds.

    A tree is a tuple of nodes; in a leaf the sign is -1 and the threshold the answer.
    """

    signs: tuple[str, ...]
    base: float
    trees: tuple[tuple[Node, ...], ...]

    def probability(self, signs: Mapping[str, float]) -> float:
        """How likely it is, 0 to 1, of what has these signs; KeyError where one is missing."""
        values = [signs[name] for name in self.signs]
        odds = self.base + math.fsum(_answer(tree, values) for tree in self.trees)
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, odds))))


def _answer(tree: tuple[Node, ...], values: list[float]) -> float:
    sign, threshold, low, high = tree[0]
    while sign >= 0:
        sign, threshold, low, high = tree[low if values[sign] <= threshold else high]
    return threshold


@lru_cache
def forest(name: str) -> Forest:
    """A forest kept beside this module; benchmarks/drift_learning.py writes them."""
    told = json.loads((LEARNED / f"{name}.json").read_text(encoding="ascii"))
    trees = tuple(tuple(_node(node) for node in tree) for tree in told["trees"])
    return Forest(tuple(told["signs"]), told["base"], trees)


def _node(node: list[float]) -> Node:
    """A node of four, or a leaf of one number."""
    if len(node) == 1:
        return -1, node[0], 0, 0
    sign, threshold, low, high = node
    return int(sign), threshold, int(low), int(high)
