"""What holds of everything that is read from a document, whatever it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gestae.coders.code import code
from gestae.coders.compose import links_of
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.readers import read_path
from gestae.readers.text import make_document
from gestae.records import Coded, Document, Event, Span

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"


def documents() -> list[Document]:
    return [found for found in read_path(EXAMPLES) if isinstance(found, Document)]


@pytest.fixture(scope="module")
def coded() -> list[Coded]:
    ontology = load_ontology()
    return [code(parsed, ontology) for parsed in parse_documents(documents())]


def worded(event: Event) -> Iterator[tuple[str, Span]]:
    """Every value of an event with the span it was read from."""
    yield event.trigger.text, event.trigger.span
    yield event.sentence.text, event.sentence.span
    for mention in (*event.sources, *event.targets):
        yield mention.text, mention.span
    for amount in event.amounts:
        yield amount.text, amount.span
    for part in (event.date, event.place, event.status_cue):
        if part is not None:
            yield part.text, part.span
    for teller in event.attribution:
        yield teller.speaker.text, teller.speaker.span
        yield teller.cue.text, teller.cue.span


def test_every_value_of_every_event_is_the_text_at_its_span(coded: list[Coded]) -> None:
    values = [(each.document.text, *v) for each in coded for e in each.events for v in worded(e)]
    assert len(values) > 1000
    assert [v for v in values if v[2].of(v[0]) != v[1]] == []


def test_mentions_and_measures_are_the_text_at_their_spans_too(coded: list[Coded]) -> None:
    for each in coded:
        for mention in each.mentions:
            assert mention.span.of(each.document.text) == mention.text
        for measure in each.measures:
            for text, span in (
                (measure.subject.text, measure.subject.span),
                (measure.amount.text, measure.amount.span),
            ):
                assert span.of(each.document.text) == text


def test_soft_line_breaks_stay_in_what_is_brought_back() -> None:
    text = (
        "After two days of talks in the capital, which had been put off twice, Foreign\n"
        "Minister Penny Wong said late on Thursday, at a dinner that was given for the\n"
        "delegations of the islands by the government of the republic, that the United\n"
        "States had sent tanks to Poland, and that more of them would follow before the\n"
        "end of the year if the parliament of the country agreed to pay for the rest of\n"
        "them."
    )
    document = make_document(text, key="t")
    (parsed,) = parse_documents([document])
    event = next(e for e in code(parsed, load_ontology()).events if e.trigger.text == "sent")
    assert event.sources[0].text == "United\nStates"
    assert event.attribution[0].speaker.text == "Foreign\nMinister Penny Wong"


def test_ids_are_unique_and_the_same_when_coded_again(coded: list[Coded]) -> None:
    ids = [event.id for each in coded for event in each.events]
    assert len(ids) == len(set(ids))
    ontology = load_ontology()
    again = [code(parsed, ontology) for parsed in parse_documents(documents())]
    assert [event.id for each in again for event in each.events] == ids


def test_order_of_documents_changes_no_record(coded: list[Coded]) -> None:
    ontology = load_ontology()
    turned = [code(p, ontology) for p in parse_documents(documents()[::-1])]
    by_document = {each.document.id: each.events for each in turned}
    assert by_document == {each.document.id: each.events for each in coded}


def test_a_link_leads_to_a_deed_or_goes_on_from_one_that_does_and_says_why(
    coded: list[Coded],
) -> None:
    links = [(each, link) for each in coded for link in each.links]
    assert links
    for each, link in links:
        assert link in links_of(each.events, each.links)
        assert all(reason.detail for reason in link.reasons)


def test_reasons_of_an_event_are_links_of_its_document(coded: list[Coded]) -> None:
    told = [(each, event) for each in coded for event in each.events if event.because]
    assert told
    for each, event in told:
        assert set(event.because) <= {link.id for link in each.links}


def test_every_rule_is_a_sentence_that_names_its_word(coded: list[Coded]) -> None:
    for each in coded:
        for event in each.events:
            assert event.rule.endswith(".")
            assert "tells" in event.rule
            assert 0 < event.confidence < 1


def test_two_documents_with_the_same_text_are_coded_each_on_its_own() -> None:
    pair = [make_document("Kenya thanked Oman.", key=key) for key in ("a", "b")]
    ontology = load_ontology()
    first, second = (code(parsed, ontology) for parsed in parse_documents(pair))
    assert len(first.sentences) == len(second.sentences) == 1
    assert (first.events[0].document.key, second.events[0].document.key) == ("a", "b")
