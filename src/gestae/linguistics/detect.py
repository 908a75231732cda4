"""Which language a stretch of text is in. Start with ``detect_languages``.

The script decides where it can (Han without kana is Chinese, Hangul is Korean); among the
languages of one script py3langid decides, restricted to those that documents of statecraft are
written in. A stretch too short to tell takes the language of its neighbours.
"""

import re
from collections import Counter
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache

UNKNOWN = "und"

SCRIPTS: dict[str, tuple[str, int, tuple[str, ...]]] = {
    # name: characters, Latin letters that one of them is worth, languages
    "han": (r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]", 4, ("zh", "ja")),
    "kana": (r"[\u3041-\u30ff\u31f0-\u31ff]", 2, ("ja",)),
    "hangul": (r"[\u1100-\u11ff\uac00-\ud7af]", 3, ("ko",)),
    "greek": (r"[\u0370-\u03ff\u1f00-\u1fff]", 1, ("el",)),
    "hebrew": (r"[\u0590-\u05ff]", 1, ("he",)),
    "thai": (r"[\u0e00-\u0e7f]", 1, ("th",)),
    "devanagari": (r"[\u0900-\u097f]", 1, ("hi", "mr", "ne")),
    "bengali": (r"[\u0980-\u09ff]", 1, ("bn",)),
    "georgian": (r"[\u10a0-\u10ff]", 1, ("ka",)),
    "armenian": (r"[\u0530-\u058f]", 1, ("hy",)),
    "arabic": (r"[\u0600-\u06ff\u0750-\u077f]", 1, ("ar", "fa", "ur", "ps")),
    "cyrillic": (r"[\u0400-\u04ff]", 1, ("ru", "uk", "be", "bg", "sr", "mk", "kk", "mn")),
    "latin": (
        r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]",
        1,
        (
            "en", "fr", "de", "es", "pt", "it", "nl", "pl", "cs", "sk", "ro", "hu", "sv", "no",
            "da", "fi", "tr", "id", "vi", "ca", "hr", "sl", "lt", "lv", "et", "sq", "sw",
        ),
    ),
}  # fmt: skip
"""The Han and kana of Japanese count together: kana in a Han text make it Japanese."""

SAMPLE = 150
"""Characters of a stretch that are looked at. Of 900 English ones of 150, all were recognised."""

PRIOR = {"en": 5.0}
"""How much likelier than others a language is before anything is read. On 900 English sentences
cut to 20, 40 and 70 characters this lifts the share called English from 0.81, 0.96 and 0.995 to
0.97, 0.995 and 0.999; 37 short stretches in ten other languages stayed right. It weighs more
where there are fewer letters than ``SURE_LETTERS``."""

SURE_LETTERS = 20
SURE_CONFIDENCE = 0.8
"""A stretch with fewer letters, or a guess less certain, asks its neighbours first. Of English
stretches of 20 characters, 2 in 1,000 were surely something else; of 40, none."""

SURE_HAN = 80
"""The same for Han alone, in Latin letters' worth: a Japanese heading may have no kana."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_COUNTERS = {name: re.compile(characters) for name, (characters, _, _) in SCRIPTS.items()}
_ASCII_COUNTERS = {"latin": _COUNTERS["latin"]}


@dataclass(frozen=True, slots=True)
class _Guess:
    """What a stretch says of itself: its script, the best language, and whether that is sure."""

    script: str | None
    language: str
    sure: bool


_Place = tuple[int, str | None]
"""The number of a stretch and its language."""


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language most of a text is in; ``und`` where it has no letters.

    >>> detect_language("The ministers met in Geneva."), detect_language("两国外长在日内瓦会晤。")
    ('en', 'zh')
    """
    return _guess(text).language


def script_of(language: str) -> str | None:
    """The script a language is written in, kana counted as Han; ``None`` where it is not known.

    >>> script_of("en"), script_of("zh"), script_of("ja")
    ('latin', 'han', 'han')
    """
    return next((name for name, (_, _, codes) in SCRIPTS.items() if language in codes), None)


