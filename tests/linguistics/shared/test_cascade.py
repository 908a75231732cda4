"""Cascades of patterns over pieces: longest match, order, context and what actions decline."""

from collections.abc import Mapping
from typing import Any

from gestae.linguistics.shared.cascade import Alphabet, Cascade, Match, Piece, build_cascade
from gestae.ontology.table import Problems, Row


def build(*rows: tuple[str, str, str], problems: Problems | None = None) -> Cascade:
    """A cascade of (stage, pattern, action) over the classes a, b, c and x."""
    alphabet = Alphabet()
    for classes in (("a",), ("b",), ("c",), ("a", "b"), ("x",), ("y",)):
        alphabet.code(classes)
    actions = {
        "x": lambda match: {"x": match.get("value")},
        "y": lambda match: {"y": match.get("value")},
        "no": lambda _: None,
        "count": lambda match: {"x": match.end - match.start},
    }
    table = [
        Row(
            "t:1", {"stage": stage, "pattern": pattern, "action": action, "with": "", "example": ""}
        )
        for stage, pattern, action in rows
    ]
    return build_cascade(alphabet, table, actions, lambda _: {}, problems or Problems())


def read(cascade: Cascade, *words: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    code = cascade.alphabet.code
    pieces = [Piece(code(values), values, i, i + 1) for i, values in enumerate(words)]
    return [piece.values for piece in cascade.read(pieces)]


A, B, C, AB = {"a": 1}, {"b": 2}, {"c": 3}, {"a": 4, "b": 5}


def test_a_run_of_pieces_becomes_one_with_the_value_asked_for() -> None:
    assert read(build(("1", "a value:b", "x")), C, A, B, C) == [C, {"x": 2}, C]


def test_the_longest_match_wins_over_the_earlier_row() -> None:
    assert read(build(("1", "value:a", "x"), ("1", "a value:b", "y")), A, B) == [{"y": 2}]


def test_the_earlier_row_wins_where_two_are_equally_long() -> None:
    assert read(build(("1", "value:a", "x"), ("1", "value:a", "y")), A) == [{"x": 1}]


def test_a_declined_match_leaves_the_place_to_the_next_best() -> None:
    assert read(build(("1", "a b", "no"), ("1", "value:a", "x")), A, B) == [{"x": 1}, B]


def test_a_word_of_two_classes_is_read_as_either() -> None:
    cascade = build(("1", "value:b c", "x"))
    assert read(cascade, AB, C) == [{"x": 5}]


def test_a_later_stage_reads_what_an_earlier_one_made() -> None:
    cascade = build(("1", "value:a b", "x"), ("2", "value:x c", "y"))
    assert read(cascade, A, B, C) == [{"y": 1}]


def test_groups_options_and_repetitions_match_as_in_regular_expressions() -> None:
    cascade = build(("1", "a (b c)? c*", "count"))
    assert read(cascade, A, B, C, C, A) == [{"x": 4}, {"x": 1}]


def test_what_stands_around_a_match_can_be_asked_for_or_ruled_out() -> None:
    assert read(build(("1", "<a value:b", "x")), B, A, B) == [B, A, {"x": 2}]
    assert read(build(("1", "value:b !c", "x")), B, C, B) == [B, C, {"x": 2}]
    assert read(build(("1", "value:b =c", "x")), B, C, B) == [{"x": 2}, C, B]
    assert read(build(("1", "<!a value:b", "x")), A, B, B) == [A, B, {"x": 2}]


def test_an_optional_field_that_is_absent_gives_no_value() -> None:
    assert read(build(("1", "a value:b?", "x")), A, C) == [{"x": None}, C]


def test_a_piece_spans_all_it_was_made_of() -> None:
    cascade = build(("1", "a b c", "count"))
    code = cascade.alphabet.code
    pieces = [Piece(code(v), v, 10 * i, 10 * i + 5) for i, v in enumerate((A, B, C))]
    (piece,) = cascade.read(pieces)
    assert (piece.start, piece.end) == (0, 25)


def test_an_unknown_action_is_a_problem_that_names_the_known_ones() -> None:
    problems = Problems()
    build(("1", "a", "nothing"), problems=problems)
    assert problems.found == ["t:1: action 'nothing'; known: count, no, x, y"]


def test_a_match_knows_its_first_and_last_piece() -> None:
    pieces = [Piece("", {}, i, i + 1) for i in range(3)]
    match = Match(pieces, 1, 3, {})
    assert (match.first.start, match.last.end) == (1, 3)
