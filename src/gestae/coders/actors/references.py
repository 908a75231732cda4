"""Pronouns and descriptions to whom they refer: ``History``.

Conservative on purpose: a wrong antecedent costs an analyst more than a missing one. Candidates
are scored by nearness and by grammatical role, a subject before an object before the rest; where
the best does not stand out from the next, nothing is resolved.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from gestae.coders.actors.reading import Reading
from gestae.ontology.han import simplify
from gestae.ontology.role_words import STATE_SECTORS, Reference, Role, RoleKind, RoleWords
from gestae.records import Actor, Mention

WINDOW = 2
"""Sentences looked back over for a pronoun."""
DESCRIPTION_WINDOW = 4
"""Sentences looked back over for "the country"."""
SEVERAL_WINDOW = 6
COUNTED_WINDOW = 40
"""Sentences looked back over for "the sides", and for "both armies", whose number tells more."""
ROLE_WINDOW = 12
"""Sentences looked back over for "the rebels"; fewer for what any state has."""
ORGAN_WINDOW = 3
MARGIN = 0.5
"""By how much the best candidate must lead the next."""
OTHER_WEIGHT = 1.0
ADJECTIVE_WEIGHT = 0.3
"""Of a country told by its adjective: "Ukrainian officials" speaks of officials."""
ROLE_WEIGHT = {
    "subject": 3.0,
    "object": 2.0,
    "indirect": 2.0,
    "oblique": 1.5,
    "adjective": ADJECTIVE_WEIGHT,
}
SENTENCE_WEIGHT = (2.0, 1.0, 0.0, -0.5, -1.0)
"""Added for a candidate in the same sentence, the one before, and so on."""
MAIN_CLAUSE = 0.6
"""Added for the subject of a main clause."""
SAME_CLAUSE = 1.0
"""Added for the subject of the clause that the pronoun's clause is joined to with "and"."""
NEWS = "MED"
"""The sector of those who tell what others do: "a paper reported that it had …" is no paper's."""

NO_SIDE = frozenset({"IGO", "CVL", "MED", "BUS", "NGO", "EDU"})
"""Sectors that are not meant by "the two sides"."""