def detect_languages(texts: Sequence[str]) -> tuple[str, ...]:
    """The language of each stretch of one document, in order.

    A stretch that is too short to tell takes the language of the nearest one in its script that
    is sure, the one before it first; failing that, what all stretches of its script together
    look like; one without letters takes that of its nearest neighbour. ``und`` where the
    document has no letters at all.

    >>> detect_languages(["Statement", "The ministers agreed on a ceasefire on Monday.", "***"])
    ('en', 'en', 'en')
    """
    guesses = [_guess(text) for text in texts]
    near = _nearest_sure(guesses)
    pooled: dict[str | None, str] = {}
    for guess, neighbour in zip(guesses, near, strict=True):
        if not guess.sure and neighbour is None and guess.script not in pooled:
            pooled[guess.script] = _pooled(guess.script, texts, guesses)
    return tuple(
        guess.language if guess.sure else neighbour or pooled[guess.script]
        for guess, neighbour in zip(guesses, near, strict=True)
    )


def _nearest_sure(guesses: Sequence[_Guess]) -> list[str | None]:
    """For each stretch, the language of the nearest sure one in its script, if there is one."""
    before = _last_sure(guesses)
    after = [
        (len(guesses) - 1 - number, language) if language else (number, None)
        for number, language in reversed(_last_sure(guesses[::-1]))
    ]
    return [
        _closer(number, earlier, later)
        for number, (earlier, later) in enumerate(zip(before, after, strict=True))
    ]


def _closer(number: int, before: _Place, after: _Place) -> str | None:
    if before[1] is None or after[1] is None:
        return before[1] or after[1]
    return before[1] if number - before[0] <= after[0] - number else after[1]


def _last_sure(guesses: Sequence[_Guess]) -> list[_Place]:
    """For each stretch, the last sure one before it: of its script, or any where it has none."""
    seen: dict[str | None, _Place] = {}
    found: list[_Place] = []
    for number, guess in enumerate(guesses):
        found.append(seen.get(guess.script, (number, None)))
        if guess.sure:
            seen[guess.script] = seen[None] = (number, guess.language)
    return found


def _pooled(script: str | None, texts: Sequence[str], guesses: Sequence[_Guess]) -> str:
    """What all stretches of a script (or of any, for ``None``) together look like."""
    together = " ".join(
        text for text, guess in zip(texts, guesses, strict=True) if script in (None, guess.script)
    )
    return detect_language(together)


def _guess(text: str) -> _Guess:
    sample = _ADDRESS.sub(" ", text[:SAMPLE])
    weights = _script_weights(sample)
    if not weights:
        return _Guess(None, UNKNOWN, sure=False)
    script = max(weights, key=lambda name: weights[name])
    if script in {"han", "kana"} and weights["kana"]:
        # Chinese texts quote Japanese titles: a few kana among many Han do not make Japanese.
        japanese = weights["kana"] * 10 > weights["han"]
        return _Guess("han", "ja" if japanese else "zh", sure=True)
    languages = SCRIPTS[script][2]
    if script == "han":
        return _Guess(script, "zh", sure=weights[script] >= SURE_HAN)
    if len(languages) == 1:
        return _Guess(script, languages[0], sure=True)
    language, confidence = _best_of(script, sample, weights[script])
    sure = weights[script] >= SURE_LETTERS and confidence >= SURE_CONFIDENCE
    return _Guess(script, language, sure)


def _script_weights(text: str) -> Counter[str]:
    weights: Counter[str] = Counter()
    for name, pattern in (_ASCII_COUNTERS if text.isascii() else _COUNTERS).items():
        if count := len(pattern.findall(text)):
            weights[name] = count * SCRIPTS[name][1]
    return weights


def _best_of(script: str, text: str, letters: int) -> tuple[str, float]:
    """The likeliest language of a script, and how likely among them."""
    few = max(1.0, SURE_LETTERS / letters)
    scores = {
        code: score * (PRIOR[code] * few if code in PRIOR else 1.0)
        for code, score in _identifier(script).rank(text)
    }
    best = max(scores, key=lambda code: scores[code])
    return best, scores[best] / sum(scores.values())


@cache
def _identifier(script: str | None = None):  # type: ignore[no-untyped-def]  # noqa: ANN202
    """py3langid's model (it has no types) for the languages of a script, or for all."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    if script is None:
        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    restricted = copy(_identifier())
    restricted.set_languages(SCRIPTS[script][2])
    return restricted
