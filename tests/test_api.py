import datetime as dt
import gc
import subprocess
import sys
from pathlib import Path
from typing import get_type_hints

import pytest

import gestae
from gestae.api import CodedText
from gestae.errors import UsageError
from gestae.records import Event
from gestae.records.columns import SCHEMAS, from_table

ENGLISH = "Norway sent 20 trucks to Moldova on Monday."
CHINESE = "挪威周一向摩尔多瓦派出二十辆卡车。"
TEXT = ENGLISH + "\n\nВ понедельник Норвегия отправила в Молдову двадцать грузовиков."


@pytest.fixture(scope="module")
def told() -> CodedText:
    return gestae.code(TEXT, published="2023-05-10", title="Trucks", publisher="Fjord Post")


def test_a_text_is_coded_with_its_metadata(told: CodedText) -> None:
    (event,) = told.events
    assert (event.type, event.sources[0].actor.id, event.targets[0].actor.id) == (
        "AID",
        "NOR",
        "MDA",
    )
    assert event.document.publisher == "Fjord Post"
    assert event.date is not None
    assert event.date.start == dt.date(2023, 5, 8)


def test_both_languages_tell_one_deed_alike() -> None:
    told = gestae.code(ENGLISH + "\n\n" + CHINESE, published="2023-05-10").events
    records = {
        (e.type, e.sources[0].actor.id, e.targets[0].actor.id, e.date and e.date.start)
        for e in told
    }
    assert [event.sentence.language for event in told] == ["en", "zh"]
    assert records == {("AID", "NOR", "MDA", dt.date(2023, 5, 8))}


def test_every_span_leads_to_its_words(told: CodedText) -> None:
    (event,) = told.events
    for part in (*event.sources, *event.targets, event.trigger, *event.amounts, event.sentence):
        assert part.span.of(told.document.text) == part.text


def test_a_passage_in_another_language_is_kept_and_said_to_be_uncoded(told: CodedText) -> None:
    assert [each.reason for each in told.uncoded] == ["no language pack for ru"]
    assert told.document.passages[told.uncoded[0].passage].language == "ru"


@pytest.mark.parametrize("kind", ["events", "measures", "links", "mentions", "sentences"])
def test_every_kind_of_record_becomes_a_table(told: CodedText, kind: str) -> None:
    table = told.to_arrow(kind)  # type: ignore[arg-type]
    assert table.schema == SCHEMAS[kind]  # type: ignore[index]
    assert len(table) == len(getattr(told, kind))


def test_events_come_back_from_their_table(told: CodedText) -> None:
    assert tuple(from_table(told.to_arrow(), "events")) == told.events


def test_an_unknown_kind_is_answered_with_the_known_ones(told: CodedText) -> None:
    with pytest.raises(UsageError, match="Did you mean 'events'"):
        told.to_arrow("event")  # type: ignore[arg-type]


def test_a_text_that_tells_of_nothing_gives_nothing() -> None:
    assert gestae.code("").events == ()
    assert gestae.code("It rained.").events == ()


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="'last week'; it should be a date"):
        gestae.code("It rained.", published="last week")


def test_files_are_read_into_a_casebook_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "casebook.duckdb"
    casebook = gestae.read(tmp_path / "wire.txt", casebook=path)
    assert [event.type for event in casebook.iter_events()] == ["AID"]
    assert gestae.open_casebook(path, read_only=True).summary().events == 1


def test_files_are_read_into_a_casebook_that_is_open(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(TEXT, encoding="utf-8")
    kept = gestae.open_casebook(tmp_path / "casebook.duckdb")
    assert gestae.read(tmp_path / "wire.txt", casebook=kept) is kept
    found = kept.iter_events(gestae.Filters(targets=("Moldova",)))
    assert [event.sources[0].actor.id for event in found] == ["NOR"]


def test_a_casebook_that_is_not_named_is_gone_with_its_last_user(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(TEXT, encoding="utf-8")
    casebook = gestae.read(tmp_path / "wire.txt")
    path = casebook.path
    assert path.exists()
    del casebook
    gc.collect()
    assert not path.parent.exists()


def test_nothing_to_read_is_refused() -> None:
    with pytest.raises(UsageError, match="give at least one path"):
        gestae.read()


def test_importing_gestae_loads_nothing_heavy() -> None:
    heavy = {"spacy", "duckdb", "pyarrow", "numpy"}
    script = f"import gestae, sys; print({heavy!r} & set(sys.modules)); gestae.code"
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "set()"


def test_opening_a_casebook_loads_no_language_engine(tmp_path: Path) -> None:
    path = gestae.open_casebook(tmp_path / "casebook.duckdb").path
    script = (
        f"import gestae, sys; gestae.open_casebook({str(path)!r}).summary(); "
        "print('spacy' in sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "False"


def test_the_verbs_are_typed_and_explained() -> None:
    for name in gestae.__all__:
        verb = getattr(gestae, name)
        assert verb.__doc__
        assert name in dir(gestae)
    assert get_type_hints(gestae.code)["return"] is CodedText
    assert get_type_hints(CodedText.events.fget)["return"] == tuple[Event, ...]  # type: ignore[attr-defined]


def test_a_name_that_is_not_there_is_missing_as_usual() -> None:
    with pytest.raises(AttributeError, match="no attribute 'decode'"):
        gestae.decode  # type: ignore[attr-defined] # noqa: B018
