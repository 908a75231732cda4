"""Verbs of saying that the parse took for something else: ``find_broken``.

Two errors are common enough to mend: the only finite verb of a sentence read as a participle ("The
envoy – Amina Yusuf – later posted that …"), and a verb inside a relative clause read as its
subject ("a base that the Post claims lies near").
"""

from collections.abc import Iterator

from gestae.coders.attribution.setting import Setting, Telling
from gestae.coders.attribution.teller import Teller, read_teller
from gestae.records import Predicate, Span


def find_broken(setting: Setting) -> Iterator[Telling]:
    """What is told by verbs that the parse took for participles or nouns."""
    for predicate in setting.sentence.predicates:
        if predicate.kind == "verb" and predicate.form == "participle":
            yield from _by_participle(setting, predicate)
        elif predicate.kind == "noun":
            yield from _by_subject(setting, predicate)


def _says(setting: Setting, predicate: Predicate) -> bool:
    verb = setting.cues.speech_verbs.get(predicate.lemma.lower())
    return verb is not None and "clause" in verb.takes


def _by_participle(setting: Setting, verb: Predicate) -> Iterator[Telling]:
    """A participle of saying on a noun, with its clause on that noun, or without a main verb."""
    noun = setting.predicates.get(verb.governor) if verb.governor is not None else None
    if noun is None or noun.kind != "noun" or not _says(setting, verb) or verb.heads("subject"):
        return
    clauses = [p for p in setting.sentence.predicates if p.head > verb.head and _is_clause(p)]
    if noun.governor is not None:
        clauses = [p for p in clauses if p.governor == noun.head and p.embedding == "complement"]
    teller = read_teller(setting, noun.head) if clauses else None
    if teller is not None:
        yield _telling(setting, verb, teller, setting.span(clauses[0].head))


def _is_clause(predicate: Predicate) -> bool:
    finite = predicate.kind == "verb" and predicate.form == "finite"
    return finite and predicate.governor is not None


def _by_subject(setting: Setting, noun: Predicate) -> Iterator[Telling]:
    """A noun in a form of a verb of saying, behind a name, as subject of a relative clause."""
    before = noun.head - 1
    if not _says(setting, noun) or setting.extent.words[noun.head] == noun.lemma.lower():
        return
    if before < noun.left or setting.sentence.tokens[before].pos != "PROPN":
        return
    clause = setting.predicates.get(noun.governor) if noun.governor is not None else None
    if clause is None or clause.embedding != "relative" or clause.left <= noun.head:
        return
    teller = read_teller(setting, before)
    if teller is not None:
        end = setting.extent.right[clause.head]
        content = setting.trim(setting.sentence.span_of(clause.left, end))
        yield _telling(setting, noun, teller, content)


def _telling(setting: Setting, verb: Predicate, teller: Teller, content: Span) -> Telling:
    return Telling(
        sentence=setting.number,
        head=verb.head,
        speaker=teller.mention,
        cue=setting.token_span(verb.head),
        content=content,
        manner=teller.manner or "report",
    )
