"""What verbs and nouns of saying tell: ``find_told_clauses``."""

from collections.abc import Iterator

from gestae.coders.attribution.behind import opens_unnamed, read_behind
from gestae.coders.attribution.setting import Setting, Telling
from gestae.coders.attribution.teller import Teller, find_mention, find_tellers, read_teller
from gestae.ontology.cues import SpeechVerb
from gestae.records import Manner, Mention, Predicate, Span

BROKEN = 4
"""Tokens behind a verb of saying from which they are taken for a clause, whatever the parse."""
OPENING = frozenset({"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"})
"""Parts of speech with which such a clause begins."""
CLAIMS = frozenset({"act", "view", "document", "poll"})
"""Kinds of noun that hold what someone says."""
CARRYING = frozenset({"same", "own", "done", "ongoing"})
"""Effects of words under which saying is said: "went on to say", "managed to explain"."""


def find_told_clauses(setting: Setting, last: Mention | None = None) -> Iterator[Telling]:
    """What verbs of saying have for their content, and what "X's claim that …" tells.

    ``last`` is who spoke in the sentence before, and still does where a verb of saying opens this
    one without a subject.
    """
    for predicate in setting.sentence.predicates:
        verb = setting.cues.speech_verbs.get(predicate.lemma)
        if predicate.kind != "noun":
            if verb is not None:
                yield from _told_by_verb(setting, predicate, verb, last)
        else:
            yield from _told_by_noun(setting, predicate)


def speakers(setting: Setting, predicate: Predicate, verb: SpeechVerb) -> tuple[Teller, ...]:
    """Who says what a verb of saying tells; empty where nobody does, or does not say it."""
    negated = verb.kind != "think" and predicate.negation is not None
    invited = verb.kind == "think" and _is_modal(setting, predicate)
    if negated or invited or _is_condition(setting, predicate) or _is_to_come(setting, predicate):
        return ()
    tellers = find_tellers(setting, predicate)
    surely = verb.kind == "show" or not setting.cues.joiner
    return tuple(teller for teller in tellers if teller.able or not surely)


def cue_span(setting: Setting, predicate: Predicate) -> Span:
    """The verb or noun of saying, with its particle."""
    last = predicate.head
    for particle in predicate.lemma.split(" ")[1:]:
        if setting.extent.words[last + 1 : last + 2] != (particle,):
            break
        last += 1
    return setting.sentence.span_of(predicate.head, last)


def manner_of(setting: Setting, predicate: Predicate, teller: Teller) -> Manner:
    """How it was told: by a text or poll, or in one ("said in a report")."""
    if teller.manner is not None:
        return teller.manner
    heads = [a.head for a in predicate.arguments if a.relation == "oblique"]
    above = setting.predicates.get(predicate.governor) if predicate.governor is not None else None
    if above is not None and predicate.embedding == "conjunct" and not setting.cues.joiner:
        heads += above.heads("object")  # 发表声明称
    kinds = {setting.cues.speech_nouns.get(setting.lemma(head)) for head in heads}
    if "poll" in kinds:
        return "poll"
    return "document" if "document" in kinds else "report"


def _told_by_verb(
    setting: Setting, predicate: Predicate, verb: SpeechVerb, last: Mention | None
) -> Iterator[Telling]:
    contents = tuple(_contents(setting, predicate, verb))
    if not contents:
        return
    tellers = speakers(setting, predicate, verb)
    if last is not None and opens_unnamed(setting, predicate, verb):
        tellers = (Teller(last, None, known=True, able=True),)
    for teller in tellers:
        for content in contents:
            yield Telling(
                sentence=setting.number,
                head=predicate.head,
                speaker=teller.mention,
                cue=cue_span(setting, predicate),
                content=content,
                manner=manner_of(setting, predicate, teller),
            )


def _is_modal(setting: Setting, predicate: Predicate) -> bool:
    """Whether a verb stands under a modal: "members may recall", "he will remember"."""
    tokens = predicate.auxiliaries
    return any(
        setting.extent.words[token] in setting.cues.auxiliaries
        and setting.cues.auxiliaries[setting.extent.words[token]].status != "ongoing"
        for token in tokens
    )


def _is_to_come(setting: Setting, predicate: Predicate) -> bool:
    """Whether the saying is not yet done by the word above it: "declined to say"."""
    if predicate.embedding != "complement" or predicate.governor is None:
        return False
    above = setting.predicates.get(predicate.governor)
    if above is None or predicate.form not in {"infinitive", "gerund"}:
        return False
    names = [(above.lemma, above.kind)]
    names += [(setting.extent.words[token], "adjective") for token in above.modifiers]
    words = [setting.cues.status_words.get((*name, predicate.form)) for name in names]
    return any(word is not None and word.affirmed not in CARRYING for word in words)


