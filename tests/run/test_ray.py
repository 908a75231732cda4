from importlib.util import find_spec

import pytest

from gestae.errors import UsageError
from gestae.records import Document
from gestae.records.columns import to_table
from gestae.run.ray import code_on_ray
from tests.run import fakes


def some_batches() -> list[object]:
    texts = ("Peru helps Chad", "Mali helps Togo", "Fiji helps Cuba")
    return [to_table([Document(text, text)], "documents") for text in texts]


@pytest.mark.skipif(find_spec("ray") is None, reason="ray is not installed")
def test_batches_are_coded_on_ray_in_their_order() -> None:
    results = list(code_on_ray(some_batches(), under_way=1, work=fakes.work))  # type: ignore[arg-type]
    names = [tables["events"]["sources"][0].as_py()[0]["text"] for tables in results]
    assert names == ["Peru", "Mali", "Fiji"]


@pytest.mark.skipif(find_spec("ray") is not None, reason="ray is installed")
def test_without_ray_the_way_to_get_it_is_told() -> None:
    with pytest.raises(UsageError, match="pip install ray"):
        next(code_on_ray(some_batches()))  # type: ignore[arg-type]
