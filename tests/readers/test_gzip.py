import bz2
import gzip
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.readers.making import FIRST, read_failure, read_one


@pytest.mark.parametrize(
    ("suffix", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)]
)
def test_every_kind_of_packed_file_is_unpacked(
    tmp_path: Path, suffix: str, pack: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / f"a.txt{suffix}"
    path.write_bytes(pack(FIRST.encode()))
    assert read_one(path).text == FIRST


def test_a_packed_file_with_a_wrong_checksum_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    data = bytearray(gzip.compress(FIRST.encode()))
    data[-6] ^= 255
    path.write_bytes(data)
    assert "damaged" in read_failure(path).reason


def test_a_file_that_is_only_called_packed_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_text(FIRST)
    assert "damaged" in read_failure(path).reason or read_one(path).text == FIRST
