"""Who does what, when, and which office, on both sides of a pair."""

from pathlib import Path

import pytest

from gestae.assembly.audit.files import audit_files
from tests.assembly.audit.told import grave_kinds

WRONG = [
    ("role", "普京在莫斯科举行了峰会，习近平到场。", "Xi held a summit in Moscow, and Putin came."),
    ("tense", "委员会将批准预算。", "The committee has approved the budget."),
    ("direction", "他们禁止挪威进口木材。", "They banned wood from Norway."),
    ("direction", "代表团从挪威飞来。", "The delegation flew to Norway."),
    ("condition", "除非对方同意，我们将签署协议。", "If they agree, we will sign the deal."),
    ("title", "首相霍尔在机场讲话。", "President Hall spoke at the airport."),
    ("title", "国王罗尔夫会见了记者。", "Prime Minister Rolf met the reporters."),
]
RIGHT = [
    ("普京与习近平在莫斯科举行了峰会。", "Putin held a summit with Xi in Moscow."),
    ("他说委员会将批准预算。", "He said the committee would approve the budget."),
    ("影子财政大臣发表了讲话。", "The shadow chancellor made a speech."),
    ("他向挪威购买木材。", "He bought wood from Norway."),
    ("党的干事长参加了会议。", "The party's Secretary-General took part in the meeting."),
]


@pytest.mark.parametrize(("kind", "zh", "en"), WRONG)
def test_another_party_time_or_office_is_found(kind: str, zh: str, en: str) -> None:
    assert kind in grave_kinds(zh, en)


@pytest.mark.parametrize(("zh", "en"), RIGHT)
def test_a_faithful_pair_has_none(zh: str, en: str) -> None:
    assert grave_kinds(zh, en) == set()


def test_a_paragraph_that_ends_inside_a_sentence_of_the_other_side_is_told(
    tmp_path: Path,
) -> None:
    texts = {
        "zh": "会谈于周二在首都举行。\n\n援助是人道主义的。\n\n而不是许多国家给予的军事援助。\n",
        "en": "The talks were held in the capital on Tuesday.\n\n"
        "The aid is humanitarian, and not the military aid that many countries have given.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).with_suffix(".txt").write_text(text, "utf-8")
    audited = audit_files(tmp_path / "zh.txt", tmp_path / "en.txt")
    assert ("broken", "major") in {(f.kind, f.severity) for f in audited.findings}
