import pytest

from gestae.coders.attribution import find_attributions
from gestae.ontology.load import load_ontology
from gestae.records import Actor, Attribution, Mention, Span
from tests.coders.parsing import parsed

ONTOLOGY = load_ontology()


def find(text: str, *mentions: Mention, speaker: str | None = None) -> tuple[Attribution, ...]:
    return find_attributions(parsed(text, speaker), ONTOLOGY, mentions)


def told(text: str) -> list[tuple[str, str, str]]:
    """Speaker, cue and content of each attribution of a text."""
    return [(a.speaker.text, a.cue.text, a.content.of(text)) for a in find(text)]


def mention(text: str, words: str, name: str) -> Mention:
    start = text.index(words)
    return Mention(Actor(id=name, name=name), words, Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministry said that Kenya had sent troops.",
            ("The ministry", "said", "that Kenya had sent troops"),
        ),
        (
            "Kenya had sent troops, the ministry said.",
            ("the ministry", "said", "Kenya had sent troops"),
        ),
        (
            "Kenya had sent troops, according to Reuters.",
            ("Reuters", "according to", "Kenya had sent troops"),
        ),
        (
            "According to Reuters, Kenya had sent troops.",
            ("Reuters", "According to", "Kenya had sent troops."),
        ),
        (
            "As the council notes, Kenya has sent troops.",
            ("the council", "notes", "Kenya has sent troops."),
        ),
        (
            "Kenya, the Post claims, had sent troops.",
            ("the Post", "claims", "Kenya, the Post claims, had sent troops."),
        ),
        (
            "In Tokyo's view, the treaty is dead.",
            ("Tokyo", "In Tokyo's view", "the treaty is dead."),
        ),
        (
            "Tokyo announced a new package of aid.",
            ("Tokyo", "announced", "a new package of aid"),
        ),
        (
            "The president went further, claiming that the island was his.",
            ("The president", "claiming", "that the island was his"),
        ),
        (
            "The minister was quoted as saying that the raid was over.",
            ("The minister", "saying", "that the raid was over"),
        ),
        (
            "The minister's comments that Kenya had sent troops caused alarm.",
            ("The minister", "comments", "that Kenya had sent troops"),
        ),
        (
            "Some argue that Kenya should leave.",
            ("Some", "argue", "that Kenya should leave"),
        ),
    ],
)
def test_each_way_of_telling_gives_speaker_cue_and_content(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "It was revealed that Kenya had sent troops.",
        "The spokesman declined to say whether troops had been sent.",
        "The minister did not say that troops had been sent.",
        "If the rebels say that they will leave, the army will stay.",
        "The deliveries show that Kenya is willing to help.",
        "As you can see, we think that the raid is over.",
    ],
)
def test_what_nobody_is_told_to_say_has_no_attribution(text: str) -> None:
    assert told(text) == []


def test_one_telling_inside_another_is_a_row_of_its_own() -> None:
    outer, inner = find(
        "Reuters reported that the minister had told lawmakers that Kenya would send troops."
    )
    assert (outer.speaker.text, inner.speaker.text) == ("Reuters", "the minister")
    assert outer.content.covers(inner.content)
    assert outer.content.covers(inner.cue.span)


@pytest.mark.parametrize(
    ("text", "speaker", "contents"),
    [
        (
            "“We sent troops,” the minister said. “They will stay.”",
            "the minister",
            ["We sent troops,", "They will stay."],
        ),
        (
            "“We sent troops. They will stay,” the minister said.",
            "the minister",
            ["We sent troops. They will stay,"],
        ),
        ("The minister was blunt: “We sent troops.”", "The minister", ["We sent troops."]),
        ("“Why now?” the senator asked.", "the senator", ["Why now?"]),
        (
            "“We will go,” the envoy said.\n“We will not wait. It is our duty.”",
            "the envoy",
            ["We will go,", "We will not wait. It is our duty."],
        ),
        ("“They never came back for us.” — Amina Yusuf", "Amina Yusuf",
         ["They never came back for us."]),
    ],
)  # fmt: skip
def test_a_quotation_belongs_to_who_said_it(text: str, speaker: str, contents: list[str]) -> None:
    found = find(text)
    assert [a.content.of(text) for a in found] == contents
    assert {(a.speaker.text, a.manner) for a in found} == {(speaker, "quote")}


def test_what_speakers_are_told_to_say_of_their_own_mind_is_told_once() -> None:
    text = "Amina Yusuf said that Amina Yusuf believes that the raid is over."
    first = mention(text, "Amina Yusuf", "Amina Yusuf")
    second = Mention(first.actor, "Amina Yusuf", Span(22, 33))
    assert [a.cue.text for a in find(text, first, second)] == ["said"]


