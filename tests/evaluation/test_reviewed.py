import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from gestae.errors import UsageError
from gestae.evaluation.annotators import agreement_between, kappa_interval
from gestae.evaluation.evaluate import document_of
from gestae.evaluation.gold import read_gold
from gestae.evaluation.reviewed import Precision, gold_of, precision_of
from gestae.evaluation.score import score_texts
from gestae.records.rows import event_to_dict, to_json
from gestae.store.casebook import Casebook, open_casebook
from gestae.store.write import Run
from tests.store.telling import TEXT, a_cue, a_document, a_loan, tables_of

DOCUMENTS = [a_document(), a_document("b.txt", TEXT + " Again.")]
LOAN, OTHER = map(a_loan, DOCUMENTS)
SECOND = replace(
    LOAN, type="CONSULT", instrument=None, trigger=a_cue(DOCUMENTS[0], "said"), confidence=0.2
)
"""Another event of the sentence that tells the loan."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    casebook = open_casebook(tmp_path_factory.mktemp("template") / "casebook.duckdb")
    run = Run(("a.txt",))
    casebook.write(tables_of(DOCUMENTS, [LOAN, SECOND, OTHER]), [d.id for d in DOCUMENTS], run)
    casebook.end(run)  # folds the journal into the file, which is copied
    return casebook.path


@pytest.fixture
def casebook(tmp_path: Path, template: Path) -> Casebook:
    return open_casebook(shutil.copy(template, tmp_path / "casebook.duckdb"))


def test_a_sentence_is_judged_once_all_its_events_are_decided_on(casebook: Casebook) -> None:
    casebook.review.accept(LOAN.id, by="ana")
    gold = gold_of(casebook)
    assert (gold.rows, gold.open_) == ((), 1)
    casebook.review.reject(SECOND.id, by="ana")
    gold = gold_of(casebook)
    (row,) = gold.rows
    assert row["judged"] == [[0, 58]]
    assert [event["id"] for event in row["events"]] == [LOAN.id]
    assert gold.word() == "1 events in 1 reviewed sentences of 1 documents."


def test_evaluating_what_was_read_gives_the_precision_of_what_was_reviewed(
    casebook: Casebook, tmp_path: Path
) -> None:
    casebook.review.correct(LOAN.id, "status", "planned", by="ana")
    casebook.review.reject(SECOND.id, by="ana")
    casebook.review.accept(OTHER.id, by="ana")
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(to_json(row) + "\n" for row in gold_of(casebook).rows), "utf-8")
    texts = read_gold(path)
    assert {text.text: text for text in texts}.keys() == {d.text for d in DOCUMENTS}
    read = {LOAN.document.id: [LOAN, SECOND], OTHER.document.id: [OTHER]}
    found = [[event_to_dict(event) for event in read[text.id]] for text in texts]
    scores = score_texts(zip(texts, found, strict=True)).scores
    assert scores["type"].precision == pytest.approx(2 / 3)
    assert scores["status"].precision == pytest.approx(1 / 3)
    assert scores["type"].recall == 1


def test_a_text_that_was_reviewed_is_coded_as_it_was_cut(
    casebook: Casebook, tmp_path: Path
) -> None:
    casebook.review.accept(OTHER.id, by="ana")
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(to_json(row) + "\n" for row in gold_of(casebook).rows), "utf-8")
    (text,) = read_gold(path)
    made = document_of(0, text)
    assert (made.passages, made.published) == (DOCUMENTS[1].passages, DOCUMENTS[1].published)


def test_what_is_found_outside_the_judged_stretches_is_not_judged(casebook: Casebook) -> None:
    casebook.review.accept(OTHER.id, by="ana")
    (row,) = gold_of(casebook).rows
    (text,) = read_gold_of(row, casebook)
    assert text.judges({"trigger": {"span": [6, 10]}})
    assert not text.judges({"trigger": {"span": [60, 62]}})


def read_gold_of(row: dict[str, object], casebook: Casebook) -> tuple[object, ...]:
    path = casebook.path.with_suffix(".jsonl")
    path.write_text(to_json(row) + "\n", "utf-8")
    return read_gold(path)


def test_an_accepted_event_that_is_not_read_any_more_is_gold_all_the_same(
    casebook: Casebook, tmp_path: Path
) -> None:
    casebook.review.accept(OTHER.id, by="ana")
    casebook.review.correct(OTHER.id, "status", "planned", by="ana")
    later = open_casebook(tmp_path / "later.duckdb")
    later.write(tables_of(DOCUMENTS, []), [d.id for d in DOCUMENTS], Run(("a.txt",)))
    later.review.add(casebook.review.log())
    (row,) = gold_of(later).rows
    (event,) = row["events"]
    assert (event["type"], event["status"], row["judged"]) == ("AID", "planned", [[0, 58]])


def test_gold_may_be_that_of_one_person(casebook: Casebook) -> None:
    casebook.review.accept(OTHER.id, by="ana")
    casebook.review.reject(OTHER.id, by="ben")
    assert [len(row["events"]) for row in gold_of(casebook, "ana").rows] == [1]
    assert [len(row["events"]) for row in gold_of(casebook).rows] == [0]


def test_precision_counts_what_was_right_as_it_was_read(casebook: Casebook) -> None:
    casebook.review.accept(LOAN.id, by="ana")
    casebook.review.correct(OTHER.id, "status", "planned", by="ana")
    casebook.review.reject(SECOND.id, by="ben")
    everything = [LOAN.id, OTHER.id, SECOND.id]
    assert precision_of(casebook, "ana", everything) == Precision(1, 1, 0)
    assert precision_of(casebook, "ben", everything) == Precision(0, 0, 1)
    assert Precision(0, 0, 0).word() == "Nothing decided on yet."


def test_two_people_agree_on_a_field_where_both_leave_the_same_value(casebook: Casebook) -> None:
    for who in ("ana", "ben"):
        casebook.review.correct(LOAN.id, "sources", "PER", by=who, blind=True)
        casebook.review.accept(OTHER.id, by=who, blind=True)
    casebook.review.correct(LOAN.id, "status", "planned", by="ben", blind=True)
    casebook.review.accept(SECOND.id, by="ana", blind=True)
    found = agreement_between(casebook, "ana", "ben")
    assert (found.shared, found.only) == (2, (1, 0))
    fields = {field.field: field for field in found.fields}
    assert (fields["sources"].same, fields["status"].same, fields["status"].share) == (2, 1, 0.5)
    assert fields["sources"].kappa == 1
    (difference,) = found.disagreements
    assert (difference.event, difference.field) == (LOAN.id, "status")
    assert (json.loads(difference.first), json.loads(difference.second)) == ("done", "planned")


def test_what_an_adjudicator_says_is_no_part_of_the_agreement(casebook: Casebook) -> None:
    casebook.review.accept(LOAN.id, by="ana", blind=True)
    casebook.review.correct(LOAN.id, "status", "planned", by="ben", blind=True)
    casebook.review.correct(LOAN.id, "status", "planned", by="ana", adjudicated=True)
    (difference,) = agreement_between(casebook, "ana", "ben").disagreements
    assert difference.settled
    assert casebook.event(LOAN.id).status == "planned"


def test_an_adjudicator_may_keep_what_one_rejected_as_the_other_left_it(
    casebook: Casebook,
) -> None:
    casebook.review.correct(LOAN.id, "status", "planned", by="ana", blind=True)
    casebook.review.reject(LOAN.id, by="ben", blind=True)
    casebook.review.settle_existence(LOAN.id, kept_by="ana", by="chief")
    event = casebook.event(LOAN.id)
    assert event.review
    assert (event.status, event.review.verdict) == ("planned", "corrected")
    casebook.review.settle_existence(LOAN.id, kept_by=None, by="chief")
    rejected = casebook.event(LOAN.id).review
    assert rejected
    assert rejected.verdict == "rejected"


def test_who_decided_nothing_is_answered_with_who_did(casebook: Casebook) -> None:
    casebook.review.accept(LOAN.id, by="ana")
    with pytest.raises(UsageError, match="Who has: ana"):
        agreement_between(casebook, "ana", "carl")


def test_the_interval_of_kappa_holds_kappa_and_narrows_with_more_events() -> None:
    labels = [("a", "a")] * 8 + [("a", "b")] * 2 + [("b", "b")] * 5
    low, high = kappa_interval(labels)
    many_low, many_high = kappa_interval(labels * 10)
    assert low is not None
    assert high is not None
    assert many_low is not None
    assert many_high is not None
    assert low < many_low < 0.72 < many_high < high
    assert kappa_interval([("a", "a")]) == (None, None)
    assert kappa_interval([("a", "a")] * 4) == (None, None)
