"""Language versions of one text, in a casebook."""

from pathlib import Path

import pytest

import gestae
from gestae.store.casebook import Casebook
from tests.assembly.test_versions import CHINESE, ENGLISH, REPORT

FILES = {
    "en.txt": "\n\n".join(("Boats for Fiji", "Valparaiso Wire, 4 March 2023", " ".join(ENGLISH))),
    "zh.txt": "\n\n".join(("给斐济的船", "《太平洋报》2023年3月4日", "".join(CHINESE))),
    "report.txt": "\n\n".join(
        ("新船", "《苏瓦新闻》2023年3月4日", "智利周五向斐济出借了两艘巡逻艇。" + "".join(REPORT))
    ),
}


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    folder = tmp_path_factory.mktemp("versions")
    for name, text in FILES.items():
        (folder / "texts" / name).parent.mkdir(exist_ok=True)
        (folder / "texts" / name).write_text(text, encoding="utf-8")
    return gestae.read(folder / "texts", casebook=folder / "casebook.duckdb")


def test_two_language_versions_are_tied_and_a_report_of_its_own_is_not(casebook: Casebook) -> None:
    query = """
        SELECT list_sort([a.key, b.key]) AS ends
        FROM links AS l
        JOIN documents AS a ON a.id = split_part(l.from_id, ':', 1)
        JOIN documents AS b ON b.id = split_part(l.to_id, ':', 1)
        WHERE l.kind = 'translates' AND l.document IS NULL
    """
    ends = [row["ends"] for row in casebook.query(query).to_pylist()]
    assert [[Path(key).name for key in pair] for pair in ends] == [["en.txt", "zh.txt"]]


def test_versions_of_one_text_are_one_source(casebook: Casebook) -> None:
    told = max(casebook.corroborations(), key=lambda deed: deed.documents)
    assert told.documents == len(FILES)
    assert told.independent == 2
