"""Whether a word of cause marks what stands behind it: ``suits``."""

from gestae.coders.causes.contrast import opened_before
from gestae.coders.causes.ground import Ground
from gestae.coders.causes.reach import COMMAS
from gestae.ontology.cues import CauseMarker, Match
from gestae.records import Predicate

FORMS = {"finite": "clause", "infinitive": "infinitive", "gerund": "gerund"}
BESIDE = frozenset({"adverbial", "conjunct"})
"""How a clause with a marker of its own may stand where words are not parted."""
TURNED = frozenset({"turn", "replaces"})


def suits(ground: Ground, found: Match[CauseMarker], predicate: Predicate) -> bool:
    """Whether the marker takes what stands behind it, and marks it rather than a part of it."""
    marker = found.phrase
    if predicate.kind == "noun":
        return _suits_noun(ground, found, predicate)
    if FORMS.get(predicate.form, "clause") not in marker.takes or found.end > predicate.head:
        return False
    if not ground.cues.joiner:
        return predicate.embedding in BESIDE and _opens_clause(ground, found, predicate)
    if _opens_below(ground, found, predicate) or _tells_content(ground, found, predicate):
        return False
    if _is_of_noun(ground, found, predicate):
        return False
    return _marks_clause(ground, found, predicate)


def _is_of_noun(ground: Ground, found: Match[CauseMarker], predicate: Predicate) -> bool:
    """Whether a clause is what a noun of cause before it speaks of: "the motive for helping …"."""
    above = ground.predicates.get(predicate.governor) if predicate.governor is not None else None
    if above is None or above.kind != "noun" or len(found.phrase.words) > 1:
        return False
    words = ground.cues.causal_words.get(above.lemma, ())
    return any(word.part == "noun" and found.phrase.words[0] in word.effect for word in words)


def _tells_content(ground: Ground, found: Match[CauseMarker], predicate: Predicate) -> bool:
    """Whether an infinitive tells what a noun or verb before it is about.

    "Renewed a vow to aid Ghana" and "promised in May to aid Ghana" tell no aim, however parsed.
    """
    if predicate.form != "infinitive" or len(found.phrase.words) > 1:
        return False
    above = ground.predicates.get(predicate.governor) if predicate.governor is not None else None
    before = ground.extent.words[found.start - 1] if found.start else ""
    if above is not None and above.form == "infinitive" and before in COMMAS:
        return True  # "to raise taxes, to reform the ports and to …"
    words = ground.cues.status_words
    nouns = above.heads("object") if above is not None else ()
    told = [words.get((ground.sentence.tokens[n].lemma, "noun", "infinitive")) for n in nouns]
    if above is not None and not nouns:
        told.append(words.get((above.lemma, "verb", "infinitive")))
    return any(word is not None and word.affirmed == "pledged" for word in told)


def _opens_clause(ground: Ground, found: Match[CauseMarker], predicate: Predicate) -> bool:
    """Whether a word of one character stands at the head of its clause, but for the subject.

    "日本为保护渔民派船" is done to protect; in "继续为重建提供支持" 为 says for whom.
    """
    if len("".join(found.phrase.words)) > 1:
        return True
    before = ground.sentence.tokens[ground.extent.left[predicate.head] : found.start]
    return all(token.pos in {"NOUN", "PROPN", "PRON", "PART", "ADJ", "NUM"} for token in before)


def _marks_clause(ground: Ground, found: Match[CauseMarker], predicate: Predicate) -> bool:
    """Whether a marker stands before a clause beside another, and tells why rather than who."""
    marker = found.phrase
    if (
        predicate.lemma in ground.cues.speech_verbs
        and marker.words[0] in ground.cues.report_clauses
    ):
        return False  # "as the minister said" tells on whose word, not why
    if predicate.embedding == "adverbial" or predicate.form == "gerund" or len(marker.words) > 1:
        return True
    if predicate.embedding == "relative" and predicate.form == "infinitive":
        return _is_beside_manner(ground, predicate)
    return opened_before(ground, found.start) in TURNED


def _is_beside_manner(ground: Ground, clause: Predicate) -> bool:
    """Whether an infinitive with an object of its own hangs on how something is done.

    "aids Ghana in a limited way to contain Egypt": parses hang it on the way.
    """
    noun = ground.predicates.get(clause.governor) if clause.governor is not None else None
    full = any(a.relation == "object" and not a.shared for a in clause.arguments)
    above = ground.predicates.get(noun.governor) if noun and noun.governor is not None else None
    return (
        full
        and above is not None
        and above.kind == "verb"
        and noun is not None
        and any(a.head == noun.head and a.relation == "oblique" for a in above.arguments)
    )


def _opens_below(ground: Ground, found: Match[CauseMarker], predicate: Predicate) -> bool:
    """Whether the clause opens with one that hangs on it, whose marker it then is: "If …, …"."""
    edges = range(found.start, found.end + 1)
    return any(
        below.kind != "noun"
        and below.head != predicate.head
        and ground.extent.left[below.head] in edges
        and hangs_on(ground, below.head, predicate.head)
        for below in ground.sentence.predicates
    )


def _suits_noun(ground: Ground, found: Match[CauseMarker], noun: Predicate) -> bool:
    """Whether a marker takes the noun behind it, which is no time and no part of a clause."""
    takes = found.phrase.takes
    if found.start <= noun.head < found.end:
        return False  # a noun of the marker itself: "in protest against"
    taken = "phrase" in takes or ("deed" in takes and ground.is_deed(noun.head))
    taken |= "motive" in takes and _is_motive(ground, noun.head)
    if not taken or noun.embedding != "nominal" or ground.is_time(noun.head):
        return False
    above = ground.predicates.get(noun.governor) if noun.governor is not None else None
    if not ground.cues.joiner and "clause" in takes and not _stands_apart(ground, found, noun):
        return False
    return above is None or all(
        argument.relation == "oblique" for argument in above.arguments if argument.head == noun.head
    )


def _stands_apart(ground: Ground, found: Match[CauseMarker], noun: Predicate) -> bool:
    """Whether a noun behind a word that takes clauses is all it takes.

    Where words are joined, 因为 before a noun and a verb opens a clause, but for short ones
    (因病去世) and nouns that a comma or another such word parts from what follows.
    """
    right = ground.extent.right[noun.head]
    words = ground.extent.words
    if len("".join(found.phrase.words)) == 1 or right + 1 >= len(words):
        return True
    return words[right + 1] in COMMAS or ground.sentence.tokens[right + 1].pos in {"PUNCT", "CCONJ"}


def _is_motive(ground: Ground, head: int) -> bool:
    word = ground.sentence.tokens[head].lemma
    found = ground.cues.reason_words.find_at((word,), 0)
    return found is not None and "motive" in found.phrase.uses


def hangs_on(ground: Ground, head: int, above: int) -> bool:
    """Whether a token hangs on another, however far down."""
    tokens = ground.sentence.tokens
    while tokens[head].head != head:
        head = tokens[head].head
        if head == above:
            return True
    return False
