"""Bytes to text: ``decode``. What had to be guessed or replaced is said in a note."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from gestae.errors import ReadError

SAMPLE = 200_000
"""Bytes from which an encoding is guessed; more costs time and changes nothing."""

REPLACED_SHARE = 0.3
"""Up to this share of broken characters among the non-ASCII ones, a text is UTF-8 with damage."""

WESTERN_SHARE = 0.1
FEW_BYTES = 4
"""Up to this share of a text, and in any case so many of its bytes, are accents and quotation
marks in a Western language; Czech or Polish has half as many again."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""Declared names that in practice mean the larger set, as browsers take them."""

_WESTERN = frozenset(
    "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœšžßÀÁÂÄÅÆÇÈÉÊËÍÎÑÓÔÖØÚÜŒŠŽ‘’“”„‚‹›«»–—…•€£§°¿¡\xa0©®™´·"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_MARKUP_OF_OTHERS = (b"{\\rtf", b"%!PS")
"""How formats begin whose bytes are text and whose text is not for reading."""

_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what is to be reported of how it was decoded (``None``: nothing)."""

    text: str
    note: str | None = None


def looks_binary(head: bytes) -> bool:
    """Whether the first bytes of a file hold control characters as no text does.

    Text in UTF-16 or UTF-32 is full of zeros, but begins with a mark or has them in every
    second place.
    """
    if head.startswith(tuple(mark for mark, _ in _MARKS)) or _wide_encoding(head):
        return False
    if head.startswith(_MARKUP_OF_OTHERS):
        return True
    return len(_BINARY.findall(head)) > len(head) // 50


def decode(data: bytes, path: str, declared: str | None = None) -> Decoded:
    """The text of some bytes: by its mark, as UTF-8, as declared, or as guessed.

    Raises ``ReadError`` for data that is no text in any encoding known.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], marked)
    if wide := _wide_encoding(data[:4000]):
        return _decode_as(data, wide, f"decoded as {wide} (guessed)")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if declared and (encoding := _codec(declared)) and encoding != "utf-8":
        try:
            return Decoded(data.decode(encoding))
        except UnicodeDecodeError:
            pass
    return _damaged_utf8(data) or _guess(data, path)


def _codec(name: str) -> str | None:
    """Python's name of a declared encoding, or of the larger set it stands for."""
    try:
        known = codecs.lookup(name.strip("\"' ")).name
    except (LookupError, ValueError):
        return None
    return _SUPERSETS.get(known, known)


def _wide_encoding(head: bytes) -> str | None:
    """UTF-16 without a mark: zeros in nearly every second place, and only there."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half < 4 or min(even, odd) > half // 20:
        return None
    if odd > half * 0.7:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 else None


def _decode_as(data: bytes, encoding: str, note: str | None = None) -> Decoded:
    """The text in a known encoding, damage shown."""
    text = data.decode(encoding, "replace")
    if "\ufffd" in text:
        note = f"{text.count(chr(0xFFFD))} damaged characters in {encoding}, shown as \ufffd"
    return Decoded(text, note)


def _damaged_utf8(data: bytes) -> Decoded | None:
    """A text that is UTF-8 but for a few broken bytes, as where it was cut off."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    others = sum(1 for character in text if character > "\x7f") - broken
    if broken > max(others * REPLACED_SHARE, 1 if text.endswith("\ufffd") else 0):
        return None
    return Decoded(text, f"{broken} damaged characters in UTF-8, shown as \ufffd")


def _guess(data: bytes, path: str) -> Decoded:
    western = _western(data)
    if western is not None:
        return Decoded(western, "decoded as cp1252 (guessed)")
    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        raise ReadError(
            path, "decode", "is in no encoding that could be recognised; save it as UTF-8"
        )
    return _decode_as(data, best.encoding, f"decoded as {best.encoding} (guessed)")


def _western(data: bytes) -> str | None:
    """A mostly ASCII text as cp1252, where that gives only characters of Western languages.

    With few characters to go by, the guesser takes "Genève" for Turkish or Baltic.
    """
    sample = data[:SAMPLE]
    if len(_HIGH.findall(sample)) > max(len(sample) * WESTERN_SHARE, FEW_BYTES):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return text if set(filter(lambda character: character > "\x7f", text)) <= _WESTERN else None
