from pathlib import Path

import pytest

from gestae.readers import known_readers, read_path
from gestae.records import Document, Failure
from tests.readers.making import FIRST, make_docx, make_html, make_pdf, read_failure, read_one


def test_the_readers_are_the_modules_of_the_folder() -> None:
    import gestae.readers

    folder = Path(gestae.readers.__path__[0])
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert set(known_readers()) == modules


@pytest.mark.parametrize(
    ("maker", "format_name"), [(make_pdf, "pdf"), (make_docx, "docx"), (make_html, "html")]
)
def test_content_outranks_a_wrong_suffix(tmp_path: Path, maker: object, format_name: str) -> None:
    path = tmp_path / "wrong.csv"
    assert callable(maker)
    maker(path)
    assert read_one(path).format == format_name


def test_text_without_a_suffix_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "README"
    path.write_text(FIRST)
    assert read_one(path).format == "text"


def test_binary_data_names_the_formats_that_are_known(tmp_path: Path) -> None:
    path = tmp_path / "a.xyz"
    path.write_bytes(bytes(range(256)) * 4)
    assert "known are: archive, csv" in read_failure(path).reason


def test_a_library_that_breaks_makes_a_failure_and_the_documents_before_it_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gestae.readers import text

    def broken(source: object, options: object):  # type: ignore[no-untyped-def]  # noqa: ANN202
        del source, options
        yield Document("a", "b")
        raise RecursionError("too deep")

    monkeypatch.setattr(text, "read", broken)
    path = tmp_path / "a.txt"
    path.write_text(FIRST)
    document, failure = read_path(path)
    assert isinstance(document, Document)
    assert isinstance(failure, Failure)
    assert "RecursionError: too deep" in failure.reason
