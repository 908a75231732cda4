"""Figures that stand in each other's place."""

from .told import audit_lines, grave_kinds


def numbers(zh: str, en: str) -> list[str]:
    """The reasons of the findings on numbers of one pair."""
    return [f.reason for f in audit_lines((zh, en)) if f.kind == "number"]


def test_figures_of_two_nouns_that_changed_places_are_found() -> None:
    zh = "该厂有120名工人，去年生产了450台拖拉机。"
    assert not numbers(zh, "The plant has 120 workers and made 450 tractors last year.")
    assert numbers(zh, "The plant has 450 workers and made 120 tractors last year.")


def test_figures_of_two_names_that_changed_places_are_found() -> None:
    zh = "挪威派出了310人，智利派出了85人。"
    assert not numbers(zh, "Norway sent 310 people and Chile sent 85 people.")
    assert "number" in grave_kinds(zh, "Norway sent 85 people and Chile sent 310 people.")


def test_figures_in_another_order_with_their_words_are_no_difference() -> None:
    zh = "在64个村庄中，有17个没有学校。"
    assert not numbers(zh, "No school is found in 17 of the 64 villages.")


def test_a_range_that_begins_with_its_end_is_found() -> None:
    zh = "预计降雨量为3至5厘米。"
    assert not numbers(zh, "Some 3 to 5 centimetres of rain are expected.")
    assert numbers(zh, "Some 5 to 3 centimetres of rain are expected.")


def test_what_is_listed_has_no_other_place() -> None:
    zh = "她在2月、5月和9月还将访问更多的港口。"
    assert not numbers(zh, "She will visit even more ports in February, May and September.")
