"""Whether the Chinese coder and the English one tell the same of the same sentences.

    python evaluation/pairs_agreement.py [FOLDER] [--mistakes N] [--no-judge]

``FOLDER`` holds documents in both languages, sentence by sentence, each annotated in its own
language (``p01.en.yaml``, ``p01.zh.yaml``); without it, ``evaluation/corpus-pairs``. Two events of
a sentence pair agree where type, countries of the sources and countries of the targets are the
same; ``loose`` asks for one country in common a side. Printed are

- ``coders``: the events of the two coders, of both the share with a partner (``f1``), of the
  English ones (``recall``, what the Chinese half tells of the English half) and of the Chinese ones
  (``precision``);
- ``annotators``: the same of the two annotations, which is as far as agreement can go;
- ``gold half``: what the Chinese coder tells of the events annotated in English, and beside it what
  the English coder does;
- ``zh`` and ``en``: each coder against the annotation of its own language.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from across import Told, agreement_of, alone_in, shares_countries, shown, told_of
from counting import Figures
from gestae.errors import ReadError
from gestae.evaluation.corpus import read_annotated
from gestae.evaluation.evaluate import code_texts
from gestae.evaluation.gold import GoldText
from gestae.evaluation.score import score_texts

FOLDER = Path(__file__).parent / "corpus-pairs"
LANGUAGES = ("zh", "en")
ASPECTS = ("type", "source_country", "target_country", "status", "date", "amount", "triple")
"""What is shown of each coder against its own annotation."""

Event = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Half:
    """A document in one language, and what its coder finds."""

    text: GoldText
    found: Sequence[Event]

    def gold(self) -> list[list[Told]]:
        """What each sentence tells by its annotation."""
        return _by_sentence(self.text, self.text.events)

    def coded(self) -> list[list[Told]]:
        """What each sentence tells by the coder."""
        return _by_sentence(self.text, self.found)


def main() -> None:
    """Prints the figures, and sentence pairs that differ where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--mistakes", type=int, default=0, metavar="N")
    parser.add_argument("--no-judge", action="store_true")
    options = parser.parse_args()
    documents = read_documents(options.folder, judged=not options.no_judge)
    for name, value in score(documents).items():
        print(f"{name:36} {value:.3f}" if isinstance(value, float) else f"{name:36} {value}")
    for line in list(_differences(documents))[: options.mistakes]:
        print(line)


def measure(folder: Path = FOLDER) -> Figures:
    """All figures by name."""
    return score(read_documents(folder))


def read_documents(folder: Path, *, judged: bool = True) -> list[tuple[Half, Half]]:
    """Every document of the folder in Chinese and in English, coded.

    Raises ``ReadError`` where the two have not as many sentences.
    """
    halves = []
    for language in LANGUAGES:
        texts = [read_annotated(path) for path in sorted(folder.glob(f"*.{language}.yaml"))]
        found = code_texts(texts, judged=judged)
        halves.append([Half(text, one) for text, one in zip(texts, found, strict=True)])
    pairs = list(zip(*halves, strict=True))
    for zh, en in pairs:
        if len(zh.text.sentences) != len(en.text.sentences):
            raise ReadError(zh.text.id, "parse", f"its sentences are not as many as {en.text.id}'s")
    return pairs


def score(documents: Sequence[tuple[Half, Half]]) -> Figures:
    """The figures of the documents, given as (Chinese, English)."""
    coded = _pairs([(zh.coded(), en.coded()) for zh, en in documents])
    gold = _pairs([(zh.gold(), en.gold()) for zh, en in documents])
    chinese_half = [(zh, en) for (zh, _), (_, en) in zip(coded, gold, strict=True)]
    english_half = [(en_coded, en) for (_, en_coded), (_, en) in zip(coded, gold, strict=True)]
    figures = {
        **agreement_of("coders", coded),
        **agreement_of("coders loose", coded, shares_countries),
        **agreement_of("coders type", [(_types(zh), _types(en)) for zh, en in coded]),
        **agreement_of("annotators", gold),
        "gold half.zh": agreement_of("half", chinese_half)["half.recall"],
        "gold half.en": agreement_of("half", english_half)["half.recall"],
        "gold half loose.zh": agreement_of("half", chinese_half, shares_countries)["half.recall"],
        "gold half loose.en": agreement_of("half", english_half, shares_countries)["half.recall"],
    }
    for place, language in enumerate(LANGUAGES):
        halves = [pair[place] for pair in documents]
        evaluation = score_texts([(half.text, half.found) for half in halves])
        for aspect in ASPECTS:
            one = evaluation.scores[aspect]
            figures[f"{language}.{aspect}.precision"] = one.precision or 0.0
            figures[f"{language}.{aspect}.recall"] = one.recall or 0.0
            figures[f"{language}.{aspect}.f1"] = one.f1 or 0.0
    return figures


def _pairs(
    documents: Sequence[tuple[list[list[Told]], list[list[Told]]]],
) -> list[tuple[list[Told], list[Told]]]:
    """What each sentence pair of the documents tells."""
    return [pair for zh, en in documents for pair in zip(zh, en, strict=True)]


def _types(events: Sequence[Told]) -> list[str]:
    return [type_ for type_, _, _ in events]


def _by_sentence(text: GoldText, events: Sequence[Event]) -> list[list[Told]]:
    """The events of each sentence, by where their triggers begin."""
    return [
        [told_of(event) for event in events if start <= event["trigger"]["span"][0] < end]
        for start, end in text.sentences
    ]


def _differences(documents: Sequence[tuple[Half, Half]]) -> Iterator[str]:
    """Each sentence pair in which a coder tells what the other does not."""
    for zh, en in documents:
        rows = zip(
            zh.text.sentences, en.text.sentences, zh.coded(), en.coded(), en.gold(), strict=True
        )
        for (a, b), (c, d), chinese, english, gold in rows:
            only = alone_in(chinese, english), alone_in(english, chinese)
            if any(only):
                told = [", ".join(map(shown, events)) for events in (*only, gold)]
                yield (
                    f"\n{zh.text.text[a:b]}\n{en.text.text[c:d]}\n  zh only: {told[0]}\n"
                    f"  en only: {told[1]}\n  annotated in English: {told[2]}"
                )


if __name__ == "__main__":
    main()