def _is_condition(setting: Setting, predicate: Predicate) -> bool:
    if predicate.embedding != "adverbial":
        return False
    found = setting.extent.marking(setting.cues.cause_markers, predicate)
    return found is not None and found.phrase.kind == "condition"


def _contents(setting: Setting, predicate: Predicate, verb: SpeechVerb) -> Iterator[Span]:
    """All behind a verb of saying, its clauses, the things it tells, or what it interrupts."""
    behind = read_behind(setting, predicate, verb)
    if behind is not None:
        yield behind
        return
    clauses = [c for c in setting.below.get(predicate.head, ()) if _is_told(c, verb)]
    if clauses:
        yield from (setting.span(clause.head) for clause in clauses)
        return
    things = tuple(_things(setting, predicate, verb))
    if things:
        yield from things
    elif "clause" in verb.takes and not predicate.heads("object"):
        other = _interrupted(setting, predicate) or _rest(setting, predicate)
        if other is not None:
            yield other


def _is_told(clause: Predicate, verb: SpeechVerb) -> bool:
    """Whether a clause below a verb of saying is what it says."""
    if clause.kind == "noun" or clause.embedding != "complement":
        return False
    if clause.kind == "adjective" and all(a.shared for a in clause.arguments):
        return False
    return _shape(clause) in verb.takes or clause.marker in verb.takes


def _shape(clause: Predicate) -> str | None:
    """What the tables call a clause that is said; "that he resign" is like "that he resigns"."""
    if clause.form == "gerund":
        return "gerund" if clause.marker is None else None
    if clause.form == "infinitive" and clause.marker in {None, "to"}:
        return "infinitive"
    return "clause"


def _things(setting: Setting, predicate: Predicate, verb: SpeechVerb) -> Iterator[Span]:
    """Nouns that are told: "announced a truce", "warned of a war", "called it a threat"."""
    objects = [
        a.head
        for a in predicate.arguments
        if a.relation == "object" and not a.shared and not a.coordinated
    ]
    told = [
        a.head for a in predicate.arguments if a.relation == "oblique" and a.marker in verb.takes
    ]
    framed = _framed(setting, predicate, objects, verb)
    if framed is not None:
        yield framed
    elif "objects" in verb.takes and objects:
        named = _named(setting, predicate, objects)
        if named is not None:
            yield named
    elif "object" in verb.takes and objects and not _is_pronoun(setting, objects[0]):
        yield setting.span(objects[0])
    elif told:
        yield setting.span(told[0])


def _framed(
    setting: Setting, predicate: Predicate, objects: list[int], verb: SpeechVerb
) -> Span | None:
    """The object with what is said of it behind a preposition, on either of which it may hang."""
    nouns = [noun for head in objects if (noun := setting.predicates.get(head)) is not None]
    said = [
        argument.head
        for holder in (predicate, *nouns)
        for argument in holder.arguments
        if argument.relation == "oblique" and argument.marker in verb.frames
    ]
    return _cover(setting, [*objects, *said]) if said else None


def _named(setting: Setting, predicate: Predicate, objects: list[int]) -> Span | None:
    """What is called what, if something stands behind the first object: "called it a threat"."""
    first, last = objects[0], setting.extent.right[predicate.head]
    behind = setting.sentence.tokens[setting.extent.right[first] + 1 : last + 1]
    if len(objects) == 1 and not any(token.pos in {"NOUN", "ADJ", "PROPN"} for token in behind):
        return None
    return setting.trim(setting.sentence.span_of(setting.extent.left[first], last))


def _cover(setting: Setting, heads: list[int]) -> Span:
    spans = [setting.span(head) for head in heads]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _is_pronoun(setting: Setting, head: int) -> bool:
    return setting.sentence.tokens[head].pos == "PRON"


def _interrupted(setting: Setting, predicate: Predicate) -> Span | None:
    """The clause that a verb of saying stands in as an aside: "The plan, she said, had failed".

    The parse has the aside below the clause, set off by a mark or by a word such as "as".
    """
    above = setting.predicates.get(predicate.governor) if predicate.governor is not None else None
    if above is None or above.kind == "noun":
        return _around(setting, predicate)
    aside = setting.extent.span(setting.sentence, predicate.head)
    if predicate.embedding == "adverbial":
        if predicate.marker not in setting.cues.report_clauses:
            return None
    elif predicate.embedding != "complement" or not _is_set_off(setting, predicate):
        return None
    return _beside(setting, setting.extent.span(setting.sentence, above.head), aside)


def _around(setting: Setting, predicate: Predicate) -> Span | None:
    """The sentence around a verb with its subject that stand between marks, whatever the parse."""
    heads = [predicate.head, *predicate.heads("subject")]
    left = min(heads[0], *(setting.extent.left[head] for head in heads[1:])) if heads[1:] else 0
    right = max(heads[0], *(setting.extent.right[head] for head in heads[1:])) if heads[1:] else 0
    tokens = setting.sentence.tokens
    if not 0 < left <= right < len(tokens) - 1:
        return None
    if tokens[left - 1].pos != "PUNCT" or tokens[right + 1].pos != "PUNCT":
        return None
    return _beside(setting, setting.sentence.span, setting.sentence.span_of(left, right))


