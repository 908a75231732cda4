from gestae.assembly.tellings.likeness import compare
from gestae.assembly.tellings.relation import Relation, relate
from gestae.assembly.tellings.telling import Telling
from tests.assembly.tellings.told import a_document, an_event, told

PACKAGE = a_document(
    "Norway pledged a package of 45 million euros to Moldova for power lines.", "package.txt"
)
WHOLE = told(PACKAGE, an_event(PACKAGE, "pledged", day="2024-03-12", euros=45))


def relation(a: Telling, b: Telling) -> Relation | None:
    return relate(a, b, compare(a, b).odds)


def test_tellings_unlike_each_other_are_not_related() -> None:
    other = a_document("Chile banned imports of salmon from Kenya.", "o.txt")
    event = an_event(other, "banned", "SANCTION", "sanction.import_ban", status="done")
    assert relation(WHOLE, told(other, event)) is None


def test_a_tranche_is_part_of_its_package_and_the_link_runs_to_the_whole() -> None:
    document = a_document(
        "Norway pledged the first tranche of 15 million euros for power lines to Moldova.", "t.txt"
    )
    tranche = told(document, an_event(document, "pledged", day="2024-03-12", euros=15))
    found = relation(tranche, WHOLE)
    assert found is not None
    assert (found.kind, found.from_, found.to) == ("part_of", tranche.id, WHOLE.id)
    assert "tranche" in found.reasons[0].detail
    assert relation(WHOLE, tranche) == found


def test_what_was_pledged_and_is_done_later_is_updated_by_the_later_telling() -> None:
    later = a_document(
        "Norway delivered the 45 million euros for power lines pledged on 12 March to Moldova.",
        "later.txt",
        published="2024-03-20",
    )
    event = an_event(later, "delivered", "AID", status="done", day="2024-03-12", euros=45)
    found = relation(told(later, event), WHOLE)
    assert found is not None
    assert (found.kind, found.to) == ("updates", WHOLE.id)
    assert "pledged" in found.reasons[0].detail


def test_two_tellings_of_the_same_day_update_nothing() -> None:
    paper = a_document("Norway promised Moldova 45 million euros for its power lines.", "p.txt")
    found = relation(WHOLE, told(paper, an_event(paper, "promised", day="2024-03-12", euros=45)))
    assert found is not None
    assert found.kind == "same_event"


def test_a_tranche_that_is_paid_months_later_is_part_of_what_was_promised() -> None:
    later = a_document(
        "Norway paid Moldova the first tranche of 15 million euros for power lines.",
        "later.txt",
        published="2024-06-20",
    )
    event = an_event(
        later, "paid", "AID", "aid.financial", status="done", day="2024-06-19", euros=15
    )
    tranche = told(later, event)
    found = relation(tranche, WHOLE)
    assert found is not None
    assert (found.kind, found.from_) == ("part_of", tranche.id)


def test_what_is_paid_months_later_updates_the_promise_of_the_sum() -> None:
    later = a_document(
        "Norway paid Moldova 45 million euros for power lines.", "later.txt", published="2024-06-20"
    )
    event = an_event(
        later, "paid", "AID", "aid.financial", status="done", day="2024-06-19", euros=45
    )
    found = relation(told(later, event), WHOLE)
    assert found is not None
    assert found.kind == "updates"


def test_what_was_paid_before_keeps_no_promise() -> None:
    before = a_document(
        "Norway paid Moldova 45 million euros for power lines.", "b.txt", published="2023-06-20"
    )
    event = an_event(
        before, "paid", "AID", "aid.financial", status="done", day="2023-06-19", euros=45
    )
    assert relation(told(before, event), WHOLE) is None


def test_a_strike_is_part_of_the_total_of_its_week_and_not_the_same() -> None:
    day = a_document("Chile's guns shelled a port in Kenya, and 4 died.", "day.txt")
    week = a_document("Chile's guns shelled ports in Kenya, and 19 died in total.", "week.txt")
    strike = told(
        day, an_event(day, "shelled", "ASSAULT", "force", day="2024-03-11", euros=4, status="done")
    )
    total = told(
        week,
        an_event(
            week, "shelled", "ASSAULT", "force",
            day="2024-03-06", until="2024-03-12", euros=19, status="done",
        ),
    )  # fmt: skip
    found = relation(strike, total)
    assert found is not None
    assert (found.kind, found.from_, found.to) == ("part_of", strike.id, total.id)
