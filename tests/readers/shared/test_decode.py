import os

import pytest

from gestae.errors import ReadError
from gestae.readers.shared.decode import decode, looks_binary

TEXTS = {
    "cp1252": "The minister’s visit to Genève — “a success” — cost €5 million, an aide said.",
    "cp1251": "Министр заявил в понедельник, что переговоры в Женеве продолжатся скоро.",
    "cp1250": "Ministr zahraničních věcí řekl v pondělí, že jednání v Ženevě budou pokračovat.",
    "gb18030": "两国外长经过两天会谈后在日内瓦签署了这项协议,并表示将继续推进双边合作。",
    "big5": "兩國外長經過兩天會談後在日內瓦簽署了這項協議,並表示將繼續推進雙邊合作。",
    "shift_jis": "両国の外相は二日間の会談のあとジュネーブで合意文書に署名した。",
    "euc-kr": "양국 외교장관은 이틀간의 회담 끝에 제네바에서 합의문에 서명했다.",
    "utf-16-le": "The ministers signed in Geneva on Monday.",
    "utf-16-be": "The ministers signed in Geneva on Monday.",
}


@pytest.mark.parametrize("encoding", TEXTS)
def test_text_in_another_encoding_is_recognised_and_the_guess_is_noted(encoding: str) -> None:
    decoded = decode(TEXTS[encoding].encode(encoding), "a.txt")
    assert decoded.text == TEXTS[encoding]
    assert decoded.note is not None
    assert "guessed" in decoded.note


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_utf_8_and_marked_text_is_decoded_without_a_note(encoding: str) -> None:
    decoded = decode("Genève, 日内瓦".encode(encoding), "a.txt")
    assert (decoded.text, decoded.note) == ("Genève, 日内瓦", None)


@pytest.mark.parametrize("text", ["Genève", "Visit to Genève — €5 million.", "naïve café"])
def test_a_few_accents_in_a_short_text_are_western(text: str) -> None:
    assert decode(text.encode("cp1252"), "a.txt").text == text


def test_utf_8_cut_in_the_middle_of_a_character_shows_the_damage() -> None:
    decoded = decode("日内瓦协议".encode()[:-1], "a.txt")
    assert decoded.text == "日内瓦协\ufffd"
    assert decoded.note is not None
    assert "damaged" in decoded.note


def test_utf_8_with_one_broken_byte_is_not_taken_for_another_encoding() -> None:
    decoded = decode("Genève — Zürich — Köln — São Tomé — ".encode() + b"\xff" + b" end", "a.txt")
    assert decoded.text == "Genève — Zürich — Köln — São Tomé — \ufffd end"


def test_a_declared_encoding_is_believed_where_the_bytes_are_no_utf_8() -> None:
    data = "Женева".encode("koi8-r")
    assert decode(data, "a.html", declared="KOI8-R").text == "Женева"


def test_a_declared_encoding_means_the_larger_set_as_browsers_take_it() -> None:
    data = "“Genève”".encode("cp1252")
    assert decode(data, "a.html", declared="ISO-8859-1").text == "“Genève”"


def test_a_declared_encoding_that_does_not_exist_is_passed_over() -> None:
    assert decode("Genève".encode("cp1252"), "a.html", declared="x-unknown").text == "Genève"


def test_utf_8_is_believed_before_what_is_declared() -> None:
    assert decode("Genève".encode(), "a.html", declared="ISO-8859-1").text == "Genève"


def test_noise_is_no_text_in_any_encoding() -> None:
    with pytest.raises(ReadError, match=r"save it as UTF-8") as caught:
        decode(bytes(range(256)) * 8, "a.bin")
    assert (caught.value.path, caught.value.stage) == ("a.bin", "decode")


def test_binary_data_looks_binary_and_text_in_any_encoding_does_not() -> None:
    assert looks_binary(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + os.urandom(500))
    assert looks_binary(b"{\\rtf1\\ansi Good morning")
    for encoding, text in TEXTS.items():
        assert not looks_binary(text.encode(encoding)), encoding
    assert not looks_binary("Genève".encode("utf-16"))
