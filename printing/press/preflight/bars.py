"""Reads EAN-13 barcodes from pixels, however they were drawn (GS1 General Specifications, 5.2)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LEFT = ("0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011",
        "0110111", "0001011")  # fmt: skip
PARITY = ("LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG", "LGGLLG", "LGGGLL", "LGLGLG",
          "LGLGGL", "LGGLGL")  # fmt: skip
RIGHT = tuple(code.translate(str.maketrans("01", "10")) for code in LEFT)
MIRRORED = tuple(code[::-1] for code in RIGHT)
MODULES = 95
RUNS = 59
INK = 128
# Rows looked at are this many pixels apart; a symbol is far higher.
STEP = 6
# How far a guard's bar may be from one module, in modules.
SLACK = 0.55


@dataclass(frozen=True)
class Symbol:
    """One barcode: its digits, its bars' box and one module in pixels, rows from the top."""

    digits: str
    box: tuple[int, int, int, int]
    module: float


def symbols(gray: NDArray[np.uint8]) -> list[Symbol]:
    """Every EAN-13 in a picture (rows from the top), upright or upside down, the tallest first."""
    found: dict[str, list[tuple[int, int, int]]] = {}
    dark = gray < INK
    for row in range(0, dark.shape[0], STEP):
        for digits, first, last in _in_row(dark[row]):
            found.setdefault(digits, []).append((row, first, last))
    made = [_symbol(digits, rows, dark) for digits, rows in found.items()]
    return sorted(made, key=lambda symbol: symbol.box[1] - symbol.box[3])


def _symbol(digits: str, rows: list[tuple[int, int, int]], dark: NDArray[np.bool_]) -> Symbol:
    first = int(np.median([row[1] for row in rows]))
    last = int(np.median([row[2] for row in rows]))
    top, low = rows[0][0], rows[-1][0]
    # The outer guards tell how high the bars are, between the rows that were looked at.
    column = dark[:, first]
    while top > 0 and column[top - 1]:
        top -= 1
    while low < len(column) - 1 and column[low + 1]:
        low += 1
    return Symbol(digits, (first, top, last, low + 1), (last - first) / MODULES)


def _in_row(dark: NDArray[np.bool_]) -> list[tuple[str, int, int]]:
    edges = np.flatnonzero(np.diff(dark.astype(np.int8), prepend=0, append=0))
    if len(edges) < RUNS + 1:
        return []
    starts = np.arange(0, len(edges) - RUNS, 2)
    module = (edges[starts + RUNS] - edges[starts]) / MODULES
    fits = module >= 1
    for run in (0, 1, 2, 27, 28, 29, 30, 31, 56, 57, 58):
        width = edges[starts + run + 1] - edges[starts + run]
        fits &= np.abs(width - module) <= SLACK * module + 0.5
    found = []
    for start in starts[fits]:
        digits = _digits(edges[start : start + RUNS + 1])
        if digits:
            found.append((digits, int(edges[start]), int(edges[start + RUNS])))
    return found


def _digits(edges: NDArray[np.intp]) -> str:
    """The thirteen digits between 60 edges, "" where they are none."""
    forward = _read(np.diff(edges))
    return forward or _read(np.diff(edges)[::-1])


def _read(runs: NDArray[np.intp]) -> str:
    left = [_figure(runs[3 + 4 * k : 7 + 4 * k], "0") for k in range(6)]
    right = [_figure(runs[32 + 4 * k : 36 + 4 * k], "1") for k in range(6)]
    digits = parity = ""
    for code in left:
        if code in LEFT:
            digits, parity = digits + str(LEFT.index(code)), parity + "L"
        elif code in MIRRORED:
            digits, parity = digits + str(MIRRORED.index(code)), parity + "G"
        else:
            return ""
    if parity not in PARITY or not all(code in RIGHT for code in right):
        return ""
    return f"{PARITY.index(parity)}{digits}" + "".join(str(RIGHT.index(code)) for code in right)


def _figure(runs: NDArray[np.intp], first: str) -> str:
    """Four runs as seven modules, their widths rounded so that they sum to seven."""
    shares = runs * 7 / max(int(runs.sum()), 1)
    whole = np.maximum(np.round(shares), 1).astype(int)
    while whole.sum() != 7:
        error = shares - whole
        whole[int(np.argmax(error) if whole.sum() < 7 else np.argmin(error))] += (
            1 if whole.sum() < 7 else -1
        )
        if whole.min() < 1:
            return ""
    signs = (first, "1" if first == "0" else "0") * 2
    return "".join(sign * count for sign, count in zip(signs, whole, strict=True))
