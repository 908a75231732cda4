import pytest

from gestae.coders.actors import find_mentions
from gestae.coders.attribution import find_attributions
from gestae.coders.causes import find_links
from gestae.ontology.load import load_ontology
from gestae.records import (
    Cue,
    DocumentReference,
    Event,
    Excerpt,
    Link,
    Span,
)
from gestae.records.named import Named, named_in
from tests.coders.parsing import parsed

ONTOLOGY = load_ontology()


def links(text: str, *events: Event) -> tuple[Link, ...]:
    return find_links(parsed(text), ONTOLOGY, events)


def told(text: str) -> list[tuple[str, str, str]]:
    """Kind, start and end of each link of a text, in the text's words."""
    return [(link.kind, words(link.from_, text), words(link.to, text)) for link in links(text)]


def words(end: str, text: str) -> str:
    start, stop = end.split(":")[1].split("-")
    return text[int(start) : int(stop)]


def event(text: str, trigger: str) -> Event:
    document = parsed(text)
    start = text.index(trigger)
    sentence = next(s for s in document.sentences if s.span.start <= start < s.span.end)
    return Event(
        type="MOBILIZE", mode=None, contexts=(), instrument=None, sources=(), targets=(),
        status="done", status_cue=None, date=None, place=None, amounts=(), attribution=(),
        because=(), trigger=Cue(trigger, Span(start, start + len(trigger))), confidence=0.5,
        rule="for a test", sentence=Excerpt(sentence.text, sentence.span, "en"),
        document=DocumentReference.to(document.document),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "cause", "effect"),
    [
        (
            "Kenya closed the border because rebels had shelled the town.",
            "rebels had shelled the town",
            "Kenya closed the border",
        ),
        (
            "Because rebels had shelled the town, Kenya closed the border.",
            "rebels had shelled the town",
            "Kenya closed the border",
        ),
        (
            "Kenya expelled the envoy in response to the raid.",
            "the raid",
            "Kenya expelled the envoy",
        ),
        ("Due to the raid, Kenya closed the border.", "the raid", "Kenya closed the border"),
        ("The shelling led to a closure of the border.", "The shelling", "a closure of the border"),
        ("The closure stems from the shelling.", "the shelling", "The closure"),
        (
            "The murder of the envoy was the trigger for the war.",
            "The murder of the envoy",
            "the war",
        ),
        ("Workers protested against the cuts.", "the cuts", "protested"),
        ("Rebels fired on the bus, killing two soldiers.", "Rebels fired on the bus", "killing"),
    ],
)
def test_a_link_of_cause_runs_from_the_cause_to_the_effect(
    text: str, cause: str, effect: str
) -> None:
    assert told(text) == [("causes", cause, effect)]


@pytest.mark.parametrize(
    ("text", "deed", "purpose"),
    [
        ("Kenya sent troops in order to secure oil.", "Kenya sent troops", "secure oil"),
        ("Kenya sent troops to protect the port.", "Kenya sent troops", "protect the port"),
        (
            "Kenya closed the border so that rebels could not enter.",
            "Kenya closed the border",
            "rebels could not enter",
        ),
        ("The purpose of the deal is to contain Eritrea.", "the deal", "contain Eritrea"),
        (
            "Workers marched through Nairobi demanding higher wages.",
            "Workers marched through Nairobi",
            "higher wages",
        ),
    ],
)  # fmt: skip
def test_a_link_of_purpose_runs_from_the_deed_to_what_it_is_for(
    text: str, deed: str, purpose: str
) -> None:
    assert told(text) == [("purpose", deed, purpose)]


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        (
            "If the rebels withdraw, Kenya will open the border.",
            "condition",
            "the rebels withdraw",
            "Kenya will open the border",
        ),
        (
            "Kenya will open the border unless the rebels attack.",
            "condition",
            "the rebels attack",
            "Kenya will open the border",
        ),
        (
            "Despite the ceasefire, rebels shelled the town.",
            "despite",
            "the ceasefire",
            "rebels shelled the town",
        ),
        (
            "Although talks had begun, rebels shelled the town.",
            "despite",
            "talks had begun",
            "rebels shelled the town",
        ),
    ],
)
def test_conditions_and_obstacles_run_to_the_deed(
    text: str, kind: str, start: str, end: str
) -> None:
    assert told(text) == [(kind, start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "Students asked if the talks had ended.",
        "As the minister said, Kenya closed the border.",
        "Kenya led the talks for two days.",
        "The envoy presided over the meeting.",
    ],
)
def test_the_same_words_without_that_meaning_give_no_link(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled the town. As a result, Kenya closed the border.",
        "Rebels shelled the town. This led to the closure.",
    ],
)
def test_a_word_that_looks_back_ties_to_the_sentence_before(text: str) -> None:
    (link,) = links(text)
    assert (link.kind, words(link.from_, text)) == ("causes", "Rebels shelled the town")


def test_coded_events_are_the_ends_where_there_are_any() -> None:
    text = "Kenya closed the border because rebels had shelled the town."
    closed, shelled = event(text, "closed"), event(text, "shelled")
    (link,) = links(text, closed, shelled)
    assert (link.from_, link.to) == (shelled.id, closed.id)


def test_an_event_is_found_below_the_verb_that_carries_it() -> None:
    text = "Kenya began to shell the town because rebels had crossed the border."
    shell = event(text, "shell")
    assert [link.to for link in links(text, shell)] == [shell.id]


