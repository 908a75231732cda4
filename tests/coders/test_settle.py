"""Types and statuses of deeds that are done by being said."""

import pytest

from gestae.coders.events import Proposal
from gestae.coders.settle import settle
from gestae.coders.status import find_status
from gestae.ontology.load import load_ontology
from tests.coders.parsing import predicate_at

ONTOLOGY = load_ontology()


def settled(text: str, word: str, type_: str) -> tuple[str, str]:
    sentence, predicate = predicate_at(text, word)
    deed = Proposal(
        sentence=0,
        predicate=predicate,
        trigger=sentence.span_of(predicate.head, predicate.head),
        type=type_,
        mode=None,
        instrument=None,
        sources=(),
        targets=(),
        status=None,
        alone=False,
        covers=frozenset({predicate.head}),
        reading=None,
    )
    found = settle(deed, find_status(sentence, predicate, ONTOLOGY)[0], ONTOLOGY.plover)
    return found.type, found.status


@pytest.mark.parametrize(
    ("text", "word", "type_"),
    [
        ("They will pay for this, the general said.", "pay", "THREATEN"),
        ("If they stay, our troops will march.", "march", "THREATEN"),
        ("We will not talk to them.", "talk", "REJECT"),
        ("Chad has never accepted the ruling.", "accepted", "REJECT"),
    ],
)
def test_a_threat_or_refusal_is_done_by_what_it_says_of_times_to_come(
    text: str, word: str, type_: str
) -> None:
    assert settled(text, word, type_) == (type_, "done")


@pytest.mark.parametrize(
    ("text", "word", "type_", "status"),
    [
        ("Chad may threaten Libya.", "threaten", "THREATEN", "possible"),
        ("Chad agreed to a truce.", "agreed", "AGREE", "pledged"),
        ("Chad did not agree to a truce.", "agree", "AGREE", "denied"),
        ("Chad will visit Libya.", "visit", "CONSULT", "planned"),
    ],
)
def test_what_one_agrees_to_is_pledged_and_what_is_only_possible_stays_so(
    text: str, word: str, type_: str, status: str
) -> None:
    assert settled(text, word, type_)[1] == status
