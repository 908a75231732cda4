import re
from pathlib import Path

from gestae.web import words
from gestae.web.words import load_words

WEB = Path(words.__file__).parents[1]


def test_every_phrase_a_page_says_is_told_in_each_language() -> None:
    told = load_words()
    asked = {
        key
        for file in [*WEB.glob("pages/**/*.html"), *WEB.glob("**/*.py")]
        for key in re.findall(
            r"""(?:\bt|\.say)\(['"]([\w.]+)['"](?=[,)])""", file.read_text("utf-8")
        )
    }
    assert asked
    assert not [key for key in asked if key not in told["en"]]


def test_a_phrase_takes_the_same_values_in_each_language() -> None:
    told = load_words()
    holes = {
        language: {key: sorted(re.findall(r"{(\w+)}", phrase)) for key, phrase in phrases.items()}
        for language, phrases in told.items()
    }
    assert holes["en"] == holes["zh"]