def test_a_link_explains_itself_in_a_sentence_and_shows_its_words() -> None:
    text = "Kenya expelled the envoy in response to the raid."
    (link,) = links(text)
    assert link.evidence is not None
    assert link.evidence.text == link.evidence.span.of(text) == "in response to"
    assert link.reasons[0].detail == (
        "“in response to” makes “the raid” the cause of “Kenya expelled the envoy”."
    )


def test_a_word_of_time_is_weaker_evidence_than_a_word_of_cause() -> None:
    (after,) = links("Kenya closed the border after the raid.")
    (because,) = links("Kenya closed the border because of the raid.")
    assert after.score < 0.5 < because.score


def sorted_reasons(text: str) -> list[tuple[str, str, bool]]:
    """Each reason in the text's words, what it is a reason of, and whether it is rejected."""
    return [
        (*((words(link.to, text), words(link.from_, text)) if link.kind == "purpose"
           else (words(link.from_, text), words(link.to, text))), link.rejected)
        for link in with_actors(text)
    ]  # fmt: skip


def with_actors(text: str) -> tuple[Link, ...]:
    """The links of a text whose actors and speakers are known."""
    document = parsed(text)
    mentions = find_mentions(document, ONTOLOGY)
    attributions = find_attributions(document, ONTOLOGY, mentions)
    return find_links(document, ONTOLOGY, (), mentions, attributions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The aim of the deal is not revenge but oil.",
            {("revenge", "the deal", True), ("oil", "the deal", False)},
        ),
        (
            "The reason for the raid was not simply revenge, but rather the oil.",
            {("revenge", "the raid", True), ("the oil", "the raid", False)},
        ),
        (
            "The aim of the raid is not only to take oil but also to weaken Egypt.",
            {("take oil", "the raid", False), ("weaken Egypt", "the raid", False)},
        ),
        (
            "Kenya's help is not out of gratitude.",
            {("gratitude", "Kenya's help", True)},
        ),
        (
            "Kenya acted out of fear rather than sympathy.",
            {("fear", "Kenya acted", False), ("sympathy", "Kenya acted", True)},
        ),
        (
            "Kenya closed the port not because it was angry but because it was afraid.",
            {
                ("it was angry", "Kenya closed the port", True),
                ("it was afraid", "Kenya closed the port", False),
            },
        ),
        (
            "The closure does not stem from the raid.",
            {("the raid", "The closure", True)},
        ),
    ],
)
def test_what_is_said_to_be_no_reason_is_kept_as_rejected(
    text: str, expected: set[tuple[str, str, bool]]
) -> None:
    assert set(sorted_reasons(text)) == expected


def test_its_motive_speaks_of_the_deed_told_before() -> None:
    text = "Kenya insists on aiding Ghana. Its motive is fear of Egypt."
    assert ("fear of Egypt", "aiding Ghana", False) in sorted_reasons(text)


def test_a_motive_without_a_deed_before_it_ties_nothing() -> None:
    assert sorted_reasons("The sky is grey. Its motive is fear.") == []


def test_an_aim_that_has_an_aim_of_its_own_is_one_end_of_both_links() -> None:
    text = "The aim of Kenya's aid to Ghana is to contain Egypt in order to win time."
    first, second = links(text)
    assert words(first.to, text) == "contain Egypt"
    assert (first.to, words(second.to, text)) == (second.from_, "win time")


def test_two_infinitives_are_two_aims() -> None:
    text = "Kenya limits its aid to avoid angering Egypt and to leave itself a way out."
    aims = [reason for reason, *_ in sorted_reasons(text)]
    assert set(aims) == {"avoid angering Egypt", "leave itself a way out"}


def test_listed_headings_are_reasons_for_what_the_list_is_about() -> None:
    text = (
        "There are several considerations behind aiding Ghana:\n"
        "Winning time: By arming Ghana, Kenya can delay the vote.\n"
        "Securing the port: The port is a lifeline.\n"
        "The vote is in May."
    )
    told = sorted_reasons(text)
    assert ("Winning time", "aiding Ghana", False) in told
    assert ("Securing the port", "aiding Ghana", False) in told
    assert not [reason for reason, *_ in told if "May" in reason]


def test_counted_reasons_in_a_sentence_are_reasons_each() -> None:
    text = "There are two reasons for the ban: first, it protects farmers; second, it is cheap."
    told = sorted_reasons(text)
    assert {(reason, of) for reason, of, _ in told} == {
        ("it protects farmers", "the ban"),
        ("it is cheap", "the ban"),
    }


def test_who_rejects_a_reason_goes_on_with_the_reason() -> None:
    text = "“Kenya's help is not out of gratitude. We need the port,” the envoy said."
    told = {(reason, rejected) for reason, _, rejected in sorted_reasons(text)}
    assert told == {("gratitude", True), ("We need the port", False)}
    assert all(link.attribution for link in with_actors(text))


def test_a_link_names_those_on_whose_word_it_holds() -> None:
    text = "Kenya closed the port because rebels attacked, Ghana's foreign minister said."
    (link,) = with_actors(text)
    assert [a.cue.text for a in link.attribution] == ["said"]


def test_a_stretch_that_names_a_deed_says_which_and_between_whom() -> None:
    text = "The aim of Kenya's aid to Ghana is to contain Egypt."
    (link,) = with_actors(text)
    found = [named_in(reason.rule) for reason in link.reasons]
    assert ("from", Named("AID", "aid", ("KEN",), ("GHA",))) in found


def test_who_says_something_is_no_part_of_the_reason() -> None:
    text = "The army shelled the town. Officials said that this led to the closure."
    assert ("The army shelled the town", "the closure", False) in sorted_reasons(text)
