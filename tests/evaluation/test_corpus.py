from pathlib import Path

import pytest

from gestae.errors import ReadError
from gestae.evaluation.aspects import same_actor
from gestae.evaluation.corpus import find_last, find_words, read_annotated, read_corpus

EVALUATION = Path(__file__).parents[2] / "evaluation"
CORPUS = EVALUATION / "corpus"
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


def test_chinese_sentences_are_joined_without_a_space(tmp_path: Path) -> None:
    sentences = ("斐济派出特使。", "他说：“我来了。”", "Talks began.", "会谈开始。")
    body = "".join(f"- text: {sentence}\n" for sentence in sentences)
    text = read_annotated(written(tmp_path, body)).text
    assert text == "斐济派出特使。他说：“我来了。”Talks began. 会谈开始。"


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("斐济向汤加派出特使", "派出", (5, 7)),
        ("斐济称，斐方已派出特使，斐济满意", "斐济#2", (12, 14)),
        ("斐济派出C-130运输机", "C-130", (4, 9)),
        ("共13名官员，3名议员", "3名", (7, 9)),
        ("据BBC报道，BBCx不实", "BBC", (1, 4)),
        ("“斐济之友（分会）”20日成立", "斐济之友（分会）", (1, 9)),
    ],
)
def test_chinese_words_stand_anywhere_and_latin_ones_as_a_whole(
    text: str, words: str, place: tuple[int, int]
) -> None:
    assert find_words(text, words) == place


def test_the_last_place_of_words_is_found_whatever_their_number() -> None:
    assert find_last("斐济派特使到汤加，特使已返回斐济。", "斐济#1") == (14, 16)
    assert find_last("Fijians left Fiji.", "Fiji") == (13, 17)
    assert find_last("Fijians left.", "Fiji") is None


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


def test_an_actor_is_the_same_by_its_name_in_either_language(tmp_path: Path) -> None:
    body = (
        "- text: 联合国秘书长古特雷斯会见小野寺千秋。\n"
        "  events:\n"
        "  - {trigger: 会见, type: CONSULT, status: done,\n"
        "     sources: [[古特雷斯, 安东尼奥·古特雷斯, null, IGO]],\n"
        "     targets: [[小野寺千秋, 小野寺千秋, JPN, CVL]]}\n"
    )
    (event,) = read_annotated(written(tmp_path, body)).events
    (known,), (unknown,) = event["sources"], event["targets"]
    assert same_actor(known, {"id": "antonio-guterres", "name": "António Guterres"})
    assert unknown["name"] == "小野寺千秋"
