"""Who stands on the sides of a deed: how mentions stand to its word, and what was told before."""

import pytest

from gestae.coders.actors import find_mentions
from gestae.coders.code import code
from gestae.coders.events.candidates import Around, find_candidates
from gestae.coders.events.earlier import Earlier
from gestae.coders.events.proposal import Proposal
from gestae.coders.events.propose import find_events
from gestae.coders.events.scene import Scene, build_scene
from gestae.coders.events.standing import are_joined, find_standing
from gestae.coders.judge import load_judges
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.ontology.weights import load_weights
from gestae.readers import make_document
from gestae.records import Mention, Parsed


def _parse(text: str) -> Parsed:
    (parsed,) = parse_documents([make_document(text, key="test")])
    return parsed


def _scene(parsed: Parsed, number: int = 0) -> tuple[Scene, dict[str, Mention]]:
    ontology = load_ontology()
    sentence = parsed.sentences[number]
    mentions = [m for m in find_mentions(parsed, ontology) if sentence.span.covers(m.span)]
    scene = build_scene(sentence, ontology.lexicons[sentence.language], mentions, [])
    return scene, {mention.text: mention for mention in mentions}


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        (
            "Ghana said that Togo had accused Mali of spying for Niger.",
            "accuse",
            {"Ghana": "above_subject", "Togo": "subject", "Mali": "object"},
        ),
        (
            "加纳表示，多哥昨天指责马里从事间谍活动。",
            "指责",
            {"加纳": "above_subject", "多哥": "subject", "马里": "object"},
        ),
    ],
)
def test_a_mention_stands_to_a_deed_as_the_clauses_say(
    text: str, verb: str, expected: dict[str, str]
) -> None:
    scene, mentions = _scene(_parse(text))
    (predicate,) = [p for p in scene.predicates.values() if p.lemma == verb]
    found = {name: find_standing(mentions[name].span, predicate, scene) for name in expected}
    assert found == expected


@pytest.mark.parametrize(
    "text", ["Ghana, Togo and Mali met at the border.", "加纳、多哥和马里举行了会谈。"]
)
def test_neighbours_in_a_list_are_joined(text: str) -> None:
    scene, mentions = _scene(_parse(text))
    first, second, third = sorted(mentions.values(), key=lambda mention: mention.span)
    assert are_joined(first, second, scene)
    assert are_joined(third, second, scene)
    assert not are_joined(first, third, scene)


def test_who_was_urged_and_now_refuses_answers() -> None:
    parsed = _parse("Kenya urged Ghana to open the border.")
    ontology = load_ontology()
    mentions = find_mentions(parsed, ontology)
    (urged,) = find_events(parsed, ontology, mentions, ())
    earlier = Earlier()
    earlier.tell(urged)
    assert set(earlier.roles("KEN", 1, {"GHA"})) == {"was_other", "answers"}
    assert set(earlier.roles("KEN", 0, {"GHA"})) == {"was_same", "goes_on"}
    assert set(earlier.roles("MLI", 1, {"GHA"})) == set()


def test_every_evidence_that_is_weighed_has_a_side_and_a_weight_is_read_for_it() -> None:
    parsed = _parse("Kenya urged Ghana to open the border. Accra refused the request.")
    ontology = load_ontology()
    seen: set[str] = set()

    def choose(deed: Proposal, around: Around, *, mutual: bool = False) -> Proposal:
        for side in find_candidates(deed, around, mutual=mutual):
            seen.update(name for candidate in side for name in candidate.evidence)
        return deed

    mentions = find_mentions(parsed, ontology)
    find_events(parsed, ontology, mentions, (), load_judges({"en"}), choose)
    weights = load_weights("sides", "en")
    assert {"source_likely", "target_likely", "target_before"} <= seen & set(weights)
    assert all(name.startswith(("source_", "target_")) for name in seen)


def test_a_refusal_is_of_whoever_asked_in_the_sentence_before() -> None:
    parsed = _parse("Kenya urged Ghana on Monday to release two fishermen. Ghana refused.")
    refused = next(e for e in code(parsed, load_ontology()).events if e.type == "REJECT")
    assert [actor.actor.id for actor in refused.sources] == ["GHA"]
    assert [actor.actor.id for actor in refused.targets] == ["KEN"]


def _mention(parsed: Parsed, words: str) -> Mention:
    return next(m for m in find_mentions(parsed, load_ontology()) if m.text == words)


def test_the_other_side_is_not_who_speaks_of_it() -> None:
    parsed = _parse("肯尼亚总统警告乌干达总统，如果对方不撤军，肯尼亚将反击。")
    assert _mention(parsed, "对方").actor.id == "UGA"


def test_whom_one_urges_is_another_than_oneself() -> None:
    parsed = _parse("巴西外长会见智利外长，并要求对方撤回照会。")
    assert _mention(parsed, "对方").actor.country == "CHL"


def test_a_ministry_that_speaks_of_itself_is_its_state() -> None:
    text = "本部要求加纳立即放人，并向家属表示慰问。"
    document = make_document(text, key="test", publisher="肯尼亚外交部")
    (parsed,) = parse_documents([document])
    assert _mention(parsed, "本部").actor.id == "KEN"


def test_the_city_of_the_talks_sends_no_minister() -> None:
    parsed = _parse("肯尼亚外长昨天在巴西利亚与乌干达外长举行会谈。")
    assert _mention(parsed, "乌干达外长").actor.id == "UGA"
