import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from gestae.readers import Options
from gestae.records import Document, Failure
from tests.readers.making import (
    FIRST,
    PARAGRAPHS,
    bodies,
    make_docx,
    page,
    read,
    read_documents,
    read_failure,
)


def pack(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_members_of_all_formats_are_read_under_their_names(tmp_path: Path) -> None:
    make_docx(tmp_path / "b.docx")
    members = {"in/a.html": page().encode(), "b.docx": (tmp_path / "b.docx").read_bytes()}
    path = pack(tmp_path / "a.zip", members)
    documents = read_documents(path)
    assert [document.path for document in documents] == [f"{path}!in/a.html", f"{path}!b.docx"]
    assert all(bodies(document)[-2:] == list(PARAGRAPHS) for document in documents)


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    members = {"__MACOSX/._a.txt": b"x", ".DS_Store": b"x", "a.txt": FIRST.encode()}
    assert len(read_documents(pack(tmp_path / "a.zip", members))) == 1


def test_archives_inside_archives_are_read(tmp_path: Path) -> None:
    inner = pack(tmp_path / "inner.zip", {"a.txt": FIRST.encode()}).read_bytes()
    path = pack(tmp_path / "outer.zip", {"inner.zip": inner})
    (document,) = read_documents(path)
    assert document.path == f"{path}!inner.zip!a.txt"


def test_archives_too_deep_inside_others_are_a_failure(tmp_path: Path) -> None:
    content = FIRST.encode()
    for depth in range(5):
        content = pack(tmp_path / f"{depth}.zip", {f"in{depth}.zip": content}).read_bytes()
    failure = read_failure(tmp_path / "4.zip")
    assert "max_depth" in failure.reason


def test_a_bomb_is_a_failure_and_the_other_members_are_read(tmp_path: Path) -> None:
    members = {"bomb.txt": b" " * 30_000_000, "a.txt": FIRST.encode()}
    failure, document = read(pack(tmp_path / "a.zip", members))
    assert isinstance(failure, Failure)
    assert "zip bomb" in failure.reason
    assert isinstance(document, Document)


def test_a_member_whose_size_is_a_lie_is_a_failure(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"a.txt": FIRST.encode() * 10})
    size = (len(FIRST) * 10).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (50).to_bytes(4, "little")))
    assert all(isinstance(each, (Document, Failure)) for each in read(path))


def test_an_archive_that_unpacks_to_more_than_the_limit_is_read_up_to_it(tmp_path: Path) -> None:
    members = {f"{n}.txt": f"{n} {FIRST}".encode() for n in range(5)}
    found = read(pack(tmp_path / "a.zip", members), Options(max_expanded=3 * len(FIRST)))
    assert sum(isinstance(each, Document) for each in found) == 2
    assert all("max_expanded" in each.reason for each in found if isinstance(each, Failure))


def test_an_encrypted_member_is_a_failure_and_the_next_is_read(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"a.txt": FIRST.encode(), "b.txt": FIRST.encode()})
    data = bytearray(path.read_bytes())
    central = data.index(b"PK\x01\x02")
    data[6] |= 1  # the flag in the member's own header
    data[central + 8] |= 1  # and in the directory
    path.write_bytes(data)
    failure, document = read(path)
    assert isinstance(failure, Failure)
    assert "encrypted" in failure.reason
    assert isinstance(document, Document)


def test_a_member_with_a_wrong_checksum_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", FIRST)
    path.write_bytes(path.read_bytes().replace(b"Norway", b"Sweden"))
    assert "damaged" in read_failure(path).reason


def test_a_truncated_archive_is_a_failure(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"a.txt": FIRST.encode()})
    path.write_bytes(path.read_bytes()[:-30])
    assert "damaged or truncated" in read_failure(path).reason


def test_office_files_of_other_kinds_are_no_archives(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.xlsx", {"[Content_Types].xml": b"<Types/>", "xl/a.xml": b"<a/>"})
    assert "no known format" in read_failure(path).reason


def tar(path: Path, mode: str, members: dict[str, bytes]) -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return path


@pytest.mark.parametrize(
    ("name", "mode"),
    [("a.tar", "w"), ("a.tar.gz", "w:gz"), ("a.tgz", "w:gz"), ("a.tar.xz", "w:xz")],
)
def test_tar_files_are_read_packed_or_not(tmp_path: Path, name: str, mode: str) -> None:
    path = tar(tmp_path / name, mode, {"a.txt": FIRST.encode(), "b.html": page().encode()})
    assert [document.format for document in read_documents(path)] == ["text", "html"]


def test_links_in_tar_files_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        link = tarfile.TarInfo("secret.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert read_failure(path).reason == "holds no text"


def test_a_packed_file_is_read_as_what_is_inside(tmp_path: Path) -> None:
    path = tmp_path / "news.html.gz"
    path.write_bytes(gzip.compress(page().encode()))
    (document,) = read_documents(path)
    assert (document.format, document.path) == ("html", f"{path}!news.html")


def test_a_packed_bomb_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b" " * 50_000_000))
    assert "zip bomb" in read_failure(path).reason


def test_a_truncated_packed_table_gives_the_rows_before_the_end(tmp_path: Path) -> None:
    import json
    import random

    rows = [{"text": f"{FIRST} {random.Random(n).random()}"} for n in range(400)]
    path = tmp_path / "a.jsonl.gz"
    packed = gzip.compress("\n".join(map(json.dumps, rows)).encode())
    path.write_bytes(packed[: len(packed) // 2])
    found = read(path)
    assert sum(isinstance(each, Document) for each in found) > 50
    assert isinstance(found[-1], Failure)
    assert "truncated" in found[-1].reason
