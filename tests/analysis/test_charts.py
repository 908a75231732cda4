import datetime as dt
import io
from typing import Any

import pytest

from gestae.analysis.charts.ledger import draw_ledger
from gestae.analysis.charts.map import draw_reach
from gestae.analysis.charts.outlines import load_outlines
from gestae.analysis.charts.picture import save
from gestae.analysis.charts.relation import draw_relation
from gestae.analysis.ledgers.gaps import find_gaps
from gestae.analysis.ledgers.ledger import Ledger
from gestae.analysis.ledgers.lines import Ties, make_lines
from gestae.analysis.ledgers.totals import add_up
from gestae.analysis.reach.reach import Reach
from gestae.analysis.reach.rings import Ring
from gestae.analysis.relations.relations import Relation
from gestae.analysis.relations.series import find_deeds, make_series
from gestae.errors import UsageError
from gestae.ontology.exchange import load_rates
from gestae.ontology.intensity import load_scale
from gestae.ontology.ledgers import load_ledger_words, load_ledgers
from tests.analysis.built import RUSSIA, fact_of, money, on, telling


def svg(figure: Any) -> str:
    out = io.BytesIO()
    save(figure, "svg", out)
    return out.getvalue().decode()


def aid() -> Ledger:
    kind = load_ledgers()["aid"]
    events = [
        telling("pledged", amount=money(2_000_000_000, 2_000_000_000), date=on(dt.date(2024, 2, 1)))
    ]
    lines = make_lines(events, kind, Ties(), load_rates(), load_ledger_words())
    totals = add_up(lines, kind)
    return Ledger(kind, lines, totals, find_gaps(totals, kind))


def relation() -> Relation:
    events = [
        telling(
            f"sent {n}", status="done", type_="AID", target=RUSSIA, date=on(dt.date(2024, n, 3))
        )
        for n in range(1, 7)
    ]
    deeds, _ = find_deeds(map(fact_of, events), ("JPN", "RUS"), load_scale(), "month")
    series = make_series(deeds, ("JPN", "RUS"), "month", {})
    return Relation(("JPN", "RUS"), "goldstein", deeds, series, (), "a summary of it all", ())


def test_a_ledger_s_picture_names_pairs_stages_and_sums() -> None:
    picture = svg(draw_ledger(aid()))
    for words in ("JPN → UKR", "pledged", ">2<", "billions of US dollars"):
        assert words in picture


def test_a_relation_s_picture_shows_both_directions_and_its_summary() -> None:
    picture = svg(draw_relation(relation()))
    for words in ("JPN → RUS", "RUS → JPN", "material cooperation", "a summary of it all"):
        assert words in picture


def test_the_same_picture_is_the_same_file() -> None:
    assert svg(draw_ledger(aid())) == svg(draw_ledger(aid()))


def test_a_map_has_rings_also_across_the_date_line() -> None:
    event = telling("fired", amount=money(1, 1))
    ring = Ring(
        record="r", subject=None, amount=event.amounts[0], inner=300.0, outer=500.0,
        place="Far Point", placed_by=None, country=None, latitude=66.0, longitude=179.0, inside=(),
        nearest=None, farthest=None, countries=(), sentence=event.sentence, document=event.document,
    )  # fmt: skip
    figure = draw_reach(Reach((ring,), ()))
    (axes,) = figure.axes
    west, east = axes.get_xlim()
    assert 20 < east - west < 60, "the map is about the ring, not about the whole earth"
    assert "Far Point" in svg(figure)


def test_a_reach_without_rings_says_so() -> None:
    assert "no range" in svg(draw_reach(Reach((), ())))


def test_outlines_close_and_hold_known_places() -> None:
    outlines = load_outlines()
    assert len(outlines) > 1_000
    assert all(line[0] == line[-1] for line in outlines)
    assert all(-180 <= x <= 180.001 and -90.001 <= y <= 90 for line in outlines for x, y in line)


def test_an_unknown_format_is_answered_with_the_known() -> None:
    with pytest.raises(UsageError, match="svg"):
        save(draw_ledger(aid()), "svgz", io.BytesIO())
