"""Figures without a deed: ``find_measures`` finds what they measure, and of what.

Five ways to state one are known, tried in this order: a noun that names the property ("a range of
300 km"), a share of people ("77 percent of voters"), a verb of state ("lies ten miles from"), the
word that stands before the figure ("人口约1400万"), an apposition ("Etorofu – fifty miles off the
coast"). What none of them explains is no measure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gestae.ontology.lexicon import Thing
from gestae.ontology.load import Ontology
from gestae.ontology.properties import MeasureWord, MeasureWords, known_properties, measure_words
from gestae.records import (
    Actor,
    Amount,
    Attribution,
    Date,
    DocumentReference,
    Excerpt,
    Measure,
    Mention,
    Parsed,
    Predicate,
    Sentence,
    Span,
    Token,
)

STEPS_UP = 4
"""Tokens between a figure and the noun or verb that says what it measures."""
CONFIDENCE = {"noun": 0.85, "share": 0.85, "verb": 0.75, "apposition": 0.65}
"""How often each way was right, by our own reading of the samples; to be calibrated."""
WEAPON = "weapon"
"""The class of things (``classes.csv``) whose distances are ranges."""
BETWEEN = frozenset({"ADV", "AUX"})
"""Parts of speech that may stand between a noun and its figure: 约, 仅, 已."""
QUOTES = (("“", "”"), ("「", "」"), ("《", "》"), ("‘", "’"))
"""Pairs of marks around names."""
APART = frozenset(("–", "—", "-", ",", "("))
"""Marks that set an apposition off from its noun."""


@dataclass(frozen=True, slots=True)
class _Stated:
    """A property of something: the token that heads its phrase, and how it was stated."""

    property: str
    subject: int
    verb: int | None
    way: str


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence with its predicates by head and the words of its language."""

    sentence: Sentence
    predicates: Mapping[int, Predicate]
    words: MeasureWords
    things: Mapping[str, Thing]

    def names_weapon(self, head: int) -> bool:
        """Whether a phrase ends in the name of a weapon."""
        predicate, token = self.predicates.get(head), self.sentence.tokens[head]
        if token.lemma.lower() in self.things:
            return self.things[token.lemma.lower()].kind == WEAPON
        left = self.sentence.tokens[predicate.left].start if predicate else token.start
        start = self.sentence.span.start
        phrase = self.sentence.text[left - start : token.end - start].lower()
        ends = (phrase[place:].strip() for place in range(len(phrase)))
        found = next((self.things[end] for end in ends if end in self.things), None)
        return found is not None and found.kind == WEAPON

    def climb(self, head: int) -> Iterator[int]:
        """The tokens above ``head``, nearest first."""
        for _ in range(STEPS_UP):
            above = self.sentence.tokens[head].head
            if above == head:
                return
            head = above
            yield head

    def argument(self, head: int, relation: str, marker: str | None = None) -> int | None:
        """The first argument of a predicate with that relation (and marker), or ``None``."""
        predicate = self.predicates.get(head)
        for found in predicate.arguments if predicate else ():
            if found.relation == relation and (marker is None or found.marker == marker):
                return found.head
        return None


def find_measures(
    parsed: Parsed,
    ontology: Ontology,
    mentions: Sequence[Mention],
    amounts: Iterable[Amount],
    dates: Sequence[Date],
    attributions: Sequence[Attribution],
) -> tuple[Measure, ...]:
    """The measures of a document in order of the text.

    ``amounts`` are those that no event took. A subject that is no known actor is a mention whose
    actor has no id and the words as its name. ``date`` is one told of the same clause.
    """
    reference = DocumentReference.to(parsed.document)
    found = []
    for sentence, inside in _by_sentence(parsed, amounts):
        predicates = {predicate.head: predicate for predicate in sentence.predicates}
        lexicon = ontology.lexicons.get(sentence.language)
        things = lexicon.things if lexicon is not None else {}
        scene = _Scene(sentence, predicates, measure_words(sentence.language), things)
        for amount in inside:
            stated = _state(scene, amount)
            if stated is None:
                continue
            text = parsed.document.text
            excerpt = Excerpt(sentence.span.of(text), sentence.span, sentence.language)
            found.append(
                Measure(
                    subject=_subject(scene, stated.subject, mentions, text),
                    property=stated.property,
                    amount=amount,
                    date=_date(scene, stated, dates),
                    attribution=_tellers(amount.span, attributions),
                    sentence=excerpt,
                    document=reference,
                    confidence=CONFIDENCE[stated.way],
                )
            )
    return tuple(found)


