"""A preposition that its word never goes with, "according from": ``find_governed``.

What one side says by it, the other says with other grammar, so that there is nothing to compare:
对…的反应 is a reaction to something, and "a reaction from" it a slip that only English can show.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.reading import Reading
from gestae.ontology.table import Problems, read_rows
from gestae.records import Sentence, Span, Token

PREPOSITION = "ADP"

Governed = Mapping[str, Mapping[str, str]]
"""By preposition: the words that never go with it, and what each goes with."""


def find_governed(reading: Reading) -> Iterator[Finding]:
    """Prepositions that stand for the contrary of the one their word goes with, on either side."""
    for side, telling in enumerate((reading.a, reading.b)):
        governed = load_governed(telling.language)
        for sentence in telling.sentences if governed else ():
            for span, word, usual in _misgoverned(governed, sentence):
                said = span.of(telling.document.text)
                reason = f"“{said}” is not said: “{word}” goes with “{usual}”."
                spans = {"a": span} if side == 0 else {"b": span}
                yield reading.pair.finding("direction", "major", reason, score=0.7, **spans)


def _misgoverned(governed: Governed, sentence: Sentence) -> Iterator[tuple[Span, str, str]]:
    tokens = sentence.tokens
    for at, token in enumerate(tokens[1:], 1):
        if token.pos != PREPOSITION:
            continue
        two = f"{token.text} {tokens[at + 1].text if at + 1 < len(tokens) else ''}".casefold()
        name = two if two in governed else token.text.casefold()
        word = tokens[at - 1]
        usual = _usual(governed.get(name, {}), word)
        if usual is not None and not _stands(tokens[: at - 1][-1:], usual):
            last = tokens[at + 1] if name == two else token
            yield Span(word.start, last.end), word.text, usual


def _usual(words: Mapping[str, str], word: Token) -> str | None:
    return words.get(word.text.casefold(), words.get(word.lemma.casefold()))


def _stands(tokens: Sequence[Token], word: str) -> bool:
    return any(token.text.casefold() == word for token in tokens)


@cache
def load_governed(language: str) -> Governed:
    """The words of a language that go with one preposition only; raises ``TableError``."""
    path = files("gestae.linguistics") / language / "tables" / "governed.csv"
    if not path.is_file():
        return {}
    problems = Problems()
    found: dict[str, dict[str, str]] = {}
    for row in read_rows(path, ("preposition", "never", "words"), problems):
        words = found.setdefault(row["never"], {})
        words.update((word, row["preposition"]) for word in row.many("words"))
    problems.raise_if_any()
    return found
