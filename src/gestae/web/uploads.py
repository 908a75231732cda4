"""Files that a visitor sends, kept in a folder of their own for a while: ``receive``."""

import re
import shutil
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from typing import BinaryIO

from gestae.errors import ReadError, UsageError
from gestae.readers import Options, known_readers
from gestae.readers.shared.registry import find_reader
from gestae.readers.shared.source import open_file
from gestae.records import Failure
from gestae.web.settings import Settings

LONGEST_PART = 200
"""Bytes of one part of a file's name; file systems take 255."""
DEEPEST = 12
"""Folders in folders that are kept."""
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]+')
"""What no name needs: control characters, those that turn the writing around, and a few that some
file systems refuse."""


EXPANDED = 40
"""How many times its size an upload may unpack to."""


def upload_options(settings: Settings) -> Options:
    """How uploaded files are read: with narrower limits than those of one's own disk."""
    size = settings.upload_megabytes * 1_000_000
    return Options(max_bytes=size, max_expanded=EXPANDED * size)


@dataclass(frozen=True, slots=True)
class Sent:
    """One file as it was sent."""

    name: str
    content: BinaryIO
    size: int


@dataclass(frozen=True, slots=True)
class Received:
    """What is kept of an upload: where it lies, and what was refused, with the reason."""

    folder: Path
    files: int
    size: int
    refused: tuple[Failure, ...]


def receive(sent: Iterable[Sent], *, most_bytes: int, most_files: int) -> Received:
    """The files, kept under their own names in a new folder that the caller removes.

    Hidden files are passed over, as readers do. Files in no known format are refused. Raises
    ``UsageError`` where nothing is left or it is too much, and then keeps nothing.
    """
    folder = Path(mkdtemp(prefix="gestae-upload-"))
    try:
        received = _receive(sent, folder, most_bytes, most_files)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return received


def _receive(sent: Iterable[Sent], folder: Path, most_bytes: int, most_files: int) -> Received:
    refused: list[Failure] = []
    files = size = 0
    for one in sent:
        name = clean_name(one.name)
        if name is None:
            continue
        size += one.size
        if files >= most_files or size > most_bytes:
            raise UsageError(
                f"at most {most_files} files and {most_bytes // 1_000_000} MB can be sent at once; "
                "send the rest after these"
            )
        path = _free(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            shutil.copyfileobj(one.content, file)
        problem = _problem(path, path.relative_to(folder).as_posix())
        if problem:
            path.unlink()
            refused.append(problem)
        else:
            files += 1
    if not files:
        told = "; ".join(f"{one.path} {one.reason}" for one in refused[:5])
        raise UsageError(
            told
            or f"no file was sent; formats that can be read: {', '.join(sorted(known_readers()))}"
        )
    for empty in sorted(folder.rglob("*"), reverse=True):  # whose files were all refused
        if empty.is_dir() and not any(empty.iterdir()):
            empty.rmdir()
    return Received(folder, files, size, tuple(refused))


def clean_name(name: str) -> PurePosixPath | None:
    r"""The name as a path that stays where it is put; ``None`` for a hidden file.

    >>> clean_name("spring/speech.txt"), clean_name("../../etc/passwd"), clean_name("C:\\a\\b.txt")
    (PurePosixPath('spring/speech.txt'), PurePosixPath('etc/passwd'), PurePosixPath('C/a/b.txt'))
    >>> clean_name(".DS_Store")
    """
    parts = []
    for part in unicodedata.normalize("NFC", name).replace("\\", "/").split("/"):
        if part.strip() in {"", ".", ".."}:
            continue
        if part.startswith("."):
            return None
        cleaned = _FORBIDDEN.sub("", part).strip(" .")
        parts.append(_shortened(cleaned) or "file")
    if not parts:
        return PurePosixPath("file")
    return PurePosixPath(*parts[-DEEPEST:])


def _shortened(part: str) -> str:
    """The part with its ending, as long as a file system takes it."""
    stem, point, ending = part.rpartition(".")
    if not stem or len(ending) > 12:
        stem, point, ending = part, "", ""
    room = LONGEST_PART - len(f"{point}{ending}".encode())
    return f"{_within(stem, room)}{point}{ending}"


def _within(text: str, size: int) -> str:
    return text.encode("utf-8", "replace")[:size].decode("utf-8", "ignore")


def _free(folder: Path, name: PurePosixPath) -> Path:
    """Where the file can lie; a number sets two of one name apart."""
    path, number = folder.joinpath(name), 1
    while path.exists() or any(above.is_file() for above in path.parents if above != folder):
        number += 1
        path = folder.joinpath(name.parent, f"{name.stem} ({number}){name.suffix}")
        if any(above.is_file() for above in path.parents if above != folder):
            path = folder / f"{name.stem} ({number}){name.suffix}"
    return path


def _problem(path: Path, name: str) -> Failure | None:
    """Why no reader takes the file, if none does."""
    try:
        with open_file(path, name) as source:
            if not source.head:
                return Failure(name, "open", "is empty")
            find_reader(source, Options())
    except ReadError as error:
        return Failure(name, error.stage, error.reason)
    return None
