"""The description: clean, whole, and in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from rest_framework import serializers

from books.api.shapes import Asked
from tests.api.table import ROUTES

METHODS = {"get", "post", "put", "patch", "delete"}


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """The description as it is served, without a token."""
    response = Client().get("/api/v1/schema/")
    assert response.status_code == 200
    told: dict[str, Any] = json.loads(response.content)
    return told


def operations(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every operation with its label."""
    for path, verbs in schema["paths"].items():
        for verb, told in verbs.items():
            assert verb in METHODS, verb
            yield f"{verb} {path}", told


def test_spectacular_finds_nothing_to_warn_of(tmp_path: Any) -> None:
    call_command(
        "spectacular", validate=True, fail_on_warn=True, file=str(tmp_path / "openapi.yaml")
    )
    assert (tmp_path / "openapi.yaml").stat().st_size > 50_000


def test_every_call_of_the_table_is_described(schema: dict[str, Any]) -> None:
    told = sum(1 for _ in operations(schema))
    assert told == sum(len(verbs) for verbs in ROUTES.values())


def test_every_operation_has_a_summary_a_tag_and_its_own_name(schema: dict[str, Any]) -> None:
    names = [told["operationId"] for _, told in operations(schema)]
    assert len(names) == len(set(names))
    known = {tag["name"] for tag in schema["tags"]}
    for label, told in operations(schema):
        assert 8 < len(told["summary"]) < 100, label
        assert not told["summary"].endswith("."), label
        assert len(told["tags"]) == 1, label
        assert set(told["tags"]) <= known, label


def test_every_operation_needs_a_token_and_says_its_failures(schema: dict[str, Any]) -> None:
    for label, told in operations(schema):
        assert told["security"] == [{"token": []}], label
        answers = told["responses"]
        assert {"401", "403", "429"} <= set(answers), label
        if "{" in label:
            assert "404" in answers, label
        if not label.startswith("get"):
            assert {"400", "409", "422"} <= set(answers), label
        for status, answer in answers.items():
            if status >= "400":
                shape = answer["content"]["application/json"]["schema"]
                assert shape == {"$ref": "#/components/schemas/Error"}, label


def test_every_enum_has_a_name_of_ours(schema: dict[str, Any]) -> None:
    shapes = schema["components"]["schemas"]
    loose = [
        f"{name}.{field}"
        for name, shape in shapes.items()
        for field, told in shape.get("properties", {}).items()
        if "enum" in told or "enum" in told.get("items", {})
    ]
    assert loose == []
    assert {"Role", "SceneState", "RunState", "AttemptState", "CheckItem"} <= set(shapes)
    # The generator's own names end so; the empty word of a choice is the one we leave it.
    assert [name for name in shapes if name.endswith("Enum")] == ["BlankEnum"]


def asked_shapes(shape: type[Asked] = Asked) -> Iterator[type[Asked]]:
    """Every shape that a call takes."""
    for below in shape.__subclasses__():
        yield below
        yield from asked_shapes(below)


# What no caller may say: it is for our verbs to write.
FORBIDDEN = {
    "id",
    "publisher",
    "publisher_id",
    "state",
    "text_state",
    "layout_state",
    "text_hash",
    "approved_by",
    "approved_at",
    "made_by",
    "text_by",
    "by",
    "asked_by",
    "sha256",
    "file",
    "origin",
    "reserved_micros",
    "settled_micros",
    "cost",
    "created_at",
    "archived_at",
    "sheet",
}


def test_no_call_takes_what_only_our_verbs_may_write() -> None:
    shapes = list(asked_shapes())
    assert len(shapes) >= 25
    for shape in shapes:
        assert not FORBIDDEN & set(shape().fields), shape


def nothing_unknown(shape: dict[str, Any]) -> bool:
    """Whether a shape of the schema closes its door to words it does not name."""
    return shape.get("additionalProperties") is False


def test_every_shape_that_is_sent_refuses_unknown_words(schema: dict[str, Any]) -> None:
    shapes = schema["components"]["schemas"]
    for label, told in operations(schema):
        for media in told.get("requestBody", {}).get("content", {}).values():
            name = media["schema"]["$ref"].rpartition("/")[2]
            assert nothing_unknown(shapes[name]), (label, name)


@pytest.mark.parametrize("shape", list(asked_shapes()), ids=lambda shape: shape.__name__)
def test_a_shape_refuses_every_forbidden_word_by_name(shape: type[Asked]) -> None:
    sent = shape(data=dict.fromkeys(FORBIDDEN, "x"))
    with pytest.raises(serializers.ValidationError) as caught:
        sent.is_valid(raise_exception=True)
    assert set(caught.value.detail) == FORBIDDEN  # type: ignore[arg-type]
