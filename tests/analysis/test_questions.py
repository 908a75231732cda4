from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gestae.analysis.questions.hypothesis import Claim, Hypothesis, bear, read_hypothesis
from gestae.analysis.questions.matrix import Matrix, make_matrix
from gestae.analysis.questions.questions import answer, ask, assess
from gestae.api import open_casebook, read
from gestae.errors import UsageError
from gestae.records import Event
from gestae.store.casebook import Casebook
from tests.analysis.built import JAPAN, RUSSIA, UKRAINE, telling

ARMS = "aid.military.lethal"
CLAIM = Claim("AID", ARMS, frozenset({"JPN"}), frozenset({"UKR"}), refused=False)
REFUSAL = Claim("REJECT", ARMS, frozenset({"JPN"}), frozenset({"UKR"}), refused=True)
YES, NO = Hypothesis(0, "It will.", (CLAIM,)), Hypothesis(1, "It will not.", (REFUSAL,))


def act(text: str, type_: str = "AID", status: str = "done", **more: Any) -> Event:
    instrument = more.pop("instrument", ARMS)
    return telling(text, type_=type_, status=status, instrument=instrument, **more)


def matrix(*events: Event, assessed: Any = None) -> Matrix:
    return make_matrix("q", "Will it?", (YES, NO), events, {}, assessed or {})


@pytest.mark.parametrize(
    ("event", "yes", "no"),
    [
        (act("sent arms"), "CC", "II"),
        (act("pledged arms", status="pledged"), "C", "I"),
        (act("never sent arms", status="denied"), "II", "CC"),
        (act("refused arms", "REJECT"), "I", "C"),
        (act("might send arms", status="possible"), "N", "N"),
        (act("sent helmets", instrument="aid.military.nonlethal"), "N", "N"),
        (act("sent arms", source=RUSSIA, target=JAPAN), "N", "N"),
    ],
)
def test_a_deed_speaks_for_what_it_fulfils_and_against_its_refusal(
    event: Event, yes: str, no: str
) -> None:
    assert (bear(event, YES).value, bear(event, NO).value) == (yes, no)


def test_what_is_about_other_parties_is_no_evidence() -> None:
    assert matrix(act("sent arms", source=RUSSIA, target=JAPAN)).evidence == ()


def test_the_answer_with_the_least_against_it_leads() -> None:
    made = matrix(act("sent arms"), act("may send arms", status="possible"))
    assert [s.hypothesis for s in made.standings] == [0, 1]
    assert made.standings[0].against == 0
    assert made.evidence[0].diagnosticity > made.evidence[1].diagnosticity == 0


def test_evidence_is_decisive_where_another_answer_would_lead_without_it() -> None:
    refusal, gift = act("refused arms", "REJECT", confidence=0.9), act("sent arms", confidence=0.1)
    made = matrix(refusal, gift)
    assert made.standings[0].hypothesis == 1
    assert {piece.event: piece.decisive for piece in made.evidence} == {
        refusal.id: True, gift.id: False,
    }  # fmt: skip


def test_what_the_user_says_counts_over_what_is_read_and_lifts_what_was_not_seen() -> None:
    event, stranger = act("sent arms"), act("met", "CONSULT", instrument="diplomacy.visit",
                                            source=RUSSIA, target=UKRAINE)  # fmt: skip
    made = matrix(event, stranger, assessed={(event.id, 0): "I", (stranger.id, 1): "C"})
    by_event = {piece.event: piece for piece in made.evidence}
    assert [cell.value for cell in by_event[event.id].cells] == ["I", "II"]
    assert by_event[event.id].cells[0].by_user
    assert by_event[stranger.id].cells[1].value == "C"


@given(st.permutations(range(5)))
def test_the_matrix_does_not_depend_on_the_order_of_reading(order: list[int]) -> None:
    events = [
        act("sent arms"), act("refused arms", "REJECT"), act("pledged arms", status="pledged"),
        act("sent helmets", instrument="aid.military.nonlethal"), act("denied it", status="denied"),
    ]  # fmt: skip
    assert matrix(*(events[n] for n in order)) == matrix(*events)


