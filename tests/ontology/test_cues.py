from importlib.resources import files
from pathlib import Path

import pytest

from gestae.ontology.cues import Cues, Negation, index_phrases, load_cues
from gestae.ontology.table import Problems

FOLDER = files("gestae.linguistics.en") / "tables"
TABLES = (
    "speech_verbs", "speech_nouns", "report_markers", "modality",
    "negation", "status_verbs", "cause_markers", "causal_verbs", "reason_words",
)  # fmt: skip


@pytest.fixture(scope="module")
def cues() -> Cues:
    problems = Problems()
    loaded = load_cues(FOLDER, problems)
    problems.raise_if_any()
    return loaded


def copied(folder: Path, table: str, line: str) -> Problems:
    """The problems of our own tables with one more line at the end of one of them."""
    for name in TABLES:
        text = (FOLDER / f"{name}.csv").read_text(encoding="utf-8")
        (folder / f"{name}.csv").write_text(text + (line + "\n" if name == table else ""), "utf-8")
    problems = Problems()
    load_cues(folder, problems)
    return problems


def test_our_own_tables_have_no_problems(tmp_path: Path) -> None:
    assert copied(tmp_path, "negation", "# a comment").found == []


@pytest.mark.parametrize(
    ("table", "line", "said"),
    [
        ("speech_verbs", "mumble,sya,clause", "kind is 'sya'; it should be one of say"),
        ("speech_verbs", "say,say,clause", "'say' stands twice"),
        ("speech_nouns", "mumbling,noise", "kind is 'noise'"),
        ("report_markers", "as told by,phrase,loud", "manner is 'loud'"),
        ("modality", "mayhap,adverb,perchance,,", "status is 'perchance'"),
        ("negation", "nowise,refused", "status is 'refused'"),
        ("status_verbs", "ponder,verb,infinitive,proposed,undone", "negated is 'undone'"),
        ("status_verbs", "refuse,verb,infinitive,denied,own", "'refuse verb infinitive' stands"),
        ("cause_markers", "for why,causes,reason,clause,0.5", "side is 'reason'"),
        ("cause_markers", "for why,causes,cause,clause,2", "score is '2'"),
        ("causal_verbs", "beget,verb,begets,subject,object,0.5", "kind is 'begets'"),
        ("causal_verbs", "beget,verb,causes,subject,object,much", "score is 'much'"),
        ("causal_verbs", ",verb,causes,subject,object,0.5", "'word' is empty"),
    ],
)
def test_a_wrong_row_is_named_with_its_line_and_what_would_be_right(
    tmp_path: Path, table: str, line: str, said: str
) -> None:
    (problem,) = copied(tmp_path, table, line).found
    assert problem.startswith(f"{table}.csv:")
    assert said in problem


def test_a_word_can_decide_differently_over_what_depends_on_it(cues: Cues) -> None:
    assert cues.status_words["stop", "verb", "gerund"].affirmed == "ended"
    assert cues.status_words["stop", "verb", "from"].affirmed == "denied"
    assert cues.status_words["manage", "verb", "infinitive"].affirmed == "same"


def test_the_longest_phrase_that_begins_at_a_word_is_found(cues: Cues) -> None:
    words = ("talks", "ended", "as", "a", "result", "of", "the", "raid")
    found = cues.cause_markers.find_at(words, 2)
    assert found is not None
    assert found.phrase.words == ("as", "a", "result", "of")
    assert (found.start, found.end) == (2, 6)
    assert cues.cause_markers.find_at(words, 0) is None


@pytest.mark.parametrize("words", [("而不是",), ("而", "不是"), ("而不", "是"), ("而", "不", "是")])
def test_a_phrase_written_together_is_found_however_it_is_cut(words: tuple[str, ...]) -> None:
    table = index_phrases([Negation(("而",), "denied"), Negation(("而不是",), "denied")], "")
    found = table.find_at(("和谈", *words, "战争"), 1)
    assert found is not None
    assert found.phrase.words == ("而不是",)
    assert found.end == 1 + len(words)


def test_a_phrase_written_together_must_end_with_a_word() -> None:
    table = index_phrases([Negation(("不是",), "denied")], "")
    assert table.find_at(("不", "是非"), 0) is None


def test_would_is_a_plan_and_would_have_a_deed_that_was_not_done(cues: Cues) -> None:
    assert (cues.auxiliaries["would"].status, cues.auxiliaries["would"].perfect) == (
        "planned",
        "denied",
    )
