from pathlib import Path

import pytest

from gestae.errors import ReadError
from gestae.evaluation.corpus import read_annotated, read_corpus

CORPUS = Path(__file__).parents[2] / "evaluation" / "corpus"
HEAD = """\
publisher: Suva Letter
published: 2015-03-02
genre: wire report
region: Oceania
sentences:
"""


def written(folder: Path, body: str) -> Path:
    path = folder / "x01.yaml"
    path.write_text(HEAD + body, "utf-8")
    return path


def test_sentences_are_joined_and_their_places_kept(tmp_path: Path) -> None:
    body = "- text: It rained.\n- text: Roads closed.\n- text: Ports too.\n  paragraph: true\n"
    text = read_annotated(written(tmp_path, body))
    assert text.text == "It rained. Roads closed.\n\nPorts too."
    assert [text.text[a:b] for a, b in text.sentences] == [
        "It rained.",
        "Roads closed.",
        "Ports too.",
    ]


def test_a_trigger_that_stands_there_twice_is_told_by_its_number(tmp_path: Path) -> None:
    body = (
        "- text: Fiji held talks and called the talks useful.\n"
        "  events:\n"
        "  - {trigger: talks#2, type: SUPPORT, status: done, sources: [[Fiji, FJI, FJI, GOV]]}\n"
    )
    (event,) = read_annotated(written(tmp_path, body)).events
    assert event["trigger"] == {"text": "talks", "span": [31, 36]}
    assert (event["sources"][0]["id"], event["date"], event["amounts"]) == ("FJI", None, [])


def test_words_that_do_not_stand_in_the_sentence_are_named(tmp_path: Path) -> None:
    body = "- text: It rained.\n  events:\n  - {trigger: sent, type: AID, status: done}\n"
    with pytest.raises(ReadError, match="sentence 1, 'sent'"):
        read_annotated(written(tmp_path, body))


def test_a_third_of_the_corpus_is_the_gate_and_no_document_stands_in_both_parts() -> None:
    gate, dev = ({path.stem for path in (CORPUS / part).iterdir()} for part in ("gate", "dev"))
    assert not gate & dev
    assert all((int(name[1:]) % 3 == 0) == (name in gate) for name in gate | dev)


def test_both_annotations_of_a_document_are_of_the_same_words() -> None:
    first, second = (read_corpus(CORPUS / part) for part in ("first", "second"))
    assert [text.text for text in first] == [text.text for text in second]
