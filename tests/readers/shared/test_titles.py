from datetime import date

import pytest

from gestae.readers.shared.titles import read_dateline


@pytest.mark.parametrize(
    ("passage", "publisher", "published"),
    [
        ("OSLO, March 3, 2022 (Reuters) - Norway said", "Reuters", date(2022, 3, 3)),
        ("OSLO/KYIV, 3 March (AFP) — Norway said", "Agence France-Presse", None),
        ("NEW YORK /PRNewswire/ -- Norway said", "PRNewswire", None),
        ("(AP) — Norway said", "Associated Press", None),
        ("OSLO, 3 March 2022 — Norway said", None, date(2022, 3, 3)),
        ("Geneva, 3 March 2022 – The delegates met", None, date(2022, 3, 3)),
        ("(Geneva, 3 March 2022) – The delegates met", None, date(2022, 3, 3)),
        ("The war that began on 24 February 2022 in Kyiv – and", None, None),
        ("新华社奥斯陆3月3日电 挪威表示", "Xinhua", None),
        ("中新社北京3月3日电", "China News Service", None),
        ("Norway said (Reuters has learned) - and more", None, None),
        ("The army (UPA) - a force", None, None),
        ("Norway said on Monday", None, None),
        ("", None, None),
    ],
)
def test_a_dateline_tells_the_agency_and_a_full_date(
    passage: str, publisher: str | None, published: date | None
) -> None:
    said = read_dateline(passage)
    assert (said.publisher, said.published) == (publisher, published)
