"""The description tells the truth: what it allows and forbids is what the doors do.

schemathesis calls every operation, with what the schema allows and with what it forbids, on a
real small book, as an owner; every case is undone after. Two thirds of the cases lead to things
that exist, the others to whatever the schema lets an address hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.test import Client
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.parameters import ParameterLocation
from schemathesis.specs.openapi import checks

from books.models import Book, Page
from books.tenancy import acting_for
from config.wsgi import application
from tests.api.programs import Program, program
from tests.personas import Press
from tests.thorough import cases

SEED = 20260504
EXAMPLES = cases(3)
AT_LEAST = 1_000
TOLD = settings(
    max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture
def real(press: Press, book: Book) -> dict[str, list[Any]]:
    """The words of addresses that lead to something."""
    with acting_for(press.publisher):
        return {
            "book": [book.slug],
            "edition": [1],
            "number": list(Page.objects.values_list("number", flat=True)),
            "position": list(book.scenes.values_list("position", flat=True)),
            "artwork": list(book.artworks.values_list("pk", flat=True)),
            "edge": [256, 1024],
            "n": [1],
            "printer": ["kdp-paperback"],
            "token": [1],
        }


def forbids(case: Case, *places: ParameterLocation) -> bool:
    """Whether the case holds what the schema forbids, in one of these places."""
    assert case.meta is not None
    told = case.meta.components
    return any(place in told and told[place].mode == GenerationMode.NEGATIVE for place in places)


def what_is_allowed_is_understood(ctx: Any, response: Any, case: Case) -> None:
    """Nothing the schema allows is called invalid; a trade's refusal has its own sentence."""
    if case.meta is not None and case.meta.generation.mode == GenerationMode.POSITIVE:
        assert response.status_code not in (413, 415), response.content
        if response.status_code == 400:
            assert json.loads(response.content)["code"] == "refused", response.content


def what_is_forbidden_is_refused(ctx: Any, response: Any, case: Case) -> None:
    """What the schema forbids in query or body is not taken."""
    unsent = [value for value in (case.query or {}).values() if value in ([], {}, None)]
    if forbids(case, ParameterLocation.QUERY, ParameterLocation.BODY) and not unsent:
        assert response.status_code >= 400, (case.query, case.body)


CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    what_is_allowed_is_understood,
    what_is_forbidden_is_refused,
    checks.missing_required_header,
    checks.unsupported_method,
    checks.ignored_auth,
]


def led_to(case: Case, real: dict[str, list[Any]], chance: int) -> None:
    """Let the words of the case's address be those of real things."""
    for name in case.path_parameters or {}:
        known = real.get(name)
        if known:
            case.path_parameters[name] = known[chance % len(known)]


def called(case: Case, owner: Program) -> None:
    """Call and check; whatever the call did is undone."""
    with transaction.atomic():
        cache.clear()
        case.call_and_validate(headers={"Authorization": f"Bearer {owner.key}"}, checks=CHECKS)
        transaction.set_rollback(True)


def try_out(operation: Any, mode: GenerationMode, owner: Program, real: dict[str, Any]) -> int:
    """Try one operation; return how many cases were called."""
    tried = 0

    @seed(SEED)
    @TOLD
    @given(case=operation.as_strategy(generation_mode=mode), chance=st.integers(0, 1000))
    def trial(case: Case, chance: int) -> None:
        nonlocal tried
        if chance % 3 and not forbids(case, ParameterLocation.PATH):
            led_to(case, real, chance)
        tried += 1
        called(case, owner)

    trial()
    return tried


def described(raw: dict[str, Any]) -> Any:
    """The schema, to be called with our own token.

    NUL, which no schema can forbid in JSON, has a test of its own.
    """
    schema = schemathesis.openapi.from_dict(raw)
    schema.app = application
    schema.config.generation.with_security_parameters = False
    schema.config.generation.allow_x00 = False
    return schema


@contextmanager
def one_connection() -> Iterator[None]:
    """Keep the connection of the test over its calls, as Django's own test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


def walk(schema: Any, owner: Program, real: dict[str, list[Any]]) -> tuple[int, list[str]]:
    """Try every operation; return how many cases were called, and what did not hold."""
    count, wrong = 0, []
    for result in schema.get_all_operations():
        operation = result.ok()
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            try:
                with one_connection():
                    count += try_out(operation, mode, owner, real)
            except Unsatisfiable:
                continue  # nothing can be wrong in a call that takes no words
            except (Exception, BaseExceptionGroup) as error:
                wrong.append(f"{operation.label} ({mode.value}): {told_of(error)}")
    return count, wrong


def told_of(error: BaseException) -> str:
    """The failures inside a group, one after the other."""
    inner = getattr(error, "exceptions", None)
    return "; ".join(told_of(each) for each in inner) if inner else f"{error!r}"[:600]


@pytest.fixture
def raw() -> dict[str, Any]:
    """The description as it is served."""
    told: dict[str, Any] = json.loads(Client().get("/api/v1/schema/").content)
    return told


@pytest.mark.journey
@pytest.mark.timeout(300)
def test_no_server_error_and_no_mismatch_in_a_thousand_cases(
    press: Press, real: dict[str, list[Any]], raw: dict[str, Any]
) -> None:
    count, wrong = walk(described(raw), program(press.ada), real)
    assert not wrong, "\n".join(wrong)
    assert count >= AT_LEAST, count


def test_a_planted_lie_is_seen(
    press: Press, real: dict[str, list[Any]], raw: dict[str, Any]
) -> None:
    raw["paths"] = {"/api/v1/me/": raw["paths"]["/api/v1/me/"]}
    raw["components"]["schemas"]["Publisher"]["properties"]["slug"] = {"type": "integer"}
    _count, wrong = walk(described(raw), program(press.ada), real)
    assert "Response violates schema" in "".join(wrong)
