"""Which date and place belong to which deed in Chinese."""

import datetime as dt
from dataclasses import replace

import pytest

from gestae.coders.code import code
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.readers.text import make_document
from gestae.records import Event


def deed(text: str, trigger: str) -> Event:
    document = replace(make_document(text, key="t"), published=dt.date(2024, 5, 6))
    (parsed,) = parse_documents([document])
    events = code(parsed, load_ontology(), judged=False).events
    return next(event for event in events if event.trigger.text == trigger)


@pytest.mark.parametrize("trigger", ["袭击", "打死"])
def test_what_opens_a_sentence_holds_for_every_deed_of_it(trigger: str) -> None:
    event = deed("5月3日，在喀土穆，叛军袭击了一座军营，随后打死了两名警察。", trigger)
    assert event.date is not None
    assert event.date.start == dt.date(2024, 5, 3)
    assert event.place is not None
    assert event.place.text == "喀土穆"


def test_the_day_of_an_act_of_speech_is_not_that_of_a_clause_about_others() -> None:
    event = deed("菲律宾军舰3日驶入黄岩岛海域，中国外交部谴责菲律宾。", "谴责")
    assert event.date is None
