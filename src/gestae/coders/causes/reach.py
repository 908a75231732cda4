"""How far what a link ties reaches in its sentence: ``Reach``."""

from collections.abc import Mapping
from dataclasses import dataclass

from gestae.coders.causes.naming import uses_of
from gestae.coders.causes.trimming import trim
from gestae.coders.extent import Extent
from gestae.ontology.cues import Cues
from gestae.records import Predicate, Sentence, Span

COMMAS = frozenset({",", ";", "，", "；", "：", ":"})
DASHES = frozenset({"–", "—"})
JOINTS = frozenset({"ADP", "SCONJ", "CCONJ", "PUNCT"})
"""Words at the end of a stretch that belong to what was cut off ("… by")."""
SHORT_OPENING = 6
"""Tokens of an opening that says when or how rather than what."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A sentence with its predicates and its words by what the tables say of them."""

    text: str
    sentence: Sentence
    cues: Cues
    extent: Extent
    predicates: Mapping[int, Predicate]

    def uses(self, token: int) -> frozenset[str]:
        """What the table of words that sort reasons says of a word."""
        return uses_of(self.cues, self.sentence, token)

    def trim(self, span: Span) -> Span:
        """A stretch without the spaces and marks at its ends."""
        return trim(self.text, span)

    def without_joint(self, span: Span) -> Span:
        """A stretch without a conjunction at its end ("… and")."""
        tokens = self.sentence.tokens_in(self.trim(span))
        end = next((t.end for t in reversed(tokens) if t.pos not in {"CCONJ", "PUNCT"}), span.end)
        return self.trim(Span(span.start, min(span.end, end)))

    def first_at(self, start: int) -> int:
        """The first token at or behind a place of the text."""
        tokens = self.sentence.tokens
        return next((token.index for token in tokens if token.start >= start), len(tokens))

    def own_span(self, head: int) -> Span:
        """The words of a clause or phrase without the clauses beside it and what opens it."""
        left, right = self._own(head)
        left = max(left, self._first(head), self._behind_opening(head, left))
        return self.sentence.span_of(left, right)

    def own_words(self, span: Span, head: int | None) -> Span:
        """A stretch without the word that makes an infinitive, and without an aside at its end."""
        first = self.first_at(span.start)
        if head is not None and first < head and self._is_particle(first):
            span = Span(self.sentence.tokens[first + 1].start, span.end)
        return self._without_aside(span, head)

    def _behind_opening(self, head: int, left: int) -> int:
        """The token behind a few words that a comma parts from the subject: "Meanwhile, …"."""
        predicate, words = self.predicates.get(head), self.extent.words
        subjects = predicate.heads("subject") if predicate is not None else ()
        first = min((self.extent.left[s] for s in subjects), default=left)
        opening = 0 < first - left <= SHORT_OPENING and words[first - 1] in COMMAS
        return first if opening and first < head else left

    def _own(self, head: int) -> tuple[int, int]:
        """The first and last token of a clause or phrase without the clauses that stand beside it.

        A clause that tells why, how or when is an end of its own, or none; where words are joined
        without spaces, so is one that is strung on behind a comma.
        """
        inside = self._without_clauses(head)
        left = right = head
        while left - 1 in inside:
            left -= 1
        while right + 1 in inside:
            right += 1
        while right > head and self._is_joint(right, head):
            right -= 1
        return left, right

    def _is_joint(self, token: int, head: int) -> bool:
        """Whether a word at an end belongs to what was cut off, and not to a verb ("keep out")."""
        predicate, word = self.predicates.get(head), self.sentence.tokens[token]
        parts = predicate.lemma.split()[1:] if predicate is not None else []
        return word.pos in JOINTS and word.lemma not in parts

    def _without_clauses(self, head: int) -> set[int]:
        tokens, inside = self.sentence.tokens, {head}
        cut = {p.head for p in self.predicates.values() if p.head != head and self._is_beside(p)}
        for index in range(self.extent.left[head], self.extent.right[head] + 1):
            above = index
            while above != head and above not in cut and tokens[above].head != above:
                above = tokens[above].head
            if above == head:
                inside.add(index)
        return inside

    def _is_beside(self, clause: Predicate) -> bool:
        if clause.kind == "noun":
            return False
        if clause.embedding == "adverbial":
            return True
        behind_comma = self.extent.words[max(0, self.extent.left[clause.head] - 1)] in COMMAS
        return not self.cues.joiner and clause.embedding == "conjunct" and behind_comma

    def _first(self, head: int) -> int:
        """The first token of a clause or phrase, behind the subordinator that opens it."""
        left, predicate = self.extent.left[head], self.predicates.get(head)
        opened = predicate is not None and self.extent.words[left] == predicate.marker
        return left + 1 if opened and left < head else left

    def _without_aside(self, span: Span, head: int | None) -> Span:
        """A stretch without what a comma or dash parts from its end: "…, which …", "… – they …"."""
        for clause in self.sentence.predicates if self.cues.joiner and head is not None else ():
            left = self.extent.left[clause.head]
            if clause.form != "finite" or left < 1 or head is None or not head < left:
                continue
            mark = self.extent.words[left - 1]
            aside = clause.embedding == "relative" and mark in COMMAS
            if not aside and mark not in DASHES:
                continue
            cut = self.sentence.tokens[left - 1].start
            reaches = self.sentence.span_of(left, self.extent.right[clause.head]).end
            if span.start < cut < span.end <= reaches:
                return self.trim(Span(span.start, cut))
        return span

    def _is_particle(self, token: int) -> bool:
        found = self.cues.cause_markers.find_at(self.extent.words, token)
        infinitive = found is not None and found.phrase.takes == {"infinitive"}
        return bool(infinitive and self.sentence.tokens[token].pos == "PART")
