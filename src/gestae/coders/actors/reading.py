"""One sentence while its mentions are being found: ``Reading``."""

import datetime as dt
from collections.abc import Iterable, Iterator

from gestae.coders.actors.names import Named
from gestae.coders.walk import follow
from gestae.ontology.actors import Actors
from gestae.ontology.role_words import Reference, Role, RoleKind, RoleWords
from gestae.records import Actor, Mention, Predicate, Sentence, Span


class Reading:
    """A sentence with the names in it, and by head token the mentions found so far."""

    def __init__(
        self,
        number: int,
        sentence: Sentence,
        names: Iterable[Named],
        words: RoleWords,
        actors: Actors,
        day: dt.date | None,
    ) -> None:
        self.number = number
        self.sentence = sentence
        self.names = {named.head: named for named in names}
        self.words = words
        self.actors = actors
        self.day = day
        self.nouns = {p.head: p for p in sentence.predicates if p.kind == "noun"}
        self.mentions: dict[int, tuple[Mention, ...]] = {}
        self._roles: dict[int, Role | None] = {}
        self.verb_of: dict[int, tuple[int, str]] = {}
        self.said_of = {
            argument.head: predicate.heads("subject")
            for predicate in sentence.predicates
            for argument in predicate.arguments
            if argument.relation == "attribute"
        }
        self._parties = {
            argument.head
            for predicate in sentence.predicates
            for argument in predicate.arguments
            if argument.relation == "possessor" or argument.marker in words.party_markers
        }
        for predicate in sentence.predicates:
            if predicate.kind != "noun":
                for argument in predicate.arguments:
                    if not argument.shared:
                        place = (predicate.head, argument.relation)
                        self.verb_of.setdefault(argument.head, place)

    def heads(self) -> list[int]:
        """The heads of all names and noun phrases, in order of the text."""
        return sorted(self.names.keys() | self.nouns.keys())

    def span(self, left: int, right: int) -> Span:
        """The document span of a run of tokens."""
        return self.sentence.span_of(left, right)

    def mention(
        self, actor: Actor, left: int, right: int, antecedent: Span | None = None
    ) -> Mention:
        """A mention of an actor by a run of tokens."""
        span = self.span(left, right)
        start = self.sentence.span.start
        text = self.sentence.text[span.start - start : span.end - start]
        return Mention(actor, text, span, antecedent)

    def phrase_at(self, head: int) -> Iterator[str]:
        """The phrases of lower-case words that end in a head, longest first; its lemma counts."""
        tokens = self.sentence.tokens
        first = max(0, head - self.words.longest + 1)
        if head in self.nouns:
            first = max(first, self.nouns[head].left)
        for start in range(first, head + 1):
            lead = " ".join(token.text.lower() for token in tokens[start:head])
            for last in dict.fromkeys((tokens[head].lemma.lower(), tokens[head].text.lower())):
                yield f"{lead} {last}".strip()

    def role_at(self, head: int) -> Role | None:
        """The role a word denotes, by the longest phrase that ends in it."""
        if head not in self._roles:
            named = (self.words.roles.get(phrase) for phrase in self.phrase_at(head))
            self._roles[head] = next((role for role in named if role is not None), None)
        return self._roles[head]

    def description_at(self, head: int) -> Reference | None:
        """What a definite description may refer back to; ``None`` where it is none."""
        noun = self.nouns.get(head)
        if noun is None or not self.is_definite(noun):
            return None
        found = (self.words.descriptions.get(phrase) for phrase in self.phrase_at(head))
        return next((reference for reference in found if reference is not None), None)

    def is_pronoun(self, head: int) -> bool:
        """Whether a token is one of the pronouns that refer back."""
        return self.sentence.tokens[head].text.lower() in self.words.pronouns

    def is_expletive(self, head: int) -> bool:
        """Whether a pronoun stands for a clause to come: "it is possible that …"."""
        word = self.sentence.tokens[head].text.lower()
        reference = self.words.pronouns.get(word)
        if reference is None or reference.kind != "thing" or reference.possessive:
            return False
        verb, relation = self.verb_of.get(head, (None, ""))
        if verb is None or relation != "subject":
            return False
        said = {verb, *(p.head for p in self._clauses_below(verb) if p.kind == "adjective")}
        said |= {h for h, subjects in self.said_of.items() if head in subjects}
        return len(said) > 1 and any(
            clause.kind == "verb" for place in said for clause in self._clauses_below(place)
        )

    def _clauses_below(self, head: int) -> list[Predicate]:
        return [
            p
            for p in self.sentence.predicates
            if p.governor == head and p.embedding in {"complement", "subject"}
        ]

    def is_definite(self, noun: Predicate) -> bool:
        """Whether a phrase begins with a determiner that refers back."""
        return self.sentence.tokens[noun.left].text.lower() in self.words.definite

    def is_plural(self, head: int) -> bool:
        """Whether a noun's form differs from its lemma, as plurals do."""
        token = self.sentence.tokens[head]
        return token.text.lower() != token.lemma.lower()

    def owners(self, head: int) -> tuple[Mention, ...]:
        """Whom a role belongs to: the actors at the first path that leads to any.

        An adjective outranks a possessor: "his Ukrainian counterpart" is Ukraine's.
        """
        left = self.nouns[head].left if head in self.nouns else head
        adjectives = [place for place in range(left, head) if self._is_adjective(place)]
        for places in (adjectives, *(follow(self.nouns, head, p) for p in self.words.belonging)):
            found = [
                mention
                for place in places
                for mention in self.actors_at(place)
                if mention.actor.country is not None or mention.actor.id is not None
            ]
            if found:
                return tuple(found)
        return ()

    def _is_adjective(self, head: int) -> bool:
        named = self.names.get(head)
        return named is not None and named.name.kind == "adjective"

    def actors_at(self, head: int) -> tuple[Mention, ...]:
        """The mentions headed by a token, also by a name that was not read yet."""
        if head in self.mentions:
            return self.mentions[head]
        named = self.names.get(head)
        if named is None:
            return ()
        actor = self.actors.on(named.name.actor, self.day)
        start = self.sentence.span.start
        text = self.sentence.text[named.span.start - start : named.span.end - start]
        return (Mention(actor, text, named.span),)

    def takes_part(self, head: int) -> bool:
        """Whether a phrase stands where actors do: as subject or object, or possessing a noun."""
        if self.verb_of.get(head, (0, ""))[1] in {"subject", "object", "indirect"}:
            return True
        return head in self._parties

    def kind_at(self, head: int) -> RoleKind:
        """What sort of actor the phrase denotes, for what may refer back to it."""
        named = self.names.get(head)
        if named is not None:
            return {"person": "person", "body": "body"}.get(named.name.kind, "country")  # type: ignore[return-value]
        role = self.role_at(head)
        return role.kind if role is not None else "person"