def _by_sentence(
    parsed: Parsed, amounts: Iterable[Amount]
) -> Iterator[tuple[Sentence, list[Amount]]]:
    waiting = sorted(amounts, key=lambda amount: amount.span)
    position = 0
    for sentence in parsed.sentences:
        inside = []
        while position < len(waiting) and waiting[position].span.start < sentence.span.end:
            inside.append(waiting[position])
            position += 1
        if inside:
            yield sentence, inside


def _state(scene: _Scene, amount: Amount) -> _Stated | None:
    head = scene.sentence.head_of(amount.span)
    if head is None or (amount.kind == "rank" and amount.high == 1):
        return None  # "the first to sign" tells an order of deeds
    return (
        _by_noun(scene, amount, head)
        or _by_named_subject(scene, amount, head)
        or _by_share(scene, amount)
        or _by_verb(scene, amount, head)
        or _by_order(scene, amount)
        or _by_apposition(scene, amount)
    )


def _told_by(amount: Amount) -> str | None:
    """The property that the figure tells by itself."""
    for name, prop in known_properties().items():
        if prop.is_told_by(amount):
            return name
    return None


def _fits(word: MeasureWord | None, amount: Amount) -> bool:
    return word is not None and amount.kind in word.kinds


def _by_noun(scene: _Scene, amount: Amount, head: int) -> _Stated | None:
    """A noun names the property: "missiles with a range of 300 km", "its population of 7,000"."""
    for noun in scene.climb(head):
        token = scene.sentence.tokens[noun]
        if token.pos in ("VERB", "AUX"):
            return None
        word = scene.words.nouns.get(token.lemma.lower())
        if word is not None and _fits(word, amount):
            return _named(scene, amount, noun, word)
        described = scene.words.adjectives.get(token.lemma.lower())
        if described is not None and _fits(described, amount):
            return _described(scene, noun, described)
    return None


def _named(scene: _Scene, amount: Amount, noun: int, word: MeasureWord) -> _Stated | None:
    owner = _owner(scene, noun, amount)
    if owner is None:
        return None
    name = word.property or _noun_property(scene, owner, amount)
    return _Stated(name, owner, _verb_above(scene, noun), "noun") if name else None


def _described(scene: _Scene, adjective: int, word: MeasureWord) -> _Stated | None:
    """An adjective names it: "the ship is 200 metres long"."""
    verb = _verb_above(scene, adjective)
    subject = scene.argument(verb, "subject") if verb is not None else None
    if subject is None or word.property is None:
        return None
    return _Stated(word.property, subject, verb, "noun")


def _owner(scene: _Scene, noun: int, amount: Amount) -> int | None:
    """Whose property a noun names: its possessor, who has it, what stands "with" it."""
    owner = scene.argument(noun, "possessor")
    if owner is None:
        owner = scene.argument(noun, "oblique", "of")
        token = scene.sentence.tokens[owner] if owner is not None else None
        if token and amount.span.start <= token.start < amount.span.end:
            owner = None  # "a range of 300 km"
    if owner is not None and scene.sentence.tokens[owner].pos in ("NOUN", "PROPN"):
        return owner
    for above in scene.climb(noun):
        if scene.sentence.tokens[above].pos in ("NOUN", "PROPN") and above < noun:
            return above
        predicate = scene.predicates.get(above)
        if predicate is not None and predicate.kind == "verb":
            beside = any(a.head == noun and a.relation == "oblique" for a in predicate.arguments)
            held = scene.argument(above, "object") if beside else None
            holder = scene.argument(above, "subject") if held is None else held
            if holder is not None:
                return holder
    return None


