"""The word that decides about a deed, among those it depends on: ``find_word``."""

from collections.abc import Iterator

from gestae.coders.status.clause import Scope
from gestae.ontology.cues import StatusWord
from gestae.records import Predicate

ANY = "*"
"""The word of the tables that stands for all that have no row of their own."""
FORMS = {"finite": "clause", "infinitive": "infinitive", "gerund": "gerund"}


def find_word(
    scope: Scope, predicate: Predicate, above: Predicate
) -> tuple[StatusWord | None, tuple[int, ...]]:
    """What the word above does to the deed, with its tokens; ``None`` where no table says."""
    reaches = tuple(_reaches(predicate, above))
    for reach in reaches:
        for word, part, tokens in _names(scope, above):
            found = scope.cues.status_words.get((word, part, reach))
            if found is not None:
                return found, tokens
    for reach in reaches:
        found = scope.cues.status_words.get((ANY, above.kind, reach))
        if found is not None:
            return found, (scope.extent.left[predicate.head],)
    return None, ()


def _reaches(predicate: Predicate, above: Predicate) -> Iterator[str]:
    """The ways a deed hangs on the word above, as the tables call them, the closest first."""
    if predicate.kind == "noun":
        for argument in above.arguments:
            if argument.head == predicate.head:
                yield argument.marker or argument.relation
        return
    if predicate.embedding == "conjunct":  # right behind the word that denies it: 没有国家谴责…
        yield "infinitive"
        return
    form = FORMS.get(predicate.form, "clause")
    if predicate.embedding == "subject":
        yield "subject"
        yield f"subject {form}"
        return
    if predicate.embedding == "relative" and (predicate.auxiliaries or predicate.tense != "past"):
        yield "relative"
    if predicate.marker is not None:
        yield f"{predicate.marker} {form}"
        yield predicate.marker
    relative = predicate.embedding == "relative" and form != "infinitive"  # not: "a reason to go"
    if not relative and (form != "gerund" or predicate.marker is None):
        yield form


def _names(scope: Scope, above: Predicate) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """The names a word may have in the tables: with its parts, by its adjectives, alone."""
    head, join = above.head, scope.cues.joiner.join
    for token in above.modifiers:
        yield join((above.lemma, scope.extent.words[token])), above.kind, (head, token)
        yield join((ANY, scope.extent.words[token])), above.kind, (head, token)
    for argument in above.arguments:
        lemma = scope.sentence.tokens[argument.head].lemma.lower()
        if argument.relation == "object":
            yield join((above.lemma, lemma)), above.kind, (head, argument.head)
        elif argument.relation == "attribute":
            yield from _attribute_names(scope, argument.head)
        elif argument.relation == "oblique":
            words = (above.lemma, str(argument.marker))
            yield join((*words, lemma)), above.kind, (head, argument.head)
            yield join(words), above.kind, (head,)
    for token in above.modifiers:
        yield scope.extent.words[token], "adjective", (token,)
    yield scope.extent.words[head], above.kind, (head,)
    yield above.lemma.lower(), above.kind, (head,)


def _attribute_names(scope: Scope, head: int) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """The noun behind a copula, and its adjectives: "was the first country to …"."""
    yield scope.sentence.tokens[head].lemma.lower(), "noun", (head,)
    noun = scope.sentence.predicate(head)
    for token in noun.modifiers if noun is not None else ():
        yield scope.extent.words[token], "adjective", (token,)