def test_a_phrase_in_quotation_marks_is_no_quotation() -> None:
    assert [a.manner for a in find("Critics call the law a “gag on the press.”")] == ["report"]


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("The report notes that Kenya has sent troops.", "document"),
        ("In a statement, the embassy denied that it had paid the rebels.", "document"),
        ("A survey revealed that most voters opposed the deal.", "poll"),
        ("The minister said that Kenya had sent troops.", "report"),
    ],
)
def test_the_manner_tells_texts_and_polls_from_people(text: str, manner: str) -> None:
    assert [a.manner for a in find(text)] == [manner]


def test_the_speaker_is_the_widest_mention_at_the_subject() -> None:
    text = "Kenya's envoy Amina Yusuf said that the raid was over."
    state = mention(text, "Kenya", "KEN")
    envoy = mention(text, "Kenya's envoy Amina Yusuf", "Amina Yusuf")
    assert [a.speaker for a in find(text, state, envoy)] == [envoy]


def test_who_published_a_text_speaks_through_it() -> None:
    text = "An April article published by the Standard said that Kenya had sent troops."
    paper = mention(text, "the Standard", "The Standard")
    (found,) = find(text, paper)
    assert (found.speaker, found.manner) == (paper, "document")


def test_the_same_report_is_told_by_who_published_it() -> None:
    text = (
        "A report by the Standard said that Kenya had sent troops. "
        "The same report noted that they had left."
    )
    paper = mention(text, "the Standard", "The Standard")
    first, again = find(text, paper)
    assert (again.speaker.actor, again.speaker.text) == (paper.actor, "The same report")
    assert (again.speaker.antecedent, first.speaker) == (paper.span, paper)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "The envoy – Amina Yusuf – later posted on a platform that Kenya would help.",
            "The envoy",
            "that Kenya would help",
        ),
        (
            "They built a harbour that Reuters says stretches for two miles.",
            "Reuters",
            "stretches for two miles",
        ),
    ],
)
def test_verbs_that_the_parse_took_for_something_else_still_tell(
    text: str, speaker: str, content: str
) -> None:
    assert [(s, c) for s, _, c in told(text)] == [(speaker, content)]


def test_a_speaker_our_tables_do_not_know_is_made_of_the_words_of_the_text() -> None:
    (found,) = find("Military analysts expect Kenya to send troops.")
    assert found.speaker.actor == Actor(id=None, name="Military analysts")


def test_a_phrase_that_points_back_attributes_the_sentence_before() -> None:
    text = "Kenya had sent troops. That is according to Reuters."
    assert told(text) == [("Reuters", "according to", "Kenya had sent troops.")]


def test_the_speaker_of_a_transcript_answers_for_the_whole_turn() -> None:
    text = "The raid is over. The minister says that it succeeded."
    outer, inner = find(text, speaker="AMINA YUSUF")
    assert (outer.speaker.actor.name, outer.content.of(text)) == ("AMINA YUSUF", text)
    assert inner.speaker.text == "The minister"


def test_a_label_in_capitals_speaks_for_its_paragraph() -> None:
    text = "WITNESS: I saw the tanks. They came at night."
    assert told(text) == [("WITNESS", ":", "I saw the tanks. They came at night.")]


def test_labels_inside_a_paragraph_change_the_speaker() -> None:
    text = "HOST: Did it work? NDIAYE: It did. Troops left. HOST: Thank you."
    assert told(text) == [
        ("HOST", "HOST", "Did it work?"),
        ("NDIAYE", "NDIAYE", "It did. Troops left."),
        ("HOST", "HOST", "Thank you."),
    ]


def test_a_turn_goes_on_in_the_next_paragraph() -> None:
    text = "Ms Ade: Will they go? Mr Bello: They will.\nThe army has left already."
    assert ("Mr Bello", "Mr Bello", "The army has left already.") in told(text)


def test_brackets_in_a_label_hold_a_seat_or_the_name_of_who_has_the_office() -> None:
    text = "Ms Ade (Jos): Why? The Minister for Roads (Mr Bello): Because of the rain."
    assert [(a.speaker.text, a.speaker.actor.name) for a in find(text)] == [
        ("Ms Ade", "Ade"),
        ("Mr Bello", "Bello"),
    ]


def test_what_somebody_is_invited_to_remember_is_not_told_by_them() -> None:
    assert told("Members will remember that Kenya sent troops.") == []
