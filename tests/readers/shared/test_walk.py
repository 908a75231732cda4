import io
import os
import socket
import sys
from pathlib import Path

import pytest

from gestae.readers import Options, read_path
from gestae.records import Document, Failure
from tests.readers.making import FIRST, SECOND, make_html, make_jsonl, read, read_documents

NOT_ROOT = pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")


def test_a_folder_is_read_with_all_below_it_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", "b/z.txt", "b/a.txt"):
        (tmp_path / name).write_text(f"{name} {FIRST}")
    found = [Path(document.key) for document in read_documents(tmp_path)]
    assert found == [tmp_path / name for name in ("a.txt", "b/a.txt", "b/z.txt", "c.txt")]


def test_one_broken_file_in_a_folder_leaves_the_others_alone(tmp_path: Path) -> None:
    make_html(tmp_path / "a.html")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "c.txt").write_bytes(b"")
    (tmp_path / "d.bin").write_bytes(bytes(range(256)))
    make_jsonl(tmp_path / "e.jsonl")
    found = read(tmp_path)
    assert [type(each) for each in found] == [Document, Failure, Failure, Failure, Document]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config.txt").write_text(SECOND)
    (tmp_path / ".hidden.txt").write_text(SECOND)
    (tmp_path / "a.txt").write_text(FIRST)
    assert len(read_documents(tmp_path)) == 1


def test_a_missing_path_is_a_failure_that_says_so(tmp_path: Path) -> None:
    (failure,) = read(tmp_path / "nowhere.txt")
    assert isinstance(failure, Failure)
    assert (failure.stage, failure.reason) == ("open", "does not exist; check the path")


def test_an_empty_folder_is_a_failure(tmp_path: Path) -> None:
    (failure,) = read(tmp_path)
    assert isinstance(failure, Failure)
    assert failure.reason == "is a folder without files"


def test_links_that_lead_in_a_circle_are_entered_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST)
    (tmp_path / "loop").symlink_to(tmp_path)
    document, failure = read(tmp_path)
    assert isinstance(document, Document)
    assert isinstance(failure, Failure)
    assert "contains it" in failure.reason


def test_a_link_to_itself_and_one_to_nothing_are_failures(tmp_path: Path) -> None:
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert [type(each) for each in read(tmp_path)] == [Failure, Failure]


def test_a_link_to_a_file_or_another_folder_is_followed(tmp_path: Path) -> None:
    outside, inside = tmp_path / "out", tmp_path / "in"
    outside.mkdir()
    inside.mkdir()
    (outside / "a.txt").write_text(FIRST)
    (inside / "link").symlink_to(outside)
    (document,) = read_documents(inside)
    assert document.path == str(inside / "link" / "a.txt")


@NOT_ROOT
def test_a_file_that_may_not_be_read_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FIRST)
    path.chmod(0)
    (failure,) = read(path)
    assert isinstance(failure, Failure)
    assert "permissions" in failure.reason


@NOT_ROOT
def test_a_folder_that_may_not_be_read_is_a_failure(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0)
    (failure,) = read(tmp_path)
    folder.chmod(0o700)
    assert isinstance(failure, Failure)
    assert "permissions" in failure.reason


def test_a_pipe_or_socket_in_a_folder_is_a_failure_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (failure,) = read(tmp_path)
    assert isinstance(failure, Failure)
    assert "no regular file" in failure.reason
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        assert all(isinstance(each, Failure) for each in read(tmp_path))


def test_a_file_name_in_no_encoding_does_no_harm(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt"))
    path.write_text(FIRST)
    (document,) = read_documents(tmp_path)
    document.key.encode()
    assert document.path is not None
    document.path.encode()


def test_standard_input_comes_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(io.RawIOBase):
        def __init__(self) -> None:
            self.left = FIRST.encode()

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            piece, self.left = self.left[:3], self.left[3:]
            buffer[: len(piece)] = piece
            return len(piece)

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Slow(), 8)))
    (document,) = read_documents("-")
    assert (document.text, document.key) == (FIRST, "-")


def test_documents_come_one_by_one_as_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST)
    found = read_path(tmp_path)
    (tmp_path / "b.txt").write_text(SECOND)
    assert len(list(found)) == 2


def test_a_named_format_outranks_name_and_content(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"text,id\n{FIRST},1\n")
    (document,) = read_documents(path, Options(format="csv"))
    assert (document.text, document.key) == (FIRST, "1")
