"""The API says what the record says, in the form of the contract, and never breaks."""

import csv
import io
import json
from collections.abc import Iterator

import pyarrow.parquet as pq
import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import load_all_checks
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from gestae.records.rows import event_from_dict, event_to_dict
from gestae.web.settings import Settings

load_all_checks()
HOST = {"Host": "127.0.0.1"}
BOUNDED = settings(
    max_examples=5,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def events(reader: TestClient, **params: object) -> list[dict[str, object]]:
    found: list[dict[str, object]] = reader.get("/api/events", params=params).json()["items"]  # type: ignore[arg-type]
    return found


def test_events_have_the_keys_of_the_contract(reader: TestClient) -> None:
    for row in events(reader, limit=20):
        assert event_to_dict(event_from_dict(row)) == row


def test_the_next_page_begins_where_this_one_ends(reader: TestClient) -> None:
    whole = [row["id"] for row in events(reader, limit=7)]
    page = reader.get("/api/events", params={"limit": 3}).json()
    after = reader.get(page["next"]).json()
    assert [row["id"] for row in (*page["items"], *after["items"])] == whole[:6]
    assert page["total"] > 6


def test_a_filter_means_what_it_means_at_the_command_line(reader: TestClient) -> None:
    found = events(reader, status="pledged")
    assert found
    assert {row["status"] for row in found} == {"pledged"}


@pytest.mark.parametrize("kind", ["events", "measures", "links", "deeds"])
def test_an_export_holds_all_rows_in_each_format(reader: TestClient, kind: str) -> None:
    total = reader.get(f"/api/{kind}").json()["total"]
    told = {
        name: reader.get(f"/api/{kind}", params={"format": name}).content
        for name in ("jsonl", "csv", "parquet")
    }
    assert len(told["jsonl"].splitlines()) == total
    assert len(list(csv.DictReader(io.StringIO(told["csv"].decode())))) == total
    assert pq.read_table(io.BytesIO(told["parquet"])).num_rows == total  # type: ignore[no-untyped-call]
    assert reader.get(f"/api/{kind}", params={"format": "markdown"}).text.strip()


def test_what_is_wrong_is_told_as_json(reader: TestClient) -> None:
    answer = reader.get("/api/events", params={"type": "AIDE"})
    assert answer.status_code == 400
    assert answer.json()["status"] == 400
    assert "AID" in answer.json()["message"]
    assert reader.get("/api/events/nothing-of-the-kind").status_code == 404


def test_a_decision_is_kept_and_can_be_undone(client: TestClient) -> None:
    event = events(client, limit=1)[0]["id"]
    made = client.post("/api/decisions", json={"action": "reject", "record": event})
    assert made.status_code == 201
    assert event not in [row["id"] for row in events(client)]
    number = str(made.json()["number"])
    assert client.post("/api/decisions", json={"action": "undo", "record": number}).is_success
    assert event in [row["id"] for row in events(client)]
    assert len(client.get("/api/decisions").json()["items"]) == 2


def test_every_route_is_described(reader: TestClient) -> None:
    paths = reader.get("/api/openapi.json").json()["paths"]
    assert len(paths) > 25
    for path, methods in paths.items():
        if path.startswith(("/api/jobs", "/api/uploads")):  # they declare their own
            continue
        for operation in methods.values():
            assert operation["description"], path
            assert {"400", "404", "422", "503"} <= operation["responses"].keys(), path


def test_the_reference_page_names_every_route(reader: TestClient) -> None:
    page = reader.get("/api").text
    for path in reader.get("/api/openapi.json").json()["paths"]:
        assert path in page


@pytest.fixture(scope="module")
def fuzzed(examples_casebook, tmp_path_factory) -> Iterator[object]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    import shutil

    from gestae.web.app import create_app

    path = tmp_path_factory.mktemp("fuzzed") / "casebook.duckdb"
    shutil.copy(examples_casebook, path)
    app = create_app(Settings(path))
    with TestClient(app, raise_server_exceptions=False):
        yield schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=HOST)


def test_nothing_that_can_be_asked_breaks_it(fuzzed: schemathesis.BaseSchema) -> None:
    for found in fuzzed.get_all_operations():
        operation = found.ok()
        BOUNDED(given(case=operation.as_strategy())(check))()


def check(case: schemathesis.Case) -> None:
    answer = case.call(headers=HOST)
    told = f"{case.method} {case.path} {case.query} {case.body}: {answer.content[:300]!r}"
    assert answer.status_code < 500 or answer.status_code == 503, told
    checks = [status_code_conformance, content_type_conformance]
    if "json" in (answer.headers.get("content-type") or [""])[0]:
        checks.append(response_schema_conformance)
    case.validate_response(answer, checks=checks)


def test_a_page_of_json_is_json_whatever_a_document_says(reader: TestClient) -> None:
    assert json.loads(reader.get("/api/documents").text)["items"]
