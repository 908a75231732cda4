import csv
import dataclasses
from io import StringIO

from gestae.outputs.flat import flat_columns
from gestae.outputs.formats.csv import write
from gestae.records import Actor
from gestae.records.columns import SCHEMAS, to_table
from tests.outputs.built import DELIVERY, PLEDGE, SENTENCE, mention


def rows(*events: object) -> list[dict[str, str]]:
    out = StringIO()
    write([to_table(events, "events")], "events", out)
    return list(csv.DictReader(StringIO(out.getvalue(), newline="")))


def test_every_value_of_an_event_has_a_cell() -> None:
    (row,) = rows(PLEDGE)
    assert row["id"] == PLEDGE.id
    assert (row["sources_id"], row["targets_country"]) == ("JPN", "UKR")
    assert (row["date_start"], row["date_end"]) == ("2024-02-01", "2024-02-29")
    assert (row["amounts_low"], row["amounts_high"]) == ("", "12000000000")
    assert (row["attribution_speaker_name"], row["attribution_cue"]) == (
        "Northern Press Agency",
        "reported",
    )
    assert row["sentence_text"] == SENTENCE
    assert row["trigger_span"] == f"{PLEDGE.trigger.span.start}-{PLEDGE.trigger.span.end}"
    assert row["document_published"] == "2024-02-20"


def test_what_the_text_does_not_say_is_an_empty_cell() -> None:
    (row,) = rows(DELIVERY)
    assert {row[name] for name in ("mode", "date_start", "place_name", "amounts_low")} == {""}


def test_several_values_stay_aligned_across_their_columns() -> None:
    sources = (
        mention(Actor(None, "Harbour Office"), "Tokyo"),
        mention(Actor("JPN", "Japan"), "Tokyo"),
    )
    (row,) = rows(dataclasses.replace(PLEDGE, sources=sources))
    assert row["sources_id"] == "; JPN"
    assert row["sources_name"] == "Harbour Office; Japan"


def test_no_two_columns_share_a_name() -> None:
    for schema in SCHEMAS.values():
        names = [column.name for column in flat_columns(schema)]
        assert len(names) == len(set(names))
