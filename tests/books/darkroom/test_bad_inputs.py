"""Every bad input gets its sentence, every odd one comes out clean, and the reader lives on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from books.darkroom.apart import Outcome, Task, develop_apart
from books.darkroom.bounds import MEGABYTE
from tests.books.darkroom.bad_inputs import INPUTS, Input

Outcomes = dict[str, Outcome]
# What one may cost: measured are 0.3 s and 94 MB, both by the honest grey one of 59 megapixels.
MOST_SECONDS, MOST_MEMORY = 5.0, 250 * MEGABYTE
SECRETS = (b"PK\x03\x04", b"<?php", b"%PDF", b"Exif", b"ICC_PROFILE", b"A camera")


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    """All of them, one after the other, in one child where it lives so long."""
    folder = tmp_path_factory.mktemp("inputs")
    tasks = []
    for n, given in enumerate(INPUTS):
        source = folder / str(n)
        source.write_bytes(given.data())
        tasks.append(Task(source, folder / f"{n}.out", given.name))
    return {outcome.task.name: outcome for outcome in develop_apart(tasks)}


def test_the_collection_holds_what_it_promises() -> None:
    assert len(INPUTS) == len({given.name for given in INPUTS}) >= 31 + 10
    assert all(bool(given.refused) != bool(given.taken) for given in INPUTS)


@pytest.mark.parametrize("given", INPUTS, ids=lambda given: given.name)
def test_each_gets_its_sentence_or_comes_out_clean(given: Input, outcomes: Outcomes) -> None:
    outcome = outcomes[given.name]
    assert outcome.refused == given.refused
    if given.taken is None:
        assert not outcome.task.target.exists()
        return
    assert (outcome.kind, outcome.width, outcome.height) == given.taken
    said = " ".join(outcome.done)
    assert all(words in said for words in given.told), said
    assert bool(said) == bool(given.told), said
    _is_clean(outcome.task.target, outcome)


def _is_clean(path: Path, outcome: Outcome) -> None:
    data = path.read_bytes()
    assert [word for word in SECRETS if word in data] == []
    with Image.open(path, formats=[outcome.kind]) as picture:
        picture.load()
        assert picture.mode in ("RGB", "L")
        assert picture.size == (outcome.width, outcome.height)
        assert set(picture.info) <= {
            "jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"
        }  # fmt: skip
        assert dict(picture.getexif()) == {}


@pytest.mark.parametrize("given", INPUTS, ids=lambda given: given.name)
def test_none_costs_more_than_its_bounds(given: Input, outcomes: Outcomes) -> None:
    outcome = outcomes[given.name]
    assert "stopped its reader" not in outcome.refused
    assert 0 <= outcome.seconds < MOST_SECONDS
    assert 0 < outcome.peak < MOST_MEMORY
