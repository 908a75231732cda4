"""What every reader must do, whatever its format. The readers are those of the folder."""

import io
import shutil
import sys
from pathlib import Path

import pytest

from gestae.readers import Options, known_readers, locate, read_path
from gestae.records import Document, Failure
from tests.readers.making import FIRST, MAKERS, PARAGRAPHS, THIRD, bodies, read, read_one
from tests.readers.test_properties import assert_sound

FORMATS = sorted(known_readers())
UNMARKED = {"csv"}
"""Formats that their bytes do not tell; from standard input they must be named."""


@pytest.fixture
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    name, make = MAKERS[request.param]
    make(tmp_path / name)
    return tmp_path / name


every = pytest.mark.parametrize(
    ("sample", "format_name"), [(name, name) for name in FORMATS], indirect=["sample"], ids=FORMATS
)


def test_every_reader_has_a_sample_and_every_sample_a_reader() -> None:
    assert sorted(MAKERS) == FORMATS


@every
def test_it_declares_suffixes_in_lower_case_that_no_other_has(
    sample: Path, format_name: str
) -> None:
    reader = known_readers()[format_name]
    assert any(sample.name.endswith(suffix) for suffix in reader.SUFFIXES)
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in reader.SUFFIXES)
    for name, other in known_readers().items():
        assert name == format_name or not set(other.SUFFIXES) & set(reader.SUFFIXES)


@every
def test_it_reads_its_sample_into_paragraphs(sample: Path, format_name: str) -> None:
    del format_name
    document = read_one(sample)
    assert bodies(document)[-2:] == list(PARAGRAPHS)
    assert {passage.language for passage in document.passages} == {"en"}
    assert document.path is not None
    assert document.path.startswith(str(sample))


@every
def test_its_passages_and_segments_lie_in_the_text_in_order(sample: Path, format_name: str) -> None:
    del format_name
    assert_sound(read_one(sample))


@every
def test_every_passage_leads_back_to_the_original(sample: Path, format_name: str) -> None:
    del format_name
    document = read_one(sample)
    for passage in document.passages:
        origin = locate(document, passage.span.start)
        if passage.kind == "body":
            assert origin is not None
            places = (origin.offset, origin.line, origin.page, origin.start_seconds)
            assert any(place is not None for place in places)


@every
def test_it_knows_its_own_bytes_and_no_picture(sample: Path, format_name: str) -> None:
    reader = known_readers()[format_name]
    assert reader.matches(sample.read_bytes()[:8192]) or format_name in UNMARKED
    assert not reader.matches(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))


@every
def test_it_is_found_without_a_suffix(sample: Path, format_name: str) -> None:
    bare = sample.with_name("news")
    shutil.copy(sample, bare)
    options = Options(format=format_name) if format_name in UNMARKED else None
    assert bodies(read_one(bare, options))[-2:] == list(PARAGRAPHS)


@every
def test_it_reads_standard_input(
    sample: Path, format_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(sample.read_bytes()))
    monkeypatch.setattr(sys, "stdin", stream)
    options = Options(format=format_name) if format_name in UNMARKED else None
    assert bodies(read_one("-", options))[-2:] == list(PARAGRAPHS)


@every
def test_the_same_bytes_give_the_same_documents(sample: Path, format_name: str) -> None:
    del format_name
    assert read(sample) == read(sample)


@every
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.999])
def test_a_truncated_file_gives_documents_or_failures_and_no_error(
    sample: Path, format_name: str, share: float
) -> None:
    del format_name
    data = sample.read_bytes()
    sample.write_bytes(data[: max(1, int(len(data) * share))])
    found = list(read_path(sample))
    assert found
    for each in found:
        assert isinstance(each, (Document, Failure))
        if isinstance(each, Document):
            assert_sound(each)
        else:
            assert each.path.startswith(str(sample))
            assert each.reason


@every
@pytest.mark.parametrize("step", [3, 11, 97])
def test_a_file_with_flipped_bits_gives_documents_or_failures_and_no_error(
    sample: Path, format_name: str, step: int
) -> None:
    del format_name
    data = bytearray(sample.read_bytes())
    for place in range(step, len(data), step * 7):
        data[place] ^= 1 << (place % 8)
    sample.write_bytes(data)
    found = list(read_path(sample))
    assert found
    assert all(isinstance(each, (Document, Failure)) for each in found)


@every
def test_an_empty_file_is_a_failure(sample: Path, format_name: str) -> None:
    del format_name
    sample.write_bytes(b"")
    (failure,) = read(sample)
    assert isinstance(failure, Failure)
    assert (failure.path, failure.stage, failure.reason) == (str(sample), "open", "is empty")


@every
def test_a_file_of_noise_under_its_suffix_is_a_failure(sample: Path, format_name: str) -> None:
    del format_name
    sample.write_bytes(bytes(range(256)) * 40)
    found = read(sample)
    assert found
    assert all(isinstance(each, Failure) for each in found)


@every
def test_a_file_larger_than_the_limit_is_a_failure_that_names_the_limit(
    sample: Path, format_name: str
) -> None:
    del format_name
    found = read(sample, Options(max_bytes=20, max_line=20))
    assert found
    for failure in found:
        assert isinstance(failure, Failure)
        assert "limit" in failure.reason or "header" in failure.reason or "column" in failure.reason


def test_the_samples_say_what_the_tests_look_for() -> None:
    assert FIRST in PARAGRAPHS[0]
    assert PARAGRAPHS[1] == THIRD
