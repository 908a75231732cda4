"""The yardstick: nothing but the spaCy parse of the texts in a folder, as short as it can be.

The same model without the same components, the same paragraphs, the same batches as the English
pack. Call: ``python benchmarks/bare_parse.py FOLDER [--as-it-comes]``; as it comes, the model
tags names, too, which gestae leaves to its own tables.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import spacy

from gestae.linguistics.en.pack import BATCH, MODEL


def paragraphs(folder: Path) -> Iterator[str]:
    """The paragraphs of all files, in order."""
    for path in sorted(folder.iterdir()):
        yield from path.read_text(encoding="utf-8").split("\n\n")


if __name__ == "__main__":
    left_out = [] if "--as-it-comes" in sys.argv else ["ner"]
    pipeline = spacy.load(MODEL, exclude=left_out)
    parsed = pipeline.pipe(paragraphs(Path(sys.argv[1])), batch_size=BATCH)
    print(sum(len(document) for document in parsed), "tokens")