def _verb_above(scene: _Scene, head: int) -> int | None:
    for above in (head, *scene.climb(head)):
        predicate = scene.predicates.get(above)
        if predicate is not None and predicate.kind == "verb":
            return above
    return None


def _by_share(scene: _Scene, amount: Amount) -> _Stated | None:
    """A part of a group: "77 percent of voters", "one in five Germans"."""
    if amount.kind != "share" or amount.unit != "percent":
        return None
    for quantity in scene.sentence.quantities:
        if quantity.span == amount.span and quantity.noun is not None:
            return _Stated("share", quantity.noun, _verb_above(scene, quantity.noun), "share")
    return None


def _by_named_subject(scene: _Scene, amount: Amount, head: int) -> _Stated | None:
    """A verb states the property that its subject names: "inflation fell to 3 percent"."""
    verb = _verb_above(scene, head)
    subject = scene.argument(verb, "subject") if verb is not None else None
    if verb is None or subject is None:
        return None
    lemma = scene.predicates[verb].lemma
    word = scene.words.links.get(lemma) or scene.words.changes.get(lemma)
    name = _noun_property(scene, subject, amount) if _fits(word, amount) else None
    owner = scene.argument(subject, "possessor")
    return _Stated(name, subject if owner is None else owner, verb, "verb") if name else None


def _by_verb(scene: _Scene, amount: Amount, head: int) -> _Stated | None:
    """A verb states it of its subject: "lies ten miles from", "weighs 200 kg"."""
    verb = _verb_above(scene, head)
    if verb is None:
        return None
    predicate = scene.predicates[verb]
    link = scene.words.links.get(predicate.lemma)
    is_placed = predicate.passive and link is not None  # "is located ten miles from"
    subject = scene.argument(verb, "object" if is_placed else "subject")
    if subject is None or predicate.passive != is_placed:
        return None
    word = scene.words.verbs.get(predicate.lemma)
    if word is not None and _fits(word, amount) and word.property:
        return _Stated(word.property, subject, verb, "verb")
    told = _told_by(amount) if _fits(link, amount) else None
    if told == "distance" and not is_placed and scene.names_weapon(subject):
        told = "range"  # "the rockets reach targets 50 km away"
    return _Stated(told, subject, verb, "verb") if told else None


def _by_order(scene: _Scene, amount: Amount) -> _Stated | None:
    """A figure behind the noun or verb that it belongs to, whatever the parser ties it to.

    "人口约1400万", "射程达2000公里的导弹", "距离边境仅10公里".
    """
    before = _clause_before(scene, amount)
    verb = next((t.index for t in reversed(before) if t.pos == "VERB"), None)
    while before and (before[-1].pos in BETWEEN or before[-1].lemma in scene.words.links):
        before.pop()
    if not before:
        return None
    noun = before[-1]
    word = scene.words.nouns.get(noun.lemma.lower()) if noun.pos == "NOUN" else None
    if word is not None and _fits(word, amount) and word.property:
        return _Stated(word.property, _bearer(scene, noun.index, verb), verb, "noun")
    if verb is None or verb not in scene.predicates:
        return None
    link = scene.words.links.get(scene.predicates[verb].lemma)
    subject = scene.argument(verb, "subject")
    told = _told_by(amount) if _fits(link, amount) else None
    return _Stated(told, subject, verb, "verb") if told and subject is not None else None


def _bearer(scene: _Scene, noun: int, verb: int | None) -> int:
    """Whose property a noun right before its figure names; the noun itself where nobody is told."""
    above = scene.predicates.get(verb) if verb is not None else None
    if above is not None and above.embedding == "relative" and above.governor is not None:
        return above.governor  # "射程达2000公里的导弹"
    owners = (scene.argument(noun, relation) for relation in ("possessor", "compound"))
    return next((owner for owner in owners if owner is not None), noun)


