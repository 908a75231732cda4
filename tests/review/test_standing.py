import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gestae.records import Decision
from gestae.review.standing import Standing, not_undone, settle
from tests.review.deciding import decide, undo


def settled(*log: Decision) -> Standing:
    """What stands where every event is as it was."""
    ends = {d: (d.subject, d.other) if d.other else (d.subject,) for d in log}
    return settle(log, {d: tuple(found) for d, found in ends.items()})


def test_an_undone_decision_does_not_stand() -> None:
    reject = decide(1, "reject", "a")
    assert settled(reject).rejected == {"a"}
    assert settled(reject, undo(2, reject)).rejected == frozenset()


def test_an_undone_undo_gives_the_decision_back() -> None:
    reject = decide(1, "reject", "a")
    first = undo(2, reject)
    assert settled(reject, first, undo(3, first)).rejected == {"a"}


def test_one_undo_of_two_that_is_undone_leaves_the_other() -> None:
    reject = decide(1, "reject", "a")
    first, second = undo(2, reject), undo(3, reject)
    assert settled(reject, first, second, undo(4, first)).rejected == frozenset()


def test_the_later_of_two_decisions_holds() -> None:
    assert settled(decide(1, "reject", "a"), decide(2, "accept", "a")).rejected == frozenset()
    assert settled(decide(2, "reject", "a"), decide(1, "accept", "a")).rejected == {"a"}


def test_an_adjudication_outranks_what_comes_after_it() -> None:
    adjudicated = decide(1, "reject", "a", adjudicated=True)
    assert settled(adjudicated, decide(2, "accept", "a")).rejected == {"a"}


def test_of_the_same_moment_the_same_decision_holds_in_any_order() -> None:
    one, other = decide(1, "reject", "a", who="ana"), decide(1, "accept", "a", who="ben")
    assert settled(one, other).rejected == settled(other, one).rejected


def test_a_chain_of_a_thousand_undos_is_followed() -> None:
    log = [decide(0, "reject", "a")]
    for number in range(1, 1001):
        log.append(undo(number, log[-1]))
    assert log[0] in not_undone(log)
    assert log[0] not in not_undone(log[:-1])


def test_a_later_split_parts_what_a_chain_of_merges_joined() -> None:
    chain = [decide(1, "merge", "a", "b"), decide(2, "merge", "b", "c")]
    standing = settled(*chain, decide(3, "split", "a", "c"))
    assert standing.together == (("b", "c"),)
    assert standing.apart == (("a", "c"),)
    assert standing.overruled == (chain[0],)


def test_a_later_merge_joins_what_was_split() -> None:
    split = decide(1, "split", "b", "a")
    standing = settled(split, decide(2, "merge", "a", "b"))
    assert (standing.together, standing.apart, standing.overruled) == (
        (("a", "b"),), (), (split,),
    )  # fmt: skip


def test_undoing_the_split_brings_the_merge_back() -> None:
    merge, split = decide(1, "merge", "a", "b"), decide(2, "split", "a", "b")
    assert settled(merge, split).together == ()
    assert settled(merge, split, undo(3, split)).together == (("a", "b"),)


def test_a_decision_on_what_is_gone_is_orphaned_and_does_nothing_else() -> None:
    reject, merge = decide(1, "reject", "a"), decide(2, "merge", "b", "c")
    standing = settle([reject, merge], {reject: (None,), merge: ("b", None)})
    assert standing == Standing({}, frozenset(), (), (), (), (reject, merge))


def test_a_merge_of_two_that_became_one_needs_nothing() -> None:
    merge = decide(1, "merge", "a", "b")
    assert settle([merge], {merge: ("x", "x")}).together == ()


events = st.sampled_from("abcde")
minutes = st.integers(0, 9)
singles = st.builds(
    decide, minutes, st.sampled_from(["accept", "reject"]), events, who=st.sampled_from("pq"),
    adjudicated=st.booleans(),
)  # fmt: skip
pairs = st.builds(
    decide, minutes, st.sampled_from(["merge", "split"]), events, events, adjudicated=st.booleans()
)


@st.composite
def logs(draw: st.DrawFn) -> list[Decision]:
    """Decisions with undos of any of them, also of undos."""
    log: list[Decision] = draw(st.lists(singles | pairs, max_size=7, unique_by=lambda d: d.id))
    for minute in draw(st.lists(st.integers(10, 19), max_size=4, unique=True)):
        if log:
            log.append(undo(minute, draw(st.sampled_from(log))))
    return log


@given(logs())
def test_what_stands_does_not_depend_on_the_order_of_the_log(log: list[Decision]) -> None:
    assert settled(*log) == settled(*reversed(log))


@given(logs())
def test_with_everything_undone_nothing_stands(log: list[Decision]) -> None:
    undone = [undo(100 + number, decision) for number, decision in enumerate(log)]
    assert settled(*log, *undone) == Standing({}, frozenset(), (), (), (), ())


@given(logs())
def test_pairs_that_stand_never_contradict_each_other(log: list[Decision]) -> None:
    standing = settled(*log)
    group = {name: {name} for name in "abcde"}
    for one, other in standing.together:
        joined = group[one] | group[other]
        for name in joined:
            group[name] = joined
    assert not any(other in group[one] for one, other in standing.apart)


@given(logs())
def test_every_merge_and_split_stands_or_is_overruled(log: list[Decision]) -> None:
    standing = settled(*log)
    alive = [d for d in not_undone(log) if d.action in {"merge", "split"}]
    kept = {*standing.together, *standing.apart}
    for decision in alive:
        one, other = sorted((decision.subject, str(decision.other)))
        assert one == other or (one, other) in kept or decision in standing.overruled


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_merges_give_the_same_groups_in_any_order_of_the_log(order: tuple[int, ...]) -> None:
    log = [
        decide(1, "merge", "a", "b"),
        decide(2, "split", "a", "c"),
        decide(3, "merge", "c", "b"),
    ]
    standing = settled(*(log[number] for number in order))
    assert standing.together == (("b", "c"),)
    assert standing.apart == (("a", "c"),)
