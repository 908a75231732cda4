import pytest

from gestae.errors import UsageError
from gestae.readers import Options


def test_a_field_that_does_not_exist_is_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="Did you mean 'published'"):
        Options(columns={"publised": "date"})


def test_a_format_that_does_not_exist_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="parquet"):
        Options(format="excel")
