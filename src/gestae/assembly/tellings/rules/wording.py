"""In which words: ``compare_triggers``, ``compare_words``, ``compare_meaning``."""

from functools import lru_cache

from gestae.assembly.tellings.closeness import closeness
from gestae.assembly.tellings.finding import Finding
from gestae.assembly.tellings.telling import Telling
from gestae.assembly.tellings.words import Shared, likeness_of, rarity_of
from gestae.ontology.tellings import load_tellings


def compare_triggers(a: Telling, b: Telling) -> Finding | None:
    """Tellings of one deed name it with the same word, or with one close to it in meaning."""
    one, other = sorted((a.trigger, b.trigger))
    if a.stem == b.stem:
        return Finding("same", "both say “{}”", (one,), telling_of(one))
    least = load_tellings().words["trigger"]
    found = closeness(one, other)
    if found >= least:
        measure = (found - least) / (1 - least)
        return Finding("close", "“{}” and “{}” are close in meaning", (one, other), measure)
    # Two words of two languages are further apart than what they mean, above all light verbs.
    name = "unlike" if a.language == b.language else "unlike_across"
    return Finding(name, "“{}” and “{}” are not", (one, other), (least - found) / least)


@lru_cache(maxsize=50_000)
def telling_of(word: str) -> float:
    """How much the same word tells, from a half to 1: "gave" tells less than "annexed"."""
    most = load_tellings().words["telling"]
    rarest = max((rarity_of(part) for part in word.split()), default=0.0)
    return 0.5 + 0.5 * min(1.0, rarest / most)


def compare_words(a: Telling, b: Telling) -> Finding | None:
    """Sentences that tell one deed share rare words: names, figures, things."""
    if a.sentence_span == b.sentence_span and a.document == b.document:
        return None
    found = likeness_of(a.words, b.words)
    if not found:
        return None
    measure = min(found, load_tellings().words["alike"])
    return Finding("shared", "their sentences share {}", (Shared(a.words, b.words),), measure)


def compare_meaning(a: Telling, b: Telling) -> Finding | None:
    """Sentences in two languages that tell one deed are close in meaning."""
    if a.language == b.language:
        return None
    least = load_tellings().words["meaning"]
    found = closeness(*sorted((a.sentence, b.sentence)))
    if found <= least:
        measure = (least - found) / least
        return Finding("far", "their sentences are alike in meaning by {:.2f}", (found,), measure)
    measure = (found - least) / (1 - least)
    return Finding("close", "their sentences are alike in meaning by {:.2f}", (found,), measure)