FITS: dict[RoleKind, frozenset[RoleKind]] = {
    "person": frozenset({"person"}),
    "thing": frozenset({"country", "body"}),
    "any": frozenset({"person", "country", "body", "group"}),
    "country": frozenset({"country"}),
    "body": frozenset({"body"}),
    "group": frozenset({"group", "body", "country"}),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A mention as it is remembered; ``vague`` where only a role is known ("a member").

    ``main`` is whether it stands in the main clause; ``roles`` are the role words of its phrase.
    """

    sentence: int
    head: int
    mention: Mention
    kind: RoleKind
    plural: bool
    relation: str
    verb: int | None
    vague: bool
    main: bool
    roles: frozenset[str]

    @property
    def key(self) -> str:
        """What tells actors apart."""
        return self.mention.actor.id or self.mention.actor.name


class History:
    """What a document has told so far, of whom it may speak again."""

    def __init__(self) -> None:
        self._told: list[Told] = []
        self._persons: dict[str, Actor] = {}
        self._quoted: tuple[int, Actor] | None = None

    def introduce(self, actor: Actor) -> None:
        """Remembers a person our tables lack by the last word of the name."""
        self._persons[actor.name.split()[-1]] = actor

    def introduce_as(self, name: str, actor: Actor, dots: frozenset[str]) -> None:
        """Remembers a person by a name of a language without spaces, and what it is shortened to.

        That is the part behind the last dot (普京 of 弗拉基米尔·普京), or the surname: two
        characters of four (岸田), one of two or three, which is only ever said with a title.
        """
        last = split_name(name, dots)[-1]
        self._persons[name] = self._persons[last] = actor
        if last == name and len(name) > 1:
            self._persons[name[: len(name) // 2]] = actor

    def person(self, name: str) -> Actor | None:
        """The person introduced before under this name or a longer one that ends with it."""
        known = self._persons.get(name.rsplit(maxsplit=1)[-1]) if name else None
        return known if known is not None and known.name.endswith(name) else None

    def person_called(self, name: str, dots: frozenset[str]) -> Actor | None:
        """The person introduced before under this name or one it is short for, without spaces."""
        parts = split_name(name, dots)
        known = self._persons.get(name)
        return known or (self._persons.get(parts[-1]) if len(parts) > 1 else None)

    def shouted(self, name: str) -> Actor | None:
        """The one a name in capitals stands for, by any word of the full name: "WU"."""
        if not name.isupper() or len(name) == 1:
            return None
        words = set(name.casefold().split())
        for actor in reversed(self._persons.values()):
            if words <= set(actor.name.casefold().split()):
                return actor
        people = (t for t in reversed(self._told) if t.kind == "person")
        known = (t for t in people if words <= set(t.mention.actor.name.casefold().split()))
        return next((t.mention.actor for t in known), None)

    def labelled(self, label: str, reading: Reading) -> Actor | None:
        """Whose turn it is in a transcript, by the label before it."""
        if reading.unspaced:
            return self._labelled_unparted(label, reading)
        name, role = _read_label(label, reading)
        if not name:
            return None
        known = self.shouted(name.split()[-1].upper()) or self.person(name.split()[-1])
        if known is not None:
            return known
        home = reading.standpoint.home
        official = role is not None and role.sector in STATE_SECTORS
        own = home is not None and (official or reading.standpoint.assembly)
        actor = Actor(
            None,
            name,
            home.country if own and home is not None else None,
            role.sector if role is not None else "LEG" if own else None,
        )
        self.introduce(actor)
        return actor

    def _labelled_unparted(self, label: str, reading: Reading) -> Actor | None:
        """Whose turn it is where words are not parted: 外交部长 and a name, or the name alone.

        On the page of an office who bears no title of another speaks for it.
        """
        dots = reading.words.name_dots
        name, role = _split_title(simplify(label), reading.words)
        known = self.person_called(name, dots) if name else None
        if known is not None or not name:
            return known
        home, office = reading.standpoint.home, reading.standpoint.office
        if role is None and office is not None:
            actor = Actor(None, name, office.country, office.sector)
        else:
            official = role is not None and role.sector in STATE_SECTORS
            own = home is not None and (official or reading.standpoint.assembly)
            sector = role.sector if role is not None else "LEG" if own else None
            actor = Actor(None, name, home.country if own and home is not None else None, sector)
        self.introduce_as(name, actor, dots)
        return actor

    def spoke(self, sentence: int, actor: Actor | None) -> None:
        """Remembers who was quoted in a sentence."""
        if actor is not None:
            self._quoted = (sentence, actor)

    def quoted_before(self, sentence: int) -> Actor | None:
        """Who was quoted in the sentence before, and goes on."""
        if self._quoted is not None and self._quoted[0] >= sentence - 1:
            self._quoted = (sentence, self._quoted[1])
            return self._quoted[1]
        return None

    def remember(self, head: int, reading: Reading) -> None:
        """Takes in the mentions at a head of the sentence being read."""
        verb, relation = reading.verb_of.get(head, (None, "other"))
        named = reading.names.get(head)
        if verb is None and named is not None and named.name.kind == "adjective":
            relation = "adjective"
        roles = _role_words(head, reading)
        for mention in reading.mentions[head]:
            self._told.append(
                Told(
                    reading.number,
                    head,
                    mention,
                    self._kind(mention, head, reading),
                    reading.is_plural(head),
                    relation,
                    verb,
                    _is_vague(mention, head, reading),
                    verb is not None and reading.is_main(verb),
                    roles,
                )
            )

    def _kind(self, mention: Mention, head: int, reading: Reading) -> RoleKind:
        if mention.antecedent is not None:
            before = (t.kind for t in reversed(self._told) if t.mention.actor == mention.actor)
            return next(before, reading.kind_at(head))
        return reading.kind_at(head)

    def _near(self, number: int, window: int) -> list[Told]:
        """What was told within so many sentences; the end only of a long document is walked."""
        last = takewhile(lambda t: number - t.sentence <= window, reversed(self._told))
        return list(last)[::-1]

    def resolve(self, head: int, reference: Reference, reading: Reading) -> tuple[Mention, ...]:
        """The mentions a pronoun or description makes; empty where no antecedent stands out."""
        plural = reference.number == "plural"
        window = WINDOW if reading.is_pronoun(head) else DESCRIPTION_WINDOW
        if plural and not reading.is_pronoun(head):
            window = COUNTED_WINDOW if _count(head, reading) else SEVERAL_WINDOW
        near = self._near(reading.number, window)
        barred = {t.mention.actor for t in near if self._is_barred(t, head, reference, reading)}
        if not reading.is_pronoun(head):
            barred |= {owner.actor for owner in reading.owners(head)}  # "its neighbour"
        if reading.unspaced and reference.kind == "country":
            barred |= set(_across(head, reading))
        candidates = [t for t in near if _fits(t, reference) and t.mention.actor not in barred]
        if plural:
            count = _count(head, reading)
            chosen = _plural(candidates, count)
            if not chosen and count is not None and reference.kind in {"country", "group"}:
                chosen = self._states_behind(near, count, reading)
            if not chosen and reading.is_pronoun(head):
                bodies = [t for t in candidates if t.kind in {"body", "group"}]
                chosen = _single(bodies, head, reading, several=True)
        elif reading.has_name_word(head):
            chosen = self._by_name_word(head, reading)
        else:
            chosen = _single(candidates, head, reading)
        left = head if reading.is_pronoun(head) else reading.nouns[head].left
        return tuple(_again(told, left, head, reading) for told in chosen)

    def _by_name_word(self, head: int, reading: Reading) -> list[Told]:
        """The last body whose name holds the word of a description: "the council"."""
        word = reading.name_word(head)
        for told in reversed(self._near(reading.number, ROLE_WINDOW)):
            named = told.mention.actor.name.lower()
            named += simplify(told.mention.text) if reading.unspaced else ""
            if told.kind == "body" and word in named:
                return [told]
        return []

    def _states_behind(self, near: list[Told], count: int, reading: Reading) -> list[Told]:
        """The states that as many told together act for: after a president received a minister."""
        found = []
        for told in near:
            state = reading.actors.by_id.get(told.mention.actor.country or "")
            if state is not None:
                found.append(
                    replace(told, mention=replace(told.mention, actor=state), plural=False)
                )
        return _plural(found, count)

    def several(self, head: int, role: Role, reading: Reading) -> list[Actor]:
        """The states meant by a role of several: "both armies", "the two coast guards"."""
        count = _count(head, reading)
        if count is None or not reading.is_plural(head) or role.sector not in STATE_SECTORS:
            return []
        near = self._near(reading.number, COUNTED_WINDOW)
        states = [t for t in near if t.mention.actor.id is not None]
        states = [t for t in states if t.mention.actor.id == t.mention.actor.country]
        return [t.mention.actor for t in _plural(states, count)]

    def same_role(self, head: int, role: Role, reading: Reading) -> tuple[Mention, ...]:
        """The last one told of with the same role word, however it was named then."""
        organ = role.sector in STATE_SECTORS and role.kind != "person"
        window = ORGAN_WINDOW if organ else ROLE_WINDOW
        lemma = reading.role_word(head)
        plural = reading.is_plural(head)
        for told in reversed(self._near(reading.number, window)):
            same = lemma in told.roles and told.plural == plural
            actor = told.mention.actor
            known = actor.country is not None or actor.id is not None
            if same and (known or actor.name.casefold() != lemma):
                place = (told.sentence, told.head)
                group = [t for t in self._told if (t.sentence, t.head) == place]
                left = reading.nouns[head].left
                return tuple(_again(one, left, head, reading) for one in group)
        return ()

    def _is_barred(self, told: Told, head: int, reference: Reference, reading: Reading) -> bool:
        """An object is not its own subject: "Iran attacked it" speaks of another."""
        if told.sentence != reading.number or reference.possessive:
            return False
        if not reading.is_pronoun(head) and told.relation == "subject":
            return told.verb in reading.verbs_over(head)  # "Peru said that the country" is another
        verb, relation = reading.verb_of.get(head, (None, ""))
        if verb is not None and relation != "subject" and told.head in reading.subjects(verb):
            return True  # "met the envoy and urged him": whom one urges is another
        return verb is not None and told.verb == verb


def _split_title(label: str, words: RoleWords) -> tuple[str, Role | None]:
    """The name in a label and the role before or behind it; no name where all is a role."""
    if label in words.roles:
        return "", words.roles[label]
    for end in range(len(label) - 1, 0, -1):
        for role, name in ((label[:end], label[end:]), (label[-end:], label[:-end])):
            if role in words.roles and len(role) > 1:
                return name, words.roles[role]
    return label, None


def split_name(name: str, dots: frozenset[str]) -> list[str]:
    """The parts of a foreign name written without spaces: 弗拉基米尔 and 普京."""
    for dot in dots:
        name = name.replace(dot, " ")
    return name.split() or [""]


def _read_label(label: str, reading: Reading) -> tuple[str, Role | None]:
    """The name and the role in a label: "Hon. Ann Lee (Minister of Trade)", "The Minister (Lee)".

    The name is empty where there is none: "ANCHOR".
    """
    before, _, inside = label.strip(" )").partition("(")
    words = reading.words
    roles = [r for w in re.findall(r"[\w'’-]+", label.lower()) if (r := words.roles.get(w))]
    for part in (inside, before):
        parts = [w for w in part.split() if w.lower() not in words.honorifics]
        named = [w for w in parts if w.lower().strip(".,") not in words.roles]
        titled = len(parts) < len(part.split()) or (part == before and len(named) > 1)
        if named and (titled or part == before) and part.split()[0].lower() != "the":
            name = " ".join(named)
            return (name.title() if name.isupper() else name), roles[0] if roles else None
    return "", roles[0] if roles else None


def _across(head: int, reading: Reading) -> Iterator[Actor]:
    """Those named on the other side of the verb: 该国政府谴责巴西 speaks of another than Brazil."""
    verb = reading.verb_above(head)
    clause = reading.sentence.predicate(verb) if verb is not None else None
    for argument in clause.arguments if clause is not None else ():
        noun = reading.nouns.get(argument.head)
        own = argument.head == head or (noun is not None and noun.left <= head <= noun.right)
        if argument.head in reading.names and not own:
            yield from (mention.actor for mention in reading.actors_at(argument.head))


def _fits(told: Told, reference: Reference) -> bool:
    """Whether one told before is of the kind and sector that a pronoun or description asks for."""
    if told.kind not in FITS.get(reference.kind, frozenset()):
        return False
    actor = told.mention.actor
    if reference.sectors and actor.sector not in reference.sectors:
        return False
    if reference.kind == "body":
        return actor.id is None or actor.id != actor.country
    if reference.kind == "group":
        return actor.id is not None and actor.sector not in NO_SIDE
    return True


def _again(told: Told, left: int, head: int, reading: Reading) -> Mention:
    antecedent = told.mention.antecedent or told.mention.span
    return replace(reading.mention(told.mention.actor, left, head), antecedent=antecedent)


def _role_words(head: int, reading: Reading) -> frozenset[str]:
    """The role words in a phrase and beside it, by which it may be told of again."""
    left = reading.nouns[head].left if head in reading.nouns else head
    places = [*range(left, head + 1)]
    if head in reading.nouns:
        places += [a.head for a in reading.nouns[head].arguments if a.relation == "apposition"]
    if head in reading.beside:
        places.append(reading.beside[head])
    found = {reading.role_word(i) for i in places if reading.role_at(i) is not None}
    return frozenset(found)


def _count(head: int, reading: Reading) -> int | None:
    """How many a phrase speaks of: "the three sides"; ``None`` where it does not say."""
    noun = reading.nouns.get(head)
    if noun is None:
        return None
    words = [reading.word(i) for i in range(noun.left, head + 1)]
    return next((reading.words.counts[w] for w in words if w in reading.words.counts), None)


def _is_vague(mention: Mention, head: int, reading: Reading) -> bool:
    actor = mention.actor
    return actor.id is None and actor.country is None and reading.role_at(head) is not None


def _single(
    candidates: list[Told], head: int, reading: Reading, *, several: bool = False
) -> list[Told]:
    """The candidate that stands out; groups only where ``several`` are looked for."""
    scores: dict[str, tuple[float, Told]] = {}
    joined = reading.joined_to(head)
    lent = reading.lent_subjects(head)
    for told in candidates:
        if told.vague or (told.plural and told.kind == "group" and not several):
            continue
        score = ROLE_WEIGHT.get(told.relation, OTHER_WEIGHT)
        score += SENTENCE_WEIGHT[reading.number - told.sentence]
        if told.main and told.relation == "subject" and told.mention.actor.sector != NEWS:
            score += MAIN_CLAUSE
        if told.sentence == reading.number and told.relation == "subject" and told.verb in joined:
            score += SAME_CLAUSE
        elif told.sentence == reading.number and told.head in lent:
            score += SAME_CLAUSE + ROLE_WEIGHT["subject"] - ROLE_WEIGHT.get(told.relation, 0.0)
        if told.key not in scores or score >= scores[told.key][0]:
            scores[told.key] = (score, told)
    ranked = sorted(scores.values(), key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN):
        return []
    return [ranked[0][1]]


def _plural(candidates: list[Told], count: int | None) -> list[Told]:
    """The last plural actor, or the last several that did something together.

    Where a number is said, as many are meant; else two or more told in one breath.
    """
    sentences = sorted({told.sentence for told in candidates}, reverse=True)
    for sentence in sentences:
        here = [told for told in candidates if told.sentence == sentence]
        subjects = [told for told in here if told.relation == "subject"]
        for group in (subjects, here):
            distinct = {told.key: told for told in group}
            if len(distinct) == (count or 2) and not any(told.plural for told in group):
                return list(distinct.values())
            if len(distinct) == (count or len(distinct)) > 1 and _together(group):
                return list(distinct.values())
            if count is None and len(distinct) == 1 and group[0].plural:
                return [group[0]]
    if count is None:
        return []
    distinct = {told.key: told for told in candidates}
    return list(distinct.values()) if len(distinct) == count else []


def _together(group: list[Told]) -> bool:
    """Whether all were told as one: the same role of several, or joined by "and"."""
    if len({told.head for told in group}) == 1:
        return True
    return len({(told.verb, told.relation) for told in group}) == 1 and group[0].verb is not None
