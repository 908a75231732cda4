"""Who and what stands where in one sentence: ``Scene``."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from gestae.coders.walk import follow
from gestae.ontology.lexicon import Lexicon, Path, Thing
from gestae.records import Actor, Mention, Place, Predicate, Sentence, Token

CLAUSE = "clause"
"""The first step of a path into the clause below: ``clause.object`` of "agreed to set it up"."""


SHORTEST_END = 2
"""Characters from which the end of a longer word is a thing of its own: 导弹 of 弹道导弹."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its predicates, mentions and places indexed by head token.

    ``dated`` are the tokens of dates, ``owners`` the heads of possessors ("its", "Ghana's"),
    ``sited`` those of places, also of such as belong to no country; ``verb_of`` gives the verb that
    a phrase is an argument of, and as what.
    """

    sentence: Sentence
    lexicon: Lexicon
    predicates: dict[int, Predicate]
    below: dict[int, list[Predicate]]
    mentions: dict[int, tuple[Mention, ...]]
    places: dict[int, Mention]
    dated: frozenset[int]
    owners: frozenset[int]
    sited: frozenset[int] = frozenset()
    verb_of: dict[int, tuple[int, str]] = field(default_factory=dict)
    _things: dict[int, Thing | None] = field(default_factory=dict, repr=False)

    def follow(self, head: int, path: Path) -> list[int]:
        """The tokens at the end of a path that starts at ``head``, in order of the text.

        Dates are left out: "on the 6th" is no target.
        """
        if path[0] == CLAUSE:
            clauses = [p.head for p in self.below.get(head, ()) if p.embedding == "complement"]
            rest = path[1:]
            reached = (
                [h for clause in clauses for h in self.follow(clause, rest)] if rest else clauses
            )
        else:
            reached = follow(self.predicates, head, path)
        return [place for place in reached if place not in self.dated] if self.dated else reached

    def actors_at(self, head: int, *, lend: bool = True) -> tuple[Mention, ...]:
        """The actors a phrase stands for: itself, or who stands behind "its decision"."""
        if head in self.mentions:
            return self.mentions[head]
        if not lend:
            return ()
        for path in self.lexicon.lending:
            found = [m for h in self.follow(head, path) for m in self.mentions.get(h, ())]
            if found:
                return tuple(found)
        predicate = self.predicates.get(head)
        inside = range(predicate.left, head) if predicate is not None else range(0)
        return next((self.mentions[place] for place in inside if place in self.mentions), ())

    def place_at(self, head: int) -> Mention | None:
        """The country of the place a phrase names, as an actor: who is struck when Kharkiv is."""
        return self.places.get(head)

    def thing_at(self, head: int) -> Thing | None:
        """What a phrase names by our tables, seen through quantities ("billions in aid")."""
        if head not in self._things:  # every condition of every reading asks again
            named = (self._named(candidate) for candidate in self._contents(head))
            found = next((thing for thing in named if thing is not None), None)
            self._things[head] = found or self._money(head)
        return self._things[head]

    def _money(self, head: int) -> Thing | None:
        """A sum as the thing it is: "gave 2 million dollars" is financial aid."""
        token = self.sentence.tokens[head]
        for quantity in self.sentence.quantities:
            if quantity.kind == "money" and quantity.span.start <= token.start < quantity.span.end:
                return Thing(token.text, "money", "aid.financial", None)
        return None

    def _contents(self, head: int) -> Iterator[int]:
        yield head
        for path in self.lexicon.contents:
            yield from self.follow(head, path)

    def _named(self, head: int) -> Thing | None:
        """The longest phrase of our tables that ends in the head word, as written or as lemma."""
        tokens, things = self.sentence.tokens, self.lexicon.things
        if not self.lexicon.joiner:
            return self._named_at_end(head)
        predicate = self.predicates.get(head)
        left = predicate.left if predicate is not None else head
        left = max(left, head - self.lexicon.longest + 1)
        word = tokens[head]
        lasts = tuple(dict.fromkeys((word.lemma.lower(), word.text.lower(), _singular(word))))
        if word.lemma.lower() in self.lexicon.opening:
            for end in range(min(head + self.lexicon.longest, len(tokens)) - 1, head, -1):
                tail = self._written(head + 1, end) + tokens[end].text.lower()
                thing = things.get(f"{lasts[0]} {tail}")  # "memorandum of understanding"
                if thing is not None:
                    return thing
        for start in range(left, head + 1):
            lead = self._written(start, head)
            for last in lasts:
                thing = things.get(lead + last)
                if thing is not None:
                    return thing
        return None

    def _named_at_end(self, head: int) -> Thing | None:
        """The longest phrase of our tables that the words up to the head end in, written together.

        Words of such a language are cut now here, now there: 防空|导弹|系统, 防空导弹|系统.
        """
        phrase, word = self.phrase_at(head), self.sentence.tokens[head].lemma.lower()
        shortest = min(len(word), SHORTEST_END)
        ends = (phrase[start:] for start in range(len(phrase) - shortest + 1))
        return next((self.lexicon.things[end] for end in ends if end in self.lexicon.things), None)

    def phrase_at(self, head: int) -> str:
        """The words up to a head that stand in its phrase, as many as a phrase may have."""
        predicate = self.predicates.get(head)
        left = predicate.left if predicate is not None else head
        left = max(left, head - self.lexicon.longest + 1)
        words = (token.lemma.lower() for token in self.sentence.tokens[left : head + 1])
        return self.lexicon.joiner.join(words)

    def is_word(self, head: int, words: frozenset[str]) -> bool:
        """Whether a word is one of those, or ends in one where the language joins its words."""
        if not words:
            return False
        token = self.sentence.tokens[head]
        if token.lemma.lower() in words or token.text.lower() in words:
            return True
        return not self.lexicon.joiner and self.phrase_at(head).endswith(tuple(words))

    def _written(self, start: int, end: int) -> str:
        """The words from one token to before another as the text has them, in lower case."""
        offset = self.sentence.span.start
        first, last = self.sentence.tokens[start].start, self.sentence.tokens[end].start
        return self.sentence.text[first - offset : last - offset].lower()


def _singular(word: Token) -> str:
    """A name without the plural ending the tagger leaves on it: "Javelins", "F-16s"."""
    text = word.text.lower()
    return text[:-1] if word.pos == "PROPN" and text.endswith("s") else text


def build_scene(
    sentence: Sentence, lexicon: Lexicon, mentions: list[Mention], places: list[Place]
) -> Scene:
    """The scene of a sentence with the mentions and places that lie in it."""
    below: dict[int, list[Predicate]] = {}
    for predicate in sentence.predicates:
        if predicate.governor is not None:
            below.setdefault(predicate.governor, []).append(predicate)
    by_head: dict[int, tuple[Mention, ...]] = {}
    for mention in sorted(mentions, key=lambda m: len(m.span)):
        head = sentence.head_of(mention.span)
        if head is None:
            continue
        others = tuple(m for m in by_head.get(head, ()) if m.span == mention.span)
        by_head[head] = (*others, mention)  # of nested mentions with one head, the longest
    standing: dict[int, Mention] = {}
    sites = [(place, sentence.head_of(place.span)) for place in places]
    for place, head in sites:
        if head is not None and place.country is not None:
            actor = Actor(place.country, place.country, place.country, None)
            standing[head] = Mention(actor, place.text, place.span)
    return Scene(
        sentence=sentence,
        lexicon=lexicon,
        predicates={predicate.head: predicate for predicate in sentence.predicates},
        below=below,
        mentions=by_head,
        places=standing,
        owners=frozenset(
            argument.head
            for predicate in sentence.predicates
            for argument in predicate.arguments
            if argument.relation == "possessor"
        ),
        sited=frozenset(head for _, head in sites if head is not None),
        dated=frozenset(t.index for time in sentence.times for t in sentence.tokens_in(time.span)),
        verb_of={
            argument.head: (predicate.head, argument.relation)
            for predicate in sentence.predicates
            if predicate.kind != "noun"
            for argument in predicate.arguments
            if not argument.shared
        },
    )