def test_a_hypothesis_is_read_in_either_language() -> None:
    (claim,) = read_hypothesis(0, "Norway sends tanks to Ukraine.").claims
    assert (claim.sources, claim.targets, claim.instrument) == ({"NOR"}, {"UKR"}, ARMS)
    (claim,) = read_hypothesis(1, "挪威向乌克兰提供坦克。").claims
    assert (claim.sources, claim.targets) == ({"NOR"}, {"UKR"})


@pytest.fixture
def casebook(tmp_path: Path) -> Casebook:
    (tmp_path / "a.txt").write_text("Norway sent ten tanks to Ukraine on 3 May 2023.")
    read(tmp_path / "a.txt", casebook=tmp_path / "casebook.duckdb")
    return open_casebook(tmp_path / "casebook.duckdb")


ANSWERS = ("Norway sends tanks to Ukraine.", "Norway refuses to send tanks to Ukraine.")


def test_a_question_follows_what_is_read_and_keeps_what_was_assessed(
    casebook: Casebook, tmp_path: Path
) -> None:
    question = ask(casebook, "Will Norway?", ANSWERS, by="ana")
    (piece,) = answer(casebook, question).evidence
    assert piece.cells[0].value == "CC"
    assess(casebook, question, piece.event, 0, "N", by="ana", why="old tanks")
    (tmp_path / "b.txt").write_text("Norway sent twelve tanks to Ukraine in June 2024.")
    read(tmp_path / "b.txt", casebook=casebook)
    again = answer(casebook, ask(casebook, "Will Norway?", ANSWERS, by="ben"))
    assert len(again.evidence) == 2
    kept = next(p for p in again.evidence if p.deed == piece.deed)
    assert (kept.cells[0].value, kept.cells[0].by_user) == ("N", True)
    assess(casebook, question, piece.event, 0, "auto", by="ana")
    kept = next(p for p in answer(casebook, question).evidence if p.deed == piece.deed)
    assert not kept.cells[0].by_user


def test_what_cannot_be_asked_or_assessed_is_refused(casebook: Casebook) -> None:
    with pytest.raises(UsageError, match="two different answers"):
        ask(casebook, "Will it?", ["It will."])
    question = ask(casebook, "Will it?", ANSWERS)
    event = answer(casebook, question).evidence[0].event
    with pytest.raises(UsageError, match="CC"):
        assess(casebook, question, event, 0, "yes")
    with pytest.raises(UsageError, match="numbered from 1"):
        assess(casebook, question, event, 2, "C")


@pytest.mark.parametrize(
    "text", ["Japan refuses to send weapons to Ukraine.", "日本拒绝向乌克兰提供武器。"]
)
def test_what_an_answer_says_is_refused_is_what_evidence_is_held_against(text: str) -> None:
    (claim,) = read_hypothesis(1, text).claims
    assert (claim.instrument, claim.refused) == (ARMS, True)
    sent, never = act("sent arms"), act("never sent arms", status="denied")
    refuses = Hypothesis(1, text, (claim,))
    assert (bear(sent, refuses).value, bear(never, refuses).value) == ("II", "CC")


def test_a_deed_of_one_party_alone_is_not_what_two_do_together() -> None:
    both = frozenset({"JPN", "RUS"})
    peace = Hypothesis(0, "Peace.", (Claim("SUPPORT", "agreement.peace", both, both, False),))
    alone = act("signed", "SUPPORT", instrument="agreement.peace", target=JAPAN)
    together = act("signed", "SUPPORT", instrument="agreement.peace", target=RUSSIA)
    assert (bear(alone, peace).value, bear(together, peace).value) == ("N", "CC")


def test_a_deed_of_which_no_more_than_the_type_is_told_speaks_for_no_instrument() -> None:
    assert bear(act("acted", instrument=None), YES).value == "N"


def test_neutral_evidence_may_be_left_out_of_the_table() -> None:
    made = matrix(act("sent arms"), act("sent helmets", instrument="aid.military.nonlethal"))
    assert made.evidence_table().num_rows == 2
    assert made.evidence_table(neutral=False).num_rows == 1
