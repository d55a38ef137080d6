"""What an order says without outfits, exact words and halves is what it always said."""

from __future__ import annotations

import hashlib
import json
from itertools import product

from illustration.studio.order import PictureOrder, Traits
from illustration.studio.prompt import compose
from tests.illustration.painter.orders import FERN, MIA, PIP

# Taken before orders had any later field: the words, the JSON and the digests of them all.
BEFORE = "c801cdff367b0c375e8695ab5cb49b7b6cc16e554b027a7a0b0204a3bc827073"


def test_orders_of_before_keep_their_words_their_json_and_their_digest():
    asked = hashlib.sha256()
    for purpose, cast, light, rooms, names, change in product(
        ("sheet", "page", "spread"),
        ((PIP,), (PIP, FERN, MIA), (Traits("Bo", ""),)),
        ("", "night"),
        ((), ((0, 0, 1, 0.25), (0.1, 0.5, 0.9, 0.9))),
        ((), ("Pip",), ("Mia", "Pip")),
        ("", "no hat."),
    ):
        order = PictureOrder(purpose, "Pip runs.", cast, light, "soft", rooms, 640, 480, 9)
        words = compose(order, references=names, change=change)
        asked.update(f"{order.digest()}{json.dumps(order.to_json())}{words}".encode())
    assert asked.hexdigest() == BEFORE
