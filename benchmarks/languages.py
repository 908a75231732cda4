"""How long a Chinese sentence takes against the same sentence in English, in one run on one core.

Call: ``python benchmarks/languages.py [--rounds 3]``. Parses and codes the documents that
``evaluation/corpus-pairs`` holds in both languages, models loaded before; the lowest processor
times of all rounds count. Goal: at most twice the time of English.
"""

import argparse
import time
from pathlib import Path

from gestae.coders.code import code
from gestae.evaluation.corpus import read_corpus
from gestae.evaluation.evaluate import document_of
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.records import Document
from measured import pin

PAIRS = Path(__file__).parents[1] / "evaluation" / "corpus-pairs"


def seconds(documents: list[Document], *, judged: bool) -> tuple[float, int]:
    """Processor seconds to parse and code documents, and how many sentences they have."""
    ontology = load_ontology()
    start = time.process_time()
    coded = [code(one, ontology, judged=judged) for one in parse_documents(documents)]
    return time.process_time() - start, sum(len(one.sentences) for one in coded)


def main() -> None:
    """Measures both languages and prints their ratio."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=3)
    rounds = arguments.parse_args().rounds
    pin()
    documents = {
        language: [
            document_of(number, text)
            for number, path in enumerate(sorted(PAIRS.glob(f"*.{language}.yaml")))
            for text in read_corpus(path)
        ]
        for language in ("en", "zh")
    }
    for judged in (False, True):
        found = {}
        for language, some in documents.items():
            seconds(some[:2], judged=judged)  # the models are loaded
            taken = [seconds(some, judged=judged) for _ in range(rounds)]
            best, count = min(taken)
            found[language] = best / count
            print(
                f"{language} judged {judged!s:5} {count:4} sentences {1000 * best / count:6.1f} ms"
            )
        print(f"Chinese to English: {found['zh'] / found['en']:.2f}")


if __name__ == "__main__":
    main()
