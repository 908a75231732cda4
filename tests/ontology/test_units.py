"""Units and currencies: what they convert to, and what is wrong with a table."""

from decimal import Decimal
from pathlib import Path

from gestae.ontology.table import Problems
from gestae.ontology.units import known_currencies, known_units, load_currencies, load_units

HEADER = "unit,kind,symbols,base,factor\n"


def test_units_of_one_base_convert_exactly() -> None:
    units = known_units()
    assert units.ratio("mile", "metre") == Decimal("1609.344")
    assert units.ratio("century", "year") == 100
    assert units.ratio("week", "day") == 7


def test_units_without_a_fixed_factor_do_not_convert() -> None:
    units = known_units()
    assert units.ratio("month", "day") is None
    assert units.ratio("mile", "hour") is None
    assert units.ratio("mile", "nothing") is None


def test_shared_signs_list_the_likeliest_currency_first() -> None:
    signs = known_currencies().signs
    assert signs["$"][0] == "USD"
    assert "CAD" in signs["$"]
    assert signs["A$"] == ("AUD",)


def test_countries_know_their_legal_tender() -> None:
    assert "CAD" in known_currencies().of_country("CA", None)
    assert known_currencies().of_country("ZZ", None) == ()


def test_all_problems_of_a_unit_table_are_told(tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text(
        HEADER + "metre,length,m,,\nmile,distance,m,league,many\nmetre,distance,,,\n"
    )
    problems = Problems()
    load_units(tmp_path, problems)
    told = "\n".join(problems.found)
    for fault in ("kind 'length'", "base 'league'", "factor 'many'", "'m' already", "twice"):
        assert fault in told


def test_a_sign_of_no_currency_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "currencies.csv").write_text("sign,currencies\n$,USD|ABC\n")
    problems = Problems()
    load_currencies(tmp_path, problems)
    assert problems.found == ["currencies.csv:2: ABC is no ISO 4217 code"]
