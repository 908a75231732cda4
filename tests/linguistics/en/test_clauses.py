"""What English clauses come to: who does what to whom, however the sentence is built."""

import pytest

from gestae.linguistics.en.pack import English, load
from gestae.records import Document, Passage, Predicate, Sentence, Span


@pytest.fixture(scope="module")
def english() -> English:
    return load()


def parse(english: English, text: str) -> Sentence:
    document = Document(key="t", text=text, passages=(Passage(Span(0, len(text)), "en"),))
    ((sentence, *rest),) = english.parse([(document, 0)])
    assert not rest, "one sentence expected"
    return sentence


def predicate(sentence: Sentence, lemma: str) -> Predicate:
    return next(p for p in sentence.predicates if p.lemma == lemma)


def words(sentence: Sentence, lemma: str, relation: str, marker: str | None = None) -> list[str]:
    heads = predicate(sentence, lemma).heads(relation, marker)  # type: ignore[arg-type]
    return [sentence.tokens[head].text for head in heads]


@pytest.mark.parametrize(
    ("text", "lemma", "subjects", "objects"),
    [
        ("Brazil condemned Nicaragua.", "condemn", ["Brazil"], ["Nicaragua"]),
        ("Nicaragua was condemned by Brazil.", "condemn", ["Brazil"], ["Nicaragua"]),
        ("Fiji and Samoa sanctioned Tonga.", "sanction", ["Fiji", "Samoa"], ["Tonga"]),
        ("Chile arrested and deported spies.", "arrest", ["Chile"], ["spies"]),
        ("Chile arrested and deported spies.", "deport", ["Chile"], ["spies"]),
        ("Norway urged Serbia to release prisoners.", "urge", ["Norway"], ["Serbia"]),
        ("Norway urged Serbia to release prisoners.", "release", ["Serbia"], ["prisoners"]),
        ("Kenya agreed to train officers.", "train", ["Kenya"], ["officers"]),
        ("Turkey, which supplied drones, left.", "supply", ["Turkey"], ["drones"]),
        ("The drones that Turkey supplied arrived.", "supply", ["Turkey"], ["drones"]),
        ("Ethiopia praised the drones Turkey supplied.", "supply", ["Turkey"], ["drones"]),
        ("The drones supplied by Turkey arrived.", "supply", ["Turkey"], ["drones"]),
        ("Peru's decision to expel envoys stands.", "expel", ["Peru"], ["envoys"]),
        ("Peru announced plans to expel envoys.", "expel", ["Peru"], ["envoys"]),
        ("By seizing ships, Iran angered Greece.", "seize", ["Iran"], ["ships"]),
        ("Gabon accused Chad of attacking its villages.", "attack", ["Chad"], ["villages"]),
        ("He was arrested and charged.", "charge", [], ["He"]),
    ],
)
def test_a_clause_has_the_arguments_of_its_active_voice(
    english: English, text: str, lemma: str, subjects: list[str], objects: list[str]
) -> None:
    sentence = parse(english, text)
    assert words(sentence, lemma, "subject") == subjects
    assert words(sentence, lemma, "object") == objects


def test_prepositions_mark_oblique_arguments_with_every_member_of_a_coordination(
    english: English,
) -> None:
    sentence = parse(english, "Officials from Egypt and Sudan met because of the dam.")
    assert words(sentence, "official", "oblique", "from") == ["Egypt", "Sudan"]
    assert words(sentence, "meet", "oblique", "because of") == ["dam"]


@pytest.mark.parametrize(
    ("text", "lemma", "negator"),
    [
        ("Mali did not sign the treaty.", "sign", "not"),
        ("Mali has never signed the treaty.", "sign", "never"),
        ("No country signed the treaty.", "sign", "No"),
        ("Mali did not condemn or punish the raid.", "punish", "not"),
        ("Mali signed the treaty.", "sign", None),
    ],
)
def test_what_negates_a_clause_is_known(
    english: English, text: str, lemma: str, negator: str | None
) -> None:
    sentence = parse(english, text)
    negation = predicate(sentence, lemma).negation
    assert (sentence.tokens[negation].text if negation is not None else None) == negator


@pytest.mark.parametrize(
    ("text", "lemma", "tense", "passive"),
    [
        ("Oman will host the talks.", "host", "future", False),
        ("Oman is going to host the talks.", "go", "future", False),
        ("Oman hosted the talks.", "host", "past", False),
        ("Oman has hosted the talks.", "host", "past", False),
        ("The talks were hosted by Oman.", "host", "past", True),
        ("Oman hosts the talks.", "host", "present", False),
    ],
)
def test_tense_and_voice_are_those_of_the_whole_verb_group(
    english: English, text: str, lemma: str, tense: str, passive: bool
) -> None:
    verb = predicate(parse(english, text), lemma)
    assert (verb.tense, verb.passive) == (tense, passive)


@pytest.mark.parametrize(
    ("text", "lemma", "governor", "embedding", "marker"),
    [
        ("If Iran attacks, Israel will answer.", "attack", "answer", "adverbial", "if"),
        ("Ghana said that Togo had agreed.", "agree", "said", "complement", "that"),
        ("Ghana refused to pay.", "pay", "refused", "complement", None),
        ("Ghana left without paying.", "pay", "left", "adverbial", "without"),
        ("Ghana was accused of lying.", "lie", "accused", "complement", "of"),
    ],
)
def test_a_clause_knows_what_it_depends_on_and_how(
    english: English, text: str, lemma: str, governor: str, embedding: str, marker: str | None
) -> None:
    sentence = parse(english, text)
    clause = predicate(sentence, lemma)
    assert clause.governor is not None
    assert sentence.tokens[clause.governor].text == governor
    assert (clause.embedding, clause.marker) == (embedding, marker)


def test_soft_line_breaks_do_not_end_a_sentence_and_offsets_hold(english: English) -> None:
    text = "Japan pledged aid to\nUkraine. Kenya did\nnot."
    document = Document(key="t", text=text, passages=(Passage(Span(0, len(text)), "en"),))
    (sentences,) = english.parse([(document, 0)])
    assert [s.span.of(text) for s in sentences] == [
        "Japan pledged aid to\nUkraine.",
        "Kenya did\nnot.",
    ]
    for sentence in sentences:
        for token in sentence.tokens:
            assert text[token.start : token.end] in {token.text, "\n"}


def test_passages_come_back_one_for_one_even_when_they_are_empty_or_huge(english: English) -> None:
    huge = "Kenya thanked Oman. " * 3000
    text = "Peru left.\n\n" + huge
    spans = (Span(0, 10), Span(10, 11), Span(12, len(text)))
    document = Document(key="t", text=text, passages=tuple(Passage(s, "en") for s in spans))
    first, empty, last = english.parse([(document, 0), (document, 1), (document, 2)])
    assert (len(first), len(empty), len(last)) == (1, 0, 3000)
    assert last[-1].span.of(text) == "Kenya thanked Oman."
