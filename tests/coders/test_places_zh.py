"""Where something happened, in Chinese."""

import pytest

from gestae.coders.places import find_places
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.readers.text import make_document


def found(text: str) -> list[tuple[str, str, str | None]]:
    (parsed,) = parse_documents([make_document(text, key="t")])
    return [(p.text, p.name, p.country) for p in find_places(parsed, load_ontology())]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("两人在内罗毕会晤。", ("内罗毕", "Nairobi", "KEN")),
        ("雙方在奈洛比會晤。", ("奈洛比", "Nairobi", "KEN")),
        ("军队包围了哈尔科夫市。", ("哈尔科夫市", "Kharkiv", "UKR")),
        ("叛军袭击了喀土穆附近的军营。", ("喀土穆", "Khartoum", "SDN")),
        ("部长周一飞抵开罗。", ("开罗", "Cairo", "EGY")),
        ("一艘货轮在黑海沉没。", ("黑海", "Black Sea", None)),
    ],
)
def test_a_name_in_locative_use_is_a_place(text: str, place: tuple[str, str, str | None]) -> None:
    assert place in found(text)


def test_a_capital_that_acts_is_no_place() -> None:
    assert found("莫斯科谴责了制裁。") == []


def test_a_place_that_no_table_holds_is_one_where_nothing_else_can_stand() -> None:
    assert [text for text, _, _ in found("叛军占领了隆巴镇。")] == ["隆巴镇"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("云南省松林县大石桥村周二发生爆炸。", ("云南省松林县大石桥村", "CHN")),
        ("也门首都萨那星期三爆发示威。", ("萨那", "YEM")),
        ("袭击发生在湖北省松林县附近。", ("湖北省松林县", "CHN")),
        ("成都市松林路一家银行遭到抢劫。", ("成都市松林路", "CHN")),
    ],
)
def test_a_place_told_from_the_wide_to_the_narrow_is_one_and_stands_before_what_happens(
    text: str, place: tuple[str, str]
) -> None:
    assert place in [(told, country) for told, _, country in found(text)]


def test_a_country_that_holds_a_meeting_is_no_place_and_one_where_something_breaks_out_is() -> None:
    assert found("法国举行会谈。") == []
    assert [text for text, _, _ in found("法国爆发示威。")] == ["法国"]


def test_a_person_counted_behind_a_place_does_not_make_it_one() -> None:
    assert found("基辅一名官员谴责了袭击。") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("周二凌晨，青松高速25公里处发生车祸。", "青松高速25公里处"),
        ("客车行至国道418线石桥路段时起火。", "国道418线石桥路段"),
    ],
)
def test_a_road_before_what_happened_on_it_is_its_place(text: str, place: str) -> None:
    assert place in [told for told, _, _ in found(text)]


def test_all_places_of_a_list_are_where_something_happens() -> None:
    told = [name for _, name, _ in found("鞍山、沈阳、大连部分地区有震感。")]
    assert told == ["Anshan", "Shenyang", "Dalian"]


def test_the_scene_is_the_place_told_last() -> None:
    assert found("萨那发生爆炸。救护车赶到现场。")[1:] == [("现场", "Sanaa", "YEM")]
    assert found("救护车赶到现场。") == []
    assert [text for text, _, _ in found("萨那发生爆炸。据当地媒体报道，两人死亡。")] == ["萨那"]


@pytest.mark.parametrize("text", ["她走进大教堂。", "他们来自富裕家庭。"])
def test_a_common_word_is_no_city(text: str) -> None:
    assert not [country for _, _, country in found(text) if country]


@pytest.mark.parametrize(
    "text",
    ["炮弹射程在40至60公里之间,足以打到边境。", "援军会在几周内抵达。", "三天内发生多次袭击。"],
)
def test_a_stretch_of_time_or_a_distance_is_no_place(text: str) -> None:
    assert found(text) == []
