"""An attempt as a provider is asked for it: its model, its words, its references as they travel."""

from __future__ import annotations

import base64
import mimetypes

from books import storing
from books.errors import OctavoError
from books.models import Artwork
from illustration.models import Attempt
from illustration.offered import models
from illustration.operations.keys import secret_of
from illustration.providers.carriage.addresses import host_of, parsed
from illustration.providers.carriage.fetching import FetchRule
from illustration.providers.catalog import ModelRow
from illustration.providers.wire import speak
from illustration.providers.wire.talk import Ask, Call, Carriage, Sheet, Wire

# The largest picture a provider may send back.
MOST_BYTES = 64 * 1024 * 1024


class Gone(LookupError):
    """A picture's model, key or reference is no longer there; the message says which."""


def wire_of(attempt: Attempt) -> Wire:
    """The wire format of an attempt's account."""
    assert attempt.account is not None
    return speak(attempt.account.wire)


def submit_call(attempt: Attempt) -> Call:
    """The call that asks for an attempt's picture. Raises Gone."""
    return wire_of(attempt).submit(_ask(attempt), _secret(attempt))


def look_call(attempt: Attempt) -> Call:
    """The call that asks how it is doing. Raises Gone."""
    return wire_of(attempt).look(attempt.prediction_id, _secret(attempt))


def find_call(attempt: Attempt) -> Call:
    """The call that looks an attempt up by our own name of it. Raises LookupError and Gone."""
    return wire_of(attempt).find(str(attempt.ref), _secret(attempt))


def rule_of(attempt: Attempt) -> FetchRule:
    """Where an attempt's picture may be fetched from."""
    assert attempt.account is not None
    assert attempt.key is not None
    base = parsed(attempt.account.base)
    # A plain address was let in for a provider on our own machine or network (keys.add_key).
    plain = base.scheme == "http"
    hosts = (host_of(base), *attempt.key.result_hosts)
    return FetchRule(hosts, plain_ok=plain, private_ok=plain, most_bytes=MOST_BYTES)


def _secret(attempt: Attempt) -> str:
    assert attempt.key is not None
    try:
        return secret_of(attempt.key)
    except OctavoError as error:
        raise Gone(str(error)) from error


def row_of(attempt: Attempt) -> ModelRow:
    """The row of an attempt's model. Raises Gone."""
    try:
        return models()[attempt.model]
    except KeyError:
        raise Gone(
            f"No model is called {attempt.model} any more; choose another for this picture."
        ) from None


def _ask(attempt: Attempt) -> Ask:
    return Ask(
        model=row_of(attempt).model,
        prompt=attempt.prompt,
        width=attempt.width,
        height=attempt.height,
        ref=str(attempt.ref),
        sheets=_sheets(attempt),
        quality=attempt.quality,
    )


def _sheets(attempt: Attempt) -> tuple[Sheet, ...]:
    """The references in the prompt's order, by the way their key's test found."""
    kept = Artwork.objects.in_bulk([told["artwork"] for told in attempt.references])
    missing = [told["name"] for told in attempt.references if told["artwork"] not in kept]
    if missing:
        raise Gone(f"The approved sheet of {', '.join(missing)} is gone; have it approved again.")
    carriage = _carriage(attempt)
    return tuple(
        _sheet(told["name"], kept[told["artwork"]], carriage) for told in attempt.references
    )


def _carriage(attempt: Attempt) -> Carriage:
    assert attempt.key is not None
    if attempt.key.carriage:
        return Carriage(attempt.key.carriage)
    bytes_along = (Carriage.DATA_URI, Carriage.UPLOAD)
    return next(each for each in wire_of(attempt).carriages if each in bytes_along)


def _sheet(name: str, artwork: Artwork, carriage: Carriage) -> Sheet:
    mime = mimetypes.guess_type(artwork.file)[0] or "image/jpeg"
    data = storing.read(artwork.file)
    if carriage == Carriage.UPLOAD:
        return Sheet(name, data=data, mime=mime)
    text = base64.b64encode(data).decode("ascii")
    return Sheet(name, address=f"data:{mime};base64,{text}", mime=mime)
