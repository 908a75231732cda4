from decimal import Decimal
from pathlib import Path

import pytest

from gestae.analysis.ledgers.gaps import FULFILLED
from gestae.analysis.ledgers.ledger import Ledger, make_ledger
from gestae.store.casebook import open_casebook
from gestae.web.drawn.grouped import BYS, By, group_lines


@pytest.fixture(scope="module")
def aid(examples_casebook: Path) -> Ledger:
    return make_ledger(open_casebook(examples_casebook, read_only=True), "aid")


def test_pairs_have_the_gaps_of_the_ledger(aid: Ledger) -> None:
    told = {
        f"{gap.source or '—'} → {gap.target or '—'}": (gap.promised, gap.fulfilled, gap.traced)
        for gap in aid.gaps
    }
    groups = group_lines(aid, "pair").groups
    assert told
    assert told == {g.key: (g.promised, g.fulfilled or 0, g.traced) for g in groups if g.promised}


@pytest.mark.parametrize("by", BYS)
def test_every_grouping_has_each_line_once_and_comes_to_the_same_sum(aid: Ledger, by: By) -> None:
    grouped = group_lines(aid, by)
    lines = [name for g in grouped.groups for cell in g.cells.values() for name in cell.lines]
    assert sorted(lines) == sorted(line.id for line in aid.lines)
    cells = [cell for group in grouped.groups for cell in group.cells.values()]
    whole = sum((total.dollars or Decimal(0) for total in aid.totals), Decimal(0))
    assert abs(sum((cell.dollars or Decimal(0) for cell in cells), Decimal(0)) - whole) < 1


def test_the_whole_holds_promises_against_what_their_own_parties_fulfilled(aid: Ledger) -> None:
    whole = group_lines(aid, "year").whole
    assert whole.promised == sum(gap.promised for gap in aid.gaps)
    assert whole.fulfilled == sum(gap.fulfilled for gap in aid.gaps)
    fulfilled = [t.dollars for t in aid.totals if t.stage in FULFILLED and t.dollars]
    assert whole.fulfilled < sum(fulfilled)
