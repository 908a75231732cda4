"""Phrases and wordings of a language that writes its words together, however they are cut."""

from dataclasses import replace

import pytest

from gestae.coders.events.frames import Frames
from gestae.coders.events.scene import Scene, build_scene
from gestae.ontology.lexicon import Lexicon, Thing, Trigger, parse_paths
from gestae.ontology.load import load_ontology
from gestae.records import Actor, Argument, Mention, Predicate, Sentence, Span, Token

ONTOLOGY = load_ontology()
THINGS = {
    phrase: Thing(phrase, kind, None, None)
    for phrase, kind in (("防空导弹系统", "weapon"), ("系统", "programme"), ("关系", "relation"))
}


def trigger(lemma: str) -> Trigger:
    paths = parse_paths("subject"), parse_paths("与")
    return Trigger(
        lemma, "verb", "SANCTION", None, None, *paths, (), None, False, False, False, "", "", ""
    )


def lexicon_of(*lemmas: str) -> Lexicon:
    english = ONTOLOGY.lexicons["en"]
    triggers = {lemma: (trigger(lemma),) for lemma in lemmas}
    return replace(
        english, triggers=triggers, things=THINGS, longest=6, joiner="", contents=(), frames={}
    )


def scene_of(words: str, head: int, lexicon: Lexicon, auxiliaries: tuple[int, ...] = ()) -> Scene:
    """The scene of words cut at ``|``; the one at ``head`` is a verb with the first as subject."""
    texts = words.split("|")
    starts = [sum(map(len, texts[:n])) for n in range(len(texts))]
    tokens = tuple(
        Token(n, text, text, "PUNCT" if text == "，" else "NOUN", head, start, start + len(text))
        for n, (text, start) in enumerate(zip(texts, starts, strict=True))
    )
    text = "".join(texts)
    verb = Predicate(
        head,
        texts[head],
        "verb",
        "finite",
        (Argument("subject", None, 0),),
        0,
        len(texts) - 1,
        auxiliaries=auxiliaries,
    )
    sentence = Sentence(Span(0, len(text)), text, "zh", 0, tokens, (verb,))
    first = Mention(Actor("FRA", "FRA", "FRA", None), texts[0], Span(0, len(texts[0])))
    return build_scene(sentence, lexicon, [first], [])


@pytest.mark.parametrize(
    "words",
    ["法国|防空|导弹|系统", "法国|防空导弹|系统", "法国|防空导弹系统", "法国|新型防空导弹系统"],
)
def test_a_phrase_is_found_however_its_words_are_cut(words: str) -> None:
    last = words.count("|")
    thing = scene_of(words, last, lexicon_of()).thing_at(last)
    assert thing is not None
    assert thing.phrase == "防空导弹系统"


def test_a_word_of_no_table_is_what_it_ends_in() -> None:
    thing = scene_of("法国|外交关系", 1, lexicon_of()).thing_at(1)
    assert thing is not None
    assert thing.kind == "relation"


@pytest.mark.parametrize(
    ("words", "sought", "met"),
    [
        ("法国|外交关系", "关系", True),
        ("法国|外交|关系", "外交关系", True),
        ("法国|关系户", "关系", False),
        ("法国|战舰", "舰", True),
    ],
)
def test_a_condition_is_met_by_the_end_of_a_phrase(words: str, sought: str, met: bool) -> None:
    last = words.count("|")
    scene = scene_of(words, last, lexicon_of())
    assert scene.is_word(last, frozenset({sought})) is met


@pytest.mark.parametrize(
    ("words", "head", "auxiliaries"),
    [
        ("法国|断交", 1, ()),
        ("法国|断|交", 1, ()),
        ("法国|断|了|交", 1, (2,)),
    ],
)
def test_a_wording_is_read_however_it_is_cut(
    words: str, head: int, auxiliaries: tuple[int, ...]
) -> None:
    scene = scene_of(words, head, lexicon_of("断交"), auxiliaries)
    proposal = Frames(scene, ONTOLOGY.plover, 0).read(scene.predicates[head])
    assert proposal is not None
    assert proposal.reading is not None
    assert [m.actor.id for m in proposal.sources] == ["FRA"]


def test_a_wording_with_its_negation_is_not_negated() -> None:
    scene = scene_of("法国|不|承认", 2, lexicon_of("不承认"))
    verb = replace(scene.predicates[2], negation=1)
    proposal = Frames(scene, ONTOLOGY.plover, 0).read(verb)
    assert proposal is not None
    assert proposal.predicate.negation is None
    assert proposal.trigger == Span(2, 5)


def test_a_wording_takes_in_the_deeds_of_its_other_words() -> None:
    scene = scene_of("法国|暂停|进口", 1, lexicon_of("暂停进口", "暂停"))
    frames = Frames(scene, ONTOLOGY.plover, 0)
    alone = Frames(scene_of("法国|暂停", 1, scene.lexicon), ONTOLOGY.plover, 0)
    inner = alone.read(alone.scene.predicates[1])
    assert inner is not None
    frames.found[2] = inner
    proposal = frames.read(scene.predicates[1])
    assert proposal is not None
    assert proposal.absorbed == (inner,)


def test_a_wording_does_not_reach_over_a_mark() -> None:
    scene = scene_of("法国|断|，|交", 1, lexicon_of("断交", "断，交"))
    assert Frames(scene, ONTOLOGY.plover, 0).read(scene.predicates[1]) is None
