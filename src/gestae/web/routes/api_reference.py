"""The API as a page for reading, made of its own OpenAPI description."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from gestae.web.navigation import Place
from gestae.web.visit import Visiting

router = APIRouter(include_in_schema=False)
PLACE = Place("api", "check", 9)


@router.get("/api", response_class=HTMLResponse)
def reference(visit: Visiting) -> HTMLResponse:
    """Every route with what it takes and gives, and every schema."""
    told: Mapping[str, Any] = visit.request.app.openapi()
    routes: dict[str, list[dict[str, Any]]] = {}
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            tag = (operation.get("tags") or ["More"])[0]
            routes.setdefault(tag, []).append(_route(path, method, operation))
    schemas = told.get("components", {}).get("schemas", {})
    return visit.show("api.html", routes=routes, schemas=_schemas(schemas))


def _route(path: str, method: str, operation: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "path": path,
        "method": method.upper(),
        "id": operation["operationId"],
        "told": operation.get("description", ""),
        "parameters": [
            {**one, "type": _type(one["schema"])} for one in operation.get("parameters", [])
        ],
        "body": _type(_content(operation.get("requestBody", {}))),
        "answers": [
            (status, answer.get("description", ""), _type(_content(answer)))
            for status, answer in operation["responses"].items()
        ],
    }


def _schemas(schemas: Mapping[str, Any]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [
        (
            name,
            schema.get("description", ""),
            [(key, _type(value)) for key, value in schema.get("properties", {}).items()],
        )
        for name, schema in sorted(schemas.items())
    ]


def _content(told: Mapping[str, Any]) -> Mapping[str, Any]:
    schema: Mapping[str, Any] = (
        told.get("content", {}).get("application/json", {}).get("schema", {})
    )
    return schema


def _type(schema: Mapping[str, Any]) -> str:
    """A schema in a word: "Event", "list of string", "number or null"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_type(one) for one in schema["anyOf"]))
    if "enum" in schema:
        return " · ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    return str(schema.get("format") or schema.get("type") or "")
