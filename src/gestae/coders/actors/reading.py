"""One sentence while its mentions are being found: ``Reading``."""

import datetime as dt
from collections.abc import Iterable, Iterator

from gestae.coders.actors.names import Named
from gestae.coders.actors.standpoint import Standpoint
from gestae.coders.surface import word_breaks
from gestae.coders.walk import follow
from gestae.ontology.actors import UNSPACED
from gestae.ontology.gazetteer import Site
from gestae.ontology.han import simplify
from gestae.ontology.load import Ontology
from gestae.ontology.role_words import Reference, Role, RoleKind, RoleWords
from gestae.records import Actor, Mention, Predicate, Quote, Sentence, Span

DIVISIONS = "省市州县区邦郡"
"""What the names of parts of a country end in where they are one word with their kind."""
KNOWN_CITY = 200_000
"""Population from which a city tells the country where nothing near it does."""
GREAT_CITY = 500_000
"""Population from which a city may act by its name alone: "Shenzhen banned …"."""
OWNING = frozenset({"of", "for", "from"})
"""Case markers of phrases that say whose a role is."""


class Reading:
    """A sentence with the names in it, and by head token the mentions found so far."""

    def __init__(
        self,
        number: int,
        sentence: Sentence,
        names: Iterable[Named],
        words: RoleWords,
        ontology: Ontology,
        day: dt.date | None,
        standpoint: Standpoint,
    ) -> None:
        self.number = number
        self.standpoint = standpoint
        self.sentence = sentence
        self.unspaced = sentence.language in UNSPACED
        self._joiner = "" if self.unspaced else " "
        self._written = tuple(simplify(token.text.lower()) for token in sentence.tokens)
        self.names = {named.head: named for named in names}
        self.words = words
        self.actors = ontology.actors
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
        self.beside = {
            argument.head: predicate.head
            for predicate in self.nouns.values()
            for argument in predicate.arguments
            if argument.relation == "apposition"
        }
        self._title_of = {
            argument.head: predicate.head
            for predicate in self.nouns.values()
            for argument in predicate.arguments
            if argument.relation == "compound" and self.unspaced
        }
        self._name_ending = {
            self.sentence.tokens_in(named.span)[-1].index: named.head
            for named in self.names.values()
            if self.unspaced
        }
        self._places = ontology.gazetteer.names.get(sentence.language)
        self._kinds = ontology.place_words[sentence.language].sites
        self._regions: set[int] = set()
        self.places = self._find_places()
        for predicate in sentence.predicates:
            if predicate.kind != "noun":
                for argument in predicate.arguments:
                    if not argument.shared:
                        place = (predicate.head, argument.relation)
                        self.verb_of.setdefault(argument.head, place)

    def own_by_writing(self) -> Actor | None:
        """Whose state a text speaks of as its own that only its characters place."""
        home = self.standpoint.home
        if home is not None and home.id in self.words.own_elsewhere:
            return home
        folded = self.unspaced and simplify(self.sentence.text) == self.sentence.text
        return self.actors.by_id.get(self.words.own_country or "") if folded else None

    def _find_places(self) -> dict[int, str]:
        """The countries of cities and regions named in the sentence, by the heads of the names."""
        matcher = self._places
        found: dict[int, str] = {}
        offset, home = self.sentence.span.start, self.standpoint.home
        own = home.country if home is not None else None
        near = {n.name.actor.country for n in self.names.values()} - {None}
        breaks = word_breaks(self.sentence) if self.unspaced else None
        text = self.sentence.text
        for within, sites in matcher.find(text, breaks) if matcher is not None else ():
            head = self.sentence.head_of(Span(within.start + offset, within.end + offset))
            known = [s.country for s in sites if s.country in {*near, own}]
            large = [s.country for s in sites[:1] if s.capital or s.population >= KNOWN_CITY]
            country = own if own in known else next(iter(known or large), None)
            if head is not None and country is not None:
                found[head] = country
                if sites[0].country == country and self._is_governed(sites[0], within):
                    self._regions.add(head)
        for place in range(1, len(self.sentence.tokens)):  # 昆明市|东川区
            if place - 1 in found and place not in found and self._is_part(place):
                found[place] = found[place - 1]
        return found

    def _is_governed(self, site: Site, within: Span) -> bool:
        """Whether a place is a part of its country or a large city, and no person's name."""
        if site.precision == "region":
            return True
        name = self.sentence.text[within.start : within.end].lower()
        large = site.precision == "city" and site.population >= GREAT_CITY
        called = site.name.lower().removesuffix(" city")
        own = self.unspaced or called == name  # "Stalin" was Donetsk once
        return large and own and not site.capital and name not in self.words.given

    def _is_part(self, place: int) -> bool:
        """Whether a name by its end is that of a part of a country."""
        word = self.word(place)
        named = self.unspaced and self.sentence.tokens[place].pos == "PROPN"
        return named and len(word) > 2 and word[-1] in DIVISIONS

    def place_between(self, first: int, last: int) -> str | None:
        """The country of the first place that some tokens name or begin with."""
        found = (self.places.get(i) or self.place_within(i) for i in range(first, last))
        return next(filter(None, found), None)

    def place_within(self, head: int) -> str | None:
        """The country of the place that a word begins with, unparted: 北京某公司."""
        matcher = self._places if self.unspaced else None
        for span, sites in matcher.find(self.word(head)) if matcher is not None else ():
            site = sites[0]
            known = site.precision in {"city", "region"} and site.population >= KNOWN_CITY
            return site.country if span.start == 0 and len(span) > 1 and known else None
        return None

    def word(self, index: int) -> str:
        """A word as tables hold it: in lower case, of Chinese in simplified characters."""
        return self._written[index]

    def is_quoted(self, head: int) -> bool:
        """Whether a token stands inside a quotation of a clause or more."""
        return self.quote_at(head) is not None

    def quote_at(self, head: int) -> Quote | None:
        """The quotation of a clause or more that a token stands in."""
        start = self.sentence.tokens[head].start
        return next(
            (q for q in self.sentence.quotes if q.complete and q.span.start <= start < q.span.end),
            None,
        )

    def heads(self) -> list[int]:
        """The heads of all names and noun phrases, in order of the text."""
        return sorted(self.names.keys() | self.nouns.keys())

    def order(self) -> list[int]:
        """The heads as they are read: those quoted last, the owners of a role before it."""
        heads = self.heads()
        ordered: dict[int, None] = {}
        seen: set[int] = set()

        def visit(head: int) -> None:
            if head in seen:
                return
            seen.add(head)
            for owner in self._owning(head):
                visit(owner)
            ordered[head] = None

        for head in sorted(heads, key=lambda head: (self.is_quoted(head), head)):
            visit(head)
        known = set(heads)
        return [head for head in ordered if head in known]

    def _owning(self, head: int) -> list[int]:
        noun = self.nouns.get(head)
        arguments = noun.arguments if noun is not None else ()
        before = {"possessor", "compound"} if self.unspaced else {"possessor"}
        return [a.head for a in arguments if a.relation in before or a.marker in OWNING]

    def span(self, left: int, right: int) -> Span:
        """The document span of a run of tokens."""
        return self.sentence.span_of(left, right)

    def mention(
        self, actor: Actor, left: int, right: int, antecedent: Span | None = None
    ) -> Mention:
        """A mention of an actor by a run of tokens."""
        return Mention(actor, self.text(left, right), self.span(left, right), antecedent)

    def phrase_at(self, head: int) -> Iterator[str]:
        """The phrases of lower-case words that end in a head, longest first; its lemma counts."""
        first = max(0, head - self.words.longest + 1)
        if head in self.nouns and not self.unspaced:  # there a tree may part what is one phrase
            first = max(first, self.nouns[head].left)
        for start in range(first, head + 1):
            lead = self._lead(start, head)
            for last in self._forms(head):
                yield lead + last

    def _lead(self, start: int, head: int) -> str:
        """The words from one token to before another as they are written, in lower case."""
        if self.unspaced:
            return "".join(self._written[start:head])
        tokens, offset = self.sentence.tokens, self.sentence.span.start
        return self.sentence.text[
            tokens[start].start - offset : tokens[head].start - offset
        ].lower()

    def _forms(self, head: int) -> dict[str, None]:
        """The forms of a word a table may hold; the tagger leaves the plural of names on them."""
        token = self.sentence.tokens[head]
        if self.unspaced:
            return dict.fromkeys((self.word(head),))
        forms = dict.fromkeys((token.lemma.lower(), token.text.lower()))
        if token.pos == "PROPN" and token.text.endswith("s"):
            forms[token.text[:-1].lower()] = None
        return forms

    def role_at(self, head: int) -> Role | None:
        """The role a word denotes, by the longest phrase that ends in it."""
        if head not in self._roles:
            named = (self.words.roles.get(phrase) for phrase in self.phrase_at(head))
            found = self._role_tail(head)[1] if head in self.nouns else None
            found = found or next((role for role in named if role is not None), None)
            self._roles[head] = found or self._role_by_ending(head)
        return self._roles[head]

    def _role_by_ending(self, head: int) -> Role | None:
        """The role that ends a word where words are written together: 反毒部长 is a 部长."""
        ending = self._role_ending(head)
        return self.words.roles[ending] if ending is not None else None

    def _role_ending(self, head: int) -> str | None:
        if not self.unspaced or self.sentence.tokens[head].pos not in {"NOUN", "PROPN"}:
            return None
        word = self.word(head)
        endings = (word[start:] for start in range(1, len(word) - 1))
        return next((ending for ending in endings if ending in self.words.roles), None)

    def role_word(self, head: int) -> str:
        """The head word of a role in the singular, by which it is known again."""
        forms = list(self._forms(head))
        known = next((form for form in forms if form in self.words.roles), None)
        return known or self._role_ending(head) or forms[0]

    def role_phrase(self, head: int) -> str:
        """The words for the role that ends in a head."""
        return self._lead(self.role_start(head), head) + self.role_word(head)

    def is_person(self, place: int) -> bool:
        """Whether a name our tables lack may be a person's rather than a place's."""
        return place not in self.places and not self.is_place_noun(place)

    def title_within(self, name: str) -> tuple[str, Role | None]:
        """A name without the title it is one word with, and the title's role: 总统 and a name."""
        for end in range(len(name) - 2, 1, -1):
            role = self.words.roles.get(simplify(name[:end])) if self.unspaced else None
            if role is not None and role.kind == "person":
                return name[end:], role
        return name, None

    def person_called(self, name: str) -> Actor | None:
        """The person our tables have under exactly this name."""
        matcher = self.actors.names.get(self.sentence.language)
        for span, named in matcher.find(name) if matcher is not None else ():
            if len(span) == len(name) and named.kind == "person":
                return self.actors.on(named.actor, self.day)
        return None

    def joined_to(self, head: int) -> set[int]:
        """The verbs of the clauses that the clause of a phrase is joined to with "and"."""
        found: set[int] = set()
        verb = self.verb_above(head)
        clause = self.sentence.predicate(verb) if verb is not None else None
        while clause is not None and clause.embedding == "conjunct" and clause.governor is not None:
            if clause.governor in found:
                break
            found.add(clause.governor)
            clause = self.sentence.predicate(clause.governor)
        return found

    def lent_subjects(self, head: int) -> frozenset[int]:
        """Who does what a phrase's clause hangs on, where that is an infinitive.

        "Helped the navy replace its ships after it had lost two": the navy lost them.
        """
        verb = self.verb_above(head)
        clause = self.sentence.predicate(verb) if verb is not None else None
        if clause is None or clause.embedding != "adverbial" or clause.governor is None:
            return frozenset()
        above = self.sentence.predicate(clause.governor)
        if above is None or above.form != "infinitive" or above.embedding != "complement":
            return frozenset()
        return frozenset(above.heads("subject"))

    def is_main(self, verb: int) -> bool:
        """Whether a verb heads a main clause, or one joined to it with "and"."""
        clause = self.sentence.predicate(verb)
        seen: set[int] = set()
        while clause is not None and clause.governor is not None and clause.head not in seen:
            seen.add(clause.head)
            if clause.embedding != "conjunct":
                return False
            clause = self.sentence.predicate(clause.governor)
        return clause is not None

    def verbs_over(self, head: int) -> set[int]:
        """The verbs under whose clauses a phrase stands, its own among them."""
        found: set[int] = set()
        verb = self.verb_above(head)
        while verb is not None and verb not in found:
            found.add(verb)
            clause = self.sentence.predicate(verb)
            verb = clause.governor if clause is not None else None
        return found

    def verb_above(self, head: int) -> int | None:
        """The verb of the clause a phrase stands in."""
        seen: set[int] = set()
        while head not in self.verb_of and head in self.nouns and head not in seen:
            seen.add(head)
            above = self.nouns[head].governor
            if above is None:
                return None
            head = above
        return self.verb_of[head][0] if head in self.verb_of else None

    def description_at(self, head: int) -> Reference | None:
        """What a definite description may refer back to; ``None`` where it is none."""
        noun = self.nouns.get(head)
        if noun is None or not self.is_definite(noun):
            return None
        phrases = [*self.phrase_at(head), *self._without_determiner(noun)]
        found = (self.words.descriptions.get(phrase) for phrase in phrases)
        reference = next((reference for reference in found if reference is not None), None)
        if reference is not None and reference.number == "singular" and self.is_plural(head):
            return None  # "both parties" is not the party told before
        return reference

    def _without_determiner(self, noun: Predicate) -> Iterator[str]:
        """A phrase less the determiner that its first word begins with: 公司 of 该公司."""
        if self.unspaced:
            phrase = self._lead(noun.left, noun.head) + self.word(noun.head)
            yield from (phrase[n:] for n in (2, 1) if phrase[:n] in self.words.definite)

    def is_pronoun(self, head: int) -> bool:
        """Whether a token is one of the pronouns that refer back."""
        return self.pronoun_at(head) is not None

    def pronoun_at(self, head: int) -> Reference | None:
        """What a pronoun may refer back to; one may be cut into words (该国)."""
        found = self.words.pronouns.get(self.word(head))
        if found is not None or not self.unspaced or head not in self.nouns:
            return found
        return self.words.pronouns.get(self._lead(self.nouns[head].left, head) + self.word(head))

    def is_expletive(self, head: int) -> bool:
        """Whether a pronoun stands for a clause to come: "it is possible that …"."""
        reference = self.pronoun_at(head)
        if reference is None or self.unspaced or reference.kind != "thing" or reference.possessive:
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
        word = self.word(noun.left)
        if self.unspaced and word in self.words.counts:
            return True
        if self.unspaced and noun.left == noun.head:
            return any(word[:n] in self.words.definite for n in (1, 2, 3))
        return word in self.words.definite

    def starts_definite(self, head: int) -> bool:
        """Whether the phrase of a head begins with a determiner that refers back."""
        noun = self.nouns.get(head)
        if noun is None or noun.left == head or not self.is_definite(noun):
            return False
        return self.sentence.tokens[noun.left].pos != "NUM"

    def is_people(self, head: int) -> bool:
        """Whether a noun stands for all people of its state."""
        lemma = self.word(head) if self.unspaced else self.sentence.tokens[head].lemma.lower()
        return lemma in self.words.peoples

    def is_owned_only(self, head: int) -> bool:
        """Whether a word denotes an actor only where its owner is told: "the Serb side"."""
        word = self.role_phrase(head) if self.unspaced else self.role_word(head)
        return word in self.words.owned_only

    def is_unplaced(self, head: int) -> bool:
        """Whether a role says nothing of the country a text is told from."""
        end = self.role_end(head)
        if end > head:
            return False
        phrase = next((p for p in self.phrase_at(head) if p in self.words.roles), "")
        return phrase in self.words.unplaced

    def is_within(self, head: int) -> bool:
        """Whether a noun is but a part of a name or of the words for a role."""
        span = self.span(head, head)
        if self.ends_role(head) or any(n.span.covers(span) for n in self.names.values()):
            return True
        return self.unspaced and (self._begins_role(head) or self._is_title(head))

    def _is_title(self, head: int) -> bool:
        """Whether a noun is but part of the title of what it stands before: 外长 of 外长布林肯."""
        of = self._title_of.get(head)
        if of is None or self.sentence.tokens[head].pos == "PRON":
            return False
        named = self.names.get(of)
        if named is not None:
            return named.name.kind == "person"
        return self.role_at(of) is not None or self.sentence.tokens[of].pos == "PROPN"

    def _begins_role(self, head: int) -> bool:
        """Whether a noun begins the words for a role that go on: 外交部 of 外交部发言人."""
        last = min(len(self.sentence.tokens), head + self.words.longest)
        return any(
            self.role_at(other) is not None and self.role_start(other) <= head
            for other in range(head + 1, last)
            if other in self.nouns
        )

    def ends_role(self, head: int) -> bool:
        """Whether a noun only belongs to the words for a role: "state" of "heads of state"."""
        return any(
            other < head <= self.role_end(other)
            for other in range(max(0, head - self.words.longest), head)
            if other in self.nouns
        )

    def is_quantity(self, head: int) -> bool:
        """Whether a phrase says how many of others: "two of …", "thousands of …"."""
        token = self.sentence.tokens[head]
        if not self.nouns[head].heads("oblique", "of"):
            return False
        return token.pos == "NUM" or token.lemma.lower() in self.words.quantities

    def has_generic_word(self, head: int) -> bool:
        """Whether a name says that it is one of a state: "National Oil Corporation"."""
        left = self.nouns[head].left if head in self.nouns else head
        return any(self.word(index) in self.words.generic for index in range(left, head))

    def has_name_word(self, head: int) -> bool:
        """Whether a description is by a word that the name holds, too: "the council"."""
        return not self.is_pronoun(head) and self.name_word(head) in self.words.name_words

    def name_word(self, head: int) -> str:
        """The word of a description without the determiner that may be written with it: 该行."""
        word, noun = self.role_word(head), self.nouns.get(head)
        if noun is None or word in self.words.name_words:
            return word
        return next(self._without_determiner(noun), word)

    def is_label(self, head: int) -> bool:
        """Whether a name stands in the label before a turn: "WU: …"."""
        label = self.standpoint.speaker
        if label is None or not self.sentence.text.startswith(label):
            return False
        return self.sentence.tokens[head].end <= self.sentence.span.start + len(label) + 1

    def is_place_noun(self, head: int) -> bool:
        """Whether a name ends in a word for a place or thing: "Congo River"."""
        word = self.word(head)
        if self.unspaced and self.sentence.tokens[head].pos == "PROPN":
            ends = any(word[start:] in self.words.place_nouns for start in range(1, len(word)))
            return ends and self.role_at(head) is None
        return word in self.words.place_nouns

    def is_division(self, head: int) -> bool:
        """Whether a word is the name of a province or district with its kind: 安徽省."""
        word = self.word(head)
        return self.unspaced and head in self.places and len(word) > 2 and word[-1] in DIVISIONS

    def is_region(self, head: int) -> bool:
        """Whether a word is the name of a part of a country: "Catalonia", 宁夏."""
        return head in self._regions and self.sentence.tokens[head].pos == "PROPN"

    def place_named(self, first: int, head: int) -> str | None:
        """The country of a place that a name holds and says what kind it is of: "Osaka City"."""
        kind = not self.unspaced and self.word(head) in self._kinds
        return self.place_between(first, head + 1) if kind else None

    def subjects(self, verb: int) -> tuple[int, ...]:
        """The heads of a verb's subjects, also of those that another clause lends it."""
        clause = self.sentence.predicate(verb)
        return clause.heads("subject") if clause is not None else ()

    def is_subject(self, head: int) -> bool:
        """Whether a phrase is the subject of a verb."""
        return self.verb_of.get(head, (0, ""))[1] == "subject"

    def is_hyphenated(self, first: int) -> bool:
        """Whether a token goes on a word with a hyphen before it."""
        tokens = self.sentence.tokens
        if first < 2 or tokens[first - 1].text != "-":
            return False
        return tokens[first - 2].end == tokens[first - 1].start and (
            tokens[first - 1].end == tokens[first].start
        )

    def is_owned(self, head: int) -> bool:
        """Whether a phrase has a possessor, known or not."""
        if head not in self.nouns:
            return False
        others = self.nouns[head].heads("oblique", "of")
        several = any(self.role_word(other) in self.words.descriptions for other in others)
        return several or bool(self.nouns[head].heads("possessor"))

    def is_proper_name(self, head: int) -> bool:
        """Whether a role word only ends a name of its own: "Karen National Liberation Army"."""
        tokens = self.sentence.tokens
        if tokens[head].pos != "PROPN" or head not in self.nouns or self.role_at(head) is None:
            return False
        if self.unspaced:
            ends = self._role_ending(head) is not None and self.word(head) not in self.words.roles
            return ends and self._owner_inside(head) is None
        return any(
            tokens[place].pos == "PROPN"
            and self.role_at(place) is None
            and place not in self.names
            and self.word(place) not in self.words.generic | self.words.honorifics
            for place in range(self.nouns[head].left, self.role_start(head))
            if tokens[place].text.isalpha() and tokens[place].text[0].isupper()
        )

    def is_from_abroad(self, head: int) -> bool:
        """Whether a phrase says that it is not of one state: "European observers"."""
        left = self.nouns[head].left if head in self.nouns else head
        lead = range(left, self.role_start(head))
        return any(self.word(index) in self.words.abroad for index in lead)

    def role_end(self, head: int) -> int:
        """The last token of the words for a role: "minister" of "minister of finance" is not."""
        return self._role_tail(head)[0] if head in self.nouns else head

    def _role_tail(self, head: int) -> tuple[int, Role | None]:
        """The last token and the role of words that go on behind a head: "head of state"."""
        tokens = self.sentence.tokens
        last = min(head + self.words.longest, len(tokens))
        if head + 2 >= len(tokens) or self.word(head + 1) not in self.words.role_links:
            return head, None
        for end in range(last - 1, head + 1, -1):
            tail = self._joiner.join(self._written[head + 1 : end + 1])
            for form in self._forms(head):
                role = self.words.roles.get(f"{form}{self._joiner}{tail}")
                if role is not None:
                    return end, role
        return head, None

    def role_start(self, head: int) -> int:
        """The first token of the words for the role that ends in a head."""
        first = self.nouns[head].left if head in self.nouns else head
        first = 0 if self.unspaced else first
        for start in range(max(first, head - self.words.longest + 1), head):
            if any(
                self._lead(start, head) + last in self.words.roles for last in self._forms(head)
            ):
                return start
        return head

    def phrase_is_role(self, head: int, left: int, right: int) -> bool:
        """Whether a name is nothing but words for a role: "Congress"."""
        text = self._lead(left, right) + self.word(right)
        return text in self.words.roles and head == right

    def names_beside(self, head: int) -> list[int]:
        """The heads of names said to be the same as a noun: "its leader, Ana Silva".

        Also of one that follows right behind it as another subject: "the company Rosneft".
        """
        beside = [a.head for a in self.nouns[head].arguments if a.relation == "apposition"]
        for noun in self.nouns.values():
            if noun.left == head + 1 and self.sentence.tokens[noun.head].pos == "PROPN":
                place, own = self.verb_of.get(noun.head), self.verb_of.get(head)
                if place is not None and place == own:
                    beside.append(noun.head)
        return beside

    def roles_beside(self, head: int) -> list[int]:
        """The nouns a name stands beside: Omar of "a spokesman for the army, Omar" is both's."""
        beside = self.beside.get(head)
        if beside is None:
            return []
        over = [
            noun.head
            for noun in self.nouns.values()
            if any(a.head == beside and a.relation == "oblique" for a in noun.arguments)
        ]
        return [beside, *(h for h in over if beside in self.names)]

    def text(self, left: int, right: int) -> str:
        """The words of a run of tokens."""
        span, start = self.span(left, right), self.sentence.span.start
        return self.sentence.text[span.start - start : span.end - start]

    def after_gap(self, left: int, head: int) -> int:
        """The first token of a phrase behind the last space in it: one parts what it stands in."""
        tokens = self.sentence.tokens
        parted = (i for i in range(head, left, -1) if tokens[i].start > tokens[i - 1].end)
        return next((i for i in parted if tokens[i].text[0] > "\u2e80"), left)

    def is_no_name(self, head: int) -> bool:
        """Whether a word is but part of a longer one that is no name: 大陆 of 欧洲大陆."""
        if not self.unspaced:
            return False
        text = simplify(self.sentence.text)
        start = self.sentence.tokens[head].start - self.sentence.span.start
        return any(
            word in text[max(0, start - len(word)) : start + len(word) + 1]
            for word in self.words.not_names
            if self.word(head) in word
        )

    def group_name(self, head: int) -> str:
        """The words of a phrase without article, possessive pronoun and number: a group's name."""
        tokens = self.sentence.tokens
        left = self.nouns[head].left if head in self.nouns else head
        counted = {
            token.index
            for quantity in self.sentence.quantities
            for token in self.sentence.tokens_in(quantity.span)
        }
        if self.unspaced:
            left = self.after_gap(min(left, self.role_start(head)), head)
        bare = {"DET", "NUM", "PRON", "PUNCT", "SYM"} | ({"PART"} if self.unspaced else set())
        while left < head and (
            tokens[left].pos in bare
            or left in counted
            or self.word(left) in self.words.definite | self.words.indefinite
        ):
            counted_off = self.unspaced and tokens[left].pos in {"NUM", "DET"}
            left += 1
            if counted_off and left < head and len(self.word(left)) == 1:
                left += 1  # the word that counts: 艘 of 一艘驱逐舰
        return self.text(left, head)

    def is_plural(self, head: int) -> bool:
        """Whether a noun's form differs from its lemma, as plurals do."""
        if head in self.nouns and self.is_quantity(head):
            return True
        if self.unspaced:
            return self._is_said_of_several(head)
        token = self.sentence.tokens[head]
        text = token.text.lower()
        if text != token.lemma.lower():
            return True
        return token.pos == "PROPN" and text.endswith("s") and self.role_at(head) is not None

    def _is_said_of_several(self, head: int) -> bool:
        """Whether a word around a noun says that it is several, where no form does: 各国外长."""
        tokens = self.sentence.tokens
        left = self.nouns[head].left if head in self.nouns else head
        around = [*range(left, head), *range(head + 1, min(head + 2, len(tokens)))]
        if any(self.word(place) in self.words.plural for place in around if place < head):
            return True
        if self._has_several_owners(head):
            return True
        return any(tokens[i].pos == "PART" and self.word(i) in self.words.plural for i in around)

    def _has_several_owners(self, head: int) -> bool:
        """Whether a role is that of several states: 法德外长."""
        noun = self.nouns.get(head)
        before = self.names_before(head)
        of = noun.heads("possessor") + noun.heads("compound") if noun is not None else ()
        named = {*before, *(place for place in of if place in self.names)}
        return sum(self.names[n].name.kind == "country" for n in named) > 1

    def owners(self, head: int) -> tuple[Mention, ...]:
        """Whom a role belongs to: the actors at the first path that leads to any.

        An adjective outranks a possessor: "his Ukrainian counterpart" is Ukraine's. A place
        stands for its country: "villagers in Katanga".
        """
        left = self.nouns[head].left if head in self.nouns else head
        adjectives = [place for place in range(left, head) if self._is_adjective(place)]
        adjectives += self.names_before(head)
        if self.is_no_name(head):
            return self.country_at(head)  # 哥伦比亚特区 is a part of another state
        inside = self._owner_inside(head)
        if inside is not None:
            return (inside,)
        for places in (adjectives, *(follow(self.nouns, head, p) for p in self.words.belonging)):
            found = [
                mention
                for place in places
                if not self._is_turned(place)
                for mention in self._owners_at(place, head)
                if mention.actor.country is not None or mention.actor.id is not None
            ]
            if found:
                return tuple(found)
        return self.owners_in_title(head) or (() if self.unspaced else self.country_at(head))

    def _owner_inside(self, head: int) -> Mention | None:
        """Whose a role is that is one word with its owner's name: 巴马科军政府."""
        ending = self._role_ending(head) if self.word(head) not in self.words.roles else None
        matcher = self.actors.names.get(self.sentence.language)
        if ending is None or matcher is None:
            return None
        name = self.word(head)[: -len(ending)]
        for span, named in matcher.find(name):
            if len(span) == len(name) and named.kind != "person":
                return self.mention(self.actors.on(named.actor, self.day), head, head)
        return None

    def counted_before(self, head: int) -> int | None:
        """The noun that a word behind it counts: 武装分子 of 武装分子17人."""
        place = head - 1
        if self.word(head) not in self.words.counters:
            return None
        while place > 0 and self.sentence.tokens[place].pos in {"NUM", "ADV"}:
            place -= 1
        counted = place < head - 1 and self.sentence.tokens[place].pos == "NOUN"
        return place if counted and self.role_at(place) is not None else None

    def names_before(self, head: int) -> list[int]:
        """The heads of the names right before the words for a role, where words are not parted.

        Other roles and a number may stand between: 越南|外交部|发言人, 法|德|两国|外长.
        """
        found: list[int] = []
        place = self.role_start(head) - 1
        while self.unspaced and place >= 0:
            named = self._name_ending.get(place)
            if named is not None:
                if self._is_turned(self._first_of(named)) or self._is_of_person(named):
                    break
                found.insert(0, named)
                place = self._first_of(named) - 1
                if place > 0 and self.word(place) in self.words.list_marks:
                    place -= self._goes_on_list(place - 1)
            elif not found and (self.word(place) in self.words.counts or self._is_role(place)):
                place = self.role_start(place) - 1
            else:
                break
        return found

    def _goes_on_list(self, place: int) -> bool:
        """Whether a name ends at a token that a list goes on from: not 巴黎 of 在巴黎与日本外长."""
        named = self._name_ending.get(place)
        if named is None:
            return False
        first = self._first_of(named)
        return first == 0 or self.word(first - 1) not in self.words.place_markers

    def _first_of(self, named: int) -> int:
        return self.sentence.tokens_in(self.names[named].span)[0].index

    def _is_of_person(self, named: int) -> bool:
        return self.names[named].name.kind == "person"

    def _is_role(self, place: int) -> bool:
        return self.sentence.tokens[place].pos == "NOUN" and self.role_at(place) is not None

    def _is_turned(self, place: int) -> bool:
        """Whether a name is whom a role is sent to or opposes rather than its owner: 驻日大使."""
        tokens = self.sentence.tokens
        if place == 0 or tokens[place - 1].pos == "ADP":  # 对日本企业 speaks of Japan's
            return False
        return self.word(place - 1) in self.words.outward

    def _owners_at(self, place: int, head: int) -> tuple[Mention, ...]:
        """The actors at the end of a path to an owner; "whose" is the noun its clause is about."""
        if self.word(place) in self.words.relative:
            verb = self.verb_above(head)
            clause = self.sentence.predicate(verb) if verb is not None else None
            if (
                clause is not None
                and clause.embedding == "relative"
                and clause.governor is not None
            ):
                return self.actors_at(clause.governor)
        found = self.actors_at(place) or self.country_at(place)
        after = place > head or (self.unspaced and place != head)
        if not found and after and self.role_at(place) is not None:
            return self.owners(place)  # "the families of its staff"
        return found

    def owners_in_title(self, head: int) -> tuple[Mention, ...]:
        """Whom the title in a phrase belongs to: "U.S. Deputy Trade Secretary Ann Lee"."""
        left = self.nouns[head].left if head in self.nouns else head
        for place in range(left, head):
            named = self.names.get(place)
            inside = named is not None and named.name.kind != "person"
            inside = inside and not self._is_turned(place)
            if inside and any(self.role_at(i) is not None for i in range(place + 1, head + 1)):
                return self.actors_at(place)
        return ()

    def country_at(self, head: int) -> tuple[Mention, ...]:
        """The state a place lies in, as the mention of the place."""
        state = self.actors.by_id.get(self.places.get(head, ""))
        return (self.mention(state, head, head),) if state is not None else ()

    def home(self, head: int) -> Actor | None:
        """The state meant where a role names none: that of the clause's place, or the standpoint's.

        "In Chad, police arrested him" speaks of the police of Chad; "Western officials" are of no
        state in particular.
        """
        if self.is_from_abroad(head):
            return None
        clause = self.verb_above(head)
        for predicate in self.sentence.predicates:
            if predicate.kind != "verb" or predicate.head != clause:
                continue
            for argument in predicate.arguments:
                if argument.marker in self.words.place_markers:
                    here = self.actors_at(argument.head) or self.country_at(argument.head)
                    state = self.actors.by_id.get(here[0].actor.country or "") if here else None
                    if state is not None:
                        return state
        return self.standpoint.home

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
        if head in self.nouns and self.is_quantity(head):
            return self.kind_at(self.nouns[head].heads("oblique", "of")[0])
        named = self.names.get(head)
        if named is not None:
            return {"person": "person", "body": "body"}.get(named.name.kind, "country")  # type: ignore[return-value]
        role = self.role_at(head)
        return role.kind if role is not None else "person"
