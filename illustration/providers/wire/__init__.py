"""Wire formats: what is sent to a picture service and what its replies mean. No network in here.

A format turns an ask into a call and a reply into an answer, so that whoever sends may be a pump,
a key test or a test. One file a format; `speak(name)` finds it.
"""

from __future__ import annotations

from illustration.providers.wire.ark import ARK
from illustration.providers.wire.gptproto import GPT_PROTO
from illustration.providers.wire.gptproto_kept import KEYED, LISTED
from illustration.providers.wire.openai_images import OPENAI_IMAGES
from illustration.providers.wire.talk import Wire

WIRES: dict[str, Wire] = {each.key: each for each in (GPT_PROTO, KEYED, LISTED, OPENAI_IMAGES, ARK)}


def speak(key: str) -> Wire:
    """The wire format of that name. Raises LookupError, naming the known ones."""
    try:
        return WIRES[key]
    except KeyError:
        known = ", ".join(sorted(WIRES))
        raise LookupError(f"No wire format is called {key!r}. Known ones: {known}.") from None