def _rest(setting: Setting, predicate: Predicate) -> Span | None:
    """What stands behind a verb of saying whose clause the parse broke up: all that has a verb."""
    if predicate.form != "finite" or predicate.governor is not None:
        return None
    tokens = setting.sentence.tokens
    last = setting.extent.right[predicate.head]
    behind = tokens[predicate.head + 1 : last + 1]
    if len(behind) < BROKEN or behind[0].pos not in OPENING:
        return None
    if not any(t.pos in {"VERB", "AUX"} for t in behind):
        return None
    return setting.trim(setting.sentence.span_of(predicate.head + 1, last))


def _is_set_off(setting: Setting, predicate: Predicate) -> bool:
    """Whether a mark stands before the aside, which has a finite verb and no subordinator."""
    left = setting.extent.left[predicate.head]
    if predicate.form != "finite" or predicate.marker is not None:
        return False
    tokens = setting.sentence.tokens
    return tokens[left].pos == "PUNCT" or (left > 0 and tokens[left - 1].pos == "PUNCT")


def _beside(setting: Setting, whole: Span, aside: Span) -> Span | None:
    """A stretch without an aside at its start or end."""
    if aside.start <= whole.start:
        whole = Span(min(aside.end, whole.end), whole.end)
    elif whole.end <= aside.end + 1:
        whole = Span(whole.start, aside.start)
    trimmed = setting.trim(whole)
    return trimmed if len(trimmed) else None


def _told_by_noun(setting: Setting, noun: Predicate) -> Iterator[Telling]:
    """What "the ministry's claim that …" or "reports by the ministry of …" tell."""
    below = setting.below.get(noun.head, ())
    if setting.cues.speech_nouns.get(noun.lemma.lower()) not in CLAIMS:
        return
    contents = [c for c in below if _is_claimed(setting, noun, c)]
    teller = _claimant(setting, noun) if contents else None
    if teller is None:
        return
    for clause in contents:
        yield Telling(
            sentence=setting.number,
            head=noun.head,
            speaker=teller.mention,
            cue=setting.token_span(noun.head),
            content=setting.span(clause.head),
            manner=teller.manner or _written(setting, noun),
        )


def _is_claimed(setting: Setting, noun: Predicate, clause: Predicate) -> bool:
    """Whether a clause below a noun of saying is its content: "claims that …", "of shelling"."""
    if clause.embedding == "relative":
        return clause.form == "finite" and _is_whole(clause)
    if clause.kind == "noun" or clause.embedding != "complement":
        return False
    if clause.form == "finite":
        return True
    word = setting.cues.status_words.get((noun.lemma, "noun", clause.marker or ""))
    return clause.form == "gerund" and word is not None and word.affirmed == "same"


def _is_whole(clause: Predicate) -> bool:
    """Whether a clause taken for a relative one lacks nothing that its noun could stand for."""
    own = {a.relation for a in clause.arguments if not a.shared}
    lent = {a.relation for a in clause.arguments if a.shared}
    return "subject" in own and lent <= own


def _claimant(setting: Setting, noun: Predicate) -> Teller | None:
    """Who is behind a claim: its possessor, who it is by, or the subject that makes it."""
    for argument in noun.arguments:
        if argument.relation == "possessor":
            return read_teller(setting, argument.head)
    for argument in noun.arguments:
        if argument.marker in setting.cues.source_markers:
            return read_teller(setting, argument.head)
        if argument.relation == "compound" and find_mention(setting, argument.head) is not None:
            return read_teller(setting, argument.head)
    above = setting.predicates.get(noun.governor) if noun.governor is not None else None
    if above is None:
        return _before_verb(setting, noun)
    if above.kind != "verb":
        return None
    word = setting.cues.status_words.get((above.lemma, "verb", "object"))
    made = word is not None and word.affirmed == "same" and noun.head in above.heads("object")
    return next(iter(find_tellers(setting, above)), None) if made else None


def _before_verb(setting: Setting, noun: Predicate) -> Teller | None:
    """The name before a verb that the parse took for a noun: "Tokyo claims that …"."""
    inflected = setting.extent.words[noun.head] != noun.lemma.lower()
    name = noun.head - 1
    if not inflected or name < noun.left or setting.sentence.tokens[name].pos != "PROPN":
        return None
    return read_teller(setting, name)


def _written(setting: Setting, noun: Predicate) -> Manner:
    kind = setting.cues.speech_nouns.get(noun.lemma.lower())
    if kind == "poll":
        return "poll"
    return "document" if kind == "document" else "report"
