from collections.abc import Iterable, Mapping
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from gestae.assembly.tellings.deeds import Pair, find_deeds


def groups(
    odds: Mapping[Pair, float], together: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> set[frozenset[str]]:
    deeds = find_deeds(odds, together, apart)
    return {frozenset(n for n, d in deeds.items() if d == deed) for deed in deeds.values()}


def test_two_likely_tellings_are_one_deed_named_by_the_lesser_id() -> None:
    assert find_deeds({("a", "b"): 2.0}) == {"a": "a", "b": "a"}


def test_a_chain_of_half_likenesses_joins_nothing_to_its_other_end() -> None:
    chain = {("a", "b"): 1.0, ("b", "c"): 0.9, ("c", "d"): 1.0}
    assert groups(chain) == {frozenset("ab"), frozenset("cd")}


def test_a_third_telling_joins_where_the_mean_speaks_for_it() -> None:
    odds = {("a", "b"): 3.0, ("b", "c"): 2.0, ("a", "c"): -0.5}
    assert groups(odds) == {frozenset("abc")}


def test_what_users_put_together_is_one_deed_whatever_the_rules_say() -> None:
    assert groups({("a", "b"): -3.0}, together=[("b", "a")]) == {frozenset("ab")}
    assert groups({}, together=[("x", "y")]) == {frozenset("xy")}


def test_what_users_parted_never_meets_in_one_deed() -> None:
    odds = {("a", "b"): 5.0, ("b", "c"): 5.0, ("a", "c"): 5.0}
    found = groups(odds, apart=[("c", "a")])
    assert not any({"a", "c"} <= group for group in found)
    assert {"a", "b"} in found or {"b", "c"} in found


def test_a_decision_that_is_undone_leaves_no_trace() -> None:
    odds = {("a", "b"): 5.0}
    assert groups(odds, apart=[("a", "b")]) != groups(odds) == {frozenset("ab")}


@given(
    st.dictionaries(
        st.sampled_from([(a, b) for a in "abcdef" for b in "abcdef" if a < b]),
        st.floats(-4, 5).map(lambda value: round(value, 1)),
        max_size=12,
    )
)
def test_the_order_of_the_pairs_does_not_matter(odds: dict[Pair, float]) -> None:
    turned = dict(sorted(odds.items(), reverse=True))
    assert find_deeds(odds) == find_deeds(turned)


def test_decisions_hold_in_any_order() -> None:
    together = [("a", "b"), ("c", "d"), ("b", "e")]
    results = {frozenset(groups({}, together=order)) for order in permutations(together)}
    assert results == {frozenset({frozenset("abe"), frozenset("cd")})}