def _clause_before(scene: _Scene, amount: Amount) -> list[Token]:
    """The tokens between a figure and the last mark before it."""
    found: list[Token] = []
    for token in scene.sentence.tokens:
        if token.end > amount.span.start:
            break
        found = [] if token.pos == "PUNCT" else [*found, token]
    return found


def _noun_property(scene: _Scene, noun: int, amount: Amount) -> str | None:
    """The property that the subject itself names: "defence spending stands at 2 %"."""
    word = scene.words.nouns.get(scene.sentence.tokens[noun].lemma.lower())
    return word.property if word is not None and _fits(word, amount) else None


def _by_apposition(scene: _Scene, amount: Amount) -> _Stated | None:
    """A distance set off behind the noun it belongs to: "Etorofu – fifty miles off the coast"."""
    if amount.kind not in ("distance", "range"):
        return None
    tokens = scene.sentence.tokens
    before = [token for token in tokens if token.end <= amount.span.start]
    while before and before[-1].pos in ("ADV", "SPACE"):
        before.pop()
    if len(before) < 2 or before[-1].text not in APART or before[-2].pos not in ("NOUN", "PROPN"):
        return None
    return _Stated(_told_by(amount) or "distance", before[-2].index, None, "apposition")


def _subject(scene: _Scene, head: int, mentions: Sequence[Mention], text: str) -> Mention:
    """The actor mentioned there, or the phrase itself as one without an id."""
    above = scene.sentence.tokens[head].head
    word = Span(scene.sentence.tokens[head].start, scene.sentence.tokens[head].end)
    joined = _with_joined(scene, head, head, head) != (head, head)
    for mention in mentions:
        known = mention.actor.id is not None or mention.actor.country is not None
        here = mention.span.covers(word) and scene.sentence.head_of(mention.span) == head
        if here and (known or not joined):
            return mention
    if scene.sentence.tokens[head].pos == "PRON" and scene.sentence.tokens[above].pos == "NOUN":
        head = above  # "its population", where nobody knows whose
    predicate = scene.predicates.get(head)
    left, right = (predicate.left, predicate.right) if predicate else (head, head)
    tokens = scene.sentence.tokens
    end = head
    while end < right and tokens[end + 1].text not in APART and tokens[end + 1].pos != "PART":
        end += 1
    left, end = _with_joined(scene, head, left, end)
    span = _with_quote(Span(tokens[left].start, tokens[end].end), text)
    return Mention(Actor(None, span.of(text)), span.of(text), span)


def _with_joined(scene: _Scene, head: int, left: int, right: int) -> tuple[int, int]:
    """The bounds of a phrase with those that own the same noun: "A 和 B 的射程"."""
    for noun in scene.predicates.values():
        owners = [a.head for a in noun.arguments if a.relation == "possessor"]
        if noun.kind == "noun" and head in owners and len(owners) > 1:
            phrases = [scene.predicates[one] for one in owners if one in scene.predicates]
            return min(left, *(p.left for p in phrases)), max(right, *(p.head for p in phrases))
    return left, right


def _with_quote(span: Span, text: str) -> Span:
    """The span with the mark before it that opens a quotation which is closed in it."""
    for opening, closing in QUOTES:
        inside = span.of(text)
        before = text[max(0, span.start - 1) : span.start]
        if closing in inside and opening not in inside and before == opening:
            return Span(span.start - 1, span.end)
    return span


def _date(scene: _Scene, stated: _Stated, dates: Sequence[Date]) -> Date | None:
    """A date told of the same verb; of a share also the only one of its sentence (a poll's)."""
    inside = [date for date in dates if scene.sentence.span.covers(date.span)]
    for date in inside:
        head = scene.sentence.head_of(date.span)
        if head is not None and _verb_above(scene, head) == stated.verb:
            return date
    return inside[0] if stated.way == "share" and len(inside) == 1 else None


def _tellers(span: Span, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Who answers for a figure, from the outermost teller inward."""
    telling = [attribution for attribution in attributions if attribution.content.covers(span)]
    return tuple(sorted(telling, key=lambda attribution: -len(attribution.content)))
