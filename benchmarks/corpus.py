"""Documents to measure with: ``write_corpus`` makes as many as are asked for.

Each is put together from paragraphs of the project's own examples, with other countries, figures,
months and years in every one, so that no two are copies and no cache sees the same sentence twice.
The same number and length give the same documents on every machine.
"""

import random
import re
from pathlib import Path

from babel import Locale

from gestae.readers import read_path
from gestae.records import Document

EXAMPLES = Path(__file__).parents[1] / "examples" / "documents"
MONTHS = tuple(Locale("en").months["format"]["wide"].values())
COUNTRIES = tuple(
    name
    for code, name in sorted(Locale("en").territories.items())
    if len(code) == 2 and code.isalpha()
)
_COUNTRY = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, sorted(COUNTRIES, key=len, reverse=True)))})\b"
)
_MONTH = re.compile("|".join(MONTHS))
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HIGHEST = {1: 9, 2: 28, 3: 999}  # figures of two digits may be days
_FIGURE = re.compile(r"\b\d{1,3}\b")


def write_corpus(folder: Path, number: int, words: int) -> int:
    """Writes ``number`` text files of about ``words`` words; how many words they have together."""
    paragraphs = load_paragraphs()
    total = 0
    for index in range(number):
        text = compose(paragraphs, random.Random(f"{index}/{words}"), words)
        total += len(text.split())
        (folder / f"{index:06}.txt").write_text(text, encoding="utf-8")
    return total


def load_paragraphs() -> list[str]:
    """The English paragraphs of the examples, each on one line."""
    documents = [item for item in read_path(EXAMPLES) if isinstance(item, Document)]
    return [
        " ".join(passage.span.of(document.text).split())
        for document in documents
        for passage in document.passages
        if passage.language == "en" and passage.kind == "body" and len(passage.span) > 200
    ]


def compose(paragraphs: list[str], chance: random.Random, words: int) -> str:
    """One document: a headline, a dateline and paragraphs until there are words enough."""
    date = f"{chance.randint(1, 28)} {chance.choice(MONTHS)} {chance.randint(1995, 2024)}"
    parts = [f"Report {chance.randint(1, 10**9)} on {chance.choice(COUNTRIES)}\n{date}"]
    count = 0
    for paragraph in chance.sample(paragraphs, len(paragraphs)):
        parts.append(vary(paragraph, chance))
        count += len(paragraph.split())
        if count >= words:
            break
    return "\n\n".join(parts) + "\n"


def vary(paragraph: str, chance: random.Random) -> str:
    """The paragraph with other countries, months, years and figures."""
    paragraph = _COUNTRY.sub(lambda _: chance.choice(COUNTRIES), paragraph)
    paragraph = _MONTH.sub(lambda _: chance.choice(MONTHS), paragraph)
    paragraph = _YEAR.sub(lambda _: str(chance.randint(1990, 2024)), paragraph)
    return _FIGURE.sub(lambda match: str(chance.randint(1, _HIGHEST[len(match[0])])), paragraph)
