import pytest

from gestae.linguistics.detect import detect_language, detect_languages

ENGLISH = "The foreign ministers signed the agreement in Geneva after two days of talks."
CHINESE = "两国外长经过两天会谈后在日内瓦签署了这项协议,并表示将继续推进双边合作。"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (CHINESE, "zh"),
        ("両国の外相は二日間の会談のあとジュネーブで合意文書に署名した。", "ja"),
        ("양국 외교장관은 이틀간의 회담 끝에 제네바에서 합의문에 서명했다.", "ko"),
        ("Министры иностранных дел подписали соглашение в Женеве.", "ru"),
        ("Міністри закордонних справ підписали угоду в Женеві.", "uk"),
        ("وقع وزيرا الخارجية الاتفاق في جنيف بعد يومين من المحادثات.", "ar"),
        ("Les ministres des Affaires étrangères ont signé l'accord à Genève.", "fr"),
        ("Die Außenminister unterzeichneten das Abkommen in Genf.", "de"),
        ("Los ministros de Exteriores firmaron el acuerdo en Ginebra.", "es"),
        ("Οι υπουργοί Εξωτερικών υπέγραψαν τη συμφωνία στη Γενεύη.", "el"),
    ],
)
def test_a_sentence_is_recognised_by_script_and_words(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "   ", "1234 — 5,6 %", "***"])
def test_text_without_letters_has_no_known_language(text: str) -> None:
    assert detect_language(text) == "und"
    assert detect_languages([text]) == ("und",)


def test_a_chinese_sentence_with_foreign_names_is_chinese() -> None:
    assert detect_language("什米哈尔 (Denys Shmyhal) 在社交媒体平台 Telegram 上发文。") == "zh"


def test_an_english_sentence_with_a_chinese_name_is_english() -> None:
    assert detect_language("The spokesperson, Hua Chunying (华春莹), declined to comment.") == "en"


def test_a_chinese_text_that_quotes_a_japanese_title_stays_chinese() -> None:
    assert detect_language("他在演讲中多次提到日本流行语「おもてなし」," + CHINESE) == "zh"


def test_a_short_stretch_takes_the_language_of_its_nearest_neighbour_in_its_script() -> None:
    texts = [CHINESE, "背景", "Kyiv", ENGLISH, "Sources"]
    assert detect_languages(texts) == ("zh", "zh", "en", "en", "en")


def test_a_stretch_without_letters_takes_the_language_of_its_nearest_neighbour() -> None:
    assert detect_languages([CHINESE, "2024", ENGLISH, "***"]) == ("zh", "zh", "en", "en")


def test_a_heading_in_han_inside_a_japanese_text_is_japanese() -> None:
    japanese = "両国の外相は二日間の会談のあとジュネーブで合意文書に署名した。"
    assert detect_languages(["外務大臣会見記録", japanese]) == ("ja", "ja")


def test_short_stretches_alone_are_judged_together() -> None:
    assert detect_languages(["the king", "and the", "prime minister"]) == ("en", "en", "en")


def test_no_stretches_have_no_languages() -> None:
    assert detect_languages([]) == ()


def test_a_doubtful_stretch_asks_the_nearest_sure_one_however_far() -> None:
    texts = ["Kyiv"] * 300
    assert detect_languages([*texts, ENGLISH])[0] == "en"
